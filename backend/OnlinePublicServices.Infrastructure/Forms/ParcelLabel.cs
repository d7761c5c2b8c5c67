using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;
using ZXing;
using ZXing.OneD;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>A parcel's label, in the upper half of a page: cut along the line and stick on. The bars are Code 128.</summary>
internal static class ParcelLabel
{
    private const double BarHeight = 18 * Sheet.Mm;
    private const double WidestBar = 0.5 * Sheet.Mm;

    public static RenderedForm Draw(ParcelLabelContent label)
    {
        var sheet = new Sheet(
            new PdfDescription(
                $"{FormTexts.LabelTitle} {PrintedText.Clean(label.Number, 40)}",
                PrintedText.Clean(label.Sender[0], 200),
                PrintedText.Clean(label.DossierCode, 60),
                label.PrintedAt
            )
        );
        sheet.PaperTitle(PrintedText.Clean(label.Carrier ?? FormTexts.LabelCourier, 100), FormTexts.LabelTitle);
        Bars(sheet, label.Number);
        sheet.Paragraph(
            PrintedText.Clean(label.Number, 40),
            new TextStyle(FontStyle.Bold, 16),
            Sheet.Whole with
            {
                Alignment = Alignment.Centre,
            }
        );
        sheet.Space(8);
        sheet.Field(FormTexts.LabelSender, Line(label.Sender));
        sheet.Field(FormTexts.LabelReceiver, Line(label.Receiver), strong: true);
        sheet.Field(FormTexts.DossierCode, label.DossierCode);
        if (label.CollectVnd is { } collect)
        {
            sheet.Field(FormTexts.LabelCollect, FormWording.Dong(collect), strong: true);
        }

        sheet.Space(16);
        sheet.Rule(0, sheet.Y, Sheet.Width, sheet.Y);
        return new RenderedForm(sheet.Finish(), sheet.PageNumber, SignaturePlace: null);
    }

    private static string Line(IReadOnlyList<string> parts) => string.Join(" – ", parts.Where(part => part.Length > 0));

    private static void Bars(Sheet sheet, string number)
    {
        var bars = new Code128Writer().encode(number, BarcodeFormat.CODE_128, 1, 1);
        // The light margin on both sides belongs to the code.
        var module = Math.Min(WidestBar, Sheet.Width / bars.Width);
        var left = Sheet.Left + ((Sheet.Width - (module * bars.Width)) / 2);
        var (top, width) = (sheet.Y, module * bars.Width);
        var figure = new StructureElement("Figure")
        {
            Alternative = FormWording.Filled(FormTexts.LabelBars, PrintedText.Clean(number, 40)),
            Attributes = FormHead.Box(left, top, width, BarHeight),
        };
        sheet.Picture(
            sheet.Root.Add(figure),
            Enumerable
                .Range(0, bars.Width)
                .Where(at => bars[at, 0])
                .Select(at => (left + (at * module), top, module, BarHeight))
        );
        sheet.Space(BarHeight + 4);
    }
}
