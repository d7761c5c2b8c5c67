using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// <c>Đối soát thu phí, lệ phí</c>: a day of a unit, what came by each way against the receipts, and every difference, of
/// many the first. The day is read a part at a time and never held as a whole. For whoever answers for the unit. No legal
/// source: our own rule.
/// </summary>
internal sealed record ReconcileDay(DateOnly Day, string UnitId) : IQuery<DayView>;

internal sealed class ReconcileDayHandler(PublicServicesDbContext db, Catalogue catalogue, PaymentDays days)
    : IRequestHandler<ReconcileDay, Result<DayView>>
{
    /// <summary>What a person works through on a page.</summary>
    public const int ShownMax = 200;

    public async Task<Result<DayView>> Handle(ReconcileDay request, CancellationToken cancellationToken)
    {
        var opened = days.Open(request.Day, request.UnitId);
        return opened.IsRefused ? opened.Error : await Compare(opened.Value, cancellationToken);
    }

    private async Task<DayView> Compare(OpenDay open, CancellationToken cancellationToken)
    {
        var (day, served, unit) = open;
        var book = new DayBook(open.From, open.To, await LastNumbers(open, cancellationToken));
        var found = new FoundDifferences();
        await foreach (var some in Attempts(open, cancellationToken))
        {
            var dossiers = some.ToDictionary(
                one => one.Attempt.Reference,
                one => one.DossierId,
                StringComparer.Ordinal
            );
            foreach (var one in book.Take(await Entries(some, cancellationToken)))
            {
                found.Add(one, dossiers[one.Reference]);
            }
        }

        await foreach (var (receipt, dossierId) in Receipts(open))
        {
            foreach (var one in book.Take(receipt))
            {
                found.Add(one, dossierId);
            }
        }

        return new DayView(
            day,
            [.. served.Select(id => new PayingUnit(id, catalogue.Units.Find(id)!.Name))],
            unit,
            [.. book.Ways.Select(WayTotalView.Of)],
            [.. book.Receipts.Select(ReceiptTotalView.Of)],
            await Show(found, cancellationToken),
            found.More,
            await db
                .PaymentTraces.Where(t => t.Day == day && t.Answer == NoticeAnswer.Forged)
                .SumAsync(t => t.Times, cancellationToken)
        );
    }

    private Task<Dictionary<FeeKind, int>> LastNumbers(OpenDay open, CancellationToken cancellationToken) =>
        db
            .Receipts.Where(r => r.UnitId == open.UnitId && r.Year == open.Day.Year && r.IssuedAt < open.From)
            .GroupBy(r => r.Kind)
            .Select(kind => new { kind.Key, Last = kind.Max(r => r.Number) })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Last, cancellationToken);

    /// <summary>
    /// What began on the day, then what else was paid on it, then what else was given back: each once, and each from the
    /// index of its instant.
    /// </summary>
    private async IAsyncEnumerable<IReadOnlyList<DayAttempt>> Attempts(
        OpenDay open,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (from, to) = (open.From, open.To);
        var all = db
            .Payments.AsNoTracking()
            .Where(p => p.UnitId == open.UnitId)
            .SelectMany(p => p.Attempts, (p, a) => new DayAttempt { DossierId = p.DossierId, Attempt = a });
        var begun = DayParts.Read(
            from,
            (at, id) =>
                all.Where(one =>
                        one.Attempt.StartedAt >= at
                        && one.Attempt.StartedAt < to
                        && (one.Attempt.StartedAt != at || one.Attempt.Id > id)
                    )
                    .OrderBy(one => one.Attempt.StartedAt)
                    .ThenBy(one => one.Attempt.Id),
            one => (one.Attempt.StartedAt, one.Attempt.Id),
            cancellationToken
        );
        var paid = DayParts.Read(
            from,
            (at, id) =>
                all.Where(one =>
                        one.Attempt.PaidAt >= at
                        && one.Attempt.PaidAt < to
                        && (one.Attempt.PaidAt != at || one.Attempt.Id > id)
                        && (one.Attempt.StartedAt < from || one.Attempt.StartedAt >= to)
                    )
                    .OrderBy(one => one.Attempt.PaidAt)
                    .ThenBy(one => one.Attempt.Id),
            one => (one.Attempt.PaidAt!.Value, one.Attempt.Id),
            cancellationToken
        );
        var refunded = DayParts.Read(
            from,
            (at, id) =>
                all.Where(one =>
                        one.Attempt.RefundedAt >= at
                        && one.Attempt.RefundedAt < to
                        && (one.Attempt.RefundedAt != at || one.Attempt.Id > id)
                        && (one.Attempt.StartedAt < from || one.Attempt.StartedAt >= to)
                        && (one.Attempt.PaidAt == null || one.Attempt.PaidAt < from || one.Attempt.PaidAt >= to)
                    )
                    .OrderBy(one => one.Attempt.RefundedAt)
                    .ThenBy(one => one.Attempt.Id),
            one => (one.Attempt.RefundedAt!.Value, one.Attempt.Id),
            cancellationToken
        );
        foreach (var parts in new[] { begun, paid, refunded })
        {
            await foreach (var part in parts.WithCancellation(cancellationToken))
            {
                yield return part;
            }
        }
    }

    /// <summary>What receipts and gateways say of some attempts.</summary>
    private async Task<DayEntries> Entries(IReadOnlyList<DayAttempt> some, CancellationToken cancellationToken)
    {
        var ids = some.Select(one => one.Attempt.Id).ToArray();
        var references = some.Select(one => one.Attempt.Reference).ToArray();
        var receipts = await db
            .Receipts.Where(r => ids.Contains(r.AttemptId) && r.CancelledAt == null)
            .Select(r => new { r.AttemptId, r.AmountVnd })
            .ToListAsync(cancellationToken);
        var traces = await db
            .PaymentTraces.AsNoTracking()
            .Where(t => references.Contains(t.Reference))
            .ToListAsync(cancellationToken);
        return new DayEntries
        {
            Attempts = [.. some.Select(one => one.Attempt)],
            Receipted = receipts
                .GroupBy(r => r.AttemptId)
                .ToDictionary(one => one.Key, one => one.Aggregate(Vnd.Zero, (sum, r) => sum + r.AmountVnd)),
            LearntByAsking = traces
                .Where(t => t is { Source: TraceSource.Query, Event: PaymentEvent.Settled or PaymentEvent.Surplus })
                .Select(t => t.Reference)
                .ToHashSet(StringComparer.Ordinal),
            Contradicted = traces
                .Where(t => t.Event is PaymentEvent.Contradicted || t.Answer is NoticeAnswer.WrongAmount)
                .Select(t => t.Reference)
                .ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// The receipts issued on the day, by kind and number; one may stand for money of an earlier day, in the place of one
    /// that was cancelled.
    /// </summary>
    private async IAsyncEnumerable<(DayReceipt Receipt, Guid DossierId)> Receipts(OpenDay open)
    {
        var issued = db
            .Receipts.AsNoTracking()
            .Where(r => r.UnitId == open.UnitId && r.IssuedAt >= open.From && r.IssuedAt < open.To)
            .OrderBy(r => r.Kind)
            .ThenBy(r => r.Number)
            .Select(r => new
            {
                Receipt = r,
                Money = db
                    .Payments.SelectMany(p => p.Attempts)
                    .Where(a => a.Id == r.AttemptId)
                    .Select(a => (AttemptState?)a.State)
                    .FirstOrDefault(),
            });
        await foreach (var one in issued.AsAsyncEnumerable())
        {
            var it = one.Receipt;
            yield return (
                new DayReceipt(it.Kind, it.Number, it.NumberText, it.AmountVnd, it.CancelledAt is null, one.Money),
                it.DossierId
            );
        }
    }

    private async Task<List<DifferenceView>> Show(FoundDifferences found, CancellationToken cancellationToken)
    {
        var ids = found.Shown.Select(one => one.DossierId).Distinct().ToArray();
        var codes = await db
            .Dossiers.AsNoTracking()
            .Where(d => ids.Contains(d.Id))
            .Select(d => new { d.Id, d.Code })
            .ToDictionaryAsync(d => d.Id, d => d.Code.ToString(), cancellationToken);
        return
        [
            .. found.Shown.Select(one => new DifferenceView(
                one.Difference.Kind,
                one.Difference.Reference,
                one.Difference.AmountVnd.Amount,
                codes[one.DossierId]
            )),
        ];
    }

    /// <summary>The first that were found, and how many more.</summary>
    private sealed class FoundDifferences
    {
        public List<(Difference Difference, Guid DossierId)> Shown { get; } = [];

        public int More { get; private set; }

        public void Add(Difference difference, Guid dossierId)
        {
            if (Shown.Count < ShownMax)
            {
                Shown.Add((difference, dossierId));
            }
            else
            {
                More++;
            }
        }
    }

    private sealed record DayAttempt
    {
        public required Guid DossierId { get; init; }

        public required PaymentAttempt Attempt { get; init; }
    }
}

/// <summary>A day's books of a unit.</summary>
/// <param name="Day">The day, in Viet Nam.</param>
/// <param name="Units">The units whose books the asker may see.</param>
/// <param name="UnitId">The one shown.</param>
/// <param name="Ways">What came by each way.</param>
/// <param name="Receipts">What the receipts say.</param>
/// <param name="Differences">What a person has to look at, the first 200 of it.</param>
/// <param name="More">How much more there is to look at.</param>
/// <param name="ForgedNotices">How many notices of the day, to any unit, weren't the gateway's.</param>
public sealed record DayView(
    DateOnly Day,
    IReadOnlyList<PayingUnit> Units,
    string UnitId,
    IReadOnlyList<WayTotalView> Ways,
    IReadOnlyList<ReceiptTotalView> Receipts,
    IReadOnlyList<DifferenceView> Differences,
    int More,
    int ForgedNotices
);

/// <summary>A unit that takes money.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Name">What it is called.</param>
public sealed record PayingUnit(string Id, LocalText Name);

/// <summary>What came by one way.</summary>
/// <param name="Way">The gateway's name, <c>transfer</c> or <c>cash</c>.</param>
/// <param name="Paid">How many payments.</param>
/// <param name="PaidVnd">Their sum.</param>
/// <param name="Refunded">How many went back.</param>
/// <param name="RefundedVnd">Their sum.</param>
public sealed record WayTotalView(string Way, int Paid, long PaidVnd, int Refunded, long RefundedVnd)
{
    internal static WayTotalView Of(WayTotal way) =>
        new(way.Way, way.Paid, way.PaidVnd.Amount, way.Refunded, way.RefundedVnd.Amount);
}

/// <summary>What the receipts of one kind say.</summary>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="First">The smallest number of the day.</param>
/// <param name="Last">The largest.</param>
/// <param name="Count">How many.</param>
/// <param name="Cancelled">How many of them hold no longer.</param>
/// <param name="AmountVnd">The sum of those that hold.</param>
public sealed record ReceiptTotalView(FeeKind Kind, int First, int Last, int Count, int Cancelled, long AmountVnd)
{
    internal static ReceiptTotalView Of(ReceiptTotal kind) =>
        new(kind.Kind, kind.First, kind.Last, kind.Count, kind.Cancelled, kind.AmountVnd.Amount);
}

/// <summary>Something that doesn't agree.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reference">The attempt's name, or the receipt's number.</param>
/// <param name="AmountVnd">How much is in question.</param>
/// <param name="DossierCode">The dossier to look at.</param>
public sealed record DifferenceView(DifferenceKind Kind, string Reference, long AmountVnd, string? DossierCode);

/// <summary><c>GET /api/payment-days/{day}</c>.</summary>
public static class ReconcileDayEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/payment-days/{day}", ReconcileDay)
            .ForStaff()
            .WithName(nameof(ReconcileDay))
            .WithTags("Payments")
            .Produces<DayView>();

    /// <summary>
    /// A day's books of a unit; without <c>unitId</c> of the first that the asker answers for. Errors:
    /// <c>resource.not-found</c> for another's, <c>date.implausible</c> for a day that hasn't begun.
    /// </summary>
    public static async Task<IResult> ReconcileDay(
        DateOnly day,
        string? unitId,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ReconcileDay(day, unitId ?? ""), cancellationToken)).ToHttp(TypedResults.Ok);
}
