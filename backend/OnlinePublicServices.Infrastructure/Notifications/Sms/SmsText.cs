using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Notifications.Sms;

/// <summary>How many parts a text becomes on its way. Source: 3GPP TS 23.038 and 23.040.</summary>
internal static class SmsText
{
    public const int PartsMax = 5;

    /// <summary>Letters of the GSM alphabet that Vietnamese and English texts without accents use.</summary>
    private const string Gsm =
        "@$\n\r _!\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Letters of its extension, which count twice.</summary>
    private const string Extension = "^{}\\[~]|";

    public static int Parts(string text)
    {
        if (text.All(letter => Gsm.Contains(letter) || Extension.Contains(letter)))
            return Parts(text.Sum(letter => Extension.Contains(letter) ? 2 : 1), alone: 160, each: 153);
        return Parts(text.Length, alone: 70, each: 67);
    }

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
                    _ => letter,
                }
            );
        }

        return plain.ToString();
    }

    private static int Parts(int length, int alone, int each) => length <= alone ? 1 : (length + each - 1) / each;
}
