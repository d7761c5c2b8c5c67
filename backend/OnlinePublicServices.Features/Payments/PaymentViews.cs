using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What something costs.</summary>
/// <param name="Lines">Line by line, phí and lệ phí apart.</param>
/// <param name="TotalVnd">What is known to be due, whole đồng.</param>
/// <param name="AwaitsCount">Whether the counter has to count before the amount is known.</param>
/// <param name="Due">When it is to be paid, at the latest.</param>
public sealed record FeeView(IReadOnlyList<FeeLineView> Lines, long TotalVnd, bool AwaitsCount, PaymentStage Due)
{
    internal static FeeView Of(FeeAssessment assessment) =>
        new(
            [.. assessment.Lines.Select(FeeLineView.Of)],
            assessment.Total.Amount,
            assessment.AwaitsCount,
            assessment.Due
        );
}

/// <summary>One line of what it costs, and why.</summary>
/// <param name="FeeId">Stable within the procedure.</param>
/// <param name="Name">What is paid for.</param>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="RateVnd">For one of them, whole đồng; absent where a formula or another body gives it.</param>
/// <param name="Quantity">How many.</param>
/// <param name="AmountVnd">What is due, whole đồng; absent while it isn't known here.</param>
/// <param name="Ground">Why so much.</param>
/// <param name="Exemption">Who pays less, where that holds.</param>
/// <param name="NeedsReview">True when the amount needs confirmation.</param>
public sealed record FeeLineView(
    string FeeId,
    LocalText Name,
    FeeKind Kind,
    long? RateVnd,
    int Quantity,
    long? AmountVnd,
    FeeGround Ground,
    LocalText? Exemption,
    bool NeedsReview
)
{
    internal static FeeLineView Of(AssessedFee line) =>
        new(
            line.FeeId,
            line.Name,
            line.Kind,
            line.RateVnd?.Amount,
            line.Quantity,
            line.AmountVnd?.Amount,
            line.Ground,
            line.Exemption,
            line.NeedsReview
        );
}

/// <summary>What a dossier owes, every try to pay it, and the receipts.</summary>
public sealed record PaymentView
{
    /// <summary>Counts changes; an act names it in <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required PaymentStatus Status { get; init; }

    /// <summary>What it is made of.</summary>
    public required FeeView Fees { get; init; }

    /// <summary>When it is to be paid, at the latest; later than the law's stage where the counter said so.</summary>
    public required PaymentStage Stage { get; init; }

    /// <summary>The exemption that is claimed or was decided.</summary>
    public ClaimView? Claim { get; init; }

    /// <summary>When it was settled, UTC.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Every try, the newest first.</summary>
    public required IReadOnlyList<AttemptView> Attempts { get; init; }

    /// <summary>The receipts, cancelled ones too.</summary>
    public required IReadOnlyList<ReceiptView> Receipts { get; init; }

    /// <summary>The ways to pay now, by name; none when nothing is due.</summary>
    public required IReadOnlyList<string> Ways { get; init; }

    /// <summary>What the asker may do at the counter; none for the owner.</summary>
    public required IReadOnlyList<PaymentAct> AllowedActs { get; init; }
}

/// <summary>What the counter does with what a dossier owes.</summary>
public enum PaymentAct
{
    /// <summary>Confirm or decline a claimed exemption.</summary>
    DecideExemption,

    /// <summary>Take down pages and copies.</summary>
    CountPages,

    /// <summary>Let it be paid at another stage.</summary>
    Defer,

    /// <summary>Take cash, or note a transfer.</summary>
    TakeMoney,

    /// <summary>Give money back.</summary>
    Refund,

    /// <summary>Cancel a receipt.</summary>
    CancelReceipt,
}

/// <summary>A claimed exemption.</summary>
/// <param name="Case">The case of the procedure.</param>
/// <param name="Name">Who pays less.</param>
/// <param name="Papers">The codes of the papers that prove it.</param>
/// <param name="Decision">What the counter made of it; absent while it hasn't.</param>
/// <param name="Reason">Why it was declined.</param>
public sealed record ClaimView(
    string Case,
    LocalText Name,
    IReadOnlyList<string> Papers,
    ClaimDecision? Decision,
    string? Reason
);

/// <summary>One try to pay.</summary>
/// <param name="Reference">Our name for it.</param>
/// <param name="Provider">The gateway's name, <c>transfer</c> or <c>cash</c>.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="State">How far it is.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="ExpiresAt">Until when it can be paid, UTC.</param>
/// <param name="PaidAt">When the money came, UTC.</param>
/// <param name="FailureCode">The other side's own code when it failed.</param>
/// <param name="RefundedAt">When the money went back, UTC.</param>
public sealed record AttemptView(
    string Reference,
    string Provider,
    long AmountVnd,
    AttemptState State,
    DateTimeOffset StartedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    string? FailureCode,
    DateTimeOffset? RefundedAt
)
{
    internal static AttemptView Of(PaymentAttempt one) =>
        new(
            one.Reference,
            one.Provider,
            one.AmountVnd.Amount,
            one.State,
            one.StartedAt,
            one.ExpiresAt,
            one.PaidAt,
            one.FailureCode,
            one.RefundedAt
        );
}

/// <summary>A receipt.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="Number">As the receipt shows it, with the series.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="IsSigned">Whether the signed file is there.</param>
/// <param name="CancelledAt">UTC; absent while it holds.</param>
/// <param name="CancelReason">Why it was cancelled.</param>
public sealed record ReceiptView(
    Guid Id,
    FeeKind Kind,
    string Number,
    long AmountVnd,
    DateTimeOffset IssuedAt,
    bool IsSigned,
    DateTimeOffset? CancelledAt,
    string? CancelReason
)
{
    internal static ReceiptView Of(Receipt one) =>
        new(
            one.Id,
            one.Kind,
            one.NumberText,
            one.AmountVnd.Amount,
            one.IssuedAt,
            one.Sha256 is not null,
            one.CancelledAt,
            one.CancelReason
        );
}
