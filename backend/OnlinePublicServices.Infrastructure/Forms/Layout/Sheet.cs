using System.Globalization;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms.Layout;

/// <summary>Where lines start and end in their column.</summary>
internal enum Alignment
{
    Left,
    Centre,
    Justified,
}

/// <summary>A column and how text stands in it. Points; the left edge counts from the text area's.</summary>
internal sealed record Column(double Left, double Width)
{
    public Alignment Alignment { get; init; }

    /// <summary>Points by which the first line stands in.</summary>
    public double FirstIndent { get; init; }

    /// <summary>Distance of two base lines, as a multiple of the letters' size.</summary>
    public double Leading { get; init; } = 1.2;
}

/// <summary>
/// A4 pages filled from top to bottom. What does not fit goes on to the next page; each after the first has its number
/// in the middle of its upper margin. Margins: 20 mm above and below, 30 mm left, 15 mm right. Source: 30/2020/ND-CP,
/// Appendix I, I.
/// </summary>
internal sealed class Sheet
{
    /// <summary>Points in a millimetre.</summary>
    public const double Mm = 72 / 25.4;

    /// <summary>The text area's left edge, in points.</summary>
    public const double Left = 30 * Mm;

    /// <summary>The text area's upper edge, in points from above.</summary>
    public const double Top = 20 * Mm;

    /// <summary>The text area's width, in points.</summary>
    public const double Width = TaggedPdf.PageWidth - Left - (15 * Mm);

    /// <summary>The text area's lower edge, in points from above.</summary>
    public const double Bottom = TaggedPdf.PageHeight - (20 * Mm);

    private const double NumberBaseline = 14 * Mm;
    private const double LineWidth = 0.6;

    /// <summary>Points that justification may add to a space; a line that asks for more stays ragged.</summary>
    private const double WidestGap = 5;

    private readonly TaggedPdf pdf;

    /// <param name="description">What the file says about itself.</param>
    public Sheet(PdfDescription description)
    {
        pdf = new TaggedPdf(description, FormFonts.Faces);
        NewPage();
    }

    /// <summary>The root of the document's structure.</summary>
    public StructureElement Root => pdf.Structure;

    /// <summary>Points from above at which the next thing stands.</summary>
    public double Y { get; set; }

    /// <summary>From one.</summary>
    public int PageNumber => pdf.Pages.Count;

    /// <summary>The whole width, flush left.</summary>
    public static Column Whole { get; } = new(0, Width);

    private PageContent Page => pdf.Pages[^1];

    /// <summary>Begins a new page unless so many points are left on this one.</summary>
    public void KeepTogether(double height)
    {
        if (Y + height > Bottom && Y > Top)
        {
            NewPage();
        }
    }

    /// <summary>Leaves room.</summary>
    public void Space(double points) => Y += points;

    /// <summary>Sets text in a column, over as many pages as it takes; the cursor goes below it.</summary>
    /// <returns>Where the last line ended.</returns>
    public LineEnd Write(StructureElement owner, IReadOnlyList<TextRun> runs, Column column)
    {
        var lines =
            column.Alignment is Alignment.Centre
                ? TextLine.BreakEvenly(runs, column.Width)
                : TextLine.Break(runs, column.Width, column.FirstIndent);
        var end = new LineEnd(Left + column.Left, Y);
        var pitch = Pitch(runs, column);
        for (var done = 0; done < lines.Count; )
        {
            var room = (int)((Bottom - Y + 0.01) / pitch);
            if (room < 1)
            {
                NewPage();
                continue;
            }

            var part = lines.Skip(done).Take(room).ToList();
            end = WriteLines(owner, part, column, pitch, isFirst: done == 0);
            done += part.Count;
        }

        return end;
    }

    /// <summary>Sets lines on this page and moves the cursor below them.</summary>
    public LineEnd WriteLines(
        StructureElement owner,
        IReadOnlyList<TextLine> lines,
        Column column,
        double pitch,
        bool isFirst
    )
    {
        var end = new LineEnd(0, 0);
        Page.Draw(
            owner,
            () =>
            {
                foreach (var line in lines)
                {
                    var indent = isFirst ? column.FirstIndent : 0;
                    end = WriteLine(line, column, indent, Y + pitch - (0.28 * line.Runs[0].Style.Size));
                    (Y, isFirst) = (Y + pitch, false);
                }
            }
        );
        return end;
    }

    /// <summary>Distance of the base lines of such text in such a column, in points.</summary>
    public static double Pitch(IReadOnlyList<TextRun> runs, Column column) =>
        column.Leading * runs.Select(run => run.Style.Size).DefaultIfEmpty(1).Max();

    /// <summary>A line that is ornament only; the left edge counts from the text area's.</summary>
    public void Rule(double left, double top, double right, double bottom) =>
        Page.DrawArtifact(() => Page.Line(Left + left, top, Left + right, bottom, LineWidth));

    /// <summary>Dots up to an edge, where a form has something to fill in.</summary>
    public void Dots(LineEnd from, double right) =>
        Page.DrawArtifact(() => Page.Dots(from.X + 2, from.Baseline, Left + right));

    /// <summary>A picture of filled squares.</summary>
    public void Picture(
        StructureElement owner,
        IEnumerable<(double Left, double Top, double Width, double Height)> rectangles
    ) => Page.Draw(owner, () => Page.Fill(rectangles));

    public void NewPage()
    {
        pdf.AddPage();
        Y = Top;
    }

    /// <summary>Numbers the pages and gives the file.</summary>
    public byte[] Finish()
    {
        var style = new TextStyle(FontStyle.Regular, 13);
        var column = new Column(0, Width) { Alignment = Alignment.Centre };
        for (var page = 1; page < pdf.Pages.Count; page++)
        {
            var text = (page + 1).ToString(CultureInfo.InvariantCulture);
            var line = TextLine.Break([new TextRun(text, style)], Width)[0];
            var content = pdf.Pages[page];
            content.DrawArtifact(() => Put(content, line, column, 0, NumberBaseline));
        }

        return pdf.ToBytes();
    }

    private LineEnd WriteLine(TextLine line, Column column, double indent, double baseline) =>
        Put(Page, line, column, indent, baseline);

    private static LineEnd Put(PageContent page, TextLine line, Column column, double indent, double baseline)
    {
        var free = column.Width - indent - line.Width;
        var x = Left + column.Left + indent + (column.Alignment is Alignment.Centre ? free / 2 : 0);
        var gap = column.Alignment is Alignment.Justified && !line.IsLast && line.Gaps > 0 ? free / line.Gaps : 0;
        gap = gap > WidestGap ? 0 : gap;
        foreach (var run in line.Runs)
        {
            page.Text(x, baseline, (int)run.Style.Font, run.Style.Size, run.Text, gap);
            x += run
                .Text.EnumerateRunes()
                .Sum(letter => FormFonts.WidthOf(letter, run.Style) + (letter.Value == ' ' ? gap : 0));
        }

        if (line.EndsAtSpace)
        {
            page.Text(x, baseline, (int)line.Runs[^1].Style.Font, line.Runs[^1].Style.Size, " ");
        }

        return new LineEnd(x, baseline);
    }
}

/// <summary>Where a line ended, in points from the page's top left corner.</summary>
internal readonly record struct LineEnd(double X, double Baseline);
