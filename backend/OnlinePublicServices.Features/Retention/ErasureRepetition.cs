using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Compares the ledger with the database, at start and once a day: what was destroyed and is there again, because an older
/// copy was restored, is destroyed again, and the records that the copy lacks are taken back. Also ends the files of
/// destroyed dossiers that outlived them by their own time.
/// </summary>
internal sealed partial class ErasureRepetition(
    PublicServicesDbContext db,
    RetentionReading reading,
    IErasureLedger ledger,
    IErasedSpace space,
    RecordWatch records,
    IWriteTurns turns,
    OneByOne acts,
    RetentionDay day,
    TimeProvider clock,
    ILogger<ErasureRepetition> logger
)
{
    private const int AtATime = 500;

    /// <summary>Once a day.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        if (day.Compared == today)
        {
            return;
        }

        await RepeatAsync(int.MaxValue, cancellation);
        await EraseLate(cancellation);
        day.Compared = today;
    }

    /// <summary>
    /// The same at start, before anybody is served. Where the ledger can't be followed the program starts all the same, and
    /// looks again every minute.
    /// </summary>
    /// <param name="whole">
    /// False where somebody waits for the program to start: of what goes by its age only a bounded number goes then, and the
    /// first sweep takes the rest.
    /// </param>
    /// <param name="cancellation">Stops between two acts.</param>
    /// <returns>
    /// How many dossiers, drafts and other records were there again and are gone now; nothing where it failed. The log says how
    /// many are not.
    /// </returns>
    public async Task<int?> RepeatAtStart(bool whole, CancellationToken cancellation)
    {
        try
        {
            return await RepeatAsync(whole ? int.MaxValue : RecordWatch.RoundsAtStart, cancellation);
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            LedgerAway(logger, away);
            return null;
        }
    }

    /// <summary>How many dossiers, drafts and other records were there again and are gone now.</summary>
    private async Task<int> RepeatAsync(int roundsMax, CancellationToken cancellation)
    {
        // Without the records what goes by its age would be counted twice: then it waits for the next comparison.
        var areRecordsBack = await acts.Send(new TakeBackRecords(), cancellation);
        var again = 0;
        var untouched = clock.GetUtcNow().AddDays(-Draft.KeptDays);
        foreach (var ids in (await ledger.ListAsync(ErasureKind.Dossiers, cancellation)).Chunk(AtATime))
        {
            var back = await db
                .Dossiers.Where(d => ids.Contains(d.Id) && d.ErasedAt == null)
                .Select(d => d.Id)
                .ToListAsync(cancellation);
            foreach (var id in back)
            {
                await acts.Send(new EraseAgain(id), cancellation);
            }

            var left =
                back.Count == 0
                    ? 0
                    : await db.Dossiers.CountAsync(d => back.Contains(d.Id) && d.ErasedAt == null, cancellation);
            again += Gone(back.Count, left, "dossiers");
        }

        foreach (var ids in (await ledger.ListAsync(ErasureKind.Drafts, cancellation)).Chunk(AtATime))
        {
            // One that was changed in the moment in which it was to go, was noted and has stayed.
            var back = db.Drafts.Where(d => ids.Contains(d.Id) && d.ChangedAt < untouched);
            var count = await back.CountAsync(cancellation);
            if (count == 0)
            {
                continue;
            }

            using (await turns.TakeAsync(cancellation) ?? throw new TimeoutException("No turn to write."))
            {
                await Leftovers.RemoveDrafts(db, back, cancellation);
            }

            again += Gone(count, await back.CountAsync(cancellation), "drafts");
        }

        again += await records.RepeatAsync(areRecordsBack ? roundsMax : 0, cancellation);
        if (again > 0)
        {
            ErasedAgain(logger, again);
            await space.ReleaseAsync(cancellation);
        }

        return again;
    }

    /// <summary>What is gone counts, not what was tried; the log says the difference.</summary>
    private int Gone(int back, int left, string what)
    {
        if (left > 0)
        {
            StillThere(logger, left, what);
        }

        return back - left;
    }

    private async Task EraseLate(CancellationToken cancellation)
    {
        var last = Guid.Empty;
        var receiptsBefore = clock.GetUtcNow().AddMonths(-RetentionRule.ReceiptMonths);
        var ending = reading.ProceduresWhoseResultsEnd();
        while (true)
        {
            var ids = await db
                .Dossiers.Where(d =>
                    d.ErasedAt != null
                    && d.Id > last
                    && (
                        (
                            ending.Contains(d.Procedure)
                            && db.IssuedPapers.Any(p =>
                                p.DossierId == d.Id && p.Sha256 != null && p.FileErasedAt == null
                            )
                        )
                        || db.Receipts.Any(r =>
                            r.DossierId == d.Id
                            && r.Sha256 != null
                            && r.FileErasedAt == null
                            && r.IssuedAt < receiptsBefore
                        )
                    )
                )
                .OrderBy(d => d.Id)
                .Select(d => d.Id)
                .Take(AtATime)
                .ToListAsync(cancellation);
            foreach (var id in ids)
            {
                await acts.Send(new EraseLateFiles(id), cancellation);
            }

            if (ids.Count < AtATime)
            {
                return;
            }

            last = ids[^1];
        }
    }

    [LoggerMessage(
        4601,
        LogLevel.Warning,
        "{Count} dossiers, drafts or other records that were destroyed were there again, and are destroyed again"
    )]
    private static partial void ErasedAgain(ILogger logger, int count);

    [LoggerMessage(
        4608,
        LogLevel.Error,
        "{Count} {What} that were destroyed are there again and could not be destroyed; the next day tries it again"
    )]
    private static partial void StillThere(ILogger logger, int count, string what);

    [LoggerMessage(
        4602,
        LogLevel.Error,
        "The ledger of what was destroyed can't be followed: what a restored copy has brought back may still be there"
    )]
    private static partial void LedgerAway(ILogger logger, Exception away);
}
