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

/// <summary>
/// The petitions for which the asker is competent, the newest first; all, or those that ended and of which nobody noted when.
/// Refused: <c>resource.not-found</c>, <c>request.cursor-malformed</c>.
/// </summary>
internal sealed record ListPetitions(PetitionList List, string? After, int? Limit) : IQuery<PetitionPage>;

/// <summary>Which petitions are listed.</summary>
public enum PetitionList
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those that ended before ends were noted: they stay for ever until somebody notes the day.</summary>
    EndUnnoted,
}

/// <summary>A page of petitions.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record PetitionPage(IReadOnlyList<PetitionItem> Items, string? NextCursor);

/// <summary>A petition in a list: nothing of what it says or who says it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Kind">Complaint or denunciation.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Unit">To whom it was sent.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="IsEndUnnoted">It ended, and nobody noted when.</param>
public sealed record PetitionItem(
    string Code,
    PetitionKind Kind,
    PetitionStatus Status,
    LocalText Unit,
    DateTimeOffset ReceivedAt,
    bool IsEndUnnoted
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
            unit => Page(unit, request.List, after.Value, limit + 1),
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
                p.EndedAt,
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
                        p.ReceivedAt,
                        p.EndedAt is null && PetitionLifecycle.IsEnd(p.Status)
                    )),
            ],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private IQueryable<PageKey> Page(string unit, PetitionList list, Cursor? after, int rows)
    {
        var petitions = db.PetitionCases.AsNoTracking().Where(p => p.UnitId == unit && p.ErasedAt == null);
        if (list is PetitionList.EndUnnoted)
        {
            petitions = petitions.Where(p => p.EndedAt == null && PetitionReading.Ends.Contains(p.Status));
        }

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
    private static readonly DomainError ListUnknown = new("request.malformed", ErrorKind.Malformed);

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
    /// The complaints and denunciations for which the asker is competent as head of the unit: <c>all</c> of them unless named,
    /// or <c>endUnnoted</c>. Errors: <c>resource.not-found</c> for everybody else, <c>request.cursor-malformed</c>,
    /// <c>request.malformed</c> for an unknown list.
    /// </summary>
    public static async Task<IResult> ListPetitions(
        string? list,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        AddressEnum.TryRead(list, PetitionList.All, out var wanted)
            ? (await mediator.Send(new ListPetitions(wanted, cursor, limit), cancellationToken)).ToOk()
            : ListUnknown.ToProblem();
}
