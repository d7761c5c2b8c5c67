using System.Globalization;

namespace OnlinePublicServices.Domain.Calendars;

/// <summary>
/// The one place where instants (UTC) and the wall clock of Viet Nam meet. The offset is +07:00 all year; the country
/// has had no summer time since long before the first dossier.
/// </summary>
public static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The day on a calendar in Viet Nam.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The time on a clock in Viet Nam.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant, in UTC, at which a clock in Viet Nam shows this day and time.</summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>The instant as ISO 8601 with the country's offset: <c>2026-11-23T15:30:00+07:00</c>.</summary>
    public static string Written(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
