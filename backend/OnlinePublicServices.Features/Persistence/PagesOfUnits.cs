using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>By what a list goes on: an instant, and the id where instants are equal.</summary>
internal sealed class PageKey
{
    public required DateTimeOffset At { get; init; }

    public required Guid Id { get; init; }
}

/// <summary>
/// One page out of what several units have. An index holds each unit's rows in order, but not those of several: so each
/// gives a page of its own, and the pages are merged here. That costs the same however much waits.
/// </summary>
internal static class PagesOfUnits
{
    /// <summary>The first keys of all units together.</summary>
    /// <param name="units">At least one.</param>
    /// <param name="pageOf">A unit's first keys in order, at most <paramref name="rows"/>.</param>
    /// <param name="rows">How many are wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<List<PageKey>> Merge(
        IEnumerable<string> units,
        Func<string, IQueryable<PageKey>> pageOf,
        int rows,
        CancellationToken cancellationToken
    )
    {
        var pages = await units.Select(pageOf).Aggregate(Queryable.Concat).ToListAsync(cancellationToken);
        return [.. pages.OrderBy(key => key.At).ThenBy(key => key.Id).Take(rows)];
    }

    /// <summary>The last keys of all units together, the newest first.</summary>
    /// <param name="units">At least one.</param>
    /// <param name="pageOf">A unit's last keys, the newest first, at most <paramref name="rows"/>.</param>
    /// <param name="rows">How many are wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<List<PageKey>> MergeNewest(
        IEnumerable<string> units,
        Func<string, IQueryable<PageKey>> pageOf,
        int rows,
        CancellationToken cancellationToken
    )
    {
        var pages = await units.Select(pageOf).Aggregate(Queryable.Concat).ToListAsync(cancellationToken);
        return [.. pages.OrderByDescending(key => key.At).ThenByDescending(key => key.Id).Take(rows)];
    }
}
