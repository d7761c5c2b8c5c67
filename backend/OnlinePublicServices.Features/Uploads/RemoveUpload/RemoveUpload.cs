using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>Forgets uploads: those that their sender gives up, and those that nobody has gone on with.</summary>
internal sealed class UploadRemoval(
    PublicServicesDbContext db,
    IUploadStaging staging,
    IDocumentStore store,
    TimeProvider clock
)
{
    private const int AtOnce = 500;
    private const string UnknownType = "application/octet-stream";

    /// <summary>Gives an upload up. What it already became stays; the row stays for the day's allowance until it expires.</summary>
    public async Task EndAsync(Upload upload, CancellationToken cancellation)
    {
        await db
            .Uploads.Where(u => u.Id == upload.Id && u.AttachmentId == null)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.Refusal, Ended), cancellation);
        await staging.DeleteAsync(upload.Id, cancellation);
    }

    /// <summary>The refusal of an upload that its sender gave up; such an upload looks absent.</summary>
    public const string Ended = "upload.ended";

    /// <summary>
    /// Removes what has been silent for 24 hours, and staged bytes without a row. Running ones are young, so they are
    /// never touched. Safe to run on every instance.
    /// </summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow().AddHours(-Upload.KeptHours);
        var silent = await db
            .Uploads.Where(u => u.ChangedAt < before)
            .OrderBy(u => u.ChangedAt)
            .Take(AtOnce)
            .AsNoTracking()
            .ToListAsync(cancellation);
        foreach (var upload in silent)
        {
            await LeaveToRemovalAsync(upload, cancellation);
            await db.Uploads.Where(u => u.Id == upload.Id && u.ChangedAt < before).ExecuteDeleteAsync(cancellation);
            await staging.DeleteAsync(upload.Id, cancellation);
        }
        foreach (var id in await staging.FindIdleAsync(before, cancellation))
        {
            if (!await db.Uploads.AnyAsync(u => u.Id == id, cancellation))
                await staging.DeleteAsync(id, cancellation);
        }
        return silent.Count;
    }

    /// <summary>Bytes that were stored and became no attachment get a row, by which they are found and deleted.</summary>
    private async Task LeaveToRemovalAsync(Upload upload, CancellationToken cancellation)
    {
        if (
            upload is { AttachmentId: null, Sha256: { } sha256 }
            && await db.StoredDocuments.FindAsync([sha256], cancellation) is null
            && await store.ExistsAsync(DocumentHash.Parse(sha256), cancellation)
        )
        {
            db.StoredDocuments.Add(
                new StoredDocument(sha256, UnknownType, upload.LengthBytes, ScanState.Error, clock.GetUtcNow())
            );
            await db.SaveChangesAsync(cancellation);
        }
    }
}
