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
/// The refusal of a dossier (Form 03), signed or saying in words that it is not yet, for its owner, for the staff of its
/// unit, or for whoever proves by key or digits to belong to it. Each look of staff is kept. Refused:
/// <c>resource.not-found</c>, also for a dossier that was not refused, <c>tracking.not-found</c>, <c>request.too-many</c>.
/// </summary>
internal sealed record DownloadRefusal(string Code, TrackingProof Proof) : IQuery<PaperFile>, ILook
{
    public StaffLookKind What => StaffLookKind.Refusal;
}

internal sealed class DownloadRefusalHandler(DossierReading reading, PaperFiles files)
    : IRequestHandler<DownloadRefusal, Result<PaperFile>>
{
    public Task<Result<PaperFile>> Handle(DownloadRefusal request, CancellationToken cancellationToken) =>
        reading
            .OpenForProof(request.Code, request.Proof, cancellationToken)
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
            .ForWhoeverBelongs(nameof(DownloadRefusal), "Dossiers");

    /// <summary>
    /// The refusal (Form 03) as PDF, signed or saying in words that it is not yet, for the owner, the unit's staff, or with the key in <c>X-Tracking-Key</c> or the
    /// phone's last four digits in <c>X-Phone-Last4</c>. Errors: <c>resource.not-found</c>, <c>tracking.not-found</c>,
    /// <c>request.too-many</c>.
    /// </summary>
    public static Task<IResult> DownloadRefusal(
        string code,
        string? disposition,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        IMediator mediator,
        IDocumentStore store,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        mediator
            .Send(new DownloadRefusal(code, new TrackingProof(key, phoneLast4)), cancellationToken)
            .SendAsync(context, store, disposition);
}
