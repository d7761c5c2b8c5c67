using System.Text;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms.Layout;

/// <summary>The four styles of the forms' font, in the order of the font list of each file.</summary>
internal enum FontStyle
{
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

/// <summary>
/// The forms' font: Tinos, which has the metrics of Times New Roman. Loaded once; a missing or wrong font stops the
/// start, because a letter without a glyph would vanish from a legal document without a word.
/// </summary>
internal static class FormFonts
{
    /// <summary>Stands in for a letter that the font lacks.</summary>
    public static readonly Rune Substitute = new('\u25A1');

    private const string Family = "Tinos";

    /// <summary>The faces, by <see cref="FontStyle"/>.</summary>
    public static IReadOnlyList<TrueTypeFace> Faces { get; } = [.. Enum.GetValues<FontStyle>().Select(Load)];

    /// <summary>Width of a letter in points.</summary>
    public static double WidthOf(Rune letter, TextStyle style)
    {
        var face = Faces[(int)style.Font];
        return face.AdvanceOf(face.GlyphOf(letter)) * style.Size / face.UnitsPerEm;
    }

    /// <summary>Whether every style has the letter.</summary>
    public static bool CanPrint(Rune letter) => Faces.All(face => face.Has(letter));

    /// <summary>Loads and checks one face.</summary>
    internal static TrueTypeFace Check(byte[] file)
    {
        var face = new TrueTypeFace(file);
        if (face.Family != Family)
        {
            throw new InvalidDataException($"The forms are set in {Family}, not in {face.Family}.");
        }

        var missing = Required().Where(letter => !face.Has(letter)).Select(letter => $"U+{letter.Value:X4}").ToList();
        return missing.Count == 0
            ? face
            : throw new InvalidDataException($"{face.PostScriptName} lacks {string.Join(", ", missing)}.");
    }

    private static TrueTypeFace Load(FontStyle style)
    {
        var name = $"{typeof(FormFonts).Assembly.GetName().Name}.Forms.Fonts.Tinos-{style}.ttf";
        using var resource =
            typeof(FormFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The font {name} is not in the assembly.");
        using var file = new MemoryStream();
        resource.CopyTo(file);
        return Check(file.ToArray());
    }

    /// <summary>Every letter that Vietnamese is written with, with all its marks, and the signs of an office.</summary>
    private static IEnumerable<Rune> Required()
    {
        const string Vowels = "aeiouy\u0103\u00E2\u00EA\u00F4\u01A1\u01B0";
        string[] tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
        var letters = Vowels
            .SelectMany(vowel => tones.Select(tone => $"{vowel}{tone}".Normalize(NormalizationForm.FormC)))
            .Append("bcdfghjklmnpqrstvwxz\u0111");
        const string Signs = " \u00A00123456789.,:;-/()'\"@%&+=#?!\u2013\u2026\u201C\u201D\u2018\u2019\u20AB\u25A1";
        return letters
            .SelectMany(text => (text + text.ToUpperInvariant()).EnumerateRunes())
            .Concat(Signs.EnumerateRunes());
    }
}

/// <summary>How letters look; the size in points.</summary>
internal readonly record struct TextStyle(FontStyle Font, double Size);

/// <summary>Text of one style.</summary>
internal sealed record TextRun(string Text, TextStyle Style);
