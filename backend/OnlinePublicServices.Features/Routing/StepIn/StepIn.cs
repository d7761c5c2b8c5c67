using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Routing;

/// <summary>
/// <c>Nhận thay</c>: a colleague of the holder's post goes on with a dossier, so that leave, absence and departure strand
/// nothing. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>dossier.reason-missing</c>,
/// <c>routing.not-competent</c>, <c>routing.already-yours</c>, <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record StepIn(string Code, int Version, ReasonGiven Reason, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class StepInHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<StepIn, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(StepIn request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open => request.Reason.Read().Then(reason => open.Dossier.StepIn(reason, open.Actor, clock.GetUtcNow())),
            cancellationToken
        );
}

/// <summary><c>POST /api/dossiers/{code}/substitution</c>.</summary>
public static class StepInEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/dossiers/{code}/substitution", StepIn).ForDeskAct(nameof(StepIn));

    /// <summary>
    /// Goes on with a dossier of the asker's own post in a colleague's stead. Errors: <c>dossier.reason-missing</c>,
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>routing.not-competent</c>,
    /// <c>routing.already-yours</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> StepIn(
        string code,
        ReasonGiven reason,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new StepIn(code, version.Version, reason, key.Value), cancellationToken)).ToHttp(context);
}
