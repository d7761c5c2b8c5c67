using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>The database of an office with several instances.</summary>
internal sealed class PostgresDatabase : IDatabaseErrors
{
    /// <summary>The longest a statement may take, in seconds.</summary>
    private const int StatementSecondsMax = 15;

    public static void Configure(DbContextOptionsBuilder options, IConfiguration configuration, string historyTable)
    {
        var connection =
            configuration["Database:ConnectionString"]
            ?? throw new InvalidOperationException("Database:ConnectionString is needed for PostgreSQL.");
        options.UseNpgsql(
            connection,
            npgsql =>
                npgsql
                    .MigrationsAssembly("OnlinePublicServices.Migrations.Postgres")
                    .MigrationsHistoryTable(historyTable)
                    .CommandTimeout(StatementSecondsMax)
        );
    }

    public bool IsLostRace(Exception error) =>
        Find(error)
            is PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
            };

    public bool IsBusy(Exception error) => Find(error) is { IsTransient: true };

    private static NpgsqlException? Find(Exception error) =>
        error as NpgsqlException ?? error.InnerException as NpgsqlException;
}
