namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What form 03 says (<c>Phiếu từ chối tiếp nhận giải quyết hồ sơ</c>).
/// Source: 01/2018/TT-VPCP, form 03 (edition A); 03/2025/TT-VPCP, form 03 (edition B); read 2026-11-23.
/// </summary>
public sealed record RefusalContent : IssuedPaperContent
{
    /// <summary>Who filed the dossier.</summary>
    public required FormParty Applicant { get; init; }

    /// <summary><c>Nội dung yêu cầu giải quyết</c>.</summary>
    public required string Request { get; init; }

    /// <summary>Why, one reason each; at least one, as the law wants it.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Set when the dossier came in online: the applicant's signature is not on paper then.</summary>
    public bool FiledOnline { get; init; }
}
