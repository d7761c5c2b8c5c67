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
/// <c>Đối soát thu phí, lệ phí</c>: a day of a unit, what came by each way against the receipts, and every difference. For
/// whoever answers for the unit. No legal source: our own rule.
/// </summary>
internal sealed record ReconcileDay(DateOnly Day, string UnitId) : IQuery<DayView>;

internal sealed class ReconcileDayHandler(PublicServicesDbContext db, Catalogue catalogue, PaymentDays days)
    : IRequestHandler<ReconcileDay, Result<DayView>>
{
    public async Task<Result<DayView>> Handle(ReconcileDay request, CancellationToken cancellationToken)
    {
        var opened = days.Open(request.Day, request.UnitId);
        return opened.IsRefused ? opened.Error : await Compare(opened.Value, cancellationToken);
    }

    private async Task<DayView> Compare(OpenDay open, CancellationToken cancellationToken)
    {
        var (day, served, unit) = open;
        var (from, to) = (open.From, open.To);
        var payments = await Payments(unit, from, to, cancellationToken);
        var entries = await Entries(day, unit, payments, from, to, cancellationToken);
        var codes = await CodesOf(payments, entries, cancellationToken);
        var forged = await db
            .PaymentTraces.Where(t => t.Day == day && t.Answer == NoticeAnswer.Forged)
            .SumAsync(t => t.Times, cancellationToken);
        return DayView.Of(
            day,
            [.. served.Select(id => new PayingUnit(id, catalogue.Units.Find(id)!.Name))],
            unit,
            DayBook.Of(entries, from, to),
            codes,
            forged
        );
    }

    private Task<List<Payment>> Payments(
        string unit,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) =>
        db
            .Payments.AsNoTracking()
            .Where(p =>
                p.UnitId == unit
                && p.Attempts.Any(a =>
                    (a.StartedAt >= from && a.StartedAt < to)
                    || (a.PaidAt >= from && a.PaidAt < to)
                    || (a.RefundedAt >= from && a.RefundedAt < to)
                )
            )
            .ToListAsync(cancellationToken);

    private async Task<DayEntries> Entries(
        DateOnly day,
        string unit,
        List<Payment> payments,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var ids = payments.Select(p => p.Id).ToList();
        var receipts = await db
            .Receipts.AsNoTracking()
            .Where(r => ids.Contains(r.PaymentId) || (r.UnitId == unit && r.IssuedAt >= from && r.IssuedAt < to))
            .ToListAsync(cancellationToken);
        var before = await db
            .Receipts.Where(r => r.UnitId == unit && r.Year == day.Year && r.IssuedAt < from)
            .GroupBy(r => r.Kind)
            .Select(kind => new { kind.Key, Last = kind.Max(r => r.Number) })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Last, cancellationToken);
        var attempts = payments.SelectMany(p => p.Attempts).Where(IsOfDay).ToList();
        var references = attempts.Select(a => a.Reference).ToList();
        var traces = await db
            .PaymentTraces.AsNoTracking()
            .Where(t => references.Contains(t.Reference))
            .ToListAsync(cancellationToken);
        return new DayEntries
        {
            Attempts = attempts,
            Receipts = receipts,
            LastNumbers = before,
            LearntByAsking = traces
                .Where(t => t is { Source: TraceSource.Query, Event: PaymentEvent.Settled or PaymentEvent.Surplus })
                .Select(t => t.Reference)
                .ToHashSet(StringComparer.Ordinal),
            Contradicted = traces
                .Where(t => t.Event is PaymentEvent.Contradicted || t.Answer is NoticeAnswer.WrongAmount)
                .Select(t => t.Reference)
                .ToHashSet(StringComparer.Ordinal),
        };

        bool IsOfDay(PaymentAttempt a) =>
            Within(a.StartedAt)
            || Within(a.PaidAt)
            || Within(a.RefundedAt)
            || receipts.Exists(r => r.AttemptId == a.Id);

        bool Within(DateTimeOffset? at) => from <= at && at < to;
    }

    private async Task<Dictionary<string, string>> CodesOf(
        List<Payment> payments,
        DayEntries entries,
        CancellationToken cancellationToken
    )
    {
        var ids = payments.Select(p => p.DossierId).Concat(entries.Receipts.Select(r => r.DossierId)).ToHashSet();
        var codes = await db
            .Dossiers.AsNoTracking()
            .Where(d => ids.Contains(d.Id))
            .Select(d => new { d.Id, d.Code })
            .ToDictionaryAsync(d => d.Id, d => d.Code.ToString(), cancellationToken);
        return payments
            .SelectMany(p => p.Attempts.Select(a => (a.Reference, p.DossierId)))
            .Concat(entries.Receipts.Select(r => (Reference: r.NumberText, r.DossierId)))
            .DistinctBy(pair => pair.Reference)
            .ToDictionary(pair => pair.Reference, pair => codes[pair.DossierId], StringComparer.Ordinal);
    }
}

/// <summary>A day's books of a unit.</summary>
/// <param name="Day">The day, in Viet Nam.</param>
/// <param name="Units">The units whose books the asker may see.</param>
/// <param name="UnitId">The one shown.</param>
/// <param name="Ways">What came by each way.</param>
/// <param name="Receipts">What the receipts say.</param>
/// <param name="Differences">All that a person has to look at.</param>
/// <param name="ForgedNotices">How many notices of the day, to any unit, weren't the gateway's.</param>
public sealed record DayView(
    DateOnly Day,
    IReadOnlyList<PayingUnit> Units,
    string UnitId,
    IReadOnlyList<WayTotalView> Ways,
    IReadOnlyList<ReceiptTotalView> Receipts,
    IReadOnlyList<DifferenceView> Differences,
    int ForgedNotices
)
{
    internal static DayView Of(
        DateOnly day,
        IReadOnlyList<PayingUnit> units,
        string unit,
        DayBook book,
        Dictionary<string, string> codes,
        int forged
    ) =>
        new(
            day,
            units,
            unit,
            [
                .. book.Ways.Select(way => new WayTotalView(
                    way.Way,
                    way.Paid,
                    way.PaidVnd.Amount,
                    way.Refunded,
                    way.RefundedVnd.Amount
                )),
            ],
            [
                .. book.Receipts.Select(kind => new ReceiptTotalView(
                    kind.Kind,
                    kind.First,
                    kind.Last,
                    kind.Count,
                    kind.Cancelled,
                    kind.AmountVnd.Amount
                )),
            ],
            [
                .. book.Differences.Select(one => new DifferenceView(
                    one.Kind,
                    one.Reference,
                    one.AmountVnd.Amount,
                    codes.GetValueOrDefault(one.Reference)
                )),
            ],
            forged
        );
}

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
public sealed record WayTotalView(string Way, int Paid, long PaidVnd, int Refunded, long RefundedVnd);

/// <summary>What the receipts of one kind say.</summary>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="First">The smallest number of the day.</param>
/// <param name="Last">The largest.</param>
/// <param name="Count">How many.</param>
/// <param name="Cancelled">How many of them hold no longer.</param>
/// <param name="AmountVnd">The sum of those that hold.</param>
public sealed record ReceiptTotalView(FeeKind Kind, int First, int Last, int Count, int Cancelled, long AmountVnd);

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
