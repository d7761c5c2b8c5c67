using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Once a day warns of personal records that are no dossier's and whose time ends, destroys those whose time is over, and
/// seals how many there were. Killed, it goes on the next time: what was counted and not sealed is sealed then.
/// </summary>
internal sealed partial class RecordWatch(
    PublicServicesDbContext db,
    RecordReading reading,
    AccountWatch accounts,
    IErasureLedger ledger,
    IErasedSpace space,
    OneByOne acts,
    RetentionDay day,
    TimeProvider clock,
    ILogger<RecordWatch> logger
)
{
    /// <summary>So many rounds of each kind go at start: nobody is served meanwhile. No legal source: our own bound.</summary>
    public const int RoundsAtStart = 20;

    private const int RowsAtATime = 200;

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        if (day.Swept == today)
        {
            return;
        }

        // Before anything is counted: what a restored copy has brought back was. While the ledger is away all waits for it.
        if (!await acts.Send(new TakeBackRecords(), cancellation))
        {
            return;
        }

        foreach (var period in RecordReading.Warned.Select(reading.PeriodOf).OfType<RecordPeriod>())
        {
            await Each(reading.ToWarn(period), id => new WarnOfRecord(period, id), cancellation);
        }

        foreach (var period in RecordReading.OneByOne.Select(reading.PeriodOf).OfType<RecordPeriod>())
        {
            await Each(reading.Due(period), id => new EraseRecord(period, id), cancellation);
        }

        await EraseByAge(int.MaxValue, cancellation);
        await accounts.SweepAsync(cancellation);
        if (await db.RecordSweeps.AnyAsync(s => s.Number == null, cancellation))
        {
            await acts.Send(new CloseSweeps(), cancellation);
            await space.ReleaseAsync(cancellation);
        }

        day.Swept = today;
    }

    /// <summary>What goes by its own age.</summary>
    /// <param name="roundsMax">So many rounds of each kind at most; the rest goes the next time.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    public async Task EraseByAge(int roundsMax, CancellationToken cancellation)
    {
        foreach (var period in RecordReading.ByAge.Select(reading.PeriodOf).OfType<RecordPeriod>())
        {
            var counted = await Counted(period.Kind, cancellation);
            for (var (round, isMore) = (0, true); isMore && round < roundsMax; round++)
            {
                var before = counted;
                var isDone = await acts.Send(new EraseByAge(period), cancellation);
                counted = await Counted(period.Kind, cancellation);
                isMore =
                    isDone
                    && (
                        counted > before
                        || await db.RecordSweeps.AnyAsync(s => s.Kind == period.Kind && s.IsBack, cancellation)
                    );
            }
        }
    }

    /// <summary>How many of the ledger's records were there again and are gone now; the log says how many are not.</summary>
    /// <param name="roundsMax">So many rounds of what goes by its age.</param>
    /// <param name="cancellation">Stops between two acts.</param>
    public async Task<int> RepeatAsync(int roundsMax, CancellationToken cancellation)
    {
        // First what goes by its age: the copy has brought that back as well, and a profile counts as back only when nothing
        // hangs on it any more.
        await EraseByAge(roundsMax, cancellation);
        var again = 0;
        foreach (var kind in RecordReading.OneByOne)
        {
            foreach (
                var ids in (await ledger.ListAsync(RecordErasure.LedgerKind(kind), cancellation)).Chunk(RowsAtATime)
            )
            {
                var back = await reading.Back(kind, ids).ToListAsync(cancellation);
                foreach (var id in back)
                {
                    await acts.Send(new EraseRecordAgain(kind, id), cancellation);
                }

                var left = back.Count == 0 ? 0 : await reading.Back(kind, back).CountAsync(cancellation);
                again += back.Count - left;
                if (left > 0)
                {
                    StillThere(logger, left, kind);
                }
            }
        }

        return again + await accounts.RepeatAsync(cancellation);
    }

    private Task<int> Counted(RecordKind kind, CancellationToken cancellation) =>
        db.RecordSweeps.Where(s => s.Kind == kind && s.Number == null).SumAsync(s => s.Count, cancellation);

    /// <summary>One that fails is in the log, and the next day tries it again.</summary>
    private async Task Each(
        IQueryable<Guid> ids,
        Func<Guid, IAct<Domain.Rules.Done>> act,
        CancellationToken cancellation
    )
    {
        var last = Guid.Empty;
        while (true)
        {
            var some = await ids.Where(id => id > last).OrderBy(id => id).Take(RowsAtATime).ToListAsync(cancellation);
            foreach (var id in some)
            {
                await acts.Send(act(id), cancellation);
            }

            if (some.Count < RowsAtATime)
            {
                return;
            }

            last = some[^1];
        }
    }

    [LoggerMessage(
        4607,
        LogLevel.Error,
        "{Count} {Kind} that were destroyed are there again and could not be destroyed; the next day tries it again"
    )]
    private static partial void StillThere(ILogger logger, int count, RecordKind kind);
}
