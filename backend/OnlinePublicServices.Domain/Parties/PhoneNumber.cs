using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>
/// A Vietnamese telephone number: mobile <c>0[35789]</c> and eight digits, or fixed <c>02</c> and nine. Read in its
/// national and <c>+84</c> forms, kept in one. Prints itself masked.
/// Source: 22/2014/TT-BTTTT and the renumberings of 2017 and 2018.
/// </summary>
public sealed record PhoneNumber
{
    private const string CountryCode = "84";
    private const int Shown = 3;

    private PhoneNumber(string national) => National = national;

    /// <summary>The national form, digits only, with its leading nought.</summary>
    public string National { get; }

    /// <summary>The international form, <c>+84…</c>.</summary>
    public string International => $"+{CountryCode}{National[1..]}";

    /// <summary>Whether it takes short messages.</summary>
    public bool IsMobile => National[1] != '2';

    /// <summary>Reads a number as people write it. Errors: <c>phone.malformed</c>.</summary>
    public static Result<PhoneNumber> Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        var international = typed.StartsWith('+');
        var digits = Digits.Of(international ? typed[1..] : typed) ?? "";
        var national =
            international ? AfterPrefix(digits, CountryCode)
            : digits.StartsWith('0') ? AfterPrefix(digits, "00" + CountryCode) ?? digits
            : AfterPrefix(digits, CountryCode);
        return national is not null && IsPossible(national)
            ? new PhoneNumber(national)
            : new DomainError("phone.malformed", ErrorKind.Malformed);
    }

    /// <summary>The last digits, for asking whether somebody knows the number.</summary>
    public string LastDigits(int count) => National[^count..];

    /// <summary>The number with all but its last three digits hidden.</summary>
    public override string ToString() => new string('*', National.Length - Shown) + LastDigits(Shown);

    // "+84 (0) 912…" is a common way to write it; the bracketed nought is not dialled.
    private static string? AfterPrefix(string digits, string prefix) =>
        digits.StartsWith(prefix, StringComparison.Ordinal) ? "0" + digits[prefix.Length..].TrimStart('0') : null;

    private static bool IsPossible(string national) =>
        national switch
        {
            ['0', '3' or '5' or '7' or '8' or '9', ..] => national.Length == 10,
            ['0', '2', ..] => national.Length == 11,
            _ => false,
        };
}
