using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// <c>Từ chối tiếp nhận giải quyết hồ sơ</c> (Form 03), always with a reason in words. The form waits for its
/// signature; the refusal doesn't. Refused:
/// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>dossier.reason-missing</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>. Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 03.
/// </summary>
internal sealed record RefuseDossier(string Code, int Version, RefusalReason Reason, string IdempotencyKey)
    : IAct<RefusalReceipt>,
        IRepeatable;

/// <summary>Why a dossier is refused.</summary>
/// <param name="ReasonCode">By the catalogue of reasons.</param>
/// <param name="Reason">In words for the applicant, at most 2,000 characters.</param>
public sealed record RefusalReason(string ReasonCode, string Reason);

/// <summary>The refusal as it was entered.</summary>
/// <param name="Paper">The form, waiting for the clerk's signature.</param>
/// <param name="Version">The dossier's version after it.</param>
public sealed record RefusalReceipt(PaperView Paper, int Version);

internal sealed class RefuseDossierHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    PaperDesk papers,
    TimeProvider clock
) : IRequestHandler<RefuseDossier, Result<RefusalReceipt>>
{
    public async Task<Result<RefusalReceipt>> Handle(RefuseDossier request, CancellationToken cancellationToken)
    {
        var reason = Reason.Create(request.Reason.ReasonCode, request.Reason.Reason);
        if (reason.IsRefused)
        {
            return reason.Error;
        }

        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var now = clock.GetUtcNow();
        var refused = dossier.Refuse(reason.Value, actor, now);
        if (refused.IsRefused)
        {
            return refused.Error;
        }

        var paper = await papers.Issue(
            new RefusalFacts([reason.Value.Text]),
            dossier,
            actor.Id,
            now,
            cancellationToken
        );
        db.Owe(MessageKind.DossierRefused, dossier, now);
        return new RefusalReceipt(reading.Show(paper), dossier.Version);
    }
}

/// <summary><c>POST /api/dossiers/{code}/refusal</c>.</summary>
public static class RefuseDossierEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/refusal", RefuseDossier)
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(RefuseDossier))
            .WithTags("Clerk")
            .Produces<RefusalReceipt>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);

    /// <summary>
    /// Refuses a dossier with a reason. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>,
    /// <c>dossier.reason-missing</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> RefuseDossier(
        string code,
        RefusalReason reason,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new RefuseDossier(code, version.Version, reason, key.Value), cancellationToken)).ToHttp(
            receipt =>
            {
                context.SetVersion(receipt.Version);
                return TypedResults.Created($"/api/dossiers/{code}/refusal", receipt);
            }
        );
}
