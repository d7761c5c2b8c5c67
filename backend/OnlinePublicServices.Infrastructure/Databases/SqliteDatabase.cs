using System.Data.Common;
using System.Runtime.CompilerServices;
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
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public static SqliteConnectionStringBuilder ConnectionTo(IConfiguration configuration) =>
        new()
        {
            DataSource = Path.Combine(configuration["DataDir"] ?? ".data", "public-services.db"),
            ForeignKeys = true,
            DefaultTimeout = BusyWaitSeconds,
        };

    public static void Configure(DbContextOptionsBuilder options, IConfiguration configuration, string historyTable) =>
        options
            .UseSqlite(
                ConnectionTo(configuration).ToString(),
                sqlite =>
                    sqlite
                        .MigrationsAssembly("OnlinePublicServices.Migrations.Sqlite")
                        .MigrationsHistoryTable(historyTable)
            )
            .AddInterceptors(DurableConnections.Instance);

    /// <summary>
    /// The commits of this connection are not flushed any more until it is opened anew: whoever asks for that flushes the
    /// log. Torn they never are; each stands behind its checksum.
    /// </summary>
    public static void LeaveFlushing(SqliteConnection connection) =>
        DurableConnections.Instance.LeaveFlushing(connection);

    public bool IsLostRace(Exception error) =>
        Find(error) is { SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    public bool IsBusy(Exception error) =>
        Find(error) is { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteIoError or SqliteFull };

    private static SqliteException? Find(Exception error) =>
        error as SqliteException ?? error.InnerException as SqliteException;

    /// <summary>
    /// The provider opens with a rollback journal; the write-ahead log is a property of the file, the rest of the
    /// connection. Handles come back from the provider's pool as they went, so each is told once, and flushes by itself
    /// again if it was told to leave that. What is deleted is zeroed in the file, so that nothing personal outlasts its
    /// row. A locked database is waited for in SQLite's own short steps; the provider's are of 150 ms each and come after.
    /// </summary>
    private sealed class DurableConnections : DbConnectionInterceptor
    {
        public static readonly DurableConnections Instance = new();

        private const string Pragmas =
            "PRAGMA busy_timeout=1000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; "
            + "PRAGMA secure_delete=ON;";

        private readonly ConditionalWeakTable<object, Flushing> told = [];

        public void LeaveFlushing(SqliteConnection connection)
        {
            told.GetOrCreateValue(connection.Handle!).IsLeft = true;
            Tell(connection, "PRAGMA synchronous=NORMAL;");
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var handle = ((SqliteConnection)connection).Handle!;
            if (!told.TryGetValue(handle, out var flushing))
            {
                Tell(connection, Pragmas);
                told.Add(handle, new Flushing());
            }
            else if (flushing.IsLeft)
            {
                Tell(connection, "PRAGMA synchronous=FULL;");
                flushing.IsLeft = false;
            }
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            // The provider does nothing asynchronously either.
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }

        private static void Tell(DbConnection connection, string pragmas)
        {
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
        }

        private sealed class Flushing
        {
            public bool IsLeft { get; set; }
        }
    }
}
