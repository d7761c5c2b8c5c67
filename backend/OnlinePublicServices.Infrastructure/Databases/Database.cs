using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>Chooses the database by configuration. Everything that differs between the two stands behind this.</summary>
public static class Database
{
    /// <summary>
    /// Points a context at the configured database. Settings: <c>Database:Provider</c> (<c>Sqlite</c>, the default, or
    /// <c>Postgres</c>), <c>Database:ConnectionString</c> (needed for PostgreSQL), <c>DataDir</c> (where SQLite's file
    /// lives).
    /// </summary>
    /// <param name="options">The context's options.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="historyTable">The table in which this context notes its applied migrations.</param>
    /// <param name="durability">Learns of a disk that fails under the embedded database.</param>
    public static void Configure(
        DbContextOptionsBuilder options,
        IConfiguration configuration,
        string historyTable,
        Durability? durability = null
    )
    {
        options.UseSnakeCaseNamingConvention();
        if (IsPostgres(configuration))
        {
            PostgresDatabase.Configure(options, configuration, historyTable);
        }
        else
        {
            SqliteDatabase.Configure(options, configuration, historyTable);
            if (durability is not null)
            {
                options.AddInterceptors(new DiskWatch.Commands(durability), new DiskWatch.Transactions(durability));
            }
        }
    }

    /// <summary>
    /// Whether PostgreSQL is configured. An unknown name stops the start rather than meaning SQLite by surprise.
    /// </summary>
    public static bool IsPostgres(IConfiguration configuration) =>
        configuration["Database:Provider"] switch
        {
            null or "" or "Sqlite" => false,
            "Postgres" => true,
            var other => throw new InvalidOperationException(
                $"Database:Provider is '{other}'; it has to be 'Sqlite' or 'Postgres'."
            ),
        };
}
