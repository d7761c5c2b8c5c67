namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What the notice says by which the counter stops a dossier (<c>Thông báo dừng giải quyết hồ sơ</c>). Its fields follow
/// form 03: the form itself was not seen. Source: 03/2025/TT-VPCP, Art. 7; read 2026-11-29.
/// </summary>
public sealed record StopNoticeContent : IssuedPaperContent
{
    /// <summary>Whose dossier it is.</summary>
    public required FormParty Applicant { get; init; }

    /// <summary><c>Nội dung yêu cầu giải quyết</c>.</summary>
    public required string Request { get; init; }

    /// <summary>When the applicant asked for it; nothing where the office stops by itself.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>From when the dossier is no longer worked on.</summary>
    public required DateTimeOffset StoppedAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
