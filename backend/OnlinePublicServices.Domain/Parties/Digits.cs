namespace OnlinePublicServices.Domain.Parties;

/// <summary>Numbers as people type them.</summary>
internal static class Digits
{
    private const int Longest = 40;

    /// <summary>
    /// The digits, without the blanks, dots, dashes and brackets that people set between them; null when anything else
    /// stands there. Only ASCII digits count: a full-width or Arabic digit would print alike and store apart.
    /// </summary>
    public static string? Of(string? text) =>
        text is { Length: <= Longest } && text.All(letter => char.IsAsciiDigit(letter) || IsSeparator(letter))
            ? string.Concat(text.Where(char.IsAsciiDigit))
            : null;

    private static bool IsSeparator(char letter) => letter is ' ' or '\u00a0' or '.' or '-' or '\u2013' or '(' or ')';
}
