using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Waiting;

/// <summary>
/// <c>Dừng xử lý</c>, with the reason. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>dossier.reason-missing</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// Source: 03/2025/TT-VPCP, Art. 7.
/// </summary>
internal sealed record StopDossier(string Code, int Version, ReasonGiven Reason, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class StopDossierHandler(
    DossierReading reading,
    PaperDesk papers,
    PublicServicesDbContext db,
    TimeProvider clock
) : IRequestHandler<StopDossier, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(StopDossier request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open =>
                request
                    .Reason.Read()
                    .Then(reason => open.Dossier.Stop(reason, open.Actor, clock.GetUtcNow()))
                    .Map(done =>
                    {
                        db.Owe(MessageKind.DossierStopped, open.Dossier, clock.GetUtcNow());
                        return done;
                    }),
            open =>
                papers.Issue(
                    new StopFacts(null, request.Reason.Reason),
                    open.Dossier,
                    open.Actor.Id,
                    clock.GetUtcNow(),
                    cancellationToken
                ),
            cancellationToken
        );
}

/// <summary><c>POST /api/dossiers/{code}/stop</c>.</summary>
public static class StopDossierEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/dossiers/{code}/stop", StopDossier).ForDeskAct(nameof(StopDossier));
    }

    /// <summary>
    /// Ends a dossier without a result; a stop notice tells so. Errors: <c>dossier.reason-missing</c>,
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> StopDossier(
        string code,
        ReasonGiven reason,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new StopDossier(code, version.Version, reason, key.Value), cancellationToken)).ToHttp(
            context
        );
}
