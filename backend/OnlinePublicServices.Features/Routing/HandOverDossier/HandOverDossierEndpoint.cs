using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Routing;

/// <summary>To which step a dossier is handed.</summary>
/// <param name="Step">A step of its process.</param>
/// <param name="Confirmed">That an unusual hand-over is meant.</param>
public sealed record HandOverTo(string Step, bool Confirmed = false);

/// <summary><c>/api/dossiers/{code}/hand-over</c>.</summary>
public static class HandOverDossierEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/dossiers/{code}/hand-over", HandOverDossier)
            .ForDeskAct(nameof(HandOverDossier))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        endpoints.MapDelete("/api/dossiers/{code}/hand-over", RecallDossier).ForDeskAct(nameof(RecallDossier));
    }

    /// <summary>
    /// Offers a dossier to the post of a step; it stays with the sender until it is taken. Errors:
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>routing.unusual-step</c> (confirm it),
    /// <c>routing.not-holder</c>, <c>routing.already-offered</c>, <c>routing.step-unknown</c>, <c>routing.own-step</c>,
    /// <c>routing.question-open</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> HandOverDossier(
        string code,
        HandOverTo to,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new HandOverDossier(code, version.Version, to.Step, to.Confirmed, key.Value),
                cancellationToken
            )
        ).ToHttp(context);

    /// <summary>
    /// Takes one's own offer back while nobody has taken it. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>routing.not-holder</c>, <c>routing.not-offered</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> RecallDossier(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new RecallDossier(code, version.Version, key.Value), cancellationToken)).ToHttp(context);
}
