using OnlinePublicServices.Domain.Editions;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What form 03 says (<c>Phiếu từ chối tiếp nhận giải quyết hồ sơ</c>). Instants are printed in Viet Nam time.
/// Source: 01/2018/TT-VPCP, form 03 (edition A); 03/2025/TT-VPCP, form 03 (edition B); read 2026-11-23.
/// </summary>
public sealed record RefusalContent
{
    /// <summary>The law that the dossier was filed under.</summary>
    public required LegalEdition Edition { get; init; }

    /// <summary>Who refuses.</summary>
    public required IssuingOffice Office { get; init; }

    /// <summary>Number of the refusal in its register and year; the signs behind it are the edition's.</summary>
    public required int Number { get; init; }

    /// <summary>Day of the refusal, and the file's creation date.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The dossier's code, if it has one; edition B prints it.</summary>
    public string? DossierCode { get; init; }

    /// <summary>Who filed the dossier.</summary>
    public required FormParty Applicant { get; init; }

    /// <summary><c>Nội dung yêu cầu giải quyết</c>.</summary>
    public required string Request { get; init; }

    /// <summary>Why, one reason each; at least one, as the law wants it.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Set when the dossier came in online: the applicant's signature is not on paper then.</summary>
    public bool FiledOnline { get; init; }

    /// <summary>The officer who refuses and signs.</summary>
    public required string ClerkName { get; init; }

    /// <summary>Whether the form is made to be signed digitally.</summary>
    public required FormSignatureMode Signing { get; init; }
}
