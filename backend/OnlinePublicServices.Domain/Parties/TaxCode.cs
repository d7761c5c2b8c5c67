using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>Whose tax code it is.</summary>
public enum TaxCodeKind
{
    /// <summary>An organisation or, before July 2025, a person: ten digits.</summary>
    Main,

    /// <summary>A branch: the ten digits and three of its own.</summary>
    Branch,

    /// <summary>A person or a household business: the personal identity number.</summary>
    Individual,
}

/// <summary>
/// <c>Mã số thuế</c>: ten digits of which the last checks the others; thirteen for a branch; since 1 July 2025 the
/// personal identity number for individuals and household businesses, which then prints masked.
/// Source: Law on Tax Administration 2019, Art. 30, 35; 86/2024/TT-BTC.
/// </summary>
public sealed record TaxCode
{
    /// <summary>The first day on which a personal identity number serves as a tax code.</summary>
    public static readonly DateOnly PersonalIdServesSince = new(2025, 7, 1);

    private const int MainLength = 10;
    private const int BranchLength = 13;
    private const int IndividualLength = 12;
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    private readonly string digits;

    private TaxCode(TaxCodeKind kind, string digits) => (Kind, this.digits) = (kind, digits);

    /// <summary>Whose it is.</summary>
    public TaxCodeKind Kind { get; }

    /// <summary>
    /// Reads a code as valid on a day. Errors: <c>tax-code.malformed</c>, <c>tax-code.check-digit</c>,
    /// <c>tax-code.personal-id-too-early</c>, and those of <see cref="PersonalIdNumber.Parse"/>.
    /// </summary>
    public static Result<TaxCode> Parse(string? text, DateOnly on)
    {
        var typed = Digits.Of(text);
        return typed?.Length switch
        {
            MainLength when Checks(typed) => new TaxCode(TaxCodeKind.Main, typed),
            BranchLength when Checks(typed) && typed[MainLength..] != "000" => new TaxCode(TaxCodeKind.Branch, typed),
            BranchLength when Checks(typed) => new DomainError("tax-code.malformed", ErrorKind.Malformed),
            MainLength or BranchLength => new DomainError("tax-code.check-digit", ErrorKind.Malformed),
            IndividualLength when on < PersonalIdServesSince => new DomainError(
                "tax-code.personal-id-too-early",
                ErrorKind.Refused
            ),
            IndividualLength => PersonalIdNumber
                .Parse(typed)
                .Map(person => new TaxCode(TaxCodeKind.Individual, person.Reveal())),
            _ => new DomainError("tax-code.malformed", ErrorKind.Malformed),
        };
    }

    /// <summary>The code as it is printed on papers: <c>0100109106</c>, <c>0100109106-001</c>.</summary>
    public string Reveal() => Kind is TaxCodeKind.Branch ? $"{digits[..MainLength]}-{digits[MainLength..]}" : digits;

    /// <summary>The code; a person's is masked.</summary>
    public override string ToString() =>
        Kind is TaxCodeKind.Individual ? new string('*', IndividualLength - 3) + digits[^3..] : Reveal();

    // A remainder of nought would ask for a check digit of ten; such numbers are never issued.
    private static bool Checks(string digits) =>
        10 - (Weights.Select((weight, at) => weight * (digits[at] - '0')).Sum() % 11) == digits[MainLength - 1] - '0';
}
