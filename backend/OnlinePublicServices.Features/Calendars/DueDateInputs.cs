using System.Globalization;
using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>
/// All that a due date follows from, so that another program can compute it again. A browser does
/// (<c>dossier/due-date.ts</c>).
/// </summary>
/// <param name="Office">When the office works.</param>
/// <param name="Facts">The dossier's part.</param>
public sealed record DueDateInputs(OfficeTime Office, DueFacts Facts);

/// <summary>When an office works: the state's days and its own hours.</summary>
/// <param name="KnownFrom">The first day told here.</param>
/// <param name="KnownThrough">The last published day.</param>
/// <param name="SpecialDays">The days that are not what their weekday says.</param>
/// <param name="Seasons">The hours that count for deadlines.</param>
public sealed record OfficeTime(
    DateOnly KnownFrom,
    DateOnly KnownThrough,
    IReadOnlyList<OfficeDay> SpecialDays,
    IReadOnlyList<OfficeSeason> Seasons
)
{
    internal static OfficeTime Of(WorkingCalendar calendar, DateOnly from) =>
        new(
            from > calendar.KnownFrom ? from : calendar.KnownFrom,
            calendar.KnownThrough,
            [
                .. calendar
                    .Years.Values.SelectMany(year => year.SpecialDays)
                    .Where(day => day.Day >= from)
                    .OrderBy(day => day.Day)
                    .Select(day => new OfficeDay(day.Day, day.Kind)),
            ],
            [.. calendar.Hours.Seasons.Select(OfficeSeason.Of)]
        );
}

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Day">Viet Nam time.</param>
/// <param name="Kind">What it is.</param>
public sealed record OfficeDay(DateOnly Day, DayKind Kind);

/// <summary>From a day of the year on, these hours count.</summary>
/// <param name="From">The first day, <c>MM-dd</c>.</param>
/// <param name="Counted">Spans such as <c>07:00-11:30</c>, Viet Nam time.</param>
public sealed record OfficeSeason(string From, IReadOnlyList<string> Counted)
{
    internal static OfficeSeason Of(Season season) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{season.Month:D2}-{season.Day:D2}"),
            [.. season.Hours.Counted.Select(span => span.ToString())]
        );
}

/// <summary>The dossier's part in its due date.</summary>
/// <param name="ReceivedAt">The receipt, UTC.</param>
/// <param name="Limit">The statutory time: <c>same-day</c>, <c>3wd</c>, <c>0.5wd</c>, <c>8wh</c>, <c>15cd</c>, <c>none</c>.</param>
/// <param name="LastHourCountsFromNextDay">Whether a receipt in the last hour counts from the next working day.</param>
/// <param name="SameDayUntil">Until when a same-day procedure gives its result today, <c>HH:mm</c>, Viet Nam time.</param>
/// <param name="Pauses">The waits.</param>
public sealed record DueFacts(
    DateTimeOffset ReceivedAt,
    string Limit,
    bool LastHourCountsFromNextDay,
    string SameDayUntil,
    IReadOnlyList<ClockPause> Pauses
)
{
    internal static DueFacts Of(
        DateTimeOffset receivedAt,
        TimeLimit limit,
        ClockRules rules,
        IReadOnlyList<ClockPause> pauses
    ) =>
        new(
            receivedAt,
            limit.ToString(),
            rules.LastHourCountsFromNextDay,
            rules.SameDayUntil.ToString("HH:mm", CultureInfo.InvariantCulture),
            pauses
        );
}
