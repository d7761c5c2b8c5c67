using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Identity;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// Brings the tables up to date, and refuses to work on tables of another shape: neither a program older than its
/// database nor a database older than its program would do what it says.
/// </summary>
internal static class Schema
{
    /// <summary>The argument with which an operator migrates before the new version starts.</summary>
    public const string MigrateArgument = "--migrate";

    /// <summary>
    /// Migrates when asked to by the command, or where <c>Database:MigrateAtStart</c> says so (by default everywhere but
    /// in Production, so that several instances never race).
    /// </summary>
    /// <exception cref="InvalidOperationException">The tables are newer than this program, or lack a migration.</exception>
    public static async Task PrepareSchema(this WebApplication app, bool migrate)
    {
        await using var scope = app.Services.CreateAsyncScope();
        DatabaseFacade[] databases =
        [
            scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>().Database,
            scope.ServiceProvider.AccountsDatabase(),
        ];
        foreach (var database in databases)
        {
            await RefuseNewerTables(database);
            if (migrate || app.Configuration.GetValue("Database:MigrateAtStart", !app.Environment.IsProduction()))
            {
                await database.MigrateAsync();
            }
            else if ((await database.GetPendingMigrationsAsync()).Any())
            {
                throw new InvalidOperationException(
                    $"The database lacks migrations of this version. Run the program once with {MigrateArgument}, then start it."
                );
            }
        }
    }

    private static async Task RefuseNewerTables(DatabaseFacade database)
    {
        // No history yet, no tables: nothing can be newer.
        var applied = await database.GetService<IHistoryRepository>().ExistsAsync()
            ? await database.GetAppliedMigrationsAsync()
            : [];
        var unknown = applied.Except(database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"The database was migrated by a newer version ({unknown[^1]}). Start that version, or restore a back-up."
            );
        }
    }
}
