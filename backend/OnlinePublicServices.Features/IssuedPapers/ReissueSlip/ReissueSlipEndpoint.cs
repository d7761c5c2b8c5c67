using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary><c>POST /api/dossiers/{code}/appointment-slip</c>.</summary>
public static class ReissueSlipEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/appointment-slip", ReissueSlip)
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(ReissueSlip))
            .WithTags("Clerk")
            .Produces<SlipReissue>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);

    /// <summary>
    /// Takes over a slip that waits for a colleague of the unit. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>slip.already-signed</c>, <c>slip.already-yours</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> ReissueSlip(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ReissueSlip(code, version.Version, key.Value), cancellationToken)).ToHttp(reissue =>
        {
            context.SetVersion(reissue.Version);
            return TypedResults.Created($"/api/dossiers/{code}/appointment-slip", reissue);
        });
}
