using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Retention;

/// <summary>What the head decides.</summary>
/// <param name="Approves">Whether the dossiers are to be destroyed.</param>
/// <param name="Words">What is said with it, at most 1,000 characters; at a rejection why.</param>
public sealed record DestructionDecision(bool Approves, string? Words = null);

/// <summary>
/// The head of the unit decides a list that somebody else proposed. What is approved is destroyed within minutes and can't
/// be brought back. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>destruction.out-of-turn</c>,
/// <c>destruction.own-proposal</c>, <c>destruction.words-unfit</c>.
/// </summary>
internal sealed record DecideDestruction(Guid Id, DestructionDecision Decision, int Version, string IdempotencyKey)
    : IAct<DestructionView>,
        IRepeatable;

internal sealed class DecideDestructionHandler(
    PublicServicesDbContext db,
    RetentionDesk desk,
    DestructionShowing showing,
    StaffDesk staff,
    TimeProvider clock
) : IRequestHandler<DecideDestruction, Result<DestructionView>>
{
    public async Task<Result<DestructionView>> Handle(DecideDestruction request, CancellationToken cancellationToken)
    {
        var list = await db.DestructionLists.SingleOrDefaultAsync(l => l.Id == request.Id, cancellationToken);
        if (list is null || !desk.Decides.Contains(list.UnitId, StringComparer.Ordinal))
        {
            return RequestErrors.NotFound;
        }

        if (list.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        var (approves, words) = request.Decision;
        var (by, now) = (staff.ActorId, clock.GetUtcNow());
        var decided = approves ? list.Approve(by, words, now) : list.Reject(by, words, now);
        if (decided.IsRefused)
        {
            return decided.Error;
        }

        if (!approves)
        {
            var terms = await db.RetentionTerms.Where(t => t.ListId == list.Id).ToListAsync(cancellationToken);
            terms.ForEach(term => term.Put(null));
        }

        return showing.Show(list, withItems: true);
    }
}

/// <summary><c>POST /api/destruction-lists/{id}/decision</c>.</summary>
public static class DecideDestructionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/destruction-lists/{id:guid}/decision", DecideDestruction)
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(DecideDestruction))
            .WithTags("Retention")
            .Produces<DestructionView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Approves or rejects a list that another person proposed. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>destruction.out-of-turn</c>, <c>destruction.own-proposal</c>,
    /// <c>destruction.words-unfit</c>.
    /// </summary>
    public static async Task<IResult> DecideDestruction(
        Guid id,
        DestructionDecision decision,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(new DecideDestruction(id, decision, version.Version, key.Value), cancellationToken)
        ).ToHttp(view =>
        {
            context.SetVersion(view.Version);
            return TypedResults.Ok(view);
        });
}
