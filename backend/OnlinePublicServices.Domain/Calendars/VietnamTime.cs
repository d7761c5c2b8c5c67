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
}
