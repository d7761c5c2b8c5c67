using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms.Layout;

/// <summary>
/// A ruled table. A row is kept on one page where it can be; a row taller than a page goes on, line by line.
/// </summary>
internal static class SheetTable
{
    private const double Padding = 3;
    private const int MaxColumns = 12;
    private const int MaxRows = 500;
    private const int LongestWish = 60;

    private static readonly TextStyle Heading = new(FontStyle.Bold, 12);
    private static readonly TextStyle Cell = new(FontStyle.Regular, 12);

    extension(Sheet sheet)
    {
        public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
        {
            var heads = headings.Take(MaxColumns).Select(text => PrintedText.Clean(text)).ToList();
            var cells = rows.Take(MaxRows)
                .Select(row => heads.Select((_, i) => PrintedText.Clean(i < row.Count ? row[i] : "")).ToList())
                .ToList();
            if (heads.Count == 0)
            {
                return;
            }

            sheet.Space(4);
            var columns = Columns([heads, .. cells]);
            var table = sheet.Root.Add(new StructureElement("Table"));
            sheet.Row(table, heads, columns, Heading, isHeading: true);
            foreach (var row in cells)
            {
                sheet.Row(table, row, columns, Cell, isHeading: false);
            }

            sheet.Space(4);
        }

        private void Row(
            StructureElement table,
            List<string> texts,
            List<Column> columns,
            TextStyle style,
            bool isHeading
        )
        {
            var row = table.Add(new StructureElement("TR"));
            var owners = texts
                .Select(_ =>
                    row.Add(
                        new StructureElement(isHeading ? "TH" : "TD")
                        {
                            Attributes = isHeading ? "/O/Table/Scope/Column" : null,
                        }
                    )
                )
                .ToList();
            var lines = texts
                .Select((text, i) => TextLine.Break([new TextRun(text, style)], columns[i].Width))
                .ToList();
            var pitch = Sheet.Pitch([new TextRun("", style)], columns[0]);
            var tallest = Math.Max(1, lines.Max(cell => cell.Count));
            sheet.KeepTogether(Math.Min((tallest * pitch) + (2 * Padding), Sheet.Bottom - Sheet.Top));
            for (var done = 0; done < tallest; )
            {
                var room = (int)((Sheet.Bottom - sheet.Y - (2 * Padding) + 0.01) / pitch);
                if (room < 1)
                {
                    sheet.NewPage();
                    continue;
                }

                var count = Math.Min(room, tallest - done);
                sheet.RowPart(
                    owners,
                    [.. lines.Select(cell => cell.Skip(done).Take(count).ToList())],
                    columns,
                    pitch,
                    count
                );
                done += count;
            }
        }

        private void RowPart(
            List<StructureElement> owners,
            List<List<TextLine>> lines,
            List<Column> columns,
            double pitch,
            int count
        )
        {
            var (top, bottom) = (sheet.Y, sheet.Y + (count * pitch) + (2 * Padding));
            for (var i = 0; i < columns.Count; i++)
            {
                sheet.Y = top + Padding - 1;
                if (lines[i].Count > 0)
                {
                    sheet.WriteLines(owners[i], lines[i], columns[i], pitch, isFirst: true);
                }

                sheet.Rule(columns[i].Left - Padding, top, columns[i].Left - Padding, bottom);
            }

            sheet.Rule(Sheet.Width, top, Sheet.Width, bottom);
            sheet.Rule(0, top, Sheet.Width, top);
            sheet.Rule(0, bottom, Sheet.Width, bottom);
            sheet.Y = bottom;
        }
    }

    /// <summary>
    /// Columns no narrower than their widest word, if all fit; the rest of the width goes to those with more text.
    /// </summary>
    private static List<Column> Columns(List<List<string>> rows)
    {
        var least = rows[0]
            .Select((_, i) => rows.Max(row => TextLine.WidestWord(row[i], Heading)) + (2 * Padding) + 1)
            .ToList();
        var wishes = rows[0].Select((_, i) => rows.Max(row => Math.Clamp(row[i].Length, 1, LongestWish))).ToList();
        var spare = Sheet.Width - least.Sum();
        var widths =
            spare >= 0
                ? least.Select((width, i) => width + (spare * wishes[i] / wishes.Sum())).ToList()
                : least.Select(_ => Sheet.Width / least.Count).ToList();

        var columns = new List<Column>();
        var left = 0d;
        foreach (var width in widths)
        {
            columns.Add(new Column(left + Padding, width - (2 * Padding)));
            left += width;
        }

        return columns;
    }
}
