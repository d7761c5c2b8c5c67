using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Counts PINs of keys behind this server before they are tried, in a transaction of its own, so that neither a second
/// instance nor a restart gives a guesser more: three within a quarter of an hour unless one was right, and never the
/// one that would lock the key.
/// </summary>
internal sealed class PinGate(PublicServicesDbContext db, IDatabaseErrors errors, TimeProvider clock) : IPinGate
{
    private const int PerWindow = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public async Task<Result<Done>> Begin(string key, int lockedAfter, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - Window;
        await Enter(key, cancellationToken);
        var counted = await db
            .PinCounts.Where(c =>
                c.Key == key && c.WrongInARow < lockedAfter - 1 && (c.LastAt <= before || c.Recent < PerWindow)
            )
            .ExecuteUpdateAsync(
                count =>
                    count
                        .SetProperty(c => c.WrongInARow, c => c.WrongInARow + 1)
                        .SetProperty(c => c.Recent, c => c.LastAt <= before ? 1 : c.Recent + 1)
                        .SetProperty(c => c.LastAt, now),
                cancellationToken
            );
        if (counted > 0)
        {
            return Done.Value;
        }

        var stopped = await db.PinCounts.AsNoTracking().SingleAsync(c => c.Key == key, cancellationToken);
        return stopped.WrongInARow >= lockedAfter - 1
            ? SigningErrors.PinLocked
            : SigningErrors.PinWait.With(
                "retryAt",
                (stopped.LastAt + Window).ToString("O", CultureInfo.InvariantCulture)
            );
    }

    public Task Right(string key, CancellationToken cancellationToken) =>
        db.PinCounts.Where(c => c.Key == key).ExecuteDeleteAsync(cancellationToken);

    private async Task Enter(string key, CancellationToken cancellationToken)
    {
        if (await db.PinCounts.AnyAsync(c => c.Key == key, cancellationToken))
        {
            return;
        }

        var count = new PinCount { Key = key };
        db.PinCounts.Add(count);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (errors.IsLostRace(lost))
        {
            // Another try came first; both are counted.
        }

        db.Entry(count).State = EntityState.Detached;
    }
}

/// <summary>The PINs tried on one key since the last right one.</summary>
internal sealed class PinCount
{
    public required string Key { get; init; }

    public int WrongInARow { get; init; }

    /// <summary>Within the current window.</summary>
    public int Recent { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset LastAt { get; init; }
}
