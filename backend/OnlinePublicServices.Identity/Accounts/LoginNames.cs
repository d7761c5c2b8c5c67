using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>How people write the name they sign in with, and the one way in which we keep it.</summary>
internal static partial class LoginNames
{
    private const int MaxLength = 200;

    /// <summary>Trimmed, lower case, telephone numbers as <c>0…</c> without spaces, dots or dashes.</summary>
    public static string Normalize(string? typed)
    {
        var text = (typed ?? "").Trim().Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
        if (text.Length > MaxLength)
        {
            return "";
        }

        var digits = Separators().Replace(text, "");
        if (digits.StartsWith("+84", StringComparison.Ordinal))
        {
            digits = "0" + digits[3..];
        }

        return Phone().IsMatch(digits) ? digits : text;
    }

    /// <summary>Whether a normalised name is a mobile number (10 digits).</summary>
    public static bool IsPhone(string name) => Phone().IsMatch(name);

    /// <summary>Whether a normalised name is a mail address as people have them.</summary>
    public static bool IsEmail(string name) => name.Length <= MaxLength && Email().IsMatch(name);

    [GeneratedRegex(@"[\s.\-()]", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^0[35789][0-9]{8}$", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"^[^@\s<>""',;:\\()\[\]]{1,64}@[a-z0-9](?:[a-z0-9.\-]{0,120}[a-z0-9])?\.[a-z]{2,24}$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Email();
}
