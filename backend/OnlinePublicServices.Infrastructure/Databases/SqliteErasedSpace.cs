using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// Writes the log back and empties it. What is deleted was zeroed in the pages already (<c>secure_delete</c>); in the log
/// the old pages would stand until it is written over.
/// </summary>
internal sealed class SqliteErasedSpace(PublicServicesDbContext db, IWriteTurns turns) : IErasedSpace
{
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        // Without a turn, or while somebody reads, the log stays; the next time that something is erased tries again.
        using var turn = await turns.TakeAsync(cancellation);
        if (turn is not null)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellation);
        }
    }
}
