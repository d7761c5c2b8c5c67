using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Documents;

/// <summary>
/// Deletes bytes that nothing refers to any more: papers taken out, drafts thrown away, the originals of photographs
/// whose dossier was submitted. Late, 48 hours after that was first seen, so that a backup taken between rows and files
/// is whole. Safe to run on every instance.
/// </summary>
internal sealed class DocumentRemoval(PublicServicesDbContext db, IDocumentStore store, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>How often it is asked of the same bytes whether anything refers to them.</summary>
    private static readonly TimeSpan CheckedEvery = TimeSpan.FromHours(24);

    private static readonly TimeSpan KeptUnclaimed = TimeSpan.FromHours(48);

    /// <summary>Whether anything refers to the bytes. An upload does as long as its sender may still ask for its outcome.</summary>
    private Expression<Func<StoredDocument, bool>> IsUnclaimed
    {
        get
        {
            var recently = clock.GetUtcNow() - KeptUnclaimed;
            return document =>
                !db.DraftAttachments.Any(a => a.Sha256 == document.Sha256)
                && !db.DraftAttachments.Any(a => a.OriginalSha256 == document.Sha256)
                && !db.Dossiers.SelectMany(d => d.Attachments).Any(a => a.Sha256 == document.Sha256)
                && !db.KeptPapers.Any(p => p.Sha256 == document.Sha256)
                && !db.IssuedPapers.Any(s => s.Sha256 == document.Sha256 && s.FileErasedAt == null)
                && !db.IssuedPapers.Any(s => s.SealedSha256 == document.Sha256 && s.FileErasedAt == null)
                && !db.Receipts.Any(r => r.Sha256 == document.Sha256 && r.FileErasedAt == null)
                && !db.OutcomeFiles.Any(f =>
                    f.Sha256 == document.Sha256 && (f.DraftedAt != null || f.UploadedAt > recently)
                )
                && !db.Uploads.Any(u => u.Sha256 == document.Sha256);
        }
    }

    public async Task SweepAsync(CancellationToken cancellation)
    {
        await CheckAsync(cancellation);
        await RemoveAsync(cancellation);
    }

    /// <summary>Asks the documents that were asked longest ago.</summary>
    private async Task CheckAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var before = now - CheckedEvery;
        var due = await db
            .StoredDocuments.Where(d => d.CheckedAt < before)
            .OrderBy(d => d.CheckedAt)
            .Select(d => d.Sha256)
            .Take(AtOnce)
            .ToListAsync(cancellation);
        var documents = db.StoredDocuments.Where(d => due.Contains(d.Sha256));
        await documents
            .Where(d => d.UnclaimedSince == null)
            .Where(IsUnclaimed)
            .ExecuteUpdateAsync(row => row.SetProperty(d => d.UnclaimedSince, now), cancellation);
        await documents.ExecuteUpdateAsync(row => row.SetProperty(d => d.CheckedAt, now), cancellation);
    }

    /// <summary>
    /// Marks, deletes the bytes, then the row. A stop in between leaves the mark, and the next round goes on; who brings
    /// the same bytes meanwhile waits for the end and stores them anew.
    /// </summary>
    private async Task RemoveAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - KeptUnclaimed;
        var ripe = await db
            .StoredDocuments.Where(d => d.UnclaimedSince < before)
            .OrderBy(d => d.UnclaimedSince)
            .Select(d => new { d.Sha256, d.IsLeaving })
            .Take(AtOnce)
            .ToListAsync(cancellation);
        foreach (var (sha256, isLeaving) in ripe.Select(d => (d.Sha256, d.IsLeaving)))
        {
            if (!isLeaving && !await MarkAsync(sha256, before, cancellation))
            {
                continue;
            }

            await store.DeleteAsync(DocumentHash.Parse(sha256), cancellation);
            await db.StoredDocuments.Where(d => d.Sha256 == sha256 && d.IsLeaving).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>False where something refers to the bytes again: they are kept.</summary>
    private async Task<bool> MarkAsync(string sha256, DateTimeOffset before, CancellationToken cancellation)
    {
        var document = db.StoredDocuments.Where(d => d.Sha256 == sha256 && d.UnclaimedSince < before);
        var marked = await document
            .Where(IsUnclaimed)
            .ExecuteUpdateAsync(row => row.SetProperty(d => d.IsLeaving, true), cancellation);
        if (marked == 0)
        {
            await document.ExecuteUpdateAsync(
                row => row.SetProperty(d => d.UnclaimedSince, (DateTimeOffset?)null),
                cancellation
            );
        }

        return marked > 0;
    }
}
