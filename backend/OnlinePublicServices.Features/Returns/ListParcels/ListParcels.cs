using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Returns;

/// <summary>What a counter has to do with a parcel.</summary>
public enum ParcelWork
{
    /// <summary>To be labelled and given to whoever carries it.</summary>
    ToSend,

    /// <summary>On its way out, or coming back.</summary>
    OnTheWay,

    /// <summary>Sent to this counter: on its way, or here to be collected.</summary>
    ToCollect,

    /// <summary>The post doesn't take it, or it is back: the person chooses anew.</summary>
    ToSettle,
}

/// <summary>A page of parcels.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="NextCursor">Where the next page begins.</param>
public sealed record ParcelPage(IReadOnlyList<ParcelEntry> Items, string? NextCursor);

/// <summary>A parcel in a counter's list.</summary>
/// <param name="LabelNumber">What its label says.</param>
/// <param name="DossierCode">The dossier.</param>
/// <param name="ApplicantName">Whose it is.</param>
/// <param name="Kind">Who carries it.</param>
/// <param name="State">Where it is.</param>
/// <param name="From">The counter that sends it.</param>
/// <param name="To">The counter it is for; nothing for the post.</param>
/// <param name="BegunAt">UTC.</param>
/// <param name="PromisedOn">By which day it should be delivered, in Viet Nam.</param>
/// <param name="Collector">Who may collect it instead of the person, with the last four digits of their number.</param>
public sealed record ParcelEntry(
    string LabelNumber,
    string DossierCode,
    string ApplicantName,
    ParcelKind Kind,
    ParcelState State,
    LocalText From,
    LocalText? To,
    DateTimeOffset BegunAt,
    DateOnly? PromisedOn,
    string? Collector
);

/// <summary>The parcels of the counters at which the asker stands, or for which they answer.</summary>
internal sealed record ListParcels(ParcelWork Work, string? After, int? Limit) : IQuery<ParcelPage>;

internal sealed class ListParcelsHandler(PublicServicesDbContext db, Catalogue catalogue, ParcelDesk desk)
    : IRequestHandler<ListParcels, Result<ParcelPage>>
{
    public async Task<Result<ParcelPage>> Handle(ListParcels request, CancellationToken cancellationToken)
    {
        var units = desk.UnitsSeen;
        if (units.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var limit = Cursor.Limit(request.Limit);
        var rows = await Rows(request.Work, units, after.Value).Take(limit + 1).ToListAsync(cancellationToken);
        var page = rows.Take(limit).ToList();
        var ids = page.ConvertAll(row => row.Return.DossierId);
        var dossiers = await db
            .Dossiers.AsNoTracking()
            .Where(d => ids.Contains(d.Id))
            .Select(d => new
            {
                d.Id,
                d.Code,
                d.Applicant.Name,
            })
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        return new ParcelPage(
            page.ConvertAll(row =>
            {
                var (dossier, parcel) = (dossiers[row.Return.DossierId], row.Parcel);
                return new ParcelEntry(
                    parcel.LabelNumber,
                    dossier.Code.ToString(),
                    dossier.Name,
                    parcel.Kind,
                    parcel.State,
                    NameOf(row.Return.UnitId),
                    parcel.CounterUnitId is { } counter ? NameOf(counter) : null,
                    parcel.BegunAt,
                    parcel.PromisedOn,
                    row.Return.Mandate is { } mandate ? $"{mandate.Name} (…{mandate.PersonalId[^4..]})" : null
                );
            }),
            rows.Count > limit ? new Cursor(page[^1].Parcel.BegunAt, page[^1].Parcel.Id).ToString() : null
        );
    }

    private IQueryable<ParcelRow> Rows(ParcelWork work, IReadOnlyList<string> units, Cursor? after)
    {
        ParcelState[] states = work switch
        {
            ParcelWork.ToSend => [ParcelState.Wanted, ParcelState.Ordered],
            ParcelWork.OnTheWay => [ParcelState.OnTheWay, ParcelState.ComingBack],
            ParcelWork.ToCollect => [ParcelState.OnTheWay, ParcelState.Arrived],
            ParcelWork.ToSettle => [ParcelState.Refused, ParcelState.Back],
        };
        var rows = db
            .ResultReturns.AsNoTracking()
            .SelectMany(r => r.Parcels, (wanted, parcel) => new ParcelRow { Return = wanted, Parcel = parcel })
            .Where(row => states.Contains(row.Parcel.State));
        rows =
            work is ParcelWork.ToCollect
                ? rows.Where(row => units.Contains(row.Parcel.CounterUnitId!))
                : rows.Where(row => units.Contains(row.Return.UnitId));
        if (after is { } shown)
        {
            rows = rows.Where(row =>
                row.Parcel.BegunAt > shown.At || (row.Parcel.BegunAt == shown.At && row.Parcel.Id > shown.Id)
            );
        }

        return rows.OrderBy(row => row.Parcel.BegunAt).ThenBy(row => row.Parcel.Id);
    }

    private LocalText NameOf(string unitId) => catalogue.Units.Find(unitId)?.Name ?? new LocalText(unitId);

    private sealed class ParcelRow
    {
        public required ResultReturn Return { get; init; }

        public required Parcel Parcel { get; init; }
    }
}

/// <summary><c>GET /api/parcels</c>.</summary>
public static class ListParcelsEndpoint
{
    private static readonly DomainError WorkUnknown = new("request.malformed", ErrorKind.Malformed);

    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/parcels", ListParcels)
            .ForStaff()
            .WithName(nameof(ListParcels))
            .WithTags("Returns")
            .Produces<ParcelPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The parcels of one's counter, the oldest first, by what is to be done: <c>toSend</c> unless said, <c>onTheWay</c>,
    /// <c>toCollect</c>, <c>toSettle</c>. Errors: <c>resource.not-found</c> for whoever stands at no counter,
    /// <c>request.malformed</c> for unknown work, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListParcels(
        string? work,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        AddressEnum.TryRead(work, ParcelWork.ToSend, out var wanted)
            ? (await mediator.Send(new ListParcels(wanted, cursor, limit), cancellationToken)).ToHttp(TypedResults.Ok)
            : WorkUnknown.ToProblem();
}
