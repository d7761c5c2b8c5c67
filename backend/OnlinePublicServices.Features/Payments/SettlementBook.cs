using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Payments;

/// <summary>A settlement file and what its rows name in our books: no more than the file may have rows.</summary>
/// <param name="File">The file.</param>
/// <param name="Comparison">What is compared.</param>
/// <param name="Dossiers">By our name for it, the dossier behind what a row names.</param>
internal sealed record OpenSettlement(
    SettlementFile File,
    SettlementComparison Comparison,
    IReadOnlyDictionary<string, Guid> Dossiers
);

/// <summary>Something that differs, and the dossier to look at.</summary>
internal sealed record FoundDifference(SettlementDifference Difference, string? DossierCode);

/// <summary>
/// Compares settlement files with our books. The day of the unit, which has no bound, is read a part at a time and never
/// held as a whole.
/// </summary>
internal sealed class SettlementBook(PublicServicesDbContext db, PaymentDesk desk)
{
    /// <summary>How far around a day its money is looked for: a week, as long as a transfer may wait to be booked.</summary>
    private const int Around = 7;

    /// <summary>Looks up what the rows of a file name.</summary>
    public async Task<OpenSettlement> Open(SettlementFile file, CancellationToken cancellationToken)
    {
        var isBank = file.Way == Counter.Transfer;
        var lines = await LinesOf(file.Id, cancellationToken);
        var keys = lines.Select(line => isBank ? line.Transaction : line.Reference).Distinct(StringComparer.Ordinal);
        var named = new List<Booked>();
        foreach (var some in keys.Where(key => key.Length > 0).Chunk(DayParts.Slice))
        {
            named.AddRange(await Named(file, some, cancellationToken));
        }

        var ours = named.Where(one => one.UnitId == file.UnitId).ToList();
        var expected = isBank ? await Expected(file.UnitId, lines, cancellationToken) : [];
        var others = named
            .Where(one => one.UnitId != file.UnitId)
            .Select(one => isBank ? one.Transaction! : one.Reference);
        var comparison = new SettlementComparison(
            new SettlementEntries
            {
                Day = file.Day,
                IsBank = isBank,
                Lines = lines,
                Ours = [.. ours.Select(one => one.Money)],
                // What the payer's words call a dossier of ours is ours to look at, whoever has booked it.
                Others = others
                    .Except(lines.Where(line => expected.ContainsKey(line.Reference)).Select(line => line.Transaction))
                    .ToHashSet(StringComparer.Ordinal),
                Expected = expected.Keys.ToHashSet(StringComparer.Ordinal),
            }
        );
        return new OpenSettlement(
            file,
            comparison,
            ours.Select(one => (one.Reference, one.DossierId))
                .Concat(expected.Select(one => (Reference: one.Key, DossierId: one.Value)))
                .DistinctBy(one => one.Reference)
                .ToDictionary(one => one.Reference, one => one.DossierId, StringComparer.Ordinal)
        );
    }

    /// <summary>Every difference, in the order of the file, what is only ours last; read while it is asked for.</summary>
    public async IAsyncEnumerable<FoundDifference> Differences(
        OpenSettlement open,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (file, comparison, dossiers) = open;
        foreach (var some in comparison.Theirs().Chunk(DayParts.Slice))
        {
            foreach (var one in await WithCodes(some, dossiers, cancellationToken))
            {
                yield return one;
            }
        }

        var files = await FilesAround(file, cancellationToken);
        await foreach (var booked in OfDay(file, cancellationToken))
        {
            var untold = comparison.Untold(booked.Select(one => one.Money));
            if (untold.Count == 0)
            {
                continue;
            }

            var around = await AroundOf(file, files, untold, cancellationToken);
            var theirs = booked.ToDictionary(one => one.Reference, one => one.DossierId, StringComparer.Ordinal);
            foreach (var one in await WithCodes([.. comparison.OnlyOurs(untold, around)], theirs, cancellationToken))
            {
                yield return one;
            }
        }
    }

    private async Task<List<SettlementLine>> LinesOf(Guid fileId, CancellationToken cancellationToken) =>
        [
            .. (
                await db
                    .SettlementRows.AsNoTracking()
                    .Where(r => r.FileId == fileId)
                    .OrderBy(r => r.Row)
                    .ToListAsync(cancellationToken)
            ).Select(row => row.ToLine()),
        ];

    /// <summary>
    /// Whoever's money some rows name. Another account's number says nothing of a row; of our own transfers also those that
    /// were booked before accounts were kept.
    /// </summary>
    private async Task<List<Booked>> Named(SettlementFile file, string[] keys, CancellationToken cancellationToken)
    {
        var attempts = Attempts.Where(one => one.Attempt.Provider == file.Way);
        if (file.Way != Counter.Transfer)
        {
            return await Read(attempts.Where(one => keys.Contains(one.Attempt.Reference)))
                .ToListAsync(cancellationToken);
        }

        var account = desk.AccountOf(file.UnitId);
        string[] accounts = [account, ""];
        return await Read(
                attempts.Where(one =>
                    accounts.Contains(one.Attempt.Account)
                    && keys.Contains(one.Attempt.Transaction)
                    && (one.Attempt.Account == account || one.Payment.UnitId == file.UnitId)
                )
            )
            .ToListAsync(cancellationToken);
    }

    /// <summary>What the unit booked on the day, a part at a time, the earliest first.</summary>
    private IAsyncEnumerable<IReadOnlyList<Booked>> OfDay(SettlementFile file, CancellationToken cancellationToken)
    {
        var from = VietnamTime.Instant(file.Day, TimeOnly.MinValue);
        var to = VietnamTime.Instant(file.Day.AddDays(1), TimeOnly.MinValue);
        return DayParts.Read(
            from,
            (at, id) =>
                Read(
                    Attempts
                        .Where(one =>
                            one.Payment.UnitId == file.UnitId
                            && one.Attempt.Provider == file.Way
                            && one.Attempt.PaidAt >= at
                            && one.Attempt.PaidAt < to
                            && (one.Attempt.PaidAt != at || one.Attempt.Id > id)
                        )
                        .OrderBy(one => one.Attempt.PaidAt)
                        .ThenBy(one => one.Attempt.Id)
                ),
            one => (one.PaidAt!.Value, one.Id),
            cancellationToken
        );
    }

    private IQueryable<Attempted> Attempts =>
        db.Payments.AsNoTracking().SelectMany(p => p.Attempts, (p, a) => new Attempted { Payment = p, Attempt = a });

    private static IQueryable<Booked> Read(IQueryable<Attempted> attempts) =>
        attempts.Select(one => new Booked
        {
            UnitId = one.Payment.UnitId,
            DossierId = one.Payment.DossierId,
            Id = one.Attempt.Id,
            PaidAt = one.Attempt.PaidAt,
            Reference = one.Attempt.Reference,
            Transaction = one.Attempt.Transaction,
            AmountVnd = one.Attempt.AmountVnd,
            State = one.Attempt.State,
        });

    /// <summary>The names in a statement that dossiers of the unit gave out for transfers, each with its dossier.</summary>
    private async Task<Dictionary<string, Guid>> Expected(
        string unitId,
        List<SettlementLine> lines,
        CancellationToken cancellationToken
    )
    {
        var codes = lines
            .Where(line => line.Reference.Length > 0)
            .Select(line => (line.Reference, Code: DossierCode.Parse(PaymentReference.DossierOf(line.Reference))))
            .Where(one => !one.Code.IsRefused)
            .ToLookup(one => one.Code.Value, one => one.Reference);
        var expected = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var some in codes.Select(one => one.Key).Chunk(DayParts.Slice))
        {
            var found = await db
                .Dossiers.AsNoTracking()
                .Where(d => some.Contains(d.Code) && db.Payments.Any(p => p.DossierId == d.Id && p.UnitId == unitId))
                .Select(d => new { d.Id, d.Code })
                .ToListAsync(cancellationToken);
            foreach (var (dossier, reference) in found.SelectMany(d => codes[d.Code].Select(name => (d.Id, name))))
            {
                expected[reference] = dossier;
            }
        }

        return expected;
    }

    /// <summary>The files that are read of the days around.</summary>
    private async Task<List<Guid>> FilesAround(SettlementFile file, CancellationToken cancellationToken)
    {
        var (first, last) = (file.Day.AddDays(-Around), file.Day.AddDays(Around));
        var files = await db
            .SettlementFiles.AsNoTracking()
            .Where(f =>
                f.UnitId == file.UnitId && f.Way == file.Way && f.Day >= first && f.Day <= last && f.Day != file.Day
            )
            .Select(f => new
            {
                f.Id,
                f.Day,
                f.Number,
            })
            .ToListAsync(cancellationToken);
        return [.. files.GroupBy(f => f.Day).Select(day => day.MaxBy(f => f.Number)!.Id)];
    }

    /// <summary>On which day those files say that some money came, by the name that is compared.</summary>
    private async Task<Dictionary<string, DateOnly>> AroundOf(
        SettlementFile file,
        List<Guid> files,
        IReadOnlyList<BookedMoney> money,
        CancellationToken cancellationToken
    )
    {
        if (files.Count == 0)
        {
            return [];
        }

        var isBank = file.Way == Counter.Transfer;
        var keys = money.Select(one => isBank ? one.Transaction! : one.Reference).ToArray();
        var rows = db
            .SettlementRows.AsNoTracking()
            .Where(r => files.Contains(r.FileId) && r.State == GatewayState.Paid);
        var told = await (
            isBank
                ? rows.Where(r => keys.Contains(r.Transaction)).Select(r => new { Key = r.Transaction, r.PaidOn })
                : rows.Where(r => keys.Contains(r.Reference)).Select(r => new { Key = r.Reference, r.PaidOn })
        ).ToListAsync(cancellationToken);
        return told.GroupBy(row => row.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Min(row => row.PaidOn), StringComparer.Ordinal);
    }

    private async Task<IEnumerable<FoundDifference>> WithCodes(
        SettlementDifference[] differences,
        IReadOnlyDictionary<string, Guid> dossiers,
        CancellationToken cancellationToken
    )
    {
        var asked = differences
            .Select(one => dossiers.GetValueOrDefault(one.Reference))
            .Where(id => id != Guid.Empty)
            .Distinct()
            .ToList();
        var codes = await db
            .Dossiers.AsNoTracking()
            .Where(d => asked.Contains(d.Id))
            .Select(d => new { d.Id, d.Code })
            .ToDictionaryAsync(d => d.Id, d => d.Code.ToString(), cancellationToken);
        return differences.Select(one => new FoundDifference(
            one,
            codes.GetValueOrDefault(dossiers.GetValueOrDefault(one.Reference))
        ));
    }

    private sealed record Booked
    {
        public required string UnitId { get; init; }

        public required Guid DossierId { get; init; }

        public required Guid Id { get; init; }

        public required DateTimeOffset? PaidAt { get; init; }

        public required string Reference { get; init; }

        public required string? Transaction { get; init; }

        public required Vnd AmountVnd { get; init; }

        public required AttemptState State { get; init; }

        public BookedMoney Money =>
            new(Reference, Transaction, AmountVnd, State, PaidAt is { } at ? VietnamTime.DayOf(at) : null);
    }

    private sealed record Attempted
    {
        public required Payment Payment { get; init; }

        public required PaymentAttempt Attempt { get; init; }
    }
}
