using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Documents;

/// <summary>Asks the scanner again about bytes that it gave no answer for. Safe to run on every instance.</summary>
internal sealed class PendingScans(
    PublicServicesDbContext db,
    IDocumentStore store,
    IMalwareScanner scanner,
    TimeProvider clock
)
{
    private const int AtOnce = 200;

    /// <summary>Scans the oldest pending ones; stops at the first without an answer, because the scanner is down then.</summary>
    public async Task<int> ScanAsync(CancellationToken cancellation)
    {
        var pending = await db
            .StoredDocuments.Where(d => d.Scan == ScanState.Pending)
            .OrderBy(d => d.ScanAttempts)
            .ThenBy(d => d.StoredAt)
            .Take(AtOnce)
            .ToListAsync(cancellation);
        var answered = 0;
        foreach (var document in pending)
        {
            var state = await ScanAsync(DocumentHash.Parse(document.Sha256), cancellation);
            document.Scanned(state ?? ScanState.Pending, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            if (state == ScanState.Pending)
                break;
            answered += state is null ? 0 : 1;
        }
        return answered;
    }

    /// <summary>
    /// What is absent or no longer what was stored can't be scanned, nor what is under a key that is lost, which may come
    /// back: nothing then. Neither must keep others waiting.
    /// </summary>
    private async Task<ScanState?> ScanAsync(DocumentHash hash, CancellationToken cancellation)
    {
        try
        {
            await using var content = await store.OpenAsync(hash, cancellation);
            return content is null ? ScanState.Error : await scanner.ScanAsync(content, cancellation);
        }
        catch (DocumentStoreException failure) when (failure.Fault is DocumentStoreFault.Corrupted)
        {
            return ScanState.Error;
        }
        catch (DocumentStoreException failure) when (failure.Fault is DocumentStoreFault.KeyMissing)
        {
            return null;
        }
    }
}
