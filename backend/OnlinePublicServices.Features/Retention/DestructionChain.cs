using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// The chain of records of destruction. The ledger outside the database is its truth: a restored database knows fewer of
/// them, takes the others back, and goes on where the ledger ends, so that the chain never forks.
/// </summary>
internal sealed partial class DestructionChain(
    PublicServicesDbContext db,
    IErasureLedger ledger,
    ILogger<DestructionChain> logger
)
{
    /// <summary>
    /// Takes back the records that the ledger has and the database lacks, in the transaction of the act that asks for it.
    /// One that isn't whole, or whose number the database gave to another, is left where it is and named in the log.
    /// </summary>
    public async Task TakeBack(CancellationToken cancellationToken)
    {
        var known = await db
            .DestructionLists.Where(l => l.RecordNumber != null)
            .Select(l => l.RecordNumber!.Value)
            .ToHashSetAsync(cancellationToken);
        foreach (var name in await ledger.ListRecordsAsync(RecordChain.Lists, cancellationToken))
        {
            if (ChainLinks.NumberIn(name) is not { } number || known.Contains(number))
            {
                continue;
            }

            var text = await ledger.ReadRecordAsync(RecordChain.Lists, name, cancellationToken);
            if (
                DestructionSeal.Read(text) is { } record
                && name == ChainLinks.NameOf(record.Number, ChainLinks.SealOf(text))
                && await TakeBack(record, ChainLinks.SealOf(text), cancellationToken)
            )
            {
                known.Add(number);
                TakenBack(logger, number);
            }
            else
            {
                LeftOut(logger, number);
            }
        }
    }

    /// <summary>The number of the next record and the seal of the one before, of whichever side knows more.</summary>
    public async Task<(int Number, string PreviousSeal)> Next(CancellationToken cancellationToken)
    {
        // Also our turn: whoever else looks for the end of the chain waits until we have committed.
        await db.DrawNumber("destruction-records", cancellationToken);
        var last = await db
            .DestructionLists.Where(l => l.RecordNumber != null)
            .OrderByDescending(l => l.RecordNumber)
            .Select(l => new { Number = l.RecordNumber!.Value, Seal = l.Seal! })
            .FirstOrDefaultAsync(cancellationToken);
        var (number, seal) = ChainLinks.EndOf(
            last?.Number ?? 0,
            last?.Seal ?? "",
            await ledger.ListRecordsAsync(RecordChain.Lists, cancellationToken)
        );
        return (number + 1, seal);
    }

    private async Task<bool> TakeBack(DestructionRecord record, string seal, CancellationToken cancellationToken)
    {
        var there = await db.DestructionLists.SingleOrDefaultAsync(
            l => l.Number == record.ListNumber,
            cancellationToken
        );
        if (there is not null && !IsOf(there, record))
        {
            return false;
        }

        if (there is not null)
        {
            // Proposed or approved in the copy: what became of it since is the record's to say.
            db.DestructionLists.Remove(there);
            await db.SaveChangesAsync(cancellationToken);
        }

        var id = there?.Id ?? Guid.CreateVersion7(record.ProposedAt);
        var known = record with { Items = await WithDossiers(record.Items, cancellationToken) };
        db.DestructionLists.Add(DestructionList.Of(id, known, seal, there?.Words));
        await LetGo(id, known, cancellationToken);
        await db.PassNumber("destruction-lists", record.ListNumber, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>What the record left out stands on no list any more.</summary>
    private async Task LetGo(Guid listId, DestructionRecord record, CancellationToken cancellationToken)
    {
        var kept = record.Items.Where(item => item.Hold is not null).Select(item => item.DossierId).ToList();
        var terms = await db
            .RetentionTerms.Where(t => t.ListId == listId && kept.Contains(t.DossierId))
            .ToListAsync(cancellationToken);
        terms.ForEach(term => term.Put(null));
    }

    /// <summary>A record names dossiers by code; one that the copy doesn't know yet has no id here.</summary>
    private async Task<IReadOnlyList<DestructionItem>> WithDossiers(
        IReadOnlyList<DestructionItem> items,
        CancellationToken cancellationToken
    )
    {
        var codes = items.Select(item => DossierCode.Parse(item.Code).Value).ToList();
        var dossiers = await db
            .Dossiers.Where(d => codes.Contains(d.Code))
            .Select(d => new { d.Id, d.Code })
            .ToListAsync(cancellationToken);
        var ids = dossiers.ToDictionary(d => d.Code.ToString(), d => d.Id, StringComparer.Ordinal);
        return [.. items.Select(item => item.For(ids.GetValueOrDefault(item.Code)))];
    }

    private static bool IsOf(DestructionList list, DestructionRecord record) =>
        list.Status is not DestructionStatus.Executed
        && list.UnitId == record.UnitId
        && list.ProposedBy == record.ProposedBy
        && VietnamTime.Written(list.ProposedAt) == VietnamTime.Written(record.ProposedAt);

    [LoggerMessage(4603, LogLevel.Warning, "Record of destruction {Number} was not in the database, and is taken back")]
    private static partial void TakenBack(ILogger logger, int number);

    [LoggerMessage(
        4604,
        LogLevel.Error,
        "Record of destruction {Number} of the ledger is not whole, or its list has another's number: it is not taken back"
    )]
    private static partial void LeftOut(ILogger logger, int number);
}

/// <summary>How records of a chain are named: by their number and their seal.</summary>
internal static class ChainLinks
{
    private const int SealLength = 64;

    public static string NameOf(int number, string seal) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:D8}-{seal}");

    /// <summary>SHA-256 of what a record says, lower-case hexadecimal.</summary>
    public static string SealOf(string record) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(record))
        );

    /// <summary>The number in a name; nothing where it is none of ours.</summary>
    public static int? NumberIn(string name) =>
        name.IndexOf('-', StringComparison.Ordinal) is > 0 and var at
        && name.Length == at + 1 + SealLength
        && int.TryParse(name.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The end of a chain, of whichever side knows more: the database, or the records that the ledger names.</summary>
    public static (int Number, string Seal) EndOf(int known, string seal, IEnumerable<string> names)
    {
        var last = (Number: known, Seal: seal);
        foreach (var name in names)
        {
            if (NumberIn(name) is { } number && number > last.Number)
            {
                last = (number, name[^SealLength..]);
            }
        }

        return last;
    }
}

/// <summary>Takes back what the ledger has and a restored database lacks.</summary>
internal sealed record TakeBackRecords : IAct<Done>;

internal sealed class TakeBackRecordsHandler(DestructionChain lists, SweepChain sweeps)
    : IRequestHandler<TakeBackRecords, Result<Done>>
{
    public async Task<Result<Done>> Handle(TakeBackRecords request, CancellationToken cancellationToken)
    {
        await lists.TakeBack(cancellationToken);
        await sweeps.TakeBack(cancellationToken);
        return Done.Value;
    }
}
