using System.Globalization;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>The parts that the statutory forms are put together from. Source: 30/2020/ND-CP, Appendix I.</summary>
internal static class FormBlocks
{
    private const double Between = 3;
    private const double LabelWidth = 8 * Sheet.Mm;
    private const double WideLabelWidth = 11 * Sheet.Mm;

    /// <summary>Entries of one list; what is beyond is counted.</summary>
    private const int MaxItems = 500;

    private static readonly TextStyle Body = new(FontStyle.Regular, 13);
    private static readonly TextStyle Strong = new(FontStyle.Bold, 13);
    private static readonly TextStyle Small = new(FontStyle.Italic, 11);

    extension(Sheet sheet)
    {
        /// <summary>The form's name, and a line below it that tells one form from another.</summary>
        public void Title(Column column, string below, params ReadOnlySpan<string> lines)
        {
            var heading = sheet.Root.Add(new StructureElement("H1"));
            foreach (var line in lines)
            {
                sheet.Write(heading, [new TextRun(line, new TextStyle(FontStyle.Bold, 14))], column);
            }

            sheet.Space(2);
            sheet.Paragraph(below, Body, column);
        }

        /// <summary>A label and what is filled in; dots where nothing is.</summary>
        public void Field(string label, string? value, bool strong = false)
        {
            sheet.Space(Between);
            sheet.FieldIn(Sheet.Whole, label, PrintedText.Clean(value), strong ? Strong : Body);
        }

        /// <summary>Two short fields on one line, or below each other where they don't fit.</summary>
        public void FieldPair((string Label, string? Value) first, (string Label, string? Value) second)
        {
            var (one, other) = (PrintedText.Clean(first.Value), PrintedText.Clean(second.Value));
            var left = new Column(0, 0.42 * Sheet.Width);
            var right = new Column(left.Width + 6, Sheet.Width - left.Width - 6);
            sheet.Space(Between);
            if (!Fits($"{first.Label} {one}", left) || !Fits($"{second.Label} {other}", right))
            {
                sheet.FieldIn(Sheet.Whole, first.Label, one, Body);
                sheet.Space(Between);
                sheet.FieldIn(Sheet.Whole, second.Label, other, Body);
                return;
            }

            sheet.KeepTogether(Sheet.Pitch([new TextRun("", Body)], left));
            var y = sheet.Y;
            sheet.FieldIn(left, first.Label, one, Body);
            sheet.Y = y;
            sheet.FieldIn(right, second.Label, other, Body);
        }

        /// <summary>A paragraph of running text.</summary>
        public void Paragraph(string text, TextStyle style, Column column, string role = "P") =>
            sheet.Write(sheet.Root.Add(new StructureElement(role)), [new TextRun(text, style)], column);

        /// <summary>A justified paragraph of the body.</summary>
        public void Statement(string text)
        {
            sheet.Space(Between);
            sheet.Paragraph(text, Body, new Column(0, Sheet.Width) { Alignment = Alignment.Justified });
        }

        /// <summary>A paragraph in small italics.</summary>
        public void Remark(string text)
        {
            sheet.Space(Between);
            sheet.Paragraph(text, Small, new Column(0, Sheet.Width) { Alignment = Alignment.Justified });
        }

        /// <summary>Numbered entries; one row of dots where there are none.</summary>
        public void NumberedList(IEnumerable<string> entries)
        {
            var list = sheet.Root.Add(new StructureElement("L") { Attributes = "/O/List/ListNumbering/Decimal" });
            var texts = Bounded(entries).DefaultIfEmpty("").ToList();
            var width = texts.Count < 100 ? LabelWidth : WideLabelWidth;
            for (var i = 0; i < texts.Count; i++)
            {
                sheet.ListItem(list, string.Create(CultureInfo.InvariantCulture, $"{i + 1}."), texts[i], Body, width);
            }
        }

        /// <summary>Remarks at the foot of a form, each after a dash.</summary>
        public void Notes(params IEnumerable<string> notes)
        {
            sheet.Space(3 * Between);
            sheet.KeepTogether(4 * Sheet.Pitch([new TextRun("", Small)], Sheet.Whole));
            sheet.Paragraph(FormTexts.Notes, Small with { Font = FontStyle.BoldItalic }, Sheet.Whole);
            var list = sheet.Root.Add(new StructureElement("L"));
            foreach (var note in notes)
            {
                sheet.ListItem(list, "-", note, Small, 3 * Sheet.Mm);
            }
        }

        private void ListItem(StructureElement list, string label, string text, TextStyle style, double labelWidth)
        {
            var item = list.Add(new StructureElement("LI"));
            sheet.Space(Between / 2);
            sheet.KeepTogether(Sheet.Pitch([new TextRun(label, style)], Sheet.Whole));
            var y = sheet.Y;
            var end = sheet.Write(
                item.Add(new StructureElement("Lbl")),
                [new TextRun(label, style)],
                new Column(0, labelWidth)
            );
            if (text.Length == 0)
            {
                sheet.Dots(end, Sheet.Width);
                return;
            }

            sheet.Y = y;
            sheet.Write(
                item.Add(new StructureElement("LBody")),
                [new TextRun(text, style)],
                new Column(labelWidth, Sheet.Width - labelWidth) { Alignment = Alignment.Justified }
            );
        }

        private void FieldIn(Column column, string label, string value, TextStyle style)
        {
            var owner = sheet.Root.Add(new StructureElement("P"));
            TextRun[] runs = value.Length > 0 ? [new($"{label} ", Body), new(value, style)] : [new(label, Body)];
            var end = sheet.Write(owner, runs, column);
            if (value.Length == 0)
            {
                sheet.Dots(end, column.Left + column.Width);
            }
        }
    }

    /// <summary>Clean entries, and how many more there were than a form may hold.</summary>
    public static IEnumerable<string> Bounded(IEnumerable<string> entries)
    {
        var all = entries as IReadOnlyCollection<string> ?? [.. entries];
        foreach (var entry in all.Take(MaxItems))
        {
            yield return PrintedText.Clean(entry);
        }

        if (all.Count > MaxItems)
        {
            yield return FormWording.Filled(FormTexts.MoreItems, all.Count - MaxItems);
        }
    }

    private static bool Fits(string text, Column column) =>
        TextLine.Break([new TextRun(text, Body)], column.Width).Count == 1;
}
