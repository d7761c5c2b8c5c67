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

/// <summary>
/// Ends a hold before its day; who did it stays. Refused: <c>resource.not-found</c>, <c>retention.hold-over</c>.
/// </summary>
internal sealed record LiftLegalHold(Guid Id) : IAct<Done>;

internal sealed class LiftLegalHoldHandler(
    PublicServicesDbContext db,
    RetentionDesk desk,
    StaffDesk staff,
    TimeProvider clock
) : IRequestHandler<LiftLegalHold, Result<Done>>
{
    public async Task<Result<Done>> Handle(LiftLegalHold request, CancellationToken cancellationToken)
    {
        var hold = await db.LegalHolds.SingleOrDefaultAsync(h => h.Id == request.Id, cancellationToken);
        return hold is not null && desk.Holds.Contains(hold.UnitId, StringComparer.Ordinal)
            ? hold.Lift(staff.ActorId, clock.GetUtcNow())
            : RequestErrors.NotFound;
    }
}

/// <summary><c>POST /api/legal-holds/{id}/lifting</c>.</summary>
public static class LiftLegalHoldEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/legal-holds/{id:guid}/lifting", LiftLegalHold)
            .ForStaff()
            .WithName(nameof(LiftLegalHold))
            .WithTags("Retention")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>Ends a hold before its day. Errors: <c>resource.not-found</c>, <c>retention.hold-over</c>.</summary>
    public static async Task<IResult> LiftLegalHold(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new LiftLegalHold(id), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
