using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Documents;

/// <summary>
/// Encrypts with the current key what stands under an earlier one, or under none; a key with nothing under it any more
/// is destroyed. A bounded piece of work at a time: killed in the middle, the next round goes on. Safe to run on every
/// instance.
/// </summary>
internal sealed partial class DocumentRenewal(
    PublicServicesDbContext db,
    IDocumentStore store,
    IDocumentKeys keys,
    ILogger<DocumentRenewal> logger
)
{
    private const int AtOnce = 500;
    private const int PageSize = 100;

    /// <summary>How much is encrypted in one round, in bytes; 24 GiB a day.</summary>
    private const long BytesAtOnce = 256 * 1024 * 1024;

    /// <summary>After every hash.</summary>
    private const string End = "g";

    private int documentsLeft = AtOnce;
    private long bytesLeft = BytesAtOnce;

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var retired = await keys.RetiredAsync(cancellation);
        var failed = 0;
        foreach (var name in retired.Prepend(null))
        {
            failed += await RenewUnderAsync(name, cancellation);
        }

        if (failed > 0)
        {
            NotRenewed(logger, failed);
        }

        // Last, for what was stored since the round began is under no key yet as far as its row knows.
        foreach (var name in retired)
        {
            if (!await db.StoredDocuments.AnyAsync(d => d.KeyName == null || d.KeyName == name, cancellation))
            {
                await keys.DestroyAsync(name, cancellation);
            }
        }
    }

    /// <summary>
    /// Renews what stands under a key. What nothing refers to is let alone: its deletion may be under way, and it must
    /// not come back. How many could not be renewed; they keep their key from being destroyed. Each round begins
    /// elsewhere: what can't be renewed, however much it is, must not use up every round.
    /// </summary>
    private async Task<int> RenewUnderAsync(string? name, CancellationToken cancellation)
    {
        var middle = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return await RenewFromAsync(name, middle, End, cancellation)
            + await RenewFromAsync(name, "", middle, cancellation);
    }

    private async Task<int> RenewFromAsync(string? name, string last, string until, CancellationToken cancellation)
    {
        var failed = 0;
        while (documentsLeft > 0 && bytesLeft > 0)
        {
            var page = await db
                .StoredDocuments.Where(d =>
                    d.KeyName == name && d.Sha256.CompareTo(last) > 0 && d.Sha256.CompareTo(until) <= 0
                )
                .Where(d => d.UnclaimedSince == null && !d.IsLeaving)
                .OrderBy(d => d.Sha256)
                .Select(d => new { d.Sha256, d.SizeBytes })
                .Take(PageSize)
                .ToListAsync(cancellation);
            foreach (var document in page.TakeWhile(_ => documentsLeft > 0 && bytesLeft > 0))
            {
                documentsLeft--;
                bytesLeft -= document.SizeBytes;
                failed += await RenewAsync(document.Sha256, cancellation) ? 0 : 1;
            }

            if (page.Count < PageSize)
            {
                break;
            }

            last = page[^1].Sha256;
        }

        return failed;
    }

    /// <summary>False for what is damaged, absent, or under a key that is lost: it must not keep others waiting.</summary>
    private async Task<bool> RenewAsync(string sha256, CancellationToken cancellation)
    {
        string? name;
        try
        {
            name = await store.RenewAsync(DocumentHash.Parse(sha256), cancellation);
        }
        catch (DocumentStoreException failure)
            when (failure.Fault is DocumentStoreFault.Corrupted or DocumentStoreFault.KeyMissing)
        {
            return false;
        }

        if (name is not null)
        {
            await db
                .StoredDocuments.Where(d => d.Sha256 == sha256)
                .ExecuteUpdateAsync(row => row.SetProperty(d => d.KeyName, name), cancellation);
        }

        return name is not null;
    }

    [LoggerMessage(
        4310,
        LogLevel.Error,
        "{Count} documents are damaged, absent or under a lost key and could not be encrypted with the current one"
    )]
    private static partial void NotRenewed(ILogger logger, int count);
}
