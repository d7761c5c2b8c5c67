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
/// <c>Lấy ý kiến phối hợp</c> of every post beside the holder's step. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>routing.not-holder</c>, <c>routing.nobody-to-ask</c>, <c>routing.question-open</c>,
/// <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record AskOpinions(string Code, int Version, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class AskOpinionsHandler(DossierReading reading, RouteBook routes, TimeProvider clock)
    : IRequestHandler<AskOpinions, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(AskOpinions request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open => open.Dossier.AskOpinions(routes.Of(open.Dossier), open.Actor, clock.GetUtcNow()),
            cancellationToken
        );
}

/// <summary>
/// Answers what one's post was asked. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>dossier.reason-missing</c>, <c>routing.not-asked</c>, <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record GiveOpinion(string Code, int Version, ReasonGiven Opinion, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class GiveOpinionHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<GiveOpinion, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(GiveOpinion request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open =>
                request.Opinion.Read().Then(words => open.Dossier.GiveOpinion(words, open.Actor, clock.GetUtcNow())),
            cancellationToken
        );
}

/// <summary><c>POST /api/dossiers/{code}/opinion-requests</c> and <c>…/opinions</c>.</summary>
public static class ConsultEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/dossiers/{code}/opinion-requests", AskOpinions)
            .ForDeskAct(nameof(AskOpinions))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        endpoints.MapPost("/api/dossiers/{code}/opinions", GiveOpinion).ForDeskAct(nameof(GiveOpinion));
    }

    /// <summary>
    /// Asks every post beside the holder's step at once. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>routing.not-holder</c>, <c>routing.nobody-to-ask</c>,
    /// <c>routing.question-open</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> AskOpinions(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new AskOpinions(code, version.Version, key.Value), cancellationToken)).ToHttp(context);

    /// <summary>
    /// Answers what the asker's post was asked. Errors: <c>dossier.reason-missing</c>, <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>routing.not-asked</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> GiveOpinion(
        string code,
        ReasonGiven opinion,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GiveOpinion(code, version.Version, opinion, key.Value), cancellationToken)).ToHttp(
            context
        );
}
