using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Migrations.Sqlite;

/// <summary>Lets the migrations tool build the model without a host or a database.</summary>
public sealed class PublicServicesDesignTimeFactory : IDesignTimeDbContextFactory<PublicServicesDbContext>
{
    /// <inheritdoc />
    public PublicServicesDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PublicServicesDbContext>()
                .UseSnakeCaseNamingConvention()
                .UseSqlite(
                    "Data Source=design-time.db",
                    sqlite =>
                        sqlite
                            .MigrationsAssembly(typeof(PublicServicesDesignTimeFactory).Assembly.FullName)
                            .MigrationsHistoryTable("__migrations_public_services")
                )
                .Options
        );
}
