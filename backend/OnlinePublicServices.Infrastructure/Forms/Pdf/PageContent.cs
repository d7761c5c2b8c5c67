using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Pdf;

/// <summary>
/// The drawing on one page. Positions are points from the page's top left corner. Whatever is drawn is either
/// content of a structure element or an artifact (ornament, page number): nothing is left unmarked.
/// </summary>
internal sealed class PageContent(int page, double height, IReadOnlyList<FontSubset> fonts)
{
    private readonly StringBuilder operators = new();
    private readonly List<StructureElement> owners = [];

    /// <summary>The elements that own the marked pieces, by their number.</summary>
    public IReadOnlyList<StructureElement> Owners => owners;

    /// <summary>Draws a piece of an element.</summary>
    public void Draw(StructureElement owner, Action draw)
    {
        operators.Append(CultureInfo.InvariantCulture, $"/{owner.Role} <</MCID {owners.Count}>> BDC\n");
        owner.Add(new MarkedContent(page, owners.Count));
        owners.Add(owner);
        draw();
        operators.Append("EMC\n");
    }

    /// <summary>Draws what a screen reader skips.</summary>
    public void DrawArtifact(Action draw)
    {
        operators.Append("/Artifact BMC\n");
        draw();
        operators.Append("EMC\n");
    }

    /// <summary>Writes one line of one style; spaces are widened by <paramref name="wordGap"/> points.</summary>
    public void Text(double left, double baseline, int font, double size, string text, double wordGap = 0)
    {
        var subset = fonts[font];
        operators.Append(
            CultureInfo.InvariantCulture,
            $"BT /F{font} {size:0.##} Tf {left:0.##} {height - baseline:0.##} Td "
        );
        operators.Append(wordGap == 0 ? "<" : "[<");
        foreach (var letter in text.EnumerateRunes())
        {
            operators.Append(CultureInfo.InvariantCulture, $"{subset.NumberOf(letter):X4}");
            if (wordGap != 0 && letter.Value == ' ')
            {
                operators.Append(CultureInfo.InvariantCulture, $">{-1000 * wordGap / size:0.#}<");
            }
        }

        operators.Append(wordGap == 0 ? "> Tj ET\n" : ">] TJ ET\n");
    }

    /// <summary>A solid line.</summary>
    public void Line(double left, double top, double right, double bottom, double width) =>
        operators.Append(
            CultureInfo.InvariantCulture,
            $"{width:0.##} w {left:0.##} {height - top:0.##} m {right:0.##} {height - bottom:0.##} l S\n"
        );

    /// <summary>A row of dots, as forms have where something is to be filled in.</summary>
    public void Dots(double left, double baseline, double right) =>
        operators.Append(
            CultureInfo.InvariantCulture,
            $"q 1 J 0.8 w [0 3] 0 d {left:0.##} {height - baseline:0.##} m {right:0.##} {height - baseline:0.##} l S Q\n"
        );

    /// <summary>Filled black rectangles, painted at once so that no seam shows between them.</summary>
    public void Fill(IEnumerable<(double Left, double Top, double Width, double Height)> rectangles)
    {
        foreach (var (left, top, width, tall) in rectangles)
        {
            operators.Append(
                CultureInfo.InvariantCulture,
                $"{left:0.###} {height - top - tall:0.###} {width:0.###} {tall:0.###} re\n"
            );
        }

        operators.Append("f\n");
    }

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(operators.ToString());
}
