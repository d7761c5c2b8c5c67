using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// SQLite takes one writer at a time: acts of this process stand in line, first come, first served. Each commits by
/// itself, and the next begins while its log is still on the way to the disk; one flush serves all who wait for it. Once
/// the disk has failed there are no more turns.
/// </summary>
internal sealed class OneWriter(LogFlush log, Durability durability) : IWriteTurns, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim line = new(1);

    public async Task<IWriteTurn?> TakeAsync(CancellationToken cancellationToken) =>
        !durability.IsLost && await line.WaitAsync(LongestWait, cancellationToken) ? new Turn(line, log) : null;

    public void Dispose() => line.Dispose();

    private sealed class Turn(SemaphoreSlim line, LogFlush log) : IWriteTurn
    {
        private SemaphoreSlim? held = line;

        public async Task<IDbContextTransaction> BeginAsync(
            DatabaseFacade database,
            CancellationToken cancellationToken
        )
        {
            log.Watch();
            await database.OpenConnectionAsync(cancellationToken);
            try
            {
                SqliteDatabase.LeaveFlushing((SqliteConnection)database.GetDbConnection());
                return await database.BeginTransactionAsync(cancellationToken);
            }
            finally
            {
                await database.CloseConnectionAsync();
            }
        }

        public Task<bool> KeepAsync()
        {
            Dispose();
            return log.FlushAsync();
        }

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}

/// <summary>PostgreSQL takes many writers, orders them itself, and commits to the disk.</summary>
internal sealed class ManyWriters : IWriteTurns
{
    private static readonly Task<IWriteTurn?> Now = Task.FromResult<IWriteTurn?>(new Turn());
    private static readonly Task<bool> Kept = Task.FromResult(true);

    public Task<IWriteTurn?> TakeAsync(CancellationToken cancellationToken) => Now;

    private sealed class Turn : IWriteTurn
    {
        public Task<IDbContextTransaction> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
            database.BeginTransactionAsync(cancellationToken);

        public Task<bool> KeepAsync() => Kept;

        public void Dispose()
        {
            // Nobody waits for it.
        }
    }
}
