using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// The embedded database: one file, write-ahead log, every commit on the disk before it is acknowledged. Write
/// transactions begin IMMEDIATE (the provider's default), so that two acts queue instead of deadlocking.
/// </summary>
internal sealed class SqliteDatabase : IDatabaseErrors
{
    /// <summary>How long an act waits for another's write, in seconds.</summary>
    private const int BusyWaitSeconds = 15;

    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteFull = 13;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public static void Configure(DbContextOptionsBuilder options, IConfiguration configuration, string historyTable)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(configuration["DataDir"] ?? ".data", "public-services.db"),
            ForeignKeys = true,
            DefaultTimeout = BusyWaitSeconds,
        };
        options
            .UseSqlite(
                connection.ToString(),
                sqlite =>
                    sqlite
                        .MigrationsAssembly("OnlinePublicServices.Migrations.Sqlite")
                        .MigrationsHistoryTable(historyTable)
            )
            .AddInterceptors(DurableConnections.Instance);
    }

    public bool IsLostRace(Exception error) =>
        Find(error) is { SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    public bool IsBusy(Exception error) => Find(error) is { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteFull };

    private static SqliteException? Find(Exception error) =>
        error as SqliteException ?? error.InnerException as SqliteException;

    /// <summary>
    /// The provider opens with a rollback journal; the write-ahead log is a property of the file, the rest of the
    /// connection.
    /// </summary>
    private sealed class DurableConnections : DbConnectionInterceptor
    {
        public static readonly DurableConnections Instance = new();

        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
