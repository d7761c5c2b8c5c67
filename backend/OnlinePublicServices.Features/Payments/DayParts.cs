using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Reads the payments of a day a part at a time, in the order of an index, since a day has no bound.</summary>
internal static class DayParts
{
    /// <summary>How many are read together, of payments, rows or names.</summary>
    public const int Slice = 500;

    /// <summary>All parts, none of them empty.</summary>
    /// <param name="from">The first instant that is asked for, UTC.</param>
    /// <param name="page">
    /// What comes behind an instant and, within it, an id, in this order. It says "not that instant, or a larger id" beside
    /// "from that instant on": of "later, or a larger id" PostgreSQL makes a search of all ids.
    /// </param>
    /// <param name="placeOf">Where one of them stands in it.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> Read<T>(
        DateTimeOffset from,
        Func<DateTimeOffset, Guid, IQueryable<T>> page,
        Func<T, (DateTimeOffset At, Guid Id)> placeOf,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (at, id) = (from, Guid.Empty);
        while (await page(at, id).Take(Slice).ToListAsync(cancellationToken) is [.., var last] some)
        {
            yield return some;
            (at, id) = placeOf(last);
        }
    }
}
