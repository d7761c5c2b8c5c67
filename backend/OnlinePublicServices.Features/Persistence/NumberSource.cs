using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// Draws running numbers inside the act's transaction: an act that is rolled back takes its number back with it, and
/// two acts at once, on any number of instances, never draw the same one. One statement serves both databases.
/// </summary>
internal static class NumberSource
{
    /// <summary>The next number of a scope, from 1.</summary>
    public static async Task<long> DrawNumber(
        this PublicServicesDbContext db,
        string scope,
        CancellationToken cancellationToken
    )
    {
        var drawn = await db
            .Database.SqlQuery<long>(
                $"""
                INSERT INTO counters (scope, value) VALUES ({scope}, 1)
                ON CONFLICT (scope) DO UPDATE SET value = counters.value + 1
                RETURNING value AS "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return drawn[0];
    }

    /// <summary>A number was given elsewhere: those drawn from now on are higher.</summary>
    public static Task PassNumber(
        this PublicServicesDbContext db,
        string scope,
        long given,
        CancellationToken cancellationToken
    ) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO counters (scope, value) VALUES ({scope}, {given})
            ON CONFLICT (scope) DO UPDATE SET value = excluded.value WHERE counters.value < excluded.value
            """,
            cancellationToken
        );
}
