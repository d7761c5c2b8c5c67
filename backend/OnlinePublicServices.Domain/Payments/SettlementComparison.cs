using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>Money in our books, as far as it is compared.</summary>
/// <param name="Reference">Our name for the attempt.</param>
/// <param name="Transaction">The other side's name for the money; nothing while there is none.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="State">How far the attempt is.</param>
/// <param name="PaidOn">The day on which it was booked, in Viet Nam; nothing while there is none.</param>
public sealed record BookedMoney(
    string Reference,
    string? Transaction,
    Vnd AmountVnd,
    AttemptState State,
    DateOnly? PaidOn
)
{
    /// <summary>Whether money of it came, whatever became of it since.</summary>
    internal bool Came =>
        PaidOn is not null
        && State
            is AttemptState.Paid
                or AttemptState.Surplus
                or AttemptState.Refunding
                or AttemptState.Refunded
                or AttemptState.Reversed;
}

/// <summary>What a file says of a way and a day of a unit, and what our books have of the money that its rows name.</summary>
public sealed record SettlementEntries
{
    /// <summary>The day, in Viet Nam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether the rows are the bank's, which knows our attempts by its own numbers alone.</summary>
    public required bool IsBank { get; init; }

    /// <summary>What the file says.</summary>
    public required IReadOnlyList<SettlementLine> Lines { get; init; }

    /// <summary>What a row names of the unit's money.</summary>
    public required IReadOnlyList<BookedMoney> Ours { get; init; }

    /// <summary>The names in rows that are of other units' money: one file may be of several.</summary>
    public required IReadOnlySet<string> Others { get; init; }

    /// <summary>The names for transfers that dossiers of the unit gave out.</summary>
    public required IReadOnlySet<string> Expected { get; init; }

    /// <summary>By what a row is matched with our books.</summary>
    public string KeyOf(SettlementLine line) => IsBank ? line.Transaction : line.Reference;

    /// <summary>By what money in our books is matched with rows; empty where it can't be.</summary>
    public string KeyOf(BookedMoney one) => IsBank ? one.Transaction ?? "" : one.Reference;
}

/// <summary>
/// <c>Đối chiếu với cổng thanh toán, ngân hàng</c>: every difference between what the other side says and our books. It
/// says what a person has to look at, and changes nothing. It holds no more than the file and what its rows name: the books
/// of a day, however long, pass through <see cref="OnlyOurs"/> a part at a time. No legal source: our own rule.
/// </summary>
public sealed class SettlementComparison
{
    private readonly SettlementEntries entries;
    private readonly List<SettlementLine> theirs;
    private readonly HashSet<string> told;

    /// <summary>Of one file.</summary>
    public SettlementComparison(SettlementEntries entries)
    {
        this.entries = entries;
        theirs = [.. entries.Lines.Where(line => !entries.Others.Contains(entries.KeyOf(line)))];
        told = theirs
            .Where(line => line.State is GatewayState.Paid or GatewayState.Reversed)
            .Select(entries.KeyOf)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How many rows are of other units.</summary>
    public int OfOthers => entries.Lines.Count - theirs.Count;

    /// <summary>What differs of the file's rows, in their order.</summary>
    public IEnumerable<SettlementDifference> Theirs()
    {
        var ours = entries
            .Ours.Where(one => entries.KeyOf(one).Length > 0)
            .ToLookup(entries.KeyOf, StringComparer.Ordinal);
        return Theirs(entries, theirs, ours);
    }

    /// <summary>Of some of the money that the unit booked on the day, that of which no row tells.</summary>
    public IReadOnlyList<BookedMoney> Untold(IEnumerable<BookedMoney> booked) =>
        [.. booked.Where(one => one.Came && one.PaidOn == entries.Day && !told.Contains(entries.KeyOf(one)))];

    /// <summary>What differs of money of which no row tells.</summary>
    /// <param name="untold">As <see cref="Untold"/> finds it.</param>
    /// <param name="around">What the files of the days around say came on them, by the name that is compared.</param>
    public IEnumerable<SettlementDifference> OnlyOurs(
        IEnumerable<BookedMoney> untold,
        IReadOnlyDictionary<string, DateOnly> around
    ) => untold.Where(one => !IsToldOfTheDay(around, one)).Select(one => OnlyHere(around, one));

    /// <summary>
    /// Of rows that say the same money twice, the one that our books know is compared, and each other is a double.
    /// </summary>
    private static IEnumerable<SettlementDifference> Theirs(
        SettlementEntries entries,
        List<SettlementLine> theirs,
        ILookup<string, BookedMoney> ours
    )
    {
        var (references, transactions) = (
            new HashSet<string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
        );
        var doubled = theirs
            .Where(line => line.State is GatewayState.Paid)
            .OrderBy(line => ours[entries.KeyOf(line)].Any(one => one.Transaction == line.Transaction) ? 0 : 1)
            .ThenBy(line => line.Row)
            .Where(line =>
                !(transactions.Add(line.Transaction) & (line.Reference.Length == 0 || references.Add(line.Reference)))
            )
            .ToHashSet();
        return theirs
            .OrderBy(line => line.Row)
            .SelectMany(line =>
                doubled.Contains(line)
                    ? [Differ(SettlementDifferenceKind.Doubled, line, null)]
                    : Compare(entries, line, ours[entries.KeyOf(line)].FirstOrDefault())
            );
    }

    private static IEnumerable<SettlementDifference> Compare(
        SettlementEntries entries,
        SettlementLine line,
        BookedMoney? booked
    )
    {
        if (line.State is GatewayState.Reversed && booked is { State: AttemptState.Paid or AttemptState.Surplus })
        {
            yield return Differ(SettlementDifferenceKind.ReturnedThere, line, booked);
        }

        if (line.State is not GatewayState.Paid)
        {
            yield break;
        }

        if (booked is null)
        {
            yield return Differ(
                entries.IsBank && entries.Expected.Contains(line.Reference)
                    ? SettlementDifferenceKind.NotHere
                    : SettlementDifferenceKind.UnknownReference,
                line,
                null
            );
            yield break;
        }

        if (booked.AmountVnd != line.AmountVnd)
        {
            yield return Differ(SettlementDifferenceKind.OtherAmount, line, booked);
        }

        if (!booked.Came)
        {
            yield return Differ(SettlementDifferenceKind.NotHere, line, booked);
            yield break;
        }

        if (
            entries.IsBank
            && line.Reference.Length > 0
            && !PaymentReference.IsOfSameDossier(line.Reference, booked.Reference)
        )
        {
            yield return Differ(SettlementDifferenceKind.OtherDossier, line, booked);
        }

        if (booked.Transaction != line.Transaction)
        {
            yield return Differ(SettlementDifferenceKind.OtherTransaction, line, booked);
        }

        if (booked.PaidOn != line.PaidOn)
        {
            yield return Differ(SettlementDifferenceKind.OtherDay, line, booked);
        }
    }

    /// <summary>Money of about midnight stands in the other day's file, with the day on which we booked it too.</summary>
    private bool IsToldOfTheDay(IReadOnlyDictionary<string, DateOnly> around, BookedMoney one) =>
        around.TryGetValue(entries.KeyOf(one), out var day) && day == one.PaidOn;

    private SettlementDifference OnlyHere(IReadOnlyDictionary<string, DateOnly> around, BookedMoney one)
    {
        var elsewhere = around.TryGetValue(entries.KeyOf(one), out var day);
        return new SettlementDifference(
            elsewhere ? SettlementDifferenceKind.OtherDay : SettlementDifferenceKind.NotThere,
            null,
            one.Reference,
            one.Transaction,
            one.AmountVnd,
            null,
            one.PaidOn,
            elsewhere ? day : null
        );
    }

    private static SettlementDifference Differ(
        SettlementDifferenceKind kind,
        SettlementLine line,
        BookedMoney? booked
    ) =>
        new(
            kind,
            line.Row,
            booked?.Reference ?? line.Reference,
            line.Transaction,
            booked is { Came: true } ? booked.AmountVnd : null,
            line.AmountVnd,
            booked?.PaidOn,
            line.PaidOn
        );
}

/// <summary>Something on which the other side and our books don't agree.</summary>
/// <param name="Kind">What.</param>
/// <param name="Row">The file's row; nothing where it is only in our books.</param>
/// <param name="Reference">Our name for it; empty where the file names none of ours.</param>
/// <param name="Transaction">The other side's name for the money.</param>
/// <param name="OursVnd">What our books say, whole đồng; nothing where they have no money of it.</param>
/// <param name="TheirsVnd">What the file says, whole đồng; nothing where it doesn't have it.</param>
/// <param name="OursOn">The day in our books.</param>
/// <param name="TheirsOn">The day in the file, or in the one of a day around.</param>
public sealed record SettlementDifference(
    SettlementDifferenceKind Kind,
    int? Row,
    string Reference,
    string? Transaction,
    Vnd? OursVnd,
    Vnd? TheirsVnd,
    DateOnly? OursOn,
    DateOnly? TheirsOn
);

/// <summary>The ways in which the other side and our books can differ.</summary>
public enum SettlementDifferenceKind
{
    /// <summary>They have money that we know to expect and don't have: a notice was lost, a transfer isn't booked.</summary>
    NotHere,

    /// <summary>We booked money which their file doesn't have.</summary>
    NotThere,

    /// <summary>Another amount.</summary>
    OtherAmount,

    /// <summary>Another day: paid about midnight, or booked later than it came.</summary>
    OtherDay,

    /// <summary>The payer's words name a dossier, and the money was booked on another.</summary>
    OtherDossier,

    /// <summary>They name other money for the same attempt.</summary>
    OtherTransaction,

    /// <summary>The same money twice in the file, or two payments for one attempt.</summary>
    Doubled,

    /// <summary>Money which nothing of ours stands behind.</summary>
    UnknownReference,

    /// <summary>They gave back what our books still have.</summary>
    ReturnedThere,
}
