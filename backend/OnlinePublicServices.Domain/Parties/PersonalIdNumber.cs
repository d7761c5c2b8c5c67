using System.Globalization;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>
/// <c>Số định danh cá nhân</c>: twelve digits — province of birth registration (001-096), century and sex, two digits
/// of the birth year, six of chance. There is no check digit, so a slip of the pen shows only against sex and birth
/// date. Prints itself masked; <see cref="Reveal"/> is the one way to the digits.
/// Source: 137/2015/ND-CP, Art. 13; 07/2016/TT-BCA, Art. 7.
/// </summary>
public sealed record PersonalIdNumber
{
    private const int Length = 12;
    private const int LastProvince = 96;
    private const int Shown = 3;

    private readonly string digits;

    private PersonalIdNumber(string digits) => this.digits = digits;

    /// <summary>Province of birth registration, <c>001</c>-<c>096</c>; <c>038</c> is Thanh Hoa.</summary>
    public string Province => digits[..3];

    /// <summary>The sex at registration: even digits are men's, odd ones women's.</summary>
    public Sex Sex => CenturyAndSex % 2 == 0 ? Sex.Male : Sex.Female;

    /// <summary>The year of birth; the digit before it gives the century from 1900 on.</summary>
    public int BirthYear =>
        1900 + (CenturyAndSex / 2 * 100) + int.Parse(digits.AsSpan(4, 2), CultureInfo.InvariantCulture);

    private int CenturyAndSex => digits[3] - '0';

    /// <summary>
    /// Reads a number; blanks and dots between digits do not matter. Errors: <c>personal-id.malformed</c>,
    /// <c>personal-id.province-unknown</c>.
    /// </summary>
    public static Result<PersonalIdNumber> Parse(string? text)
    {
        var typed = Digits.Of(text);
        if (typed is not { Length: Length })
        {
            return new DomainError("personal-id.malformed", ErrorKind.Malformed);
        }

        return int.Parse(typed.AsSpan(0, 3), CultureInfo.InvariantCulture) is >= 1 and <= LastProvince
            ? new PersonalIdNumber(typed)
            : new DomainError("personal-id.province-unknown", ErrorKind.Malformed);
    }

    /// <summary>
    /// Compares with what the form says. Errors: <c>personal-id.sex-differs</c>,
    /// <c>personal-id.birth-year-differs</c>.
    /// </summary>
    public Result<Done> Fits(Sex sex, PartialDate bornOn) =>
        sex != Sex ? new DomainError("personal-id.sex-differs", ErrorKind.Refused)
        : bornOn.Year != BirthYear ? new DomainError("personal-id.birth-year-differs", ErrorKind.Refused)
        : Done.Value;

    /// <summary>All twelve digits. Whoever calls this answers for where they go.</summary>
    public string Reveal() => digits;

    /// <summary>The number with all but its last three digits hidden.</summary>
    public override string ToString() => new string('*', Length - Shown) + digits[^Shown..];
}
