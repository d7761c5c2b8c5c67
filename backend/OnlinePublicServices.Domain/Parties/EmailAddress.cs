using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>
/// An e-mail address in its plain form: a dotted name, one at-sign, a domain of at least two labels, ASCII only. No
/// quotes, comments or folding, so nothing in it can begin a new header line. Prints itself masked.
/// Source: RFC 5321, section 4.5.3.1 (lengths), RFC 5322, section 3.4.1 (dot-atom).
/// </summary>
public sealed record EmailAddress
{
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;
    private const string AtomSigns = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress(string value) => Value = value;

    /// <summary>The address, its domain in lower case.</summary>
    public string Value { get; }

    /// <summary>Reads an address. Errors: <c>email.malformed</c>.</summary>
    public static Result<EmailAddress> Parse(string? text)
    {
        var typed = text?.Trim(' ') ?? "";
        return
            typed.Length <= MaxLength
            && typed.Split('@') is [var local, var domain]
            && IsLocal(local)
            && IsDomain(domain)
            ? new EmailAddress($"{local}@{domain.ToLowerInvariant()}")
            : new DomainError("email.malformed", ErrorKind.Malformed);
    }

    /// <summary>The address with all but the first letter of its name hidden.</summary>
    public override string ToString() => $"{Value[0]}***{Value[Value.IndexOf('@', StringComparison.Ordinal)..]}";

    private static bool IsLocal(string local) =>
        local.Length <= MaxLocalLength
        && local
            .Split('.')
            .All(atom =>
                atom.Length > 0
                && atom.All(sign =>
                    char.IsAsciiLetterOrDigit(sign) || AtomSigns.Contains(sign, StringComparison.Ordinal)
                )
            );

    private static bool IsDomain(string domain) =>
        domain.Split('.') is { Length: >= 2 } labels && labels.All(IsLabel) && labels[^1].Any(char.IsAsciiLetter);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')
        && label[0] != '-'
        && label[^1] != '-';
}
