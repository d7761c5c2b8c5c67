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
            await using var content = await store.OpenAsync(DocumentHash.Parse(document.Sha256), cancellation);
            var state = content is null ? ScanState.Error : await scanner.ScanAsync(content, cancellation);
            document.Scanned(state, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            if (state == ScanState.Pending)
                break;
            answered++;
        }
        return answered;
    }
}
