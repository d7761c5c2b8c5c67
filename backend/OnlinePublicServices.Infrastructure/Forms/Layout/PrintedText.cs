using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Layout;

/// <summary>
/// Makes text from outside printable: one line of NFC without control letters, joiners and direction marks, with
/// single spaces, a box for what the font lacks, bounded in length.
/// </summary>
internal static class PrintedText
{
    /// <summary>Letters; about two pages.</summary>
    public const int MaxLength = 5_000;

    private const char Ellipsis = '\u2026';

    public static string Clean(string? text, int maxLength = MaxLength)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Cut before normalising, so that hostile length costs nothing; half a pair becomes the replacement letter.
        var kept = text.Length > 2 * maxLength ? text[..(2 * maxLength)] : text;
        var whole = new StringBuilder(kept.Length);
        foreach (var letter in kept.EnumerateRunes())
        {
            whole.Append(letter);
        }

        var clean = new StringBuilder(whole.Length);
        var (count, gap) = (0, false);
        foreach (var letter in whole.ToString().Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (IsInvisible(letter))
            {
                continue;
            }

            if (IsGap(letter))
            {
                gap = clean.Length > 0;
                continue;
            }

            if (count >= maxLength)
            {
                return clean.Append(Ellipsis).ToString();
            }

            clean.Append(gap ? " " : "").Append(FormFonts.CanPrint(letter) ? letter : FormFonts.Substitute);
            (count, gap) = (count + (gap ? 2 : 1), false);
        }

        return text.Length > kept.Length ? clean.Append(Ellipsis).ToString() : clean.ToString();
    }

    private static bool IsGap(Rune letter) =>
        (Rune.IsWhiteSpace(letter) && letter.Value != 0xA0)
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control;

    /// <summary>Format letters: direction marks that could reorder a line, joiners, the byte order mark.</summary>
    private static bool IsInvisible(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.Format
        || letter.Value is 0x034F or 0x115F or 0x1160 or 0x3164;
}
