using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using OnlinePublicServices.Identity.Accounts;

namespace OnlinePublicServices.Migrations.Sqlite;

/// <summary>The accounts' context as the migration tool needs it; no database is opened.</summary>
internal sealed class IdentityDesignTimeFactory : IDesignTimeDbContextFactory<AccountsDbContext>
{
    public AccountsDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<AccountsDbContext>()
                .UseSqlite(
                    "Data Source=:memory:",
                    sqlite =>
                        sqlite
                            .MigrationsAssembly(typeof(IdentityDesignTimeFactory).Assembly.GetName().Name)
                            .MigrationsHistoryTable(AccountsDbContext.HistoryTable)
                )
                .UseSnakeCaseNamingConvention()
                .Options
        );
}
