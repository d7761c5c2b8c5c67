using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Lists and records of destruction at the asker's units, the newest first. Refused: <c>resource.not-found</c>,
/// <c>request.cursor-malformed</c>.
/// </summary>
internal sealed record ListDestructions(string? After, int? Limit) : IQuery<DestructionPage>;

/// <summary>A page of lists of destruction.</summary>
/// <param name="Items">The newest first, without what stands on them.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record DestructionPage(IReadOnlyList<DestructionView> Items, string? NextCursor);

internal sealed class ListDestructionsHandler(
    PublicServicesDbContext db,
    RetentionDesk desk,
    DestructionShowing showing
) : IRequestHandler<ListDestructions, Result<DestructionPage>>
{
    public async Task<Result<DestructionPage>> Handle(ListDestructions request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        var units = desk.Sees;
        if (after.IsRefused || units.Count == 0)
        {
            return after.IsRefused ? after.Error : RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = await PagesOfUnits.MergeNewest(
            units,
            unit => Newest(unit, after.Value, limit + 1),
            limit + 1,
            cancellationToken
        );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var lists = await db
            .DestructionLists.AsNoTracking()
            .Where(l => page.Contains(l.Id))
            .ToDictionaryAsync(l => l.Id, cancellationToken);
        return new DestructionPage(
            [.. page.Select(id => showing.Show(lists[id], withItems: false))],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private IQueryable<PageKey> Newest(string unit, Cursor? after, int rows)
    {
        var lists = db.DestructionLists.AsNoTracking().Where(l => l.UnitId == unit);
        if (after is { } last)
        {
            lists = lists.Where(l => l.ProposedAt < last.At || (l.ProposedAt == last.At && l.Id < last.Id));
        }

        return lists
            .OrderByDescending(l => l.ProposedAt)
            .ThenByDescending(l => l.Id)
            .Select(l => new PageKey { At = l.ProposedAt, Id = l.Id })
            .Take(rows);
    }
}

/// <summary><c>GET /api/destruction-lists</c>.</summary>
public static class ListDestructionsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/destruction-lists", ListDestructions)
            .ForStaff()
            .WithName(nameof(ListDestructions))
            .WithTags("Retention")
            .Produces<DestructionPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// Lists and records of destruction at the asker's units. Errors: <c>resource.not-found</c>,
    /// <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListDestructions(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListDestructions(cursor, limit), cancellationToken)).ToOk();
}
