using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>
/// A file's name as text to show, never as a path: composed (NFC), without characters that control, hide or turn text
/// around, without folders, at most 200 characters with its ending kept.
/// </summary>
internal static class FileNameText
{
    private const int LengthMax = 200;
    private const int EndingMax = 10;

    /// <summary>The name to show; "file" when nothing is left of it.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var text = new StringBuilder(Math.Min(last.Length, LengthMax));
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator)
                text.Append(' ');
            else if (IsShown(rune))
                text.Append(rune);
        }
        var clean = text.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
        return clean.Length == 0 ? "file" : Shorten(clean);
    }

    /// <summary>
    /// Letters, marks, digits, punctuation and signs, without those that mean something to file systems and markup.
    /// </summary>
    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            )
        && !"<>:\"|?*%;".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal)
        // Blank though a letter by its category: the Hangul fillers and the empty Braille cell.
        && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0xFFFD);

    private static string Shorten(string name)
    {
        if (name.Length <= LengthMax)
            return name;
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= EndingMax ? name[dot..] : "";
        var cut = LengthMax - ending.Length;
        return (char.IsHighSurrogate(name[cut - 1]) ? name[..(cut - 1)] : name[..cut]) + ending;
    }
}
