using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// Deletes a bounded number of rows that are old enough: their age is their own, so that a restored copy loses them again by
/// the same rule, and no ledger has to name them. Who looked at a dossier that a legal hold keeps stays with it. What a copy
/// has brought back was counted when it went first: as long as records of it are known to be taken back, what is older than
/// they say goes uncounted, before anything is counted.
/// </summary>
internal sealed record EraseByAge(RecordPeriod Period) : IAct<Done>;

internal sealed class EraseByAgeHandler(PublicServicesDbContext db, RecordErasure erasure, TimeProvider clock)
    : IRequestHandler<EraseByAge, Result<Done>>
{
    public const int RowsMax = 500;

    /// <summary>Settlement files have thousands of rows each, so fewer of them go in a round.</summary>
    public const int FilesMax = 20;

    private static readonly MessageState[] OnItsWay = [MessageState.Waiting, MessageState.AwaitingReport];

    public async Task<Result<Done>> Handle(EraseByAge request, CancellationToken cancellationToken)
    {
        // Our turn before we look: what another instance deletes meanwhile would be counted twice.
        await erasure.TakeTurn(cancellationToken);
        var (period, over) = (request.Period, request.Period.OverBefore(clock.GetUtcNow()));
        var back = await db.RecordSweeps.Where(s => s.Kind == period.Kind && s.IsBack).ToListAsync(cancellationToken);
        if (back.Count > 0)
        {
            var again = await Erase(period.Kind, back.Max(record => record.SweptUpTo), cancellationToken);
            if (again.Exists(rows => rows.Count == MostOf(period.Kind)))
            {
                return Done.Value;
            }

            back.ForEach(record => record.GoneAgain());
        }

        var gone = await Erase(period.Kind, over, cancellationToken);
        foreach (var unit in gone.SelectMany(rows => rows).CountBy(row => row.UnitId ?? "", StringComparer.Ordinal))
        {
            await erasure.Count(period, unit.Key, unit.Value, cancellationToken, over);
        }

        return Done.Value;
    }

    /// <summary>Of each table the oldest rows of before an instant, <see cref="MostOf"/> of each.</summary>
    private async Task<List<List<Row>>> Erase(
        RecordKind kind,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        if (kind is RecordKind.Notices)
        {
            var notices = await db
                .OutboxMessages.Where(m => m.DossierId == null && m.CreatedAt < before && !OnItsWay.Contains(m.State))
                .OrderBy(m => m.CreatedAt)
                .Select(m => new Row(m.Id, m.UnitId))
                .Take(RowsMax)
                .ToListAsync(cancellationToken);
            var ids = notices.ConvertAll(row => row.Id);
            await db.OutboxMessages.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken);
            return [notices];
        }

        return kind is RecordKind.SettlementFiles
            ? [await EraseSettlements(before, cancellationToken)]
            : await EraseLooks(before, cancellationToken);
    }

    private async Task<List<Row>> EraseSettlements(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var files = await db
            .SettlementFiles.Where(f => f.GivenAt < before)
            .OrderBy(f => f.GivenAt)
            .Select(f => new Row(f.Id, f.UnitId))
            .Take(FilesMax)
            .ToListAsync(cancellationToken);
        var ids = files.ConvertAll(row => row.Id);
        await db.SettlementRows.Where(r => ids.Contains(r.FileId)).ExecuteDeleteAsync(cancellationToken);
        await db.SettlementFiles.Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken);
        return files;
    }

    private async Task<List<List<Row>>> EraseLooks(DateTimeOffset before, CancellationToken cancellationToken)
    {
        // By their ids, which begin with their instant (RFC 9562, version 7): an index for this alone would be a large one.
        var oldest = Guid.CreateVersion7(before);
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var looks = await db
            .StaffLooks.Where(l =>
                l.Id < oldest
                && l.At < before
                && !db.LegalHolds.Any(h => h.DossierId == l.DossierId && h.LiftedAt == null && h.Until >= today)
            )
            .OrderBy(l => l.Id)
            .Select(l => new Row(l.Id, l.UnitId))
            .Take(RowsMax)
            .ToListAsync(cancellationToken);
        var exports = await db
            .DataExports.Where(e => e.At < before)
            .OrderBy(e => e.At)
            .Select(e => new Row(e.Id, null))
            .Take(RowsMax)
            .ToListAsync(cancellationToken);
        var own = await db
            .OwnLooks.Where(l => l.Id < oldest && l.At < before)
            .OrderBy(l => l.Id)
            .Select(l => new Row(l.Id, l.UnitId))
            .Take(RowsMax)
            .ToListAsync(cancellationToken);
        var atCounters = await db
            .CounterLooks.Where(l =>
                l.Id < oldest
                && l.At < before
                && !db.LegalHolds.Any(h => h.DossierId == l.DossierId && h.LiftedAt == null && h.Until >= today)
            )
            .OrderBy(l => l.Id)
            .Select(l => new Row(l.Id, l.UnitId))
            .Take(RowsMax)
            .ToListAsync(cancellationToken);
        var (lookIds, exportIds) = (looks.ConvertAll(row => row.Id), exports.ConvertAll(row => row.Id));
        var (ownIds, counterIds) = (own.ConvertAll(row => row.Id), atCounters.ConvertAll(row => row.Id));
        await db.StaffLooks.Where(l => lookIds.Contains(l.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.DataExports.Where(e => exportIds.Contains(e.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.OwnLooks.Where(l => ownIds.Contains(l.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.CounterLooks.Where(l => counterIds.Contains(l.Id)).ExecuteDeleteAsync(cancellationToken);
        return [looks, exports, own, atCounters];
    }

    private static int MostOf(RecordKind kind) => kind is RecordKind.SettlementFiles ? FilesMax : RowsMax;

    private sealed record Row(Guid Id, string? UnitId);
}
