using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>How far an upload has come, and what it became if that was the last byte.</summary>
internal sealed record Progress(long Offset, DateTimeOffset ExpiresAt, Guid? Attachment);

/// <summary>One asker's uploads: found only by their owner, taken in, and completed with the last byte.</summary>
internal sealed class UploadDesk(
    PublicServicesDbContext db,
    CurrentPerson current,
    Filer filer,
    UploadReception reception,
    UploadCompletion completion,
    UploadRemoval removal,
    TimeProvider clock
)
{
    /// <summary>The asker's upload; absent, foreign, given up and expired look alike.</summary>
    public async Task<Upload?> FindAsync(string id, CancellationToken cancellation)
    {
        var own = await current.FindId(cancellation) is { } owner
            ? db.Uploads.Where(u => u.OwnerId == owner)
            // A clerk's are those of the drafts that they fill in.
            : db.Uploads.Join(
                db.Drafts.Where(await filer.Writes(cancellation)),
                u => u.DraftId,
                d => d.Id,
                (u, _) => u
            );
        var now = clock.GetUtcNow();
        var upload = await own.AsNoTracking()
            .SingleOrDefaultAsync(u => u.Id == id && u.Refusal != UploadRemoval.Ended, cancellation);
        return upload?.ExpiresAt > now ? upload : null;
    }

    /// <summary>Takes bytes; with the last one the file is inspected, stored and attached.</summary>
    public async Task<Result<Progress>> ReceiveAsync(
        Upload upload,
        long offset,
        Stream body,
        UploadChecksum? checksum,
        CancellationToken cancellation
    )
    {
        if (!upload.IsWhole)
        {
            var received = await reception.ReceiveAsync(upload, offset, body, checksum, cancellation);
            if (received.IsRefused)
            {
                if (received.Error == UploadErrors.Lost)
                    await removal.EndAsync(upload, CancellationToken.None);
                return received.Error;
            }
            offset = received.Value;
        }
        var expiresAt = clock.GetUtcNow().AddHours(Upload.KeptHours);
        if (offset < upload.LengthBytes)
            return new Progress(offset, expiresAt, Attachment: null);
        var completed = await CompleteAsync(upload, cancellation);
        return completed.Map(attachment => new Progress(offset, expiresAt, attachment));
    }

    /// <summary>What a whole upload became.</summary>
    public Task<Result<Guid>> CompleteAsync(Upload upload, CancellationToken cancellation) =>
        completion.CompleteAsync(upload.Id, cancellation);
}
