using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Retention;

/// <summary>Why and until when a dossier is kept back.</summary>
/// <param name="Reason">At most 500 characters.</param>
/// <param name="Until">The last day, in Viet Nam; at most five years away.</param>
public sealed record HoldOrder(string? Reason, DateOnly Until);

/// <summary>
/// Keeps a dossier back from destruction, for those who answer for its unit or counter. Refused:
/// <c>resource.not-found</c>, <c>retention.hold-reason-missing</c>, <c>retention.hold-end-unfit</c>,
/// <c>retention.destruction-begun</c>.
/// </summary>
internal sealed record PlaceLegalHold(string Code, HoldOrder Order, string IdempotencyKey)
    : IAct<PlacedHold>,
        IRepeatable;

/// <summary>The hold that was placed.</summary>
/// <param name="Id">Id.</param>
public sealed record PlacedHold(Guid Id);

internal sealed class PlaceLegalHoldHandler(
    PublicServicesDbContext db,
    RetentionDesk desk,
    StaffDesk staff,
    TimeProvider clock
) : IRequestHandler<PlaceLegalHold, Result<PlacedHold>>
{
    public async Task<Result<PlacedHold>> Handle(PlaceLegalHold request, CancellationToken cancellationToken)
    {
        var code = DossierCode.Parse(request.Code);
        var dossier = code.IsRefused
            ? null
            : await db
                .Dossiers.Where(d => d.Code == code.Value && d.ErasedAt == null)
                .Select(d => new { d.Id, d.UnitId })
                .SingleOrDefaultAsync(cancellationToken);
        if (dossier is null || !desk.Holds.Contains(dossier.UnitId, StringComparer.Ordinal))
        {
            return RequestErrors.NotFound;
        }

        var term = await db.RetentionTerms.SingleOrDefaultAsync(t => t.DossierId == dossier.Id, cancellationToken);
        if (
            await db.DestructionLists.AnyAsync(
                l => l.Items.Any(i => i.DossierId == dossier.Id && i.State == DestructionState.Claimed),
                cancellationToken
            )
        )
        {
            return RetentionErrors.Begun;
        }

        // Also its version: whoever claims it for destruction at this moment loses the race, or we do.
        term?.Put(term.ListId);
        var now = clock.GetUtcNow();
        return LegalHold
            .Place(
                Guid.CreateVersion7(now),
                (dossier.Id, dossier.UnitId),
                request.Order.Reason,
                request.Order.Until,
                staff.ActorId,
                now
            )
            .Map(hold =>
            {
                db.LegalHolds.Add(hold);
                return new PlacedHold(hold.Id);
            });
    }
}

/// <summary><c>POST /api/dossiers/{code}/legal-holds</c>.</summary>
public static class PlaceLegalHoldEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/legal-holds", PlaceLegalHold)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(PlaceLegalHold))
            .WithTags("Retention")
            .Produces<PlacedHold>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Keeps a dossier back from destruction until a day. Errors: <c>resource.not-found</c>,
    /// <c>retention.hold-reason-missing</c>, <c>retention.hold-end-unfit</c>, <c>retention.destruction-begun</c>.
    /// </summary>
    public static async Task<IResult> PlaceLegalHold(
        string code,
        HoldOrder order,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new PlaceLegalHold(code, order, key.Value), cancellationToken)).ToHttp(placed =>
            TypedResults.Created((string?)null, placed)
        );
}
