using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// A paper of a dossier for its owner, for staff of the unit, or for whoever proves by key or digits to belong to it.
/// Refused: <c>resource.not-found</c>, <c>tracking.not-found</c>, <c>request.too-many</c>.
/// </summary>
internal sealed record DownloadPaper(string Code, Guid PaperId, TrackingProof Proof) : IQuery<FoundPaper>, ILook
{
    public StaffLookKind What => StaffLookKind.IssuedPaper;

    public Guid? SubjectId => PaperId;
}

/// <summary>A paper on its way out.</summary>
/// <param name="File">What is sent.</param>
/// <param name="IsFirstFetch">Whether its applicant, signed in, gets the signed result for the first time.</param>
internal sealed record FoundPaper(PaperFile File, bool IsFirstFetch);

internal sealed class DownloadPaperHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    CurrentPerson current,
    PaperFiles files
) : IRequestHandler<DownloadPaper, Result<FoundPaper>>
{
    public Task<Result<FoundPaper>> Handle(DownloadPaper request, CancellationToken cancellationToken) =>
        reading
            .OpenForProof(request.Code, request.Proof, cancellationToken)
            .ThenAsync(async dossier =>
                await db.IssuedPapers.SingleOrDefaultAsync(
                    p => p.Id == request.PaperId && p.DossierId == dossier.Id,
                    cancellationToken
                )
                    is { } paper
                && DossierReading.IsOut(paper, dossier, await reading.PaymentOf(dossier.Id, cancellationToken))
                    ? (Result<FoundPaper>)
                        new FoundPaper(
                            await files.Of(dossier, paper, cancellationToken),
                            paper is { Kind: PaperKind.Result, State: PaperState.Signed, FetchedAt: null }
                                && await current.FindId(cancellationToken) == dossier.OwnerId
                        )
                    : RequestErrors.NotFound
            );
}

/// <summary>The applicant, signed in, has the signed result: evidence that it was handed out, kept once.</summary>
internal sealed record NoteFetched(Guid PaperId) : IAct<Done>;

internal sealed class NoteFetchedHandler(PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<NoteFetched, Result<Done>>
{
    public async Task<Result<Done>> Handle(NoteFetched request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db
            .IssuedPapers.Where(p => p.Id == request.PaperId && p.FetchedAt == null)
            .ExecuteUpdateAsync(paper => paper.SetProperty(p => p.FetchedAt, now), cancellationToken);
        return Done.Value;
    }
}

/// <summary><c>GET /api/dossiers/{code}/papers/{paperId}</c>.</summary>
public static class DownloadPaperEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/papers/{paperId:guid}", DownloadPaper)
            .ForWhoeverBelongs(nameof(DownloadPaper), "Issued papers");

    /// <summary>
    /// A paper given out on a dossier as PDF, signed or saying in words that it is not yet; for the owner, the unit's
    /// staff, or with the key in <c>X-Tracking-Key</c> or the phone's last four digits in <c>X-Phone-Last4</c>. Shown in
    /// place with <c>?disposition=inline</c>. Errors: <c>resource.not-found</c>, <c>tracking.not-found</c>,
    /// <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> DownloadPaper(
        string code,
        Guid paperId,
        string? disposition,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        IMediator mediator,
        IDocumentStore store,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var proof = new TrackingProof(key, phoneLast4);
        var found = await mediator.Send(new DownloadPaper(code, paperId, proof), cancellationToken);
        if (found is { IsRefused: false, Value.IsFirstFetch: true })
        {
            await mediator.Send(new NoteFetched(paperId), cancellationToken);
        }

        return await Task.FromResult(found.Map(paper => paper.File)).SendAsync(context, store, disposition);
    }
}
