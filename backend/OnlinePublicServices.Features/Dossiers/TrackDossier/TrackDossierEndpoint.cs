using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary><c>GET /api/tracking/{code}</c>.</summary>
public static class TrackDossierEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/tracking/{code}", TrackDossier)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Tracking)
            .WithName(nameof(TrackDossier))
            .WithTags("Tracking")
            .Produces<Tracking>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// Where a dossier stands, by its code; more with the key in <c>X-Tracking-Key</c>, the phone's last four digits in
    /// <c>X-Phone-Last4</c>, or the owner's session. Errors: <c>tracking.not-found</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> TrackDossier(
        string code,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return (
            await mediator.Send(new TrackDossier(code, new TrackingProof(key, phoneLast4)), cancellationToken)
        ).ToOk();
    }
}
