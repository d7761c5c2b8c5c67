using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Fees;

/// <summary>The two sorts of money that the law keeps apart, with separate receipts.</summary>
public enum FeeKind
{
    /// <summary><c>Phí</c>: pays for a service.</summary>
    ServiceFee,

    /// <summary><c>Lệ phí</c>: a set charge for an administrative act.</summary>
    Charge,
}

/// <summary>
/// One line of what a dossier costs. A line has an amount, or the name of a formula, or neither when the amount is
/// set elsewhere and the text says so.
/// </summary>
public sealed record FeeLine
{
    /// <summary>Stable within its procedure.</summary>
    public required string Id { get; init; }

    /// <summary>What is paid for.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Phí or lệ phí.</summary>
    public required FeeKind Kind { get; init; }

    /// <summary>Whole đồng; zero says that nothing is due.</summary>
    public Vnd? AmountVnd { get; init; }

    /// <summary>The formula that gives the amount, such as <c>certified-copy</c>.</summary>
    public string? Formula { get; init; }

    /// <summary>The amount in words a person reads, with its condition.</summary>
    public required LocalText Text { get; init; }

    /// <summary>Who pays nothing or less.</summary>
    public LocalText? Exemption { get; init; }

    /// <summary>Cases in which the line applies; empty means always.</summary>
    public IReadOnlyList<string> OnlyIn { get; init; } = [];

    /// <summary>True when the amount needs confirmation by the province's resolution.</summary>
    public bool NeedsReview { get; init; }
}
