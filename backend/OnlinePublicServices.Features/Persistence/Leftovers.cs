using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// Throws away what has served its time: first answers kept for repetitions (24 hours), wrong digits (30 days),
/// signing sessions, questions to remote signing services, payment links and watches that have run out, drafts that nobody
/// has touched for 90 days with whom they were written for at a counter, papers that were taken out of a store a week ago,
/// what the gateway said of texts (90 days). Notices about a dossier are kept as long as it is; other records have times of
/// the catalogue. Each kind is bounded in a round, so that a round never holds the database for long. No legal source: our
/// own times.
/// </summary>
internal sealed class Leftovers(PublicServicesDbContext db, IErasureLedger ledger, TimeProvider clock)
{
    private const int RowsMax = 500;

    private const int TextTraceDays = 90;

    /// <summary>How long a first answer is kept for repetitions.</summary>
    public static readonly TimeSpan AnswersKept = TimeSpan.FromHours(24);

    public async Task Sweep(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (answersUntil, guessesUntil) = (now - AnswersKept, now - TrackingGate.Memory);
        var draftsUntil = now.AddDays(-Draft.KeptDays);
        var storeUntil = now.AddDays(-KeptPaper.RestorableDays);

        var answers = db
            .IdempotencyRecords.Where(r => r.CreatedAt < answersUntil)
            .OrderBy(r => r.CreatedAt)
            .Take(RowsMax);
        var guesses = db.TrackingAttempts.Where(a => a.At < guessesUntil).OrderBy(a => a.At).Take(RowsMax);
        var sessions = db
            .SigningSessions.Where(s => s.ExpiresAt < answersUntil)
            .OrderBy(s => s.ExpiresAt)
            .Take(RowsMax);
        var warnedUntil = now.AddDays(-Draft.WarnedDays);
        var drafts = db
            .Drafts.Where(d =>
                d.ChangedAt < draftsUntil
                && (d.ClerkAccount != null || (d.WarnedAt >= d.ChangedAt && d.WarnedAt < warnedUntil))
            )
            .OrderBy(d => d.ChangedAt)
            .Take(RowsMax);
        var tracesUntil = now.AddDays(-TextTraceDays);
        var traces = db.SmsTraces.Where(t => t.At < tracesUntil).OrderBy(t => t.At).Take(RowsMax);
        var takenOut = db.KeptPapers.Where(p => p.TakenOutAt < storeUntil).OrderBy(p => p.TakenOutAt).Take(RowsMax);

        await answers.ExecuteDeleteAsync(cancellationToken);
        await guesses.ExecuteDeleteAsync(cancellationToken);
        await sessions.ExecuteDeleteAsync(cancellationToken);
        await SweepDrafts(drafts, cancellationToken);
        await takenOut.ExecuteDeleteAsync(cancellationToken);
        await traces.ExecuteDeleteAsync(cancellationToken);
        await db.RemoteConsents.Where(c => c.ExpiresAt < answersUntil).ExecuteDeleteAsync(cancellationToken);
        await db.PaymentLinks.Where(l => l.ExpiresAt < answersUntil).ExecuteDeleteAsync(cancellationToken);
        await db.DossierWatches.Where(w => w.Until < now).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// Whoever is known by such a draft alone goes with it, or neither does. Noted outside the database first, so that a
    /// restored copy is cleaned again.
    /// </summary>
    private async Task SweepDrafts(IQueryable<Draft> drafts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await drafts.Select(d => d.Id).ToListAsync(cancellationToken))
        {
            await ledger.AppendAsync(new ErasureEntry(ErasureKind.Drafts, id, now, null, null, []), cancellationToken);
        }

        await RemoveDrafts(db, drafts, cancellationToken);
    }

    /// <summary>Removes drafts, and with each of a counter whoever it was written for.</summary>
    public static async Task RemoveDrafts(
        PublicServicesDbContext db,
        IQueryable<Draft> drafts,
        CancellationToken cancellationToken
    )
    {
        var atCounters = await drafts
            .Where(d => d.ClerkAccount != null && d.DossierId == null)
            .Join(db.People, draft => draft.OwnerId, person => person.Id, (draft, person) => new { draft, person })
            .ToListAsync(cancellationToken);
        db.Drafts.RemoveRange(atCounters.Select(one => one.draft));
        db.People.RemoveRange(atCounters.Select(one => one.person));
        await db.SaveChangesAsync(cancellationToken);
        await drafts.ExecuteDeleteAsync(cancellationToken);
    }
}
