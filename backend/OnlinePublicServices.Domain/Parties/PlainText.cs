using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>Text that people give about themselves, made harmless before anything else looks at it.</summary>
public static class PlainText
{
    /// <summary>
    /// The text in NFC, with single blanks and without the signs nobody sees (bidirectional and zero-width marks, the
    /// byte order mark). Null when a control character or half a surrogate pair stands in it: such text was not typed.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (text is null || !IsWellFormed(text))
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            var category = char.GetUnicodeCategory(letter);
            if (
                category
                is UnicodeCategory.Control
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            )
            {
                return null;
            }

            if (category is UnicodeCategory.SpaceSeparator)
            {
                _ = clean.Length > 0 && clean[^1] != ' ' ? clean.Append(' ') : clean;
            }
            else if (category is not UnicodeCategory.Format)
            {
                clean.Append(letter);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>
    /// Text of several lines: each cleaned as by <see cref="Clean"/>, without empty lines at its ends. Null as there.
    /// </summary>
    public static string? CleanLines(string? text)
    {
        var lines = text?.ReplaceLineEndings("\n").Split('\n').Select(Clean).ToList();
        return lines is null || lines.Contains(null) ? null : string.Join('\n', lines).Trim('\n');
    }

    /// <summary>How many characters a reader counts, not how many code units are stored.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
