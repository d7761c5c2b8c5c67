using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// The refusal of a dossier (Form 03), signed or saying in words that it is not yet, for its owner or the staff of its unit. Each look of staff is kept. Refused:
/// <c>resource.not-found</c>, also for a dossier that was not refused.
/// </summary>
internal sealed record DownloadRefusal(string Code) : IQuery<PaperFile>, ILook
{
    public StaffLookKind What => StaffLookKind.Refusal;
}

internal sealed class DownloadRefusalHandler(DossierReading reading, PaperFiles files)
    : IRequestHandler<DownloadRefusal, Result<PaperFile>>
{
    public Task<Result<PaperFile>> Handle(DownloadRefusal request, CancellationToken cancellationToken) =>
        reading
            .OpenForSignedIn(request.Code, cancellationToken)
            .ThenAsync(async open =>
            {
                if (await reading.LastOf(PaperKind.Refusal, open.Dossier.Id, cancellationToken) is not { } refusal)
                {
                    return (Result<PaperFile>)RequestErrors.NotFound;
                }

                return await files.Of(open.Dossier, refusal, cancellationToken);
            });
}

/// <summary>
/// The same for whoever proves to belong to the dossier. A query of its own: wrong digits have to stay written down, and
/// a refused act is rolled back. Refused: <c>resource.not-found</c>, <c>tracking.not-found</c>, <c>request.too-many</c>.
/// </summary>
internal sealed record DownloadRefusalByProof(string Code, TrackingProof Proof) : IQuery<PaperFile>;

internal sealed class DownloadRefusalByProofHandler(TrackingGate gate, DossierReading reading, PaperFiles files)
    : IRequestHandler<DownloadRefusalByProof, Result<PaperFile>>
{
    public Task<Result<PaperFile>> Handle(DownloadRefusalByProof request, CancellationToken cancellationToken) =>
        gate.Open(request.Code, request.Proof, cancellationToken)
            .ThenAsync(async dossier =>
                await reading.LastOf(PaperKind.Refusal, dossier.Id, cancellationToken) is { } refusal
                    ? (Result<PaperFile>)await files.Of(dossier, refusal, cancellationToken)
                    : RequestErrors.NotFound
            );
}

/// <summary><c>GET /api/dossiers/{code}/refusal</c>.</summary>
public static class DownloadRefusalEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/refusal", DownloadRefusal)
            .ForAnyone()
            .RequireRateLimiting(Throttles.TrackingProof)
            .WithName(nameof(DownloadRefusal))
            .WithTags("Dossiers")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// The refusal (Form 03) as PDF, signed or saying in words that it is not yet, for the owner, the unit's staff, or with the key in <c>X-Tracking-Key</c> or the
    /// phone's last four digits in <c>X-Phone-Last4</c>. Errors: <c>resource.not-found</c>, <c>tracking.not-found</c>,
    /// <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> DownloadRefusal(
        string code,
        string? disposition,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        HttpContext context,
        IDocumentStore store,
        IMediator mediator
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var proof = new TrackingProof(key, phoneLast4);
        Result<PaperFile> refusal =
            context.User.Identity?.IsAuthenticated == true
                ? await mediator.Send(new DownloadRefusal(code), context.RequestAborted)
                : RequestErrors.NotFound;
        if (refusal.IsRefused && proof.IsGiven)
        {
            refusal = await mediator.Send(new DownloadRefusalByProof(code, proof), context.RequestAborted);
        }

        return refusal.IsRefused
            ? refusal.Error.ToProblem()
            : await refusal.Value.SendAsync(context, store, inline: disposition == "inline");
    }
}
