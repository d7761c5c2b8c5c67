using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>Which requests a list shows.</summary>
internal enum DataRequestList
{
    /// <summary>The office owes something; the next due first.</summary>
    Open,

    /// <summary>Over; the newest first.</summary>
    Rest,
}

/// <summary>The requests for which the asker answers. Refused: <c>resource.not-found</c>, <c>request.cursor-malformed</c>.</summary>
internal sealed record ListDataRequests(DataRequestList List, string? After, int? Limit) : IQuery<DataRequestPage>;

/// <summary>A page of requests.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record DataRequestPage(IReadOnlyList<DataRequestItem> Items, string? NextCursor);

/// <summary>A request in a list; it names nobody.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Unit">The unit that is asked.</param>
/// <param name="FiledAt">UTC.</param>
/// <param name="DueAt">What is due next, UTC; absent when it is over.</param>
/// <param name="Late">Whether that has passed.</param>
public sealed record DataRequestItem(
    Guid Id,
    DataRequestKind Kind,
    DataRequestStatus Status,
    LocalText Unit,
    DateTimeOffset FiledAt,
    DateTimeOffset? DueAt,
    bool Late
);

internal sealed class ListDataRequestsHandler(
    PublicServicesDbContext db,
    DataRequestReading reading,
    TimeProvider clock
) : IRequestHandler<ListDataRequests, Result<DataRequestPage>>
{
    public async Task<Result<DataRequestPage>> Handle(ListDataRequests request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        var units = reading.Units;
        if (after.IsRefused || units.Count == 0)
        {
            return after.IsRefused ? after.Error : RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys =
            request.List is DataRequestList.Open
                ? await PagesOfUnits.Merge(
                    units,
                    unit => Open(unit, after.Value, limit + 1),
                    limit + 1,
                    cancellationToken
                )
                : await PagesOfUnits.MergeNewest(
                    units,
                    unit => Rest(unit, after.Value, limit + 1),
                    limit + 1,
                    cancellationToken
                );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var items = await Items(page, cancellationToken);
        return new DataRequestPage(
            [.. page.Select(id => items[id])],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private async Task<Dictionary<Guid, DataRequestItem>> Items(List<Guid> page, CancellationToken cancellationToken)
    {
        var rows = await db
            .DataRequests.AsNoTracking()
            .Where(r => page.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.Kind,
                r.Status,
                r.UnitId,
                r.FiledAt,
                DueAt = EF.Property<DateTimeOffset?>(r, DataRequestColumns.DueAt),
            })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return rows.ToDictionary(
            r => r.Id,
            r => new DataRequestItem(
                r.Id,
                r.Kind,
                r.Status,
                reading.NameOf(r.UnitId),
                r.FiledAt,
                r.DueAt,
                r.DueAt < now
            )
        );
    }

    private IQueryable<PageKey> Open(string unit, Cursor? after, int rows)
    {
        var due = db
            .DataRequests.AsNoTracking()
            .Where(r => r.UnitId == unit && EF.Property<DateTimeOffset?>(r, DataRequestColumns.DueAt) != null);
        if (after is { } last)
        {
            due = due.Where(r =>
                EF.Property<DateTimeOffset?>(r, DataRequestColumns.DueAt) > last.At
                || (EF.Property<DateTimeOffset?>(r, DataRequestColumns.DueAt) == last.At && r.Id > last.Id)
            );
        }

        return due.OrderBy(r => EF.Property<DateTimeOffset?>(r, DataRequestColumns.DueAt))
            .ThenBy(r => r.Id)
            .Select(r => new PageKey
            {
                At = EF.Property<DateTimeOffset?>(r, DataRequestColumns.DueAt)!.Value,
                Id = r.Id,
            })
            .Take(rows);
    }

    private IQueryable<PageKey> Rest(string unit, Cursor? after, int rows)
    {
        var rest = db
            .DataRequests.AsNoTracking()
            .Where(r => r.UnitId == unit && EF.Property<DateTimeOffset?>(r, DataRequestColumns.DueAt) == null);
        if (after is { } last)
        {
            rest = rest.Where(r => r.FiledAt < last.At || (r.FiledAt == last.At && r.Id < last.Id));
        }

        return rest.OrderByDescending(r => r.FiledAt)
            .ThenByDescending(r => r.Id)
            .Select(r => new PageKey { At = r.FiledAt, Id = r.Id })
            .Take(rows);
    }
}

/// <summary><c>GET /api/data-requests</c>.</summary>
public static class ListDataRequestsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/data-requests", ListDataRequests)
            .ForStaff()
            .WithName(nameof(ListDataRequests))
            .WithTags("Personal data")
            .Produces<DataRequestPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The requests at the asker's units, for the head of the unit and of its counter: <c>list=open</c>, which is meant
    /// when nothing is said, or <c>list=rest</c>. Errors: <c>resource.not-found</c>, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListDataRequests(
        string? list,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new ListDataRequests(list == "rest" ? DataRequestList.Rest : DataRequestList.Open, cursor, limit),
                cancellationToken
            )
        ).ToOk();
}
