using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>
/// The calendars by their version. Version 1 is the catalogue's; each later one changes one year. A version in force is
/// read from the database once: nothing before it can come into force any more.
/// </summary>
/// <remarks>
/// Reads without waiting for a turn of the scheduler: a handful of rows, once per request at the most, so that the rules
/// that need a calendar stay plain functions.
/// </remarks>
internal sealed class PublishedCalendars(PublicServicesDbContext db, CalendarBook book)
{
    private UnitCalendars? inForce;

    /// <summary>The version by which a period counts that begins or goes on now.</summary>
    public UnitCalendars InForce =>
        inForce ??= At(
            db.CalendarVersions.Where(v => v.AdoptedAt != null).Max(v => (int?)v.Number) ?? book.First.Version
        );

    /// <summary>The calendars under a version that is or would be in force after all others.</summary>
    public UnitCalendars Under(CalendarVersion version) =>
        version.AdoptedAt is null ? version.On(InForce).Value : At(version.Number);

    /// <summary>A version that is or was in force.</summary>
    public UnitCalendars At(int version)
    {
        if (book.Known.TryGetValue(version, out var known))
        {
            return known;
        }

        var changes = db
            .CalendarVersions.AsNoTracking()
            .Where(v => v.Number <= version && v.AdoptedAt != null)
            .OrderBy(v => v.Number)
            .ToList();
        return changes is [.., { } last] && last.Number == version
            ? book.Known.GetOrAdd(version, changes.Aggregate(book.First, (before, change) => change.On(before).Value))
            : throw new InvalidOperationException($"Calendar version {version} was never in force.");
    }
}
