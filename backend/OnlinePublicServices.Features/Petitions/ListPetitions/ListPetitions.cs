using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Petitions;

/// <summary>The petitions for which the asker is competent, the newest first. Refused: <c>resource.not-found</c>, <c>request.cursor-malformed</c>.</summary>
internal sealed record ListPetitions(string? After, int? Limit) : IQuery<PetitionPage>;

/// <summary>A page of petitions.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record PetitionPage(IReadOnlyList<PetitionItem> Items, string? NextCursor);

/// <summary>A petition in a list: nothing of what it says or who says it.</summary>
public sealed record PetitionItem(
    string Code,
    PetitionKind Kind,
    PetitionStatus Status,
    LocalText Unit,
    DateTimeOffset ReceivedAt
);

internal sealed class ListPetitionsHandler(PublicServicesDbContext db, PetitionReading reading, Catalogue catalogue)
    : IRequestHandler<ListPetitions, Result<PetitionPage>>
{
    public async Task<Result<PetitionPage>> Handle(ListPetitions request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        var units = reading.Units;
        if (after.IsRefused || units.Count == 0)
        {
            return after.IsRefused ? after.Error : RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = await PagesOfUnits.MergeNewest(
            units,
            unit => Page(unit, after.Value, limit + 1),
            limit + 1,
            cancellationToken
        );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var rows = await db
            .PetitionCases.AsNoTracking()
            .Where(p => page.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Code,
                p.Kind,
                p.Status,
                p.UnitId,
                p.ReceivedAt,
            })
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        return new PetitionPage(
            [
                .. page.Select(id => rows[id])
                    .Select(p => new PetitionItem(
                        p.Code,
                        p.Kind,
                        p.Status,
                        catalogue.Units.Find(p.UnitId)?.Name ?? new LocalText(p.UnitId),
                        p.ReceivedAt
                    )),
            ],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private IQueryable<PageKey> Page(string unit, Cursor? after, int rows)
    {
        var petitions = db.PetitionCases.AsNoTracking().Where(p => p.UnitId == unit && p.ErasedAt == null);
        if (after is { } last)
        {
            petitions = petitions.Where(p => p.ReceivedAt < last.At || (p.ReceivedAt == last.At && p.Id < last.Id));
        }

        return petitions
            .OrderByDescending(p => p.ReceivedAt)
            .ThenByDescending(p => p.Id)
            .Select(p => new PageKey { At = p.ReceivedAt, Id = p.Id })
            .Take(rows);
    }
}

/// <summary><c>GET /api/petitions</c>.</summary>
public static class ListPetitionsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/petitions", ListPetitions)
            .ForStaff()
            .WithName(nameof(ListPetitions))
            .WithTags("Petitions")
            .Produces<PetitionPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The complaints and denunciations for which the asker is competent as head of the unit. Errors:
    /// <c>resource.not-found</c> for everybody else, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListPetitions(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListPetitions(cursor, limit), cancellationToken)).ToOk();
}
