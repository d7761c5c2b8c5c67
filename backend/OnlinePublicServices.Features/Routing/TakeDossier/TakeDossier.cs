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
/// <c>Nhận hồ sơ</c> that is offered to one's post. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>routing.not-offered</c>, <c>routing.not-competent</c>, <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record TakeDossier(string Code, int Version, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class TakeDossierHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<TakeDossier, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(TakeDossier request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open => open.Dossier.Take(open.Actor, clock.GetUtcNow()),
            cancellationToken
        );
}

/// <summary>
/// "Not mine": sends an offer back with a reason. Refused: as <see cref="TakeDossier"/>, and
/// <c>dossier.reason-missing</c>.
/// </summary>
internal sealed record SendBackDossier(string Code, int Version, ReasonGiven Reason, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class SendBackDossierHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<SendBackDossier, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(SendBackDossier request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open => request.Reason.Read().Then(reason => open.Dossier.SendBack(reason, open.Actor, clock.GetUtcNow())),
            cancellationToken
        );
}

/// <summary><c>/api/dossiers/{code}/hand-over/acceptance</c> and <c>…/rejection</c>.</summary>
public static class AnswerHandOverEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/dossiers/{code}/hand-over/acceptance", TakeDossier).ForDeskAct(nameof(TakeDossier));
        endpoints
            .MapPost("/api/dossiers/{code}/hand-over/rejection", SendBackDossier)
            .ForDeskAct(nameof(SendBackDossier));
    }

    /// <summary>
    /// Takes a dossier that is offered to the asker's post; from then on it is theirs. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>routing.not-offered</c>, <c>routing.not-competent</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> TakeDossier(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new TakeDossier(code, version.Version, key.Value), cancellationToken)).ToHttp(context);

    /// <summary>
    /// Sends an offer back to its sender: not ours. Errors: <c>dossier.reason-missing</c>, <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>routing.not-offered</c>, <c>routing.not-competent</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> SendBackDossier(
        string code,
        ReasonGiven reason,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new SendBackDossier(code, version.Version, reason, key.Value), cancellationToken)).ToHttp(
            context
        );
}
