using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>
/// What follows the last byte: inspect, store, scan, and only then the rows. Every step can be repeated; after a crash
/// the sender's next HEAD or PATCH goes on where it stopped.
/// </summary>
internal sealed class UploadCompletion(
    PublicServicesDbContext db,
    IServiceScopeFactory scopes,
    IUploadStaging staging,
    IDocumentStore store,
    IDocumentInspection inspection,
    IMalwareScanner scanner
)
{
    /// <summary>Drafts are saved while people type: an attachment may have to step back a few times.</summary>
    private const int AttemptsMax = 8;

    /// <summary>
    /// Answers the attachment. Errors: those of the inspection, of the draft's limits, and <c>upload.too-large</c>; they
    /// are remembered, so that asking again gives the same answer.
    /// </summary>
    public async Task<Result<Guid>> CompleteAsync(string uploadId, CancellationToken cancellation)
    {
        var upload = await db.Uploads.AsNoTracking().SingleAsync(u => u.Id == uploadId, cancellation);
        if (upload.AttachmentId is { } attachment)
            return attachment;
        if (upload.Refusal is { } code)
            return new DomainError(code, ErrorKind.Refused);

        var hash = DocumentHash.Parse(upload.Sha256!);
        var inspected = await InspectAsync(upload, hash, cancellation);
        if (inspected.IsRefused)
            return await RefuseAsync(upload, inspected.Error);

        await staging.SealAsync(upload.Id, hash, cancellation);
        while (true)
        {
            var shown = await StoreShownAsync(upload, hash, inspected.Value, cancellation);
            var attached = await AttachAsync(upload, shown);

            // The same picture, thrown away by somebody two days ago, may have been deleted in this very moment.
            if (attached.IsRefused || await store.ExistsAsync(DocumentHash.Parse(shown.Sha256), cancellation))
                return attached;
        }
    }

    private async Task<Result<InspectedDocument>> InspectAsync(
        Upload upload,
        DocumentHash hash,
        CancellationToken cancellation
    )
    {
        // Sealed already, if an earlier attempt came that far.
        await using var content =
            await staging.OpenAsync(upload.Id, cancellation)
            ?? await store.OpenAsync(hash, cancellation)
            ?? throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        var inspected = await inspection.InspectAsync(content, upload.LengthBytes, cancellation);
        return inspected.Then<InspectedDocument>(found =>
            found.Normalised is not null && upload.LengthBytes > UploadLimits.PhotoBytes ? UploadErrors.TooLarge : found
        );
    }

    private async Task<ShownFile> StoreShownAsync(
        Upload upload,
        DocumentHash hash,
        InspectedDocument found,
        CancellationToken cancellation
    )
    {
        var length = upload.LengthBytes;
        if (found.Normalised is { } bytes)
        {
            using var drawn = new MemoryStream(bytes.ToArray(), writable: false);
            (hash, length) = await store.StoreAsync(drawn, cancellation);
        }
        var scan = ScanState.Pending;
        if (await store.OpenAsync(hash, cancellation) is { } shown)
        {
            await using (shown)
                scan = await scanner.ScanAsync(shown, cancellation);
        }
        return new ShownFile(hash.ToString(), found.MediaType, length, found.Pages, scan);
    }

    private async Task<Result<Guid>> AttachAsync(Upload upload, ShownFile shown)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            var attached = await mediator.Send(new AttachUpload(upload.Id, shown), CancellationToken.None);
            if (!attached.IsRefused)
                return attached;
            if (attached.Error == RequestErrors.StaleVersion && attempt < AttemptsMax)
                continue;
            // Nothing is wrong with the file: its sender asks again in a while.
            if (attached.Error == RequestErrors.StaleVersion)
                return RequestErrors.Busy;
            return attached.Error.Kind is ErrorKind.TooLarge ? await RefuseAsync(upload, attached.Error) : attached;
        }
    }

    /// <summary>A verdict about the file is kept and its bytes are dropped; a failure of ours is neither.</summary>
    private async Task<DomainError> RefuseAsync(Upload upload, DomainError error)
    {
        if (error.Kind is not (ErrorKind.Refused or ErrorKind.TooLarge))
            return error;
        await db
            .Uploads.Where(u => u.Id == upload.Id && u.AttachmentId == null)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.Refusal, error.Code));
        await staging.DeleteAsync(upload.Id);
        return new DomainError(error.Code, ErrorKind.Refused);
    }
}
