using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>
/// Makes a whole, inspected, stored file a paper of its draft, once. Repeated, it answers the same attachment. Errors:
/// <c>resource.not-found</c> when the draft has gone meanwhile, <c>upload.ended</c> or another refusal that the upload
/// met meanwhile, <c>upload.too-many-files</c>, <c>upload.dossier-too-large</c>.
/// </summary>
internal sealed record AttachUpload(string UploadId, ShownFile File) : IAct<Guid>;

/// <summary>The bytes that are shown for an upload.</summary>
internal sealed record ShownFile(string Sha256, string MediaType, long SizeBytes, int? Pages, ScanState Scan);

internal sealed class AttachUploadHandler(PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<AttachUpload, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AttachUpload request, CancellationToken cancellationToken)
    {
        var upload = await db.Uploads.SingleOrDefaultAsync(u => u.Id == request.UploadId, cancellationToken);
        if (upload?.AttachmentId is { } already)
            return already;
        if (upload?.Refusal is { } refusal)
            return new DomainError(refusal, ErrorKind.Refused);
        var draft = upload is null
            ? null
            : await db
                .Drafts.Include(d => d.Attachments)
                .SingleOrDefaultAsync(d => d.Id == upload.DraftId && d.OwnerId == upload.OwnerId, cancellationToken);
        if (upload is null || draft is null)
            return RequestErrors.NotFound;

        var now = clock.GetUtcNow();
        var (sha256, mediaType, sizeBytes, pages, scan) = request.File;
        var attachment = new DraftAttachment(
            Guid.CreateVersion7(now),
            draft.Id,
            upload.PaperCode,
            upload.FileName,
            mediaType,
            sizeBytes,
            sha256,
            upload.Sha256 == sha256 ? null : upload.Sha256,
            pages,
            now
        );
        var attached = draft.Attach(attachment, now);
        if (attached.IsRefused)
            return attached.Error;

        upload.Attached(attachment.Id);
        var known = await ClaimAsync(new StoredDocument(sha256, mediaType, sizeBytes, scan, now), cancellationToken);
        if (known && attachment.OriginalSha256 is { } original)
        {
            known = await ClaimAsync(
                new StoredDocument(original, mediaType, upload.LengthBytes, scan, now),
                cancellationToken
            );
        }

        return known ? attachment.Id : RequestErrors.StaleVersion;
    }

    /// <summary>The bytes have a row, and stay as long as the attachment does; false while they are being deleted.</summary>
    private async Task<bool> ClaimAsync(StoredDocument document, CancellationToken cancellationToken)
    {
        var known = await db.StoredDocuments.FindAsync([document.Sha256], cancellationToken);
        if (known is null)
            db.StoredDocuments.Add(document);
        known?.Claim();
        return known is not { IsLeaving: true };
    }
}
