using System.Text;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>The face of the visible block: the forms' own.</summary>
internal static class SignatureFont
{
    private const string Resource = "OnlinePublicServices.Infrastructure.Forms.Fonts.Tinos-Regular.ttf";

    private static readonly byte[] File = Load();

    /// <summary>The face; the caller disposes of it.</summary>
    public static SKTypeface For(IReadOnlyList<string> lines)
    {
        using var data = SKData.CreateCopy(File);
        var face = SKTypeface.FromData(data);
        using var font = new SKFont(face);
        return lines.All(line => font.ContainsGlyphs(Compose(line)))
            ? face
            : throw new PdfSyntaxException("a letter of the block is not in the font");
    }

    /// <summary>Letters with their marks in one piece: the font has a glyph for each.</summary>
    public static string Compose(string line) => line.Normalize(NormalizationForm.FormC);

    private static byte[] Load()
    {
        using var resource =
            typeof(SignatureFont).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The font {Resource} is not in the assembly.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
