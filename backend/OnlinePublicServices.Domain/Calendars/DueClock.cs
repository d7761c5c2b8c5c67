namespace OnlinePublicServices.Domain.Calendars;

/// <summary>
/// One reading of the clock: a limit under the rules of an edition, with its waits, by one reckoning. Wherever the
/// published years do not reach, the answer is none.
/// </summary>
internal sealed class DueClock
{
    private readonly WorkingCalendar calendar;
    private readonly TimeLimit limit;
    private readonly ClockRules rules;
    private readonly ClockReckoning reckoning;
    private readonly IReadOnlyList<ClockPause> pauses;

    public DueClock(
        WorkingCalendar calendar,
        TimeLimit limit,
        ClockRules rules,
        IEnumerable<ClockPause> pauses,
        ClockReckoning reckoning
    )
    {
        (this.calendar, this.limit, this.rules, this.reckoning) = (calendar, limit, rules, reckoning);
        this.pauses =
        [
            .. pauses
                .Select(pause =>
                    pause with
                    {
                        From = WholeMinute(pause.From),
                        Until = pause.Until is { } end ? WholeMinute(end) : null,
                    }
                )
                .OrderBy(pause => pause.From),
        ];
    }

    public DueDate? Read(DateTimeOffset receivedAt) =>
        CountsFrom(receivedAt) is { } first && Reckon(receivedAt, []) is { } reckoned
            ? Explain(receivedAt, first, reckoned)
            : null;

    /// <summary>From a receipt or a restart on; <paramref name="waited"/> are the waits before it.</summary>
    private Reckoned? Reckon(DateTimeOffset arrivedAt, IReadOnlyList<ClockPause> waited)
    {
        if (CountsFrom(arrivedAt) is not { } start || Promise(start) is not { } promise)
        {
            return null;
        }

        var (dueAt, counted) = (promise.DueAt, start);
        var effective = waited.ToList();
        foreach (var pause in pauses.Where(pause => pause.Until is null || pause.Until > WholeMinute(arrivedAt)))
        {
            if (pause.From >= dueAt)
            {
                break;
            }

            effective.Add(pause);
            if (pause.Until is not { } until)
            {
                return calendar.IsKnown(VietnamTime.DayOf(pause.From))
                    ? new Reckoned(start, null, null, effective, pause)
                    : null;
            }

            if (pause.EffectOn(reckoning) is PauseEffect.Restart)
            {
                return Reckon(until, effective);
            }

            var from = pause.From > counted ? pause.From : counted;
            if (calendar.MinutesBetween(from, until) is not { } minutes)
            {
                return null;
            }

            if (dueAt is { } due && minutes > 0)
            {
                dueAt = calendar.Add(due, minutes);
                if (dueAt is null)
                {
                    return null;
                }
            }

            counted = until > counted ? until : counted;
        }

        return new Reckoned(start, dueAt, dueAt == promise.DueAt ? promise.LastCounted : null, effective, null);
    }

    /// <summary>The working moment from which a dossier counts: its own, or the next opening.</summary>
    private DateTimeOffset? CountsFrom(DateTimeOffset arrivedAt)
    {
        var (day, time) = WorkingCalendar.Minute(arrivedAt);
        if (!calendar.IsKnown(day))
        {
            return null;
        }

        if (!WorkingCalendar.IsWorked(calendar.On(day).Kind))
        {
            return OpeningOf(calendar.FirstWorkingDay(day));
        }

        var today = calendar.HoursOf(day);
        var tooLate = rules.LastHourCountsFromNextDay ? time >= today.Closes.AddHours(-1) : time > today.Closes;
        if (tooLate)
        {
            return OpeningOf(calendar.WorkingDayAfter(day, 1));
        }

        // At the very minute of closing the counter still wrote the day's receipt, so that day stays the day of receipt.
        var span = today.Counted.FirstOrDefault(span => time < span.Closes);
        return VietnamTime.Instant(day, span is null || span.Opens < time ? time : span.Opens);
    }

    private Promised? Promise(DateTimeOffset start)
    {
        var day = VietnamTime.DayOf(start);
        return limit.Kind switch
        {
            TimeLimitKind.SameDay => At(
                EndOf(calendar.WorkingDayAfter(day, VietnamTime.TimeOf(start) > rules.SameDayUntil ? 1 : 0))
            ),
            TimeLimitKind.WorkingDays when limit.Amount % 2 == 0 => At(
                EndOf(calendar.WorkingDayAfter(day, limit.Amount / 2))
            ),
            TimeLimitKind.WorkingDays => At(NoonOf(calendar.WorkingDayAfter(day, (limit.Amount + 1) / 2))),
            TimeLimitKind.WorkingHours => At(calendar.Add(start, limit.Amount * 60)),
            TimeLimitKind.CalendarDays => At(
                EndOf(calendar.FirstWorkingDay(day.AddDays(limit.Amount))),
                lastCounted: day.AddDays(limit.Amount)
            ),
            TimeLimitKind.None => new Promised(null, null),
        };
    }

    private static Promised? At(DateTimeOffset? dueAt, DateOnly? lastCounted = null) =>
        dueAt is null ? null : new Promised(dueAt, lastCounted);

    private DueDate Explain(DateTimeOffset receivedAt, DateTimeOffset first, Reckoned reckoned)
    {
        var arrived = VietnamTime.DayOf(receivedAt);
        var received = VietnamTime.DayOf(reckoned.Start);
        var last = VietnamTime.DayOf(reckoned.DueAt ?? reckoned.Waits?.From ?? reckoned.Start);
        last = last > received ? last : received;
        var days = new List<DueDay>();
        for (var day = arrived; day <= last; day = day.AddDays(1))
        {
            var (kind, name) = calendar.On(day);
            var parts =
                (day == arrived ? DueDayParts.Arrived : DueDayParts.None)
                | (day == received ? DueDayParts.Received : DueDayParts.None)
                | UseOf(day, VietnamTime.DayOf(first), reckoned)
                | (reckoned.DueAt is not null && day == last ? DueDayParts.Due : DueDayParts.None);
            days.Add(new DueDay(day, kind, name, parts, PauseOn(day, reckoned)?.Cause));
        }

        var years = days.Select(day => calendar.Years[day.Day.Year]).Distinct().ToList();
        return new DueDate(
            reckoned.Start,
            reckoned.DueAt,
            days,
            years.Exists(year => year.IsProvisional),
            rules.NeedsReview || calendar.Hours.NeedsReview || years.Exists(year => year.NeedsReview),
            reckoned.Waits
        );
    }

    /// <summary>Whether a day's time counts, or counted until the period began anew.</summary>
    private DueDayParts UseOf(DateOnly day, DateOnly first, Reckoned reckoned)
    {
        var inCalendarDays = limit.Kind is TimeLimitKind.CalendarDays;
        var receiptCounts = limit.Kind is TimeLimitKind.SameDay or TimeLimitKind.WorkingHours;
        if (
            !(inCalendarDays || WorkingCalendar.IsWorked(calendar.On(day).Kind))
            || day > (reckoned.LastCounted ?? DateOnly.MaxValue)
            || IsWhollyPaused(day, reckoned)
        )
        {
            return DueDayParts.None;
        }

        var received = VietnamTime.DayOf(reckoned.Start);
        return Within(received) ? DueDayParts.Counted
            : day < received && Within(first) ? DueDayParts.Forfeited
            : DueDayParts.None;

        bool Within(DateOnly start) => day > start || (receiptCounts && day == start);
    }

    private static ClockPause? PauseOn(DateOnly day, Reckoned reckoned)
    {
        var (begins, ends) = Bounds(day);
        return reckoned.Pauses.FirstOrDefault(pause =>
            pause.From < ends && (pause.Until ?? DateTimeOffset.MaxValue) > begins
        );
    }

    private bool IsWhollyPaused(DateOnly day, Reckoned reckoned)
    {
        if (PauseOn(day, reckoned) is null)
        {
            return false;
        }

        var (begins, ends) = Bounds(day);
        var free = begins;
        var working = 0;
        foreach (var pause in reckoned.Pauses.Where(pause => pause.From < ends))
        {
            working += pause.From > free ? calendar.MinutesBetween(free, pause.From) ?? 0 : 0;
            free = pause.Until is { } until && until < ends ? (until > free ? until : free) : ends;
        }

        return working == 0 && (free == ends || calendar.MinutesBetween(free, ends.AddMinutes(-1)) == 0);
    }

    private static (DateTimeOffset Begins, DateTimeOffset Ends) Bounds(DateOnly day) =>
        (VietnamTime.Instant(day, TimeOnly.MinValue), VietnamTime.Instant(day.AddDays(1), TimeOnly.MinValue));

    private DateTimeOffset? OpeningOf(DateOnly? day) =>
        day is { } known ? VietnamTime.Instant(known, calendar.HoursOf(known).Opens) : null;

    private DateTimeOffset? NoonOf(DateOnly? day) =>
        day is { } known ? VietnamTime.Instant(known, calendar.HoursOf(known).HalfDayEnds) : null;

    private DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } known ? VietnamTime.Instant(known, calendar.HoursOf(known).Closes) : null;

    private static DateTimeOffset WholeMinute(DateTimeOffset instant)
    {
        var (day, time) = WorkingCalendar.Minute(instant);
        return VietnamTime.Instant(day, time);
    }

    /// <summary>A due instant without waits, and the last day of a limit in calendar days before it rolled.</summary>
    private readonly record struct Promised(DateTimeOffset? DueAt, DateOnly? LastCounted);

    private sealed record Reckoned(
        DateTimeOffset Start,
        DateTimeOffset? DueAt,
        DateOnly? LastCounted,
        IReadOnlyList<ClockPause> Pauses,
        ClockPause? Waits
    );
}
