using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// Notices when the disk fails under the embedded database. After a failed flush of the write-ahead log a later one may
/// succeed over a hole, and everything behind the hole would be gone at the next start.
/// </summary>
internal static class DiskWatch
{
    private const int IoError = 10;

    private static void Look(Exception error, Durability durability)
    {
        if (error is SqliteException { SqliteErrorCode: IoError })
        {
            durability.Lose();
        }
    }

    internal sealed class Commands(Durability durability) : DbCommandInterceptor
    {
        public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
            Look(eventData.Exception, durability);

        public override Task CommandFailedAsync(
            DbCommand command,
            CommandErrorEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Look(eventData.Exception, durability);
            return Task.CompletedTask;
        }
    }

    internal sealed class Transactions(Durability durability) : DbTransactionInterceptor
    {
        public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) =>
            Look(eventData.Exception, durability);

        public override Task TransactionFailedAsync(
            DbTransaction transaction,
            TransactionErrorEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Look(eventData.Exception, durability);
            return Task.CompletedTask;
        }
    }
}
