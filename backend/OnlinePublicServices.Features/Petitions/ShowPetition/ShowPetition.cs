using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Feedback;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Petitions;

/// <summary>How far a petition is, for its author with the key, and who opened it, for the competent head. Refused: <c>resource.not-found</c>.</summary>
internal sealed record ShowPetition(string Code, string? Key) : IQuery<PetitionView>;

/// <summary>A petition from outside: nothing of what it says or who says it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Version">What a move has to start from.</param>
/// <param name="Kind">Complaint or denunciation.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Unit">To whom it was sent.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="Openings">Who opened it, or noted when it ended, for the competent head alone; the newest first.</param>
/// <param name="IsEndUnnoted">It ended and nobody noted when, for the competent head alone.</param>
public sealed record PetitionView(
    string Code,
    int Version,
    PetitionKind Kind,
    PetitionStatus Status,
    LocalText Unit,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<PetitionOpened>? Openings,
    bool IsEndUnnoted
);

/// <summary>One opening.</summary>
public sealed record PetitionOpened(PetitionPart Part, string By, string? Reason, DateTimeOffset At);

internal sealed class ShowPetitionHandler(PublicServicesDbContext db, PetitionReading reading, Catalogue catalogue)
    : IRequestHandler<ShowPetition, Result<PetitionView>>
{
    public async Task<Result<PetitionView>> Handle(ShowPetition request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Key))
        {
            return await reading
                .Open(request.Code, cancellationToken)
                .MapAsync(async petition => Show(petition, await Openings(petition, cancellationToken)));
        }

        var found = await db
            .PetitionCases.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Code == request.Code && p.ErasedAt == null, cancellationToken);
        return found is not null && FollowKeys.AreEqual(found.KeyHash, FollowKeys.HashOf(request.Key))
            ? Show(found, null)
            : RequestErrors.NotFound;
    }

    private PetitionView Show(PetitionCase petition, IReadOnlyList<PetitionOpened>? openings) =>
        new(
            petition.Code,
            petition.Version,
            petition.Kind,
            petition.Status,
            catalogue.Units.Find(petition.UnitId)?.Name ?? new LocalText(petition.UnitId),
            petition.ReceivedAt,
            openings,
            openings is not null && petition.EndedAt is null && PetitionLifecycle.IsEnd(petition.Status)
        );

    private async Task<IReadOnlyList<PetitionOpened>> Openings(
        PetitionCase petition,
        CancellationToken cancellationToken
    )
    {
        var openings = await db
            .PetitionOpenings.AsNoTracking()
            .Where(o => o.PetitionId == petition.Id)
            .OrderByDescending(o => o.At)
            .ThenByDescending(o => o.Id)
            .Take(Cursor.PageSizeMax)
            .ToListAsync(cancellationToken);
        return
        [
            .. openings.Select(o => new PetitionOpened(
                o.Part,
                catalogue.StaffNamed(o.Account)?.Name ?? o.Account,
                o.Reason,
                o.At
            )),
        ];
    }
}

/// <summary><c>GET /api/petitions/{code}</c>.</summary>
public static class ShowPetitionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/petitions/{code}", ShowPetition)
            .ForAnyone()
            .RequireRateLimiting(Throttles.FollowKey)
            .WithName(nameof(ShowPetition))
            .WithTags("Petitions")
            .Produces<PetitionView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// How far a petition is, with the key in <c>X-Follow-Key</c>, or for the head who is competent for it. Errors:
    /// <c>resource.not-found</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> ShowPetition(
        string code,
        [FromHeader(Name = "X-Follow-Key")] string? key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        return (await mediator.Send(new ShowPetition(code, key), cancellationToken)).ToHttp(view =>
        {
            context.SetVersion(view.Version);
            return TypedResults.Ok(view);
        });
    }
}
