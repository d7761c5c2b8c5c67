using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Payments;

/// <summary>A settlement file compared with our books, and the dossiers behind what differs.</summary>
internal sealed record ComparedSettlement(SettlementComparison Comparison, IReadOnlyDictionary<string, string> Codes);

/// <summary>Gathers what a settlement file is compared with.</summary>
internal sealed class SettlementBook(PublicServicesDbContext db)
{
    /// <summary>How many names are asked for at once.</summary>
    private const int Slice = 500;

    /// <summary>How far around a day its money is looked for: a week, as long as a transfer may wait to be booked.</summary>
    private const int Around = 7;

    /// <summary>Compares the file that is read.</summary>
    public async Task<ComparedSettlement> Compare(SettlementFile file, CancellationToken cancellationToken)
    {
        var isBank = file.Way == Counter.Transfer;
        var lines = await LinesOf(file.Id, cancellationToken);
        var keys = lines.Select(line => isBank ? line.Transaction : line.Reference).Distinct(StringComparer.Ordinal);
        var named = new List<Booked>();
        foreach (var some in keys.Where(key => key.Length > 0).Chunk(Slice))
        {
            named.AddRange(await Named(file.Way, isBank, some, cancellationToken));
        }

        named.AddRange(await OfDay(file, cancellationToken));
        var ours = named.Where(one => one.UnitId == file.UnitId).DistinctBy(one => one.Money.Reference).ToList();
        var expected = isBank ? await Expected(file.UnitId, lines, cancellationToken) : [];
        var comparison = SettlementComparison.Of(
            new SettlementEntries
            {
                Day = file.Day,
                IsBank = isBank,
                Lines = lines,
                Ours = [.. ours.Select(one => one.Money)],
                Others = named
                    .Where(one => one.UnitId != file.UnitId)
                    .Select(one => isBank ? one.Money.Transaction! : one.Money.Reference)
                    .Except(OurRows(isBank, lines, ours, expected))
                    .ToHashSet(StringComparer.Ordinal),
                Expected = expected.Keys.ToHashSet(StringComparer.Ordinal),
                Around = await AroundOf(file, isBank, cancellationToken),
            }
        );
        return new ComparedSettlement(comparison, await CodesOf(comparison, ours, expected, cancellationToken));
    }

    /// <summary>
    /// Two banks may give one number: a row whose number we booked, or whose words name a dossier of ours, is ours
    /// whoever else has such a number.
    /// </summary>
    private static IEnumerable<string> OurRows(
        bool isBank,
        List<SettlementLine> lines,
        List<Booked> ours,
        Dictionary<string, Guid> expected
    ) =>
        isBank
            ? ours.Select(one => one.Money.Transaction ?? "")
                .Concat(lines.Where(line => expected.ContainsKey(line.Reference)).Select(line => line.Transaction))
            : [];

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

    private Task<List<Booked>> Named(string way, bool isBank, string[] keys, CancellationToken cancellationToken) =>
        Read(
            db.Payments.AsNoTracking()
                .SelectMany(p => p.Attempts, (p, a) => new Attempted { Payment = p, Attempt = a })
                .Where(one =>
                    one.Attempt.Provider == way
                    && (isBank ? keys.Contains(one.Attempt.Transaction) : keys.Contains(one.Attempt.Reference))
                ),
            cancellationToken
        );

    private Task<List<Booked>> OfDay(SettlementFile file, CancellationToken cancellationToken)
    {
        var from = VietnamTime.Instant(file.Day, TimeOnly.MinValue);
        var to = VietnamTime.Instant(file.Day.AddDays(1), TimeOnly.MinValue);
        return Read(
            db.Payments.AsNoTracking()
                .Where(p => p.UnitId == file.UnitId)
                .SelectMany(p => p.Attempts, (p, a) => new Attempted { Payment = p, Attempt = a })
                .Where(one =>
                    one.Attempt.Provider == file.Way && one.Attempt.PaidAt >= from && one.Attempt.PaidAt < to
                ),
            cancellationToken
        );
    }

    private static async Task<List<Booked>> Read(IQueryable<Attempted> attempts, CancellationToken cancellationToken)
    {
        var found = await attempts
            .Select(one => new
            {
                one.Payment.UnitId,
                one.Payment.DossierId,
                one.Attempt.Reference,
                one.Attempt.Transaction,
                one.Attempt.AmountVnd,
                one.Attempt.State,
                one.Attempt.PaidAt,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. found.Select(one => new Booked(
                one.UnitId,
                one.DossierId,
                new BookedMoney(
                    one.Reference,
                    one.Transaction,
                    one.AmountVnd,
                    one.State,
                    one.PaidAt is { } at ? VietnamTime.DayOf(at) : null
                )
            )),
        ];
    }

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
        foreach (var some in codes.Select(one => one.Key).Chunk(Slice))
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

    /// <summary>What the files that are read of the days around say came, by the name that is compared.</summary>
    private async Task<Dictionary<string, DateOnly>> AroundOf(
        SettlementFile file,
        bool isBank,
        CancellationToken cancellationToken
    )
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
        var read = files.GroupBy(f => f.Day).Select(day => day.MaxBy(f => f.Number)!.Id).ToList();
        var rows = await db
            .SettlementRows.AsNoTracking()
            .Where(r => read.Contains(r.FileId) && r.State == GatewayState.Paid)
            .Select(r => new { Key = isBank ? r.Transaction : r.Reference, r.PaidOn })
            .ToListAsync(cancellationToken);
        return rows.Where(row => row.Key.Length > 0)
            .DistinctBy(row => row.Key)
            .ToDictionary(row => row.Key, row => row.PaidOn, StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, string>> CodesOf(
        SettlementComparison comparison,
        List<Booked> ours,
        Dictionary<string, Guid> expected,
        CancellationToken cancellationToken
    )
    {
        var dossiers = ours.Select(one => (one.Money.Reference, one.DossierId))
            .Concat(expected.Select(one => (Reference: one.Key, DossierId: one.Value)))
            .DistinctBy(one => one.Reference)
            .ToDictionary(one => one.Reference, one => one.DossierId, StringComparer.Ordinal);
        var asked = comparison
            .Differences.Select(one => one.Reference)
            .Distinct(StringComparer.Ordinal)
            .Where(dossiers.ContainsKey)
            .ToList();
        var codes = new Dictionary<Guid, string>();
        foreach (var some in asked.Select(reference => dossiers[reference]).Distinct().Chunk(Slice))
        {
            var found = await db
                .Dossiers.AsNoTracking()
                .Where(d => some.Contains(d.Id))
                .Select(d => new { d.Id, d.Code })
                .ToListAsync(cancellationToken);
            found.ForEach(dossier => codes[dossier.Id] = dossier.Code.ToString());
        }

        return asked.ToDictionary(
            reference => reference,
            reference => codes[dossiers[reference]],
            StringComparer.Ordinal
        );
    }

    private sealed record Booked(string UnitId, Guid DossierId, BookedMoney Money);

    private sealed record Attempted
    {
        public required Payment Payment { get; init; }

        public required PaymentAttempt Attempt { get; init; }
    }
}
