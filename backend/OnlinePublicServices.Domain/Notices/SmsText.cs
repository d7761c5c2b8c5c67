using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Domain.Notices;

/// <summary>How many parts a text becomes on its way. Source: 3GPP TS 23.038 and 23.040.</summary>
public static class SmsText
{
    /// <summary>More than that no gateway takes.</summary>
    public const int PartsMax = 5;

    /// <summary>Letters of the GSM alphabet that Vietnamese and English texts without accents use.</summary>
    private const string Gsm =
        "@$\n\r _!\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Letters of its extension, which count twice.</summary>
    private const string Extension = "^{}\\[~]|";

    /// <summary>Whether every letter is one of GSM's; a single other one, as any accent, makes the whole text UCS-2.</summary>
    public static bool IsGsm(string text) =>
        text.All(letter =>
            Gsm.Contains(letter, StringComparison.Ordinal) || Extension.Contains(letter, StringComparison.Ordinal)
        );

    /// <summary>Parts: of 160 letters, or 153 where there are several, in GSM's alphabet; of 70 or 67 in UCS-2.</summary>
    public static int Parts(string text) =>
        IsGsm(text)
            ? Parts(
                text.Sum(letter => Extension.Contains(letter, StringComparison.Ordinal) ? 2 : 1),
                alone: 160,
                each: 153
            )
            : Parts(text.Length, alone: 70, each: 67);

    /// <summary>The same text without accents, as most texts of offices are written.</summary>
    public static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            // The crossed d has no accent to take away.
            plain.Append(
                letter switch
                {
                    '\u0111' => 'd',
                    '\u0110' => 'D',
                    '\u2013' => '-',
                    '\u201C' or '\u201D' => '"',
                    '\u2018' or '\u2019' => '\'',
                    _ => letter,
                }
            );
        }

        return plain.ToString();
    }

    private static int Parts(int length, int alone, int each) => length <= alone ? 1 : (length + each - 1) / each;
}
