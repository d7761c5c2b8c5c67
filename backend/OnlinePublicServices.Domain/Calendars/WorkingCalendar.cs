using System.Globalization;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Calendars;

/// <summary>
/// A unit's working time: the state's published years and the unit's own hours. Pure, exact to the minute; moments are
/// read as the slip prints them, in whole minutes. Asking beyond the published years is refused with
/// <c>calendar.not-published</c> (fact: <c>knownThrough</c>), never guessed.
/// Source: Civil Code 2015, Art. 147-148; 61/2018/ND-CP; 118/2025/ND-CP.
/// </summary>
public sealed class WorkingCalendar
{
    private WorkingCalendar(IReadOnlyDictionary<int, CalendarYear> years, SeasonalHours hours, int version)
    {
        Version = version;
        Years = years;
        Hours = hours;
        KnownFrom = new DateOnly(years.Keys.Min(), 1, 1);
        KnownThrough = years[years.Keys.Max()].KnownThrough;
    }

    /// <summary>The number of this version of the state's days; an act notes by which one a date counts.</summary>
    public int Version { get; }

    /// <summary>The first published day.</summary>
    public DateOnly KnownFrom { get; }

    /// <summary>The last published day.</summary>
    public DateOnly KnownThrough { get; }

    /// <summary>The published years, by their number.</summary>
    public IReadOnlyDictionary<int, CalendarYear> Years { get; }

    /// <summary>The unit's own hours.</summary>
    public SeasonalHours Hours { get; }

    /// <summary>
    /// A calendar of successive years. Errors: <c>calendar.years-broken</c> when there is none, one is missing between
    /// two, one comes twice, or one before the last is not known to its end.
    /// </summary>
    public static Result<WorkingCalendar> Create(IEnumerable<CalendarYear> years, SeasonalHours hours, int version = 1)
    {
        var inOrder = years.OrderBy(year => year.Year).ToList();
        var whole = inOrder
            .Zip(inOrder.Skip(1))
            .All(pair =>
                pair.Second.Year == pair.First.Year + 1
                && pair.First.KnownThrough == new DateOnly(pair.First.Year, 12, 31)
            );
        return inOrder.Count > 0 && whole
            ? new WorkingCalendar(inOrder.ToDictionary(year => year.Year), hours, version)
            : new DomainError("calendar.years-broken", ErrorKind.Malformed);
    }

    /// <summary>What a day is. Errors: <c>calendar.not-published</c>.</summary>
    public Result<DayKind> KindOf(DateOnly day) => IsKnown(day) ? On(day).Kind : NotPublished;

    /// <summary>The office hours of a day's season, whatever the day is.</summary>
    public OfficeHours HoursOf(DateOnly day) => Hours.On(day);

    /// <summary>Whether the counter takes papers in at a moment. Errors: <c>calendar.not-published</c>.</summary>
    public Result<bool> IsIntakeOpen(DateTimeOffset at)
    {
        var (day, time) = (VietnamTime.DayOf(at), VietnamTime.TimeOf(at));
        return KindOf(day)
            .Map(kind =>
                IsWorked(kind) ? HoursOf(day).Intake
                : kind is DayKind.Weekend && day.DayOfWeek is DayOfWeek.Saturday ? HoursOf(day).SaturdayIntake
                : []
            )
            .Map(spans => spans.Any(span => span.Opens <= time && time < span.Closes));
    }

    /// <summary>
    /// When the result of a dossier is due. Errors: <c>calendar.not-published</c>.
    /// <para>
    /// Received outside working time, it counts from the next opening. A limit in days leaves out the day of receipt
    /// and promises the end of the last working day (half a day: its noon break); a limit in calendar days rolls off a
    /// day on which the office is closed; a limit in hours ends after so many working minutes.
    /// </para>
    /// </summary>
    public Result<DueDate> DueDateOf(DateTimeOffset receivedAt, TimeLimit limit, ClockRules rules) =>
        DueDateOf(receivedAt, limit, rules, []);

    /// <summary>The same by law for a dossier that had to wait, or waits. Errors: <c>calendar.not-published</c>.</summary>
    public Result<DueDate> DueDateOf(
        DateTimeOffset receivedAt,
        TimeLimit limit,
        ClockRules rules,
        IReadOnlyCollection<ClockPause> pauses
    ) => DueDatesOf(receivedAt, limit, rules, pauses).Map(due => due.Legal);

    /// <summary>
    /// Both dates of a dossier that had to wait, or waits: by the law, and as the national index reckons. Errors:
    /// <c>calendar.not-published</c>.
    /// <para>
    /// Under <see cref="PauseEffect.Restart"/> the full period begins anew when the wait ends, as at a receipt; under
    /// <see cref="PauseEffect.Subtract"/> the due instant moves by the working minutes waited after the start, each
    /// once where waits lie inside one another. While a wait lasts there is no due instant. A wait that begins when
    /// the due instant has passed changes nothing: what is late stays late (no source; else asking for a paper would
    /// wipe lateness out).
    /// </para>
    /// </summary>
    public Result<DueDates> DueDatesOf(
        DateTimeOffset receivedAt,
        TimeLimit limit,
        ClockRules rules,
        IReadOnlyCollection<ClockPause> pauses
    ) =>
        new DueClock(this, limit, rules, pauses, ClockReckoning.Legal).Read(receivedAt) is { } legal
        && new DueClock(this, limit, rules, pauses, ClockReckoning.Index766).Read(receivedAt) is { } index
            ? new DueDates(legal, index)
            : NotPublished;

    /// <summary>
    /// When the counter must have answered a submission, in working minutes from its arrival; the last-hour rule does
    /// not lengthen it. Errors: <c>calendar.not-published</c>.
    /// </summary>
    public Result<DateTimeOffset> AcceptanceDueAt(DateTimeOffset submittedAt, ClockRules rules) =>
        AddWorkingMinutes(submittedAt, rules.AcceptanceMinutes);

    /// <summary>
    /// The instant at which so many working minutes have passed; zero gives the moment itself or the next opening.
    /// Errors: <c>calendar.not-published</c>.
    /// </summary>
    public Result<DateTimeOffset> AddWorkingMinutes(DateTimeOffset from, int minutes) =>
        Add(from, minutes) is { } end ? end : NotPublished;

    /// <summary>
    /// The instant before which so many working minutes are left until a moment; zero gives the moment itself or the
    /// last closing. Errors: <c>calendar.not-published</c>.
    /// </summary>
    public Result<DateTimeOffset> SubtractWorkingMinutes(DateTimeOffset until, int minutes) =>
        Subtract(until, minutes) is { } start ? start : NotPublished;

    /// <summary>The working minutes between two moments. Errors: <c>calendar.not-published</c>.</summary>
    public Result<int> WorkingMinutesBetween(DateTimeOffset from, DateTimeOffset until) =>
        MinutesBetween(from, until) is { } minutes ? minutes : NotPublished;

    internal DateTimeOffset? Add(DateTimeOffset from, int minutes)
    {
        var (startDay, startTime) = Minute(from);
        for (var day = startDay; IsKnown(day); day = day.AddDays(1))
        {
            foreach (var span in IsWorked(On(day).Kind) ? HoursOf(day).Counted : [])
            {
                var opens = day == startDay && startTime > span.Opens ? startTime : span.Opens;
                var left = (int)(span.Closes.ToTimeSpan() - opens.ToTimeSpan()).TotalMinutes;
                if (left > 0 && minutes <= left)
                {
                    return VietnamTime.Instant(day, opens.AddMinutes(minutes));
                }

                minutes -= Math.Max(left, 0);
            }
        }

        return null;
    }

    private DateTimeOffset? Subtract(DateTimeOffset until, int minutes)
    {
        var (endDay, endTime) = Minute(until);
        for (var day = endDay; IsKnown(day); day = day.AddDays(-1))
        {
            foreach (var span in (IsWorked(On(day).Kind) ? HoursOf(day).Counted : []).Reverse())
            {
                var closes = day == endDay && endTime < span.Closes ? endTime : span.Closes;
                var left = (int)(closes.ToTimeSpan() - span.Opens.ToTimeSpan()).TotalMinutes;
                if (left > 0 && minutes <= left)
                {
                    return VietnamTime.Instant(day, closes.AddMinutes(-minutes));
                }

                minutes -= Math.Max(left, 0);
            }
        }

        return null;
    }

    internal int? MinutesBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var ((first, opens), (last, closes)) = (Minute(from), Minute(until));
        if (!IsKnown(first) || !IsKnown(last))
        {
            return null;
        }

        var minutes = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var span in IsWorked(On(day).Kind) ? HoursOf(day).Counted : [])
            {
                var start = day == first && opens > span.Opens ? opens : span.Opens;
                var end = day == last && closes < span.Closes ? closes : span.Closes;
                minutes += Math.Max(0, (int)(end.ToTimeSpan() - start.ToTimeSpan()).TotalMinutes);
            }
        }

        return minutes;
    }

    internal DateOnly? FirstWorkingDay(DateOnly from) => WorkingDayAfter(from.AddDays(-1), 1);

    internal DateOnly? WorkingDayAfter(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (!IsKnown(day))
            {
                return null;
            }

            count -= IsWorked(On(day).Kind) ? 1 : 0;
        }

        return day;
    }

    internal (DayKind Kind, string? Name) On(DateOnly day) => Years[day.Year].On(day);

    internal bool IsKnown(DateOnly day) => day >= KnownFrom && day <= KnownThrough;

    private DomainError NotPublished =>
        new DomainError("calendar.not-published", ErrorKind.Refused).With(
            "knownThrough",
            KnownThrough.ToString("O", CultureInfo.InvariantCulture)
        );

    internal static bool IsWorked(DayKind kind) => kind is DayKind.Working or DayKind.MakeUp;

    /// <summary>A moment as the slip prints it: seconds are dropped, which never hurts the applicant.</summary>
    internal static (DateOnly Day, TimeOnly Time) Minute(DateTimeOffset instant)
    {
        var time = VietnamTime.TimeOf(instant);
        return (VietnamTime.DayOf(instant), new TimeOnly(time.Hour, time.Minute));
    }
}
