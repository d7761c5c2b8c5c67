namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What form 02 says (<c>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ</c>): asked once, all that is missing.
/// Source: 01/2018/TT-VPCP, form 02 (edition A); 03/2025/TT-VPCP, form 02 (edition B); read 2026-11-29.
/// </summary>
public sealed record SupplementRequestContent : IssuedPaperContent
{
    /// <summary>Whose dossier it is.</summary>
    public required FormParty Applicant { get; init; }

    /// <summary><c>Nội dung yêu cầu giải quyết</c>.</summary>
    public required string Request { get; init; }

    /// <summary><c>Yêu cầu hoàn thiện gồm</c>: each paper or field, and what is wrong with it; at least one.</summary>
    public required IReadOnlyList<SupplementDemand> Demands { get; init; }

    /// <summary><c>Lý do</c>: why the dossier can't go on as it is.</summary>
    public required string Reason { get; init; }
}

/// <summary>Something to be supplemented.</summary>
/// <param name="What">The paper or field.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record SupplementDemand(string What, string? Why);
