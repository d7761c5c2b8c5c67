using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>
/// A person's name: letters of any script with their marks, blanks, apostrophes and hyphens (names of the ethnic
/// minorities have them), at most 100 characters as a reader counts them. Kept in NFC.
/// </summary>
public sealed record PersonName
{
    /// <summary>The longest name, in characters as a reader counts them.</summary>
    public const int MaxLength = 100;

    // A character has at most a few marks; more is a tower of accents that overflows every line it is printed on.
    private const int MaxCodeUnits = MaxLength * 4;

    private PersonName(string value) => Value = value;

    /// <summary>The name as given, tidied.</summary>
    public string Value { get; }

    /// <summary>The name as certificates print it, in capitals.</summary>
    public string Capitals => Value.ToUpperInvariant();

    /// <summary>
    /// Reads a name. Errors: <c>person-name.empty</c>, <c>person-name.too-long</c>, <c>person-name.character</c>.
    /// </summary>
    public static Result<PersonName> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Malformed("person-name.empty");
        }

        if (text.Length > MaxCodeUnits)
        {
            return Malformed("person-name.too-long");
        }

        if (PlainText.Clean(text) is not { } name)
        {
            return Malformed("person-name.character");
        }

        return name.Length == 0 ? Malformed("person-name.empty")
            : !name.EnumerateRunes().All(IsOfAName) || !Rune.IsLetter(name.EnumerateRunes().First())
                ? Malformed("person-name.character")
            : PlainText.Length(name) > MaxLength ? Malformed("person-name.too-long")
            : new PersonName(name);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Value;

    private static bool IsOfAName(Rune letter) =>
        Rune.IsLetter(letter)
        || letter.Value is ' ' or '\'' or '\u2019' or '-'
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static DomainError Malformed(string code) => new(code, ErrorKind.Malformed);
}
