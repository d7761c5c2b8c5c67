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
            var known = database.GetMigrations().ToList();
            var applied = await AppliedAsync(database);
            if (applied.Except(known, StringComparer.Ordinal).LastOrDefault() is { } newest)
            {
                throw new InvalidOperationException(
                    $"The database was migrated by a newer version ({newest}). Start that version, or restore a back-up."
                );
            }

            // To migrate what is up to date compares the whole model anew, which takes longer than the rest of a start.
            if (!known.Except(applied, StringComparer.Ordinal).Any())
            {
                continue;
            }

            if (!migrate && !app.Configuration.GetValue("Database:MigrateAtStart", !app.Environment.IsProduction()))
            {
                throw new InvalidOperationException(
                    $"The database lacks migrations of this version. Run the program once with {MigrateArgument}, then start it."
                );
            }

            await database.MigrateAsync();
        }
    }

    /// <summary>No history yet, no tables: nothing was applied.</summary>
    private static async Task<List<string>> AppliedAsync(DatabaseFacade database) =>
        await database.GetService<IHistoryRepository>().ExistsAsync()
            ? [.. await database.GetAppliedMigrationsAsync()]
            : [];
}
