namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What form 04 says (<c>Phiếu xin lỗi và hẹn lại ngày trả kết quả</c>).
/// Source: 01/2018/TT-VPCP, form 04 (edition A); 03/2025/TT-VPCP, form 04 (edition B); read 2026-11-29.
/// </summary>
public sealed record ApologyLetterContent : IssuedPaperContent
{
    /// <summary>Whom it asks to forgive.</summary>
    public required FormParty Applicant { get; init; }

    /// <summary>The procedure.</summary>
    public required string Procedure { get; init; }

    /// <summary>When the dossier was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the result was promised.</summary>
    public required DateTimeOffset PromisedAt { get; init; }

    /// <summary>Why it is late.</summary>
    public required string Reason { get; init; }

    /// <summary>When it will be there.</summary>
    public required DateTimeOffset NewlyPromisedAt { get; init; }
}
