using System.Globalization;
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

    /// <summary>The field of the form whose number multiplies the amount, such as the copies asked for.</summary>
    public string? PerField { get; init; }

    /// <summary>When it is to be paid.</summary>
    public PaymentStage Due { get; init; } = PaymentStage.Return;

    /// <summary>Who pays nothing or less, in words.</summary>
    public LocalText? Exemption { get; init; }

    /// <summary>The same as rules; the first that holds counts.</summary>
    public IReadOnlyList<FeeExemption> Exemptions { get; init; } = [];

    /// <summary>Cases in which the line applies; empty means always.</summary>
    public IReadOnlyList<string> OnlyIn { get; init; } = [];

    /// <summary>True when the amount needs confirmation by the province's resolution.</summary>
    public bool NeedsReview { get; init; }
}

/// <summary>When a fee is to be paid, at the latest.</summary>
public enum PaymentStage
{
    /// <summary>Before the counter accepts the dossier.</summary>
    Receipt,

    /// <summary>With the answer to a request for supplements.</summary>
    Supplement,

    /// <summary>Before the result is handed out.</summary>
    Return,
}

/// <summary>
/// Who pays nothing, or a part: by a case that the form's deciding question makes, which the papers asked for in it
/// prove and the counter confirms; or by filing in time, which the dates alone prove.
/// </summary>
public sealed record FeeExemption
{
    /// <summary>Stable within its line.</summary>
    public required string Id { get; init; }

    /// <summary>Who, or when.</summary>
    public required LocalText Name { get; init; }

    /// <summary>The case of the procedure; none where the dates decide.</summary>
    public string? Case { get; init; }

    /// <summary>The dates that decide; none where a case does.</summary>
    public TimelyFiling? Timely { get; init; }

    /// <summary>What is still paid, in hundredths of the amount, 0 to 99; rounded down to whole đồng.</summary>
    public int PaysPercent { get; init; }
}

/// <summary>Filed no later than so many calendar days after the day that a field of the form names.</summary>
/// <param name="Field">A field with a whole date.</param>
/// <param name="Days">Calendar days, that day not counted.</param>
public sealed record TimelyFiling(string Field, int Days)
{
    /// <summary>Whether it holds for an answer; a date that is not whole, or lies ahead, proves nothing.</summary>
    public bool Holds(string? answer, DateOnly filedOn) =>
        DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day <= filedOn
        && filedOn.DayNumber - day.DayNumber <= Days;
}
