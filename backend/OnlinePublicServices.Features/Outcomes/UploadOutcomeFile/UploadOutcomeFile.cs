using MediatR;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Outcomes;

/// <summary>
/// Brings the file that is a dossier's result: inspected, its pages taken over once to see that they can be, scanned
/// and stored. No row names it yet: should the process stop here, it can be brought again. Refused: <c>resource.not-found</c> (also for whoever may not draft the result now),
/// <c>outcome.file-not-pdf</c>, <c>outcome.file-unfit</c>, <c>paper.not-clean</c>, the inspection's <c>upload.*</c>.
/// </summary>
internal sealed record UploadOutcomeFile(string Code, byte[] Content) : IRequest<Result<KeptOutcomeFile>>
{
    /// <summary>Sessions keep prepared files for some minutes; a result is some pages.</summary>
    public const int BytesMax = 5 * 1024 * 1024;
}

/// <summary>A file in the store.</summary>
internal sealed record KeptOutcomeFile(Guid DossierId, string Sha256, long SizeBytes, int Pages);

/// <summary>A file that may be drafted as the result.</summary>
/// <param name="Sha256">How a draft names it, lower-case hexadecimal.</param>
/// <param name="Pages">How many it has.</param>
public sealed record OutcomeFileView(string Sha256, int Pages);

internal sealed class UploadOutcomeFileHandler(
    DossierReading reading,
    RouteBook routes,
    IDocumentInspection inspection,
    IFormRenderer renderer,
    IDocumentStore store,
    IMalwareScanner scanner
) : IRequestHandler<UploadOutcomeFile, Result<KeptOutcomeFile>>
{
    private static readonly DomainError NotPdf = new("outcome.file-not-pdf", ErrorKind.Refused);
    private static readonly DomainError NotClean = new("paper.not-clean", ErrorKind.Conflict);

    public async Task<Result<KeptOutcomeFile>> Handle(UploadOutcomeFile request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        if (!dossier.AllowedTo(actor, routes.Of(dossier)).Contains(DossierAct.DraftOutcome))
        {
            return RequestErrors.NotFound;
        }

        using var content = new MemoryStream(request.Content, writable: false);
        var inspected = await inspection.InspectAsync(content, content.Length, cancellationToken);
        var fit = inspected.Then<int>(found => found.Pages is { } pages ? pages : NotPdf).Then(pages => Fit(pages));
        return fit.IsRefused ? fit.Error : await Keep(dossier.Id, fit.Value, content, cancellationToken);

        Result<int> Fit(int pages) => renderer.CanBind(request.Content, pages).Map(_ => pages);
    }

    private async Task<Result<KeptOutcomeFile>> Keep(
        Guid dossierId,
        int pages,
        MemoryStream content,
        CancellationToken cancellationToken
    )
    {
        content.Position = 0;
        if (await scanner.ScanAsync(content, cancellationToken) is not ScanState.Clean)
        {
            return NotClean;
        }

        content.Position = 0;
        var stored = await store.StoreAsync(content, cancellationToken);
        return new KeptOutcomeFile(dossierId, stored.Hash.ToString(), stored.Length, pages);
    }
}

/// <summary>Names a stored file as one that may be the result; once. Refused: <c>request.stale-version</c>.</summary>
internal sealed record EnterOutcomeFile(KeptOutcomeFile File) : IAct<OutcomeFileView>;

internal sealed class EnterOutcomeFileHandler(PublicServicesDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<EnterOutcomeFile, Result<OutcomeFileView>>
{
    public async Task<Result<OutcomeFileView>> Handle(EnterOutcomeFile request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (dossierId, sha256, sizeBytes, pages) = request.File;
        var known = await db.StoredDocuments.FindAsync([sha256], cancellationToken);
        if (known is { IsLeaving: true })
        {
            return RequestErrors.StaleVersion;
        }

        known?.Claim();
        if (known is null)
        {
            db.StoredDocuments.Add(new StoredDocument(sha256, "application/pdf", sizeBytes, ScanState.Clean, now));
        }

        if (await db.OutcomeFiles.FindAsync([dossierId, sha256], cancellationToken) is null)
        {
            db.OutcomeFiles.Add(
                new OutcomeFile
                {
                    DossierId = dossierId,
                    Sha256 = sha256,
                    Pages = pages,
                    UploadedBy = user.Account!.Key,
                    UploadedAt = now,
                }
            );
        }

        return new OutcomeFileView(sha256, pages);
    }
}
