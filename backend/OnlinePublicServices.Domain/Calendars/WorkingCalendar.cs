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
    private readonly IReadOnlyDictionary<int, CalendarYear> years;
    private readonly SeasonalHours hours;

    private WorkingCalendar(IReadOnlyDictionary<int, CalendarYear> years, SeasonalHours hours)
    {
        this.years = years;
        this.hours = hours;
        KnownFrom = new DateOnly(years.Keys.Min(), 1, 1);
        KnownThrough = years[years.Keys.Max()].KnownThrough;
    }

    /// <summary>The first published day.</summary>
    public DateOnly KnownFrom { get; }

    /// <summary>The last published day.</summary>
    public DateOnly KnownThrough { get; }

    /// <summary>
    /// A calendar of successive years. Errors: <c>calendar.years-broken</c> when there is none, one is missing between
    /// two, one comes twice, or one before the last is not known to its end.
    /// </summary>
    public static Result<WorkingCalendar> Create(IEnumerable<CalendarYear> years, SeasonalHours hours)
    {
        var inOrder = years.OrderBy(year => year.Year).ToList();
        var whole = inOrder
            .Zip(inOrder.Skip(1))
            .All(pair =>
                pair.Second.Year == pair.First.Year + 1
                && pair.First.KnownThrough == new DateOnly(pair.First.Year, 12, 31)
            );
        return inOrder.Count > 0 && whole
            ? new WorkingCalendar(inOrder.ToDictionary(year => year.Year), hours)
            : new DomainError("calendar.years-broken", ErrorKind.Malformed);
    }

    /// <summary>What a day is. Errors: <c>calendar.not-published</c>.</summary>
    public Result<DayKind> KindOf(DateOnly day) => IsKnown(day) ? On(day).Kind : NotPublished;

    /// <summary>The office hours of a day's season, whatever the day is.</summary>
    public OfficeHours HoursOf(DateOnly day) => hours.On(day);

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
        Counted(receivedAt, limit, rules, []) is { } due ? due : NotPublished;

    /// <summary>
    /// The same with waits that have ended, in their order of time. Errors: <c>calendar.not-published</c>.
    /// </summary>
    public Result<DueDate> DueDateOf(
        DateTimeOffset receivedAt,
        TimeLimit limit,
        ClockRules rules,
        IReadOnlyList<ClockPause> pauses
    ) => Counted(receivedAt, limit, rules, pauses) is { } due ? due : NotPublished;

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

    private DueDate? Counted(
        DateTimeOffset receivedAt,
        TimeLimit limit,
        ClockRules rules,
        IReadOnlyList<ClockPause> pauses
    )
    {
        var lastRestart = pauses.LastOrDefault(pause => pause.Effect is PauseEffect.Restart);
        var arrivedAt = lastRestart?.Until ?? receivedAt;
        if (CountsFrom(arrivedAt, rules) is not { } start || Unpaused(start, limit, rules) is not { } end)
        {
            return null;
        }

        var dueAt = end.DueAt;
        foreach (var pause in pauses.Where(pause => pause.From >= arrivedAt && dueAt is not null))
        {
            if (MinutesBetween(pause.From, pause.Until) is not { } waited || Add(dueAt!.Value, waited) is not { } later)
            {
                return null;
            }

            dueAt = waited > 0 ? later : dueAt;
        }

        var lastCounted = dueAt == end.DueAt ? end.LastCounted : null;
        var due = Explain(arrivedAt, start, limit, dueAt, lastCounted);
        return rules.NeedsReview ? due with { NeedsReview = true } : due;
    }

    private Promise? Unpaused(DateTimeOffset start, TimeLimit limit, ClockRules rules)
    {
        var day = VietnamTime.DayOf(start);
        return limit.Kind switch
        {
            TimeLimitKind.SameDay => Promised(
                EndOf(WorkingDayAfter(day, VietnamTime.TimeOf(start) > rules.SameDayUntil ? 1 : 0))
            ),
            TimeLimitKind.WorkingDays when limit.Amount % 2 == 0 => Promised(
                EndOf(WorkingDayAfter(day, limit.Amount / 2))
            ),
            TimeLimitKind.WorkingDays => Promised(NoonOf(WorkingDayAfter(day, (limit.Amount + 1) / 2))),
            TimeLimitKind.WorkingHours => Promised(Add(start, limit.Amount * 60)),
            TimeLimitKind.CalendarDays => Promised(
                EndOf(FirstWorkingDay(day.AddDays(limit.Amount))),
                lastCounted: day.AddDays(limit.Amount)
            ),
            TimeLimitKind.None => new Promise(null, null),
        };
    }

    private static Promise? Promised(DateTimeOffset? dueAt, DateOnly? lastCounted = null) =>
        dueAt is null ? null : new Promise(dueAt, lastCounted);

    private DueDate Explain(
        DateTimeOffset arrivedAt,
        DateTimeOffset start,
        TimeLimit limit,
        DateTimeOffset? dueAt,
        DateOnly? lastCounted
    )
    {
        var (arrived, received) = (VietnamTime.DayOf(arrivedAt), VietnamTime.DayOf(start));
        var due = dueAt is { } at ? VietnamTime.DayOf(at) : received;
        var receiptCounts = limit.Kind is TimeLimitKind.SameDay or TimeLimitKind.WorkingHours;
        var days = new List<DueDay>();
        for (var day = arrived; day <= due; day = day.AddDays(1))
        {
            var (kind, name) = On(day);
            var within = day > received || (receiptCounts && day == received);
            var counted =
                limit.Kind is TimeLimitKind.CalendarDays
                    ? within && day <= (lastCounted ?? due)
                    : within && IsWorked(kind);
            days.Add(
                new DueDay(
                    day,
                    kind,
                    name,
                    (day == arrived ? DueDayParts.Arrived : DueDayParts.None)
                        | (day == received ? DueDayParts.Received : DueDayParts.None)
                        | (counted ? DueDayParts.Counted : DueDayParts.None)
                        | (dueAt is not null && day == due ? DueDayParts.Due : DueDayParts.None)
                )
            );
        }

        var spanned = days.Select(day => years[day.Day.Year]).Distinct().ToList();
        return new DueDate(
            start,
            dueAt,
            days,
            spanned.Exists(year => year.IsProvisional),
            hours.NeedsReview || spanned.Exists(year => year.NeedsReview)
        );
    }

    /// <summary>The working moment from which a dossier counts: its own, or the next opening.</summary>
    private DateTimeOffset? CountsFrom(DateTimeOffset arrivedAt, ClockRules rules)
    {
        var (day, time) = Minute(arrivedAt);
        if (!IsKnown(day))
        {
            return null;
        }

        if (!IsWorked(On(day).Kind))
        {
            return OpeningOf(FirstWorkingDay(day));
        }

        var today = HoursOf(day);
        var tooLate = rules.LastHourCountsFromNextDay ? time >= today.Closes.AddHours(-1) : time > today.Closes;
        if (tooLate)
        {
            return OpeningOf(WorkingDayAfter(day, 1));
        }

        // At the very minute of closing the counter still wrote the day's receipt, so that day stays the day of receipt.
        var span = today.Counted.FirstOrDefault(span => time < span.Closes);
        return VietnamTime.Instant(day, span is null || span.Opens < time ? time : span.Opens);
    }

    private DateTimeOffset? Add(DateTimeOffset from, int minutes)
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

    private int? MinutesBetween(DateTimeOffset from, DateTimeOffset until)
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

    private DateOnly? FirstWorkingDay(DateOnly from) => WorkingDayAfter(from.AddDays(-1), 1);

    private DateOnly? WorkingDayAfter(DateOnly day, int count)
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

    private DateTimeOffset? OpeningOf(DateOnly? day) =>
        day is { } known ? VietnamTime.Instant(known, HoursOf(known).Opens) : null;

    private DateTimeOffset? NoonOf(DateOnly? day) =>
        day is { } known ? VietnamTime.Instant(known, HoursOf(known).HalfDayEnds) : null;

    private DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } known ? VietnamTime.Instant(known, HoursOf(known).Closes) : null;

    private (DayKind Kind, string? Name) On(DateOnly day) => years[day.Year].On(day);

    private bool IsKnown(DateOnly day) => day >= KnownFrom && day <= KnownThrough;

    private DomainError NotPublished =>
        new DomainError("calendar.not-published", ErrorKind.Refused).With(
            "knownThrough",
            KnownThrough.ToString("O", CultureInfo.InvariantCulture)
        );

    private static bool IsWorked(DayKind kind) => kind is DayKind.Working or DayKind.MakeUp;

    /// <summary>A moment as the slip prints it: seconds are dropped, which never hurts the applicant.</summary>
    private static (DateOnly Day, TimeOnly Time) Minute(DateTimeOffset instant)
    {
        var time = VietnamTime.TimeOf(instant);
        return (VietnamTime.DayOf(instant), new TimeOnly(time.Hour, time.Minute));
    }

    /// <summary>A due instant without waits, and the last day of a limit in calendar days before it rolled.</summary>
    private readonly record struct Promise(DateTimeOffset? DueAt, DateOnly? LastCounted);
}
