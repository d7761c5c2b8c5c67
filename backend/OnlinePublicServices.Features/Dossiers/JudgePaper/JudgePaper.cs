using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// Gives a paper its verdict. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>dossier.reason-missing</c>, <c>dossier.paper-not-clean</c>, <c>dossier.act-out-of-turn</c>,
/// <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record JudgePaper(string Code, int Version, Guid AttachmentId, VerdictBody Body) : IAct<DossierView>;

/// <summary>What the counter says of a paper.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="ReasonCode">For a faulty one, by the catalogue of reasons.</param>
/// <param name="Reason">For a faulty one, in words.</param>
public sealed record VerdictBody(PaperVerdict Verdict, string? ReasonCode, string? Reason);

internal sealed class JudgePaperHandler(DossierReading reading, PaperShelf shelf, TimeProvider clock)
    : IRequestHandler<JudgePaper, Result<DossierView>>
{
    public async Task<Result<DossierView>> Handle(JudgePaper request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var fault =
            body.Verdict == PaperVerdict.Faulty ? Reason.Create(body.ReasonCode, body.Reason) : (Result<Reason>?)null;
        if (fault is { IsRefused: true } unworded)
        {
            return unworded.Error;
        }

        return await reading
            .OpenForStaff(request.Code, request.Version, cancellationToken)
            .ThenAsync(open => Judge(open, request.AttachmentId, body.Verdict, fault?.Value, cancellationToken))
            .MapAsync(open => reading.Show(open, cancellationToken));
    }

    private async Task<Result<OpenDossier>> Judge(
        OpenDossier open,
        Guid attachmentId,
        PaperVerdict verdict,
        Reason? fault,
        CancellationToken cancellationToken
    )
    {
        var isClean = await reading.IsClean(open.Dossier, attachmentId, cancellationToken);
        var judged = open.Dossier.Examine(attachmentId, verdict, fault, isClean, open.Actor, clock.GetUtcNow());
        if (judged.IsRefused)
        {
            return judged.Error;
        }

        if (verdict is PaperVerdict.Faulty)
        {
            await shelf.Doubt(open.Dossier, attachmentId, cancellationToken);
        }

        return open;
    }
}

/// <summary><c>PUT /api/dossiers/{code}/attachments/{id}/verdict</c>.</summary>
public static class JudgePaperEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPut("/api/dossiers/{code}/attachments/{id:guid}/verdict", JudgePaper)
            .ForStaff()
            .RequireIfMatch()
            .WithName(nameof(JudgePaper))
            .WithTags("Clerk")
            .Produces<DossierView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Gives a paper its verdict; a faulty one needs a reason, a good one a clean scan. Errors:
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>dossier.reason-missing</c>,
    /// <c>dossier.paper-not-clean</c>, <c>dossier.act-out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> JudgePaper(
        string code,
        Guid id,
        VerdictBody body,
        IfMatch version,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new JudgePaper(code, version.Version, id, body), cancellationToken)).ToHttp(dossier =>
        {
            context.SetVersion(dossier.Version);
            return TypedResults.Ok(dossier);
        });
}
