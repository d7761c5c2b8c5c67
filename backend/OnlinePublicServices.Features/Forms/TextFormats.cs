using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Forms;

/// <summary>The formats that a text may have.</summary>
internal enum TextFormat
{
    /// <summary><c>2026-11-23</c>.</summary>
    Date,

    /// <summary><c>1950</c>, <c>1950-03</c> or <c>1950-03-17</c>.</summary>
    PartialDate,

    /// <summary>A person's name.</summary>
    PersonName,

    /// <summary>A personal identification number of 12 digits.</summary>
    PersonalId,

    /// <summary>A tax code of 10 or 13 digits, or a personal identification number.</summary>
    TaxCode,

    /// <summary>A Vietnamese telephone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,
}

/// <summary>
/// Texts of the trade: each format has one canonical writing, and the types of the domain say which and why not.
/// </summary>
internal static class TextFormats
{
    private static readonly DomainError NotADate = new("date.malformed", ErrorKind.Malformed);

    private static readonly Dictionary<string, TextFormat> ByName = new(StringComparer.Ordinal)
    {
        ["date"] = TextFormat.Date,
        ["partial-date"] = TextFormat.PartialDate,
        ["person-name"] = TextFormat.PersonName,
        ["personal-id"] = TextFormat.PersonalId,
        ["tax-code"] = TextFormat.TaxCode,
        ["phone"] = TextFormat.Phone,
        ["email"] = TextFormat.Email,
    };

    /// <summary>The format that a schema names, or nothing.</summary>
    public static TextFormat? Named(string name) => ByName.TryGetValue(name, out var format) ? format : null;

    /// <summary>
    /// The canonical writing. Errors: <c>date.malformed</c>, <c>partial-date.malformed</c>, <c>person-name.*</c>,
    /// <c>personal-id.*</c>, <c>tax-code.*</c>, <c>phone.malformed</c>, <c>email.malformed</c>.
    /// </summary>
    public static Result<string> Canonical(TextFormat format, string text) =>
        format switch
        {
            TextFormat.Date => Date(text),
            TextFormat.PartialDate => PartialDate.Parse(text).Map(date => date.ToString()),
            TextFormat.PersonName => PersonName.Parse(text).Map(name => name.Value),
            TextFormat.PersonalId => PersonalIdNumber.Parse(text).Map(number => number.Reveal()),
            // Every form of ours is newer than the day on which a personal number began to serve as a tax code.
            TextFormat.TaxCode => TaxCode.Parse(text, TaxCode.PersonalIdServesSince).Map(code => code.Reveal()),
            TextFormat.Phone => PhoneNumber.Parse(text).Map(number => number.National),
            TextFormat.Email => EmailAddress.Parse(text).Map(address => address.Value),
        };

    /// <summary>The text as it may be shown to whoever needs no more; numbers of a person keep their last digits.</summary>
    public static string Masked(TextFormat format, string text) =>
        format switch
        {
            TextFormat.PersonalId => Masked(PersonalIdNumber.Parse(text), text),
            TextFormat.TaxCode => Masked(TaxCode.Parse(text, TaxCode.PersonalIdServesSince), text),
            TextFormat.Phone => Masked(PhoneNumber.Parse(text), text),
            TextFormat.Date or TextFormat.PartialDate or TextFormat.PersonName or TextFormat.Email => text,
        };

    // A number that today's rules no longer know is masked whole.
    private static string Masked<T>(Result<T> number, string text)
        where T : notnull => number.Match(known => known.ToString()!, _ => new string('*', text.Length));

    private static Result<string> Date(string text) =>
        PartialDate.Parse(text) is { IsRefused: false, Value: { Day: not null } day } ? day.ToString() : NotADate;
}
