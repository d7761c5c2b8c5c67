using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>What sort of party applies.</summary>
public enum ApplicantKind
{
    /// <summary><c>Công dân</c>.</summary>
    Citizen,

    /// <summary><c>Doanh nghiệp, tổ chức</c>.</summary>
    Organisation,
}

/// <summary>
/// <c>Người nộp hồ sơ</c>: who applies, as the forms print it. Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 01.
/// </summary>
public sealed record Applicant
{
    private const int MaxTextLength = 300;

    private Applicant(ApplicantKind kind, string name, string address) => (Kind, Name, Address) = (kind, name, address);

    /// <summary>What sort of party it is.</summary>
    public ApplicantKind Kind { get; private set; }

    /// <summary>The person's or the organisation's name.</summary>
    public string Name { get; private set; }

    /// <summary>Where the party lives or has its seat; may be empty.</summary>
    public string Address { get; private set; }

    /// <summary>The person's identity number.</summary>
    public PersonalIdNumber? PersonalId { get; private set; }

    /// <summary>The organisation's tax code.</summary>
    public TaxCode? TaxCode { get; private set; }

    /// <summary>Where a message reaches the party.</summary>
    public PhoneNumber? Phone { get; private set; }

    /// <summary>Where the slip is mailed to.</summary>
    public EmailAddress? Email { get; private set; }

    /// <summary>A person. Errors: <c>applicant.address</c>.</summary>
    public static Result<Applicant> Citizen(
        PersonName name,
        PersonalIdNumber personalId,
        string? address,
        PhoneNumber? phone = null,
        EmailAddress? email = null
    ) =>
        Text(address ?? "", "applicant.address")
            .Map(where => new Applicant(ApplicantKind.Citizen, name.Value, where)
            {
                PersonalId = personalId,
                Phone = phone,
                Email = email,
            });

    /// <summary>An organisation. Errors: <c>applicant.name</c>, <c>applicant.address</c>.</summary>
    public static Result<Applicant> Organisation(
        string name,
        TaxCode taxCode,
        string? address,
        PhoneNumber? phone = null,
        EmailAddress? email = null
    ) =>
        Text(name, "applicant.name")
            .Then(called =>
                called.Length == 0
                    ? new DomainError("applicant.name", ErrorKind.Malformed)
                    : Text(address ?? "", "applicant.address")
                        .Map(where => new Applicant(ApplicantKind.Organisation, called, where)
                        {
                            TaxCode = taxCode,
                            Phone = phone,
                            Email = email,
                        })
            );

    /// <summary>Somebody of whom nothing is kept any more but which sort of party it was.</summary>
    public Applicant Erased() => new(Kind, "", "");

    /// <summary>The sort of party and nothing personal.</summary>
    public override string ToString() => $"{Kind} ***";

    private static Result<string> Text(string text, string code) =>
        text.Length <= MaxTextLength && PlainText.Clean(text) is { } clean
            ? clean
            : new DomainError(code, ErrorKind.Malformed);
}
