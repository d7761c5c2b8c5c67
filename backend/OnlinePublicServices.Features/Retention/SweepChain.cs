using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// The chain of records of what a time alone destroyed, beside that of lists which people made. As there, the ledger outside
/// the database is its truth.
/// </summary>
internal sealed partial class SweepChain(PublicServicesDbContext db, IErasureLedger ledger, ILogger<SweepChain> logger)
{
    /// <summary>The number that is drawn by whoever counts or seals, so that one waits for the other.</summary>
    public const string Turn = "record-sweeps";

    /// <summary>What is sealed, one fact a line; it ends with a line break.</summary>
    public static string Text(RecordSweep sweep)
    {
        var text = new StringBuilder();
        Line("record", sweep.Number!.Value.ToString(CultureInfo.InvariantCulture));
        Line("before", sweep.PreviousSeal!);
        Line("kind", sweep.Kind.ToString());
        Line("unit", sweep.UnitId);
        Line("at", VietnamTime.Written(sweep.At));
        Line("months", sweep.Months.ToString(CultureInfo.InvariantCulture));
        Line("source", sweep.Source);
        if (sweep.UpTo is { } upTo)
        {
            Line("upTo", VietnamTime.Written(upTo));
        }

        Line("erased", sweep.Count.ToString(CultureInfo.InvariantCulture));
        return text.ToString();

        void Line(string name, string value) => text.Append(name).Append('\t').Append(value).Append('\n');
    }

    /// <summary>The seal of a record, lower-case hexadecimal.</summary>
    public static string SealOf(RecordSweep sweep) => ChainLinks.SealOf(Text(sweep));

    /// <summary>The first record that its seal doesn't fit, or that doesn't follow the one before; nothing when all do.</summary>
    /// <param name="records">By their number, from the first.</param>
    public static RecordSweep? FirstBroken(IEnumerable<RecordSweep> records)
    {
        var (seal, number) = ("", 0);
        foreach (var record in records)
        {
            if (record.Number != ++number || record.PreviousSeal != seal || record.Seal != SealOf(record))
            {
                return record;
            }

            seal = record.Seal;
        }

        return null;
    }

    /// <summary>Seals all that was counted and is not sealed yet, in the transaction of the act that asks for it.</summary>
    public async Task Close(CancellationToken cancellationToken)
    {
        // Also our turn: whoever else looks for the end of the chain waits until we have committed.
        await db.DrawNumber(Turn, cancellationToken);
        await TakeBack(cancellationToken);
        var last = await db
            .RecordSweeps.Where(s => s.Number != null)
            .OrderByDescending(s => s.Number)
            .Select(s => new { Number = s.Number!.Value, Seal = s.Seal! })
            .FirstOrDefaultAsync(cancellationToken);
        var (number, seal) = ChainLinks.EndOf(
            last?.Number ?? 0,
            last?.Seal ?? "",
            await ledger.ListRecordsAsync(RecordChain.Sweeps, cancellationToken)
        );
        var open = await db.RecordSweeps.Where(s => s.Number == null).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        foreach (var sweep in open)
        {
            sweep.Close(++number, seal, SealOf);
            seal = sweep.Seal!;
            await ledger.KeepRecordAsync(
                RecordChain.Sweeps,
                ChainLinks.NameOf(number, seal),
                Text(sweep),
                cancellationToken
            );
        }
    }

    /// <summary>
    /// Takes back the records that the ledger has and the database lacks. What was being counted of the same kind, unit and
    /// instant is that record: the copy was made, or the act was stopped, before it was sealed. What was counted beyond it
    /// since then is still to be sealed. What went by its age up to then is there again with a copy, and is known as counted
    /// by the record (<see cref="EraseByAge"/>).
    /// </summary>
    public async Task TakeBack(CancellationToken cancellationToken)
    {
        var known = await db
            .RecordSweeps.Where(s => s.Number != null)
            .Select(s => s.Number!.Value)
            .ToHashSetAsync(cancellationToken);
        foreach (var name in await ledger.ListRecordsAsync(RecordChain.Sweeps, cancellationToken))
        {
            if (ChainLinks.NumberIn(name) is not { } number || known.Contains(number))
            {
                continue;
            }

            var text = await ledger.ReadRecordAsync(RecordChain.Sweeps, name, cancellationToken);
            if (Read(text) is not { } record || name != ChainLinks.NameOf(number, SealOf(record)))
            {
                LeftOut(logger, number);
                continue;
            }

            var open = await db.RecordSweeps.SingleOrDefaultAsync(
                s => s.Number == null && s.Kind == record.Kind && s.UnitId == record.UnitId && s.At == record.At,
                cancellationToken
            );
            if (open?.Count > record.Count)
            {
                open.Add(-record.Count);
            }
            else if (open is not null)
            {
                db.RecordSweeps.Remove(open);
            }

            db.RecordSweeps.Add(record);
            known.Add(number);
            TakenBack(logger, number);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static RecordSweep? Read(string text)
    {
        try
        {
            var said = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t', 2))
                .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
            var at = Instant(said["at"]);
            var record = RecordSweep.TakenBack(
                Guid.CreateVersion7(at),
                (
                    Enum.Parse<RecordKind>(said["kind"]),
                    said["unit"],
                    at,
                    Number("months"),
                    said["source"],
                    Number("erased")
                ),
                said.TryGetValue("upTo", out var upTo) ? Instant(upTo) : null,
                (Number("record"), said["before"], ChainLinks.SealOf(text))
            );
            return Text(record) == text ? record : null;

            static DateTimeOffset Instant(string written) =>
                DateTimeOffset.Parse(written, CultureInfo.InvariantCulture).ToUniversalTime();

            int Number(string name) => int.Parse(said[name], CultureInfo.InvariantCulture);
        }
        catch (Exception malformed)
            when (malformed is FormatException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    [LoggerMessage(
        4605,
        LogLevel.Warning,
        "Record {Number} of destroyed records was not in the database, and is taken back"
    )]
    private static partial void TakenBack(ILogger logger, int number);

    [LoggerMessage(
        4606,
        LogLevel.Error,
        "Record {Number} of destroyed records is not whole in the ledger: it is not taken back"
    )]
    private static partial void LeftOut(ILogger logger, int number);
}

/// <summary>Seals what a round counted.</summary>
internal sealed record CloseSweeps : IAct<Done>;

internal sealed class CloseSweepsHandler(SweepChain chain) : IRequestHandler<CloseSweeps, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseSweeps request, CancellationToken cancellationToken)
    {
        await chain.Close(cancellationToken);
        return Done.Value;
    }
}
