using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>Some of the attempts of a day of one unit, with what is said of them.</summary>
public sealed record DayEntries
{
    /// <summary>Attempts that began, were paid or given back on the day.</summary>
    public required IReadOnlyList<PaymentAttempt> Attempts { get; init; }

    /// <summary>By attempt, what its receipts that hold add up to; nothing where there is none.</summary>
    public required IReadOnlyDictionary<Guid, Vnd> Receipted { get; init; }

    /// <summary>The references whose money was learnt of by asking, not by a notice.</summary>
    public required IReadOnlySet<string> LearntByAsking { get; init; }

    /// <summary>The references of which something contradictory, or another amount, was said.</summary>
    public required IReadOnlySet<string> Contradicted { get; init; }
}

/// <summary>A receipt that was issued on a day.</summary>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="Number">Its number in the series of the year.</param>
/// <param name="NumberText">As it shows it.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="Holds">Whether it wasn't cancelled.</param>
/// <param name="Money">How far the attempt is that paid it; nothing where there is none.</param>
public sealed record DayReceipt(
    FeeKind Kind,
    int Number,
    string NumberText,
    Vnd AmountVnd,
    bool Holds,
    AttemptState? Money
);

/// <summary>
/// <c>Đối soát trong ngày</c>: what came by each way, what the receipts say, and every difference between them. Days are
/// Viet Nam's. Attempts and receipts pass through it: it keeps sums, however long the day is.
/// </summary>
/// <param name="from">The day's first instant, UTC.</param>
/// <param name="to">The next day's first instant, UTC.</param>
/// <param name="lastNumbers">The largest number of each series before the day; nothing where the series begins with it.</param>
public sealed class DayBook(DateTimeOffset from, DateTimeOffset to, IReadOnlyDictionary<FeeKind, int> lastNumbers)
{
    private readonly SortedDictionary<string, WayTotal> ways = new(StringComparer.Ordinal);
    private readonly SortedDictionary<FeeKind, ReceiptTotal> receipts = [];

    /// <summary>What came by each way, by name.</summary>
    public IReadOnlyList<WayTotal> Ways => [.. ways.Values];

    /// <summary>What the receipts of each kind say.</summary>
    public IReadOnlyList<ReceiptTotal> Receipts => [.. receipts.Values];

    /// <summary>Takes some of the day's attempts, each once; what a person has to look at about them.</summary>
    public IReadOnlyList<Difference> Take(DayEntries entries)
    {
        foreach (var attempt in entries.Attempts)
        {
            var way = ways.GetValueOrDefault(attempt.Provider) ?? new(attempt.Provider, 0, Vnd.Zero, 0, Vnd.Zero);
            way = IsOfDay(attempt.PaidAt)
                ? way with
                {
                    Paid = way.Paid + 1,
                    PaidVnd = way.PaidVnd + attempt.AmountVnd,
                }
                : way;
            ways[attempt.Provider] = IsOfDay(attempt.RefundedAt)
                ? way with
                {
                    Refunded = way.Refunded + 1,
                    RefundedVnd = way.RefundedVnd + attempt.AmountVnd,
                }
                : way;
        }

        return [.. entries.Attempts.SelectMany(attempt => Differ(attempt, entries))];
    }

    /// <summary>
    /// Takes a receipt of the day, those of a kind in the order of their numbers; what a person has to look at about it.
    /// </summary>
    public IEnumerable<Difference> Take(DayReceipt receipt)
    {
        var last = receipts.GetValueOrDefault(receipt.Kind);
        receipts[receipt.Kind] = new ReceiptTotal(
            receipt.Kind,
            last?.First ?? receipt.Number,
            receipt.Number,
            (last?.Count ?? 0) + 1,
            (last?.Cancelled ?? 0) + (receipt.Holds ? 0 : 1),
            (last?.AmountVnd ?? Vnd.Zero) + (receipt.Holds ? receipt.AmountVnd : Vnd.Zero)
        );
        var before = last?.Last ?? lastNumbers.GetValueOrDefault(receipt.Kind);
        return
        [
            .. receipt.Holds && receipt.Money is not (AttemptState.Paid or AttemptState.Refunding)
                ? [new Difference(DifferenceKind.ReceiptWithoutMoney, receipt.NumberText, receipt.AmountVnd)]
                : Array.Empty<Difference>(),
            .. receipt.Number != before + 1
                ? [new Difference(DifferenceKind.NumberMissing, receipt.NumberText, Vnd.Zero)]
                : Array.Empty<Difference>(),
        ];
    }

    private bool IsOfDay(DateTimeOffset? at) => from <= at && at < to;

    private static IEnumerable<Difference> Differ(PaymentAttempt attempt, DayEntries entries)
    {
        var receipted = entries.Receipted.TryGetValue(attempt.Id, out var sum) ? sum : Vnd.Zero;
        DifferenceKind? kind = attempt.State switch
        {
            AttemptState.Paid when receipted != attempt.AmountVnd => DifferenceKind.MoneyWithoutReceipt,
            AttemptState.Surplus => DifferenceKind.Surplus,
            AttemptState.Held => DifferenceKind.Held,
            AttemptState.Refunding => DifferenceKind.RefundOutstanding,
            AttemptState.Reversed => DifferenceKind.TakenBack,
            AttemptState.Expired => DifferenceKind.NeverDecided,
            _ => null,
        };
        if (kind is { } found)
        {
            yield return new Difference(found, attempt.Reference, attempt.AmountVnd);
        }

        if (entries.LearntByAsking.Contains(attempt.Reference))
        {
            yield return new Difference(DifferenceKind.NoticeLost, attempt.Reference, attempt.AmountVnd);
        }

        if (entries.Contradicted.Contains(attempt.Reference))
        {
            yield return new Difference(DifferenceKind.Contradicted, attempt.Reference, attempt.AmountVnd);
        }
    }
}

/// <summary>What came by one way on a day, and what went back.</summary>
public sealed record WayTotal(string Way, int Paid, Vnd PaidVnd, int Refunded, Vnd RefundedVnd);

/// <summary>What the receipts of one kind say that were issued on a day; the sum is of those that hold.</summary>
public sealed record ReceiptTotal(FeeKind Kind, int First, int Last, int Count, int Cancelled, Vnd AmountVnd);

/// <summary>Something that doesn't agree.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reference">The attempt's name, or the receipt's number.</param>
/// <param name="AmountVnd">How much is in question.</param>
public sealed record Difference(DifferenceKind Kind, string Reference, Vnd AmountVnd);

/// <summary>The ways in which a day's books can differ.</summary>
public enum DifferenceKind
{
    /// <summary>Money settled a fee, and the receipts that hold don't show it.</summary>
    MoneyWithoutReceipt,

    /// <summary>A receipt holds whose money isn't there.</summary>
    ReceiptWithoutMoney,

    /// <summary>Money came that nothing is due for.</summary>
    Surplus,

    /// <summary>The gateway holds the money as suspicious.</summary>
    Held,

    /// <summary>Money is to go back and hasn't yet.</summary>
    RefundOutstanding,

    /// <summary>The gateway took the money back by itself.</summary>
    TakenBack,

    /// <summary>The gateway was asked for three days and never decided.</summary>
    NeverDecided,

    /// <summary>No notice came; the money was learnt of by asking.</summary>
    NoticeLost,

    /// <summary>Something contradictory, or another amount, was said about it.</summary>
    Contradicted,

    /// <summary>A number of the series is missing before this one.</summary>
    NumberMissing,
}
