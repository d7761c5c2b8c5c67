using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Identity.Accounts;

/// <summary>
/// Grants tries before they are made, counted in the database and so the same for all instances: at most so many in a
/// quarter of an hour and in an hour. A conditional update is the whole lock; refused tries cost nothing and prolong
/// nothing, so nobody can keep somebody else out by trying on.
/// </summary>
internal sealed class AttemptLimit(AccountsDbContext accounts, TimeProvider time)
{
    private const int QuartersInHour = 4;
    private const int QuartersInDay = 96;

    /// <summary>Takes one try; false when there is none left.</summary>
    /// <param name="what">What is limited, e.g. <c>account:somebody@example.org</c>; only its hash is stored.</param>
    /// <param name="perQuarter">Most tries in a quarter of an hour.</param>
    /// <param name="perHour">Most tries in an hour.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="perDay">Most tries in a day, where that is limited too.</param>
    public async Task<bool> TakeAsync(
        string what,
        int perQuarter,
        int perHour,
        CancellationToken cancellationToken,
        int? perDay = null
    )
    {
        var key = Hash(what);
        var quarter = QuarterNow();
        var before = await TakenAsync(key, quarter, QuartersInHour, cancellationToken);
        var granted = Math.Min(perQuarter, perHour - before);
        if (perDay is { } most)
        {
            granted = Math.Min(granted, most - await TakenAsync(key, quarter, QuartersInDay, cancellationToken));
        }

        if (granted <= 0)
        {
            return false;
        }

        return await RaiseAsync(key, quarter, granted, cancellationToken)
            || (
                await InsertAsync(key, quarter, cancellationToken)
                || await RaiseAsync(key, quarter, granted, cancellationToken)
            );
    }

    /// <summary>Gives back a try that was right: only wrong ones count.</summary>
    public Task GiveBackAsync(string what, CancellationToken cancellationToken)
    {
        var key = Hash(what);
        var quarter = QuarterNow();
        return accounts
            .AttemptCounts.Where(c => c.Key == key && c.Quarter == quarter && c.Count > 0)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Count, x => x.Count - 1), cancellationToken);
    }

    /// <summary>Removes counts older than an instant.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var quarter = QuarterOf(before);
        return accounts.AttemptCounts.Where(c => c.Quarter < quarter).ExecuteDeleteAsync(cancellationToken);
    }

    private Task<int> TakenAsync(string key, long quarter, int quarters, CancellationToken cancellationToken) =>
        accounts
            .AttemptCounts.Where(c => c.Key == key && c.Quarter < quarter && c.Quarter >= quarter - quarters)
            .SumAsync(c => c.Count, cancellationToken);

    private async Task<bool> RaiseAsync(string key, long quarter, int granted, CancellationToken cancellationToken) =>
        await accounts
            .AttemptCounts.Where(c => c.Key == key && c.Quarter == quarter && c.Count < granted)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Count, x => x.Count + 1), cancellationToken) == 1;

    private async Task<bool> InsertAsync(string key, long quarter, CancellationToken cancellationToken)
    {
        if (await accounts.AttemptCounts.AnyAsync(c => c.Key == key && c.Quarter == quarter, cancellationToken))
        {
            return false;
        }

        var first = new AttemptCount
        {
            Key = key,
            Quarter = quarter,
            Count = 1,
        };
        accounts.AttemptCounts.Add(first);
        try
        {
            await accounts.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // another try came first
        }
        finally
        {
            accounts.Entry(first).State = EntityState.Detached;
        }
    }

    /// <summary>Seconds until the current quarter of an hour ends.</summary>
    public int RetryAfterSeconds() => 900 - (int)(time.GetUtcNow().ToUnixTimeSeconds() % 900);

    private long QuarterNow() => QuarterOf(time.GetUtcNow());

    private static long QuarterOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 900;

    private static string Hash(string what) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what.ToLowerInvariant())));
}
