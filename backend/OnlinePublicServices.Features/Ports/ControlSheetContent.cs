using OnlinePublicServices.Domain.Editions;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What form 05 says (<c>Phiếu kiểm soát quá trình giải quyết hồ sơ</c>): every hand-over of a dossier. It writes itself
/// from the acts, so nobody signs it. Instants are printed in Viet Nam time.
/// Source: 01/2018/TT-VPCP, form 05 (edition A); 03/2025/TT-VPCP, form 05 (edition B); read 2026-11-29.
/// </summary>
public sealed record ControlSheetContent
{
    /// <summary>The law that the dossier was received under.</summary>
    public required LegalEdition Edition { get; init; }

    /// <summary>The counter that keeps it.</summary>
    public required IssuingOffice Office { get; init; }

    /// <summary>Day of the print, and the file's creation date.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>The dossier's code.</summary>
    public required string DossierCode { get; init; }

    /// <summary><c>Cơ quan (bộ phận) giải quyết</c>.</summary>
    public required string SolvingBody { get; init; }

    /// <summary><c>Cơ quan phối hợp</c>.</summary>
    public required IReadOnlyList<string> Coordinating { get; init; }

    /// <summary>When the dossier was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the result is due; nothing where no day is promised.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Every hand-over, the oldest first.</summary>
    public required IReadOnlyList<ControlSheetRow> Rows { get; init; }
}

/// <summary>One hand-over (<c>giao, nhận</c>).</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="Taker">Who took it.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Result">How the giver's step stood then; nothing where it has no time of its own.</param>
/// <param name="Note">What else is to be said.</param>
public sealed record ControlSheetRow(
    ControlSheetSide Giver,
    ControlSheetSide Taker,
    DateTimeOffset At,
    StepResult? Result,
    string? Note
);

/// <summary>One side of a hand-over.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Person">The person, or the post where nobody in it is named.</param>
public sealed record ControlSheetSide(string Unit, string Person);

/// <summary>How a step was done against its own time.</summary>
public enum StepResult
{
    /// <summary><c>Trước hạn</c>: on a day before.</summary>
    Early,

    /// <summary><c>Đúng hạn</c>.</summary>
    OnTime,

    /// <summary><c>Quá hạn</c>.</summary>
    Late,
}
