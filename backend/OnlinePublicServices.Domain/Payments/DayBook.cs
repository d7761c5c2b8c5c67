using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>What is compared for a day of one unit.</summary>
public sealed record DayEntries
{
    /// <summary>Attempts that began, were paid or given back on the day.</summary>
    public required IReadOnlyList<PaymentAttempt> Attempts { get; init; }

    /// <summary>Every receipt of those attempts, and every one issued on the day.</summary>
    public required IReadOnlyList<Receipt> Receipts { get; init; }

    /// <summary>The largest number of each series before the day; nothing where the series begins with it.</summary>
    public required IReadOnlyDictionary<FeeKind, int> LastNumbers { get; init; }

    /// <summary>The references whose money was learnt of by asking, not by a notice.</summary>
    public required IReadOnlySet<string> LearntByAsking { get; init; }

    /// <summary>The references of which something contradictory, or another amount, was said.</summary>
    public required IReadOnlySet<string> Contradicted { get; init; }
}

/// <summary>
/// <c>Đối soát trong ngày</c>: what came by each way, what the receipts say, and every difference between them. Days are
/// Viet Nam's.
/// </summary>
/// <param name="Ways">What came by each way, by name.</param>
/// <param name="Receipts">What the receipts of each kind say.</param>
/// <param name="Differences">All that a person has to look at; none on a good day.</param>
public sealed record DayBook(
    IReadOnlyList<WayTotal> Ways,
    IReadOnlyList<ReceiptTotal> Receipts,
    IReadOnlyList<Difference> Differences
)
{
    /// <summary>Compares it.</summary>
    /// <param name="entries">What there is.</param>
    /// <param name="from">The day's first instant, UTC.</param>
    /// <param name="to">The next day's first instant, UTC.</param>
    public static DayBook Of(DayEntries entries, DateTimeOffset from, DateTimeOffset to)
    {
        return new DayBook(
            [
                .. entries
                    .Attempts.GroupBy(attempt => attempt.Provider, StringComparer.Ordinal)
                    .OrderBy(way => way.Key, StringComparer.Ordinal)
                    .Select(way => TotalOf(way.Key, [.. way], IsOfDay)),
            ],
            [
                .. entries
                    .Receipts.Where(receipt => IsOfDay(receipt.IssuedAt))
                    .GroupBy(receipt => receipt.Kind)
                    .OrderBy(kind => kind.Key)
                    .Select(kind => TotalOf(kind.Key, [.. kind])),
            ],
            [
                .. entries.Attempts.SelectMany(attempt => Differ(attempt, entries)),
                .. entries
                    .Receipts.Where(receipt => IsOfDay(receipt.IssuedAt))
                    .SelectMany(receipt => Differ(receipt, entries)),
                .. Gaps(entries, IsOfDay),
            ]
        );

        bool IsOfDay(DateTimeOffset? at) => from <= at && at < to;
    }

    private static WayTotal TotalOf(
        string way,
        IReadOnlyList<PaymentAttempt> attempts,
        Func<DateTimeOffset?, bool> isOfDay
    )
    {
        var paid = attempts.Where(one => isOfDay(one.PaidAt)).ToList();
        var back = attempts.Where(one => isOfDay(one.RefundedAt)).ToList();
        return new WayTotal(way, paid.Count, Sum(paid), back.Count, Sum(back));
    }

    private static ReceiptTotal TotalOf(FeeKind kind, IReadOnlyList<Receipt> receipts) =>
        new(
            kind,
            receipts.Min(one => one.Number),
            receipts.Max(one => one.Number),
            receipts.Count,
            receipts.Count(one => one.CancelledAt is not null),
            receipts.Where(one => one.CancelledAt is null).Aggregate(Vnd.Zero, (sum, one) => sum + one.AmountVnd)
        );

    private static Vnd Sum(IEnumerable<PaymentAttempt> attempts) =>
        attempts.Aggregate(Vnd.Zero, (sum, one) => sum + one.AmountVnd);

    private static IEnumerable<Difference> Differ(PaymentAttempt attempt, DayEntries entries)
    {
        var receipted = entries
            .Receipts.Where(one => one.AttemptId == attempt.Id && one.CancelledAt is null)
            .Aggregate(Vnd.Zero, (sum, one) => sum + one.AmountVnd);
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

    private static IEnumerable<Difference> Differ(Receipt receipt, DayEntries entries)
    {
        var attempt = entries.Attempts.FirstOrDefault(one => one.Id == receipt.AttemptId);
        if (receipt.CancelledAt is null && attempt?.State is not (AttemptState.Paid or AttemptState.Refunding))
        {
            yield return new Difference(DifferenceKind.ReceiptWithoutMoney, receipt.NumberText, receipt.AmountVnd);
        }
    }

    private static IEnumerable<Difference> Gaps(DayEntries entries, Func<DateTimeOffset?, bool> isOfDay)
    {
        foreach (var series in entries.Receipts.Where(one => isOfDay(one.IssuedAt)).GroupBy(one => one.Kind))
        {
            var next = entries.LastNumbers.GetValueOrDefault(series.Key) + 1;
            foreach (var receipt in series.OrderBy(one => one.Number))
            {
                if (receipt.Number != next)
                {
                    yield return new Difference(DifferenceKind.NumberMissing, receipt.NumberText, Vnd.Zero);
                }

                next = receipt.Number + 1;
            }
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
