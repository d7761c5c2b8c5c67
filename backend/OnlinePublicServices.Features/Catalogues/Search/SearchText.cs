using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Features.Catalogues.Search;

/// <summary>How text is made comparable: people type without accents, in any Unicode form, and with what is at hand.</summary>
internal static class SearchText
{
    /// <summary>
    /// The words of a text, lower case, without accents, the crossed d as a plain one; all that is neither letter nor
    /// digit parts words, except a dot inside a number.
    /// </summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter is '\u0111' or '\u0110' ? 'd' : char.ToLowerInvariant(letter));
            }
            else
            {
                Close(word, words);
            }
        }

        Close(word, words);
        return words;
    }

    /// <summary>The words as one line.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text));

    /// <summary>
    /// A word as the Telex keyboard would have made it, when it was left unmade: <c>ddocj</c> is <c>doc</c>,
    /// <c>thaan</c> is <c>than</c>.
    /// </summary>
    public static string WithoutTelex(string word)
    {
        var plain = word.TrimEnd('s', 'f', 'r', 'x', 'j', 'z').Replace("w", "", StringComparison.Ordinal);
        foreach (var doubled in (ReadOnlySpan<string>)["dd", "aa", "ee", "oo"])
        {
            plain = plain.Replace(doubled, doubled[..1], StringComparison.Ordinal);
        }

        return plain;
    }

    private static void Close(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
