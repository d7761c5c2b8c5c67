using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;
using QRCoder;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// The upper part of a form: office and number on the left, state, motto and date on the right, the code square of the
/// tracking page. Source: 30/2020/ND-CP, Appendix I, II.1-4.
/// </summary>
internal static class FormHead
{
    private const double SquareSide = 24 * Sheet.Mm;

    private static readonly Column Office = new(0, 72 * Sheet.Mm) { Alignment = Alignment.Centre, Leading = 1.15 };

    private static readonly Column State = new(73 * Sheet.Mm, Sheet.Width - (73 * Sheet.Mm))
    {
        Alignment = Alignment.Centre,
        Leading = 1.15,
    };

    private static readonly TextStyle Plain = new(FontStyle.Regular, 12);
    private static readonly TextStyle Strong = new(FontStyle.Bold, 12);
    private static readonly TextStyle Number = new(FontStyle.Regular, 13);

    extension(Sheet sheet)
    {
        /// <summary>The head of a form that an office gives out; the number with the signs of the edition.</summary>
        public void Head(PaperHead head) => sheet.Head(head.Office, $"{head.Number}", head.IssuedAt);

        /// <summary>The head of a form that nobody numbers by machine.</summary>
        public void Head(IssuingOffice office, string number, DateTimeOffset issuedAt)
        {
            var top = sheet.Y;
            var owner = sheet.Root.Add(new StructureElement("P"));
            sheet.Write(owner, [new TextRun(Capitals(office.ParentAuthority), Plain)], Office);
            sheet.Write(owner, [new TextRun(Capitals(office.Body ?? FormWording.NameOf(office.Kind)), Strong)], Office);
            sheet.Underline(Office, 22 * Sheet.Mm);
            var afterOffice = sheet.Y;

            sheet.Y = top;
            sheet.StateAndMotto(State);
            var below = Math.Max(afterOffice, sheet.Y) + 7;

            sheet.Y = below;
            sheet.Paragraph(FormWording.Filled(FormTexts.Number, number), Number, Office);
            sheet.Y = below;
            var place = FormWording.PlaceAndDate(office.Place, issuedAt);
            sheet.Paragraph(place, Number with { Font = FontStyle.Italic }, State);
        }

        /// <summary>The name of the state and its motto, with the line below.</summary>
        public void StateAndMotto(Column column)
        {
            var state = sheet.Root.Add(new StructureElement("P"));
            sheet.Write(state, [new TextRun(FormTexts.State, Strong)], column);
            var motto = new TextRun(FormTexts.Motto, Strong with { Size = 13 });
            sheet.Write(state, [motto], column);
            sheet.Underline(column, TextLine.Break([motto], column.Width)[0].Width);
        }

        /// <summary>
        /// The square that leads to the dossier's tracking page, flush right at the cursor, which stays where it is.
        /// </summary>
        public void TrackingSquare(Uri trackingUrl, string dossierCode)
        {
            using var codes = new QRCodeGenerator();
            using var code = codes.CreateQrCode(trackingUrl.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
            // The four light modules around the square belong to it; the page is light there.
            var rows = code.ModuleMatrix;
            var module = SquareSide / rows.Count;
            var left = Sheet.Left + Sheet.Width - SquareSide + (4 * module);
            var top = sheet.Y;
            var spoken = FormWording.Filled(FormTexts.TrackingPicture, PrintedText.Clean(dossierCode, 60));
            var figure = new StructureElement("Figure")
            {
                Alternative = spoken,
                Attributes = Box(left - (4 * module), top, SquareSide, SquareSide),
            };
            sheet.Picture(sheet.Root.Add(figure), Modules(rows, left - (4 * module), top, module));
        }

        private void Underline(Column column, double width)
        {
            var centre = column.Left + (column.Width / 2);
            sheet.Rule(centre - (width / 2), sheet.Y + 2, centre + (width / 2), sheet.Y + 2);
            sheet.Space(2);
        }
    }

    public static string Capitals(string text) => PrintedText.Clean(text, 200).ToUpperInvariant();

    /// <summary>One rectangle for each run of dark modules in a row.</summary>
    private static IEnumerable<(double, double, double, double)> Modules(
        List<System.Collections.BitArray> rows,
        double left,
        double top,
        double module
    )
    {
        for (var row = 0; row < rows.Count; row++)
        {
            for (var from = 0; from < rows.Count; from++)
            {
                var to = from;
                while (to < rows.Count && rows[row][to])
                {
                    to++;
                }

                if (to > from)
                {
                    yield return (left + (from * module), top + (row * module), (to - from) * module, module);
                    from = to;
                }
            }
        }
    }

    /// <summary>Where a picture stands, as a tagged file says it; points from the page's top left corner.</summary>
    public static string Box(double left, double top, double width, double height) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"/O/Layout/Placement/Block/BBox[{left:0.##} {TaggedPdf.PageHeight - top - height:0.##} {left + width:0.##} {TaggedPdf.PageHeight - top:0.##}]"
        );
}
