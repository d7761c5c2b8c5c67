using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using static OnlinePublicServices.Domain.Tests.Calendars.Published;

namespace OnlinePublicServices.Domain.Tests.Calendars;

/// <summary>What holds for every moment of the published years, checked against a clock that walks minute by minute.</summary>
[Properties(Arbitrary = [typeof(Moments)], MaxTest = 300)]
public sealed class WorkingCalendarProperties
{
    [Property]
    public void The_due_instant_is_the_end_of_a_working_minute(Moment received, Limit limit, LegalEdition edition)
    {
        var due = DueAt(received.At, limit.Value, edition);

        IsOpen(due.AddMinutes(-1)).ShouldBeTrue();
    }

    [Property]
    public void A_dossier_received_later_is_never_due_earlier(
        Moment one,
        NonNegativeInt minutes,
        Limit limit,
        LegalEdition edition
    )
    {
        var later = one.At.AddMinutes(minutes.Get * 7 % 20_000);

        DueAt(later, limit.Value, edition).ShouldBeGreaterThanOrEqualTo(DueAt(one.At, limit.Value, edition));
    }

    [Property]
    public void A_longer_limit_is_never_due_earlier(Moment received, Limit limit, LegalEdition edition)
    {
        var longer = limit.Value.Kind switch
        {
            TimeLimitKind.WorkingDays => TimeLimit.HalfWorkingDays(limit.Value.Amount + 1),
            TimeLimitKind.WorkingHours => TimeLimit.WorkingHours(limit.Value.Amount + 1),
            TimeLimitKind.CalendarDays => TimeLimit.CalendarDays(limit.Value.Amount + 1),
            TimeLimitKind.SameDay or TimeLimitKind.None => TimeLimit.WorkingDays(1),
        };

        DueAt(received.At, longer, edition).ShouldBeGreaterThanOrEqualTo(DueAt(received.At, limit.Value, edition));
    }

    [Property]
    public void Between_start_and_due_lie_exactly_the_working_minutes_of_the_limit(Moment from, NonNegativeInt amount)
    {
        var minutes = amount.Get * 13 % 3_000;

        var end = Calendar.AddWorkingMinutes(from.At, minutes).Value;

        Calendar.WorkingMinutesBetween(from.At, end).Value.ShouldBe(minutes);
    }

    [Property(MaxTest = 100)]
    public void A_clock_that_walks_minute_by_minute_agrees(Moment from, PositiveInt amount)
    {
        var minutes = 1 + (amount.Get * 13 % 3_000);
        var walked = from.At;
        for (var left = minutes; left > 0; walked = walked.AddMinutes(1))
        {
            left -= IsOpen(walked) ? 1 : 0;
        }

        Calendar.AddWorkingMinutes(from.At, minutes).Value.ShouldBe(walked);
    }

    [Property]
    public void A_counter_of_days_that_walks_minute_by_minute_agrees(Moment received, PositiveInt amount)
    {
        var days = 1 + (amount.Get % 20);
        var clock = received.At;
        while (!IsOpen(clock) && !IsOpen(clock.AddMinutes(-1)))
        {
            clock = clock.AddMinutes(1);
        }

        var day = VietnamTime.DayOf(clock);
        for (var left = days; left > 0; )
        {
            day = day.AddDays(1);
            left -= IsOpen(VietnamTime.Instant(day, new TimeOnly(9, 0))) ? 1 : 0;
        }

        DueAt(received.At, TimeLimit.WorkingDays(days), LegalEdition.A)
            .ShouldBe(VietnamTime.Instant(day, new TimeOnly(17, 0)));
    }

    [Property]
    public void The_strip_runs_without_a_gap_and_counts_what_the_limit_says(
        Moment received,
        PositiveInt amount,
        LegalEdition edition
    )
    {
        var days = 1 + (amount.Get % 30);

        var due = Calendar.DueDateOf(received.At, TimeLimit.WorkingDays(days), Published.RulesOf(edition)).Value;

        due.Days.Zip(due.Days.Skip(1)).ShouldAllBe(pair => pair.Second.Day == pair.First.Day.AddDays(1));
        due.Days.Count(day => day.Parts.HasFlag(DueDayParts.Counted)).ShouldBe(days);
        due.Days.Count(day => day.Parts.HasFlag(DueDayParts.Received)).ShouldBe(1);
        due.Days[^1].Parts.ShouldBe(DueDayParts.Counted | DueDayParts.Due);
    }

    [Property]
    public void The_index_never_promises_earlier_than_without_waits(Moment received, Limit limit, Waits waits)
    {
        var due = Dates(received.At, limit.Value, waits);

        var without = DueAt(received.At, limit.Value, LegalEdition.B);
        (due.Index766.DueAt ?? DateTimeOffset.MaxValue).ShouldBeGreaterThanOrEqualTo(without);
        (due.Legal.DueAt ?? DateTimeOffset.MaxValue).ShouldBeGreaterThanOrEqualTo(without);
    }

    [Property]
    public void The_order_in_which_waits_are_told_does_not_matter(Moment received, Limit limit, Waits waits)
    {
        var due = Dates(received.At, limit.Value, waits);

        var reversed = Dates(received.At, limit.Value, new Waits([.. waits.All.Reverse()]));
        (reversed.Legal.DueAt, reversed.Index766.DueAt).ShouldBe((due.Legal.DueAt, due.Index766.DueAt));
    }

    [Property]
    public void Both_dates_agree_where_no_supplement_was_asked_for(Moment received, Limit limit, Waits waits)
    {
        var others = waits.All.Where(wait => wait.Cause is not PauseCause.Supplement).ToArray();

        var due = Dates(received.At, limit.Value, new Waits(others));

        due.Legal.DueAt.ShouldBe(due.Index766.DueAt);
    }

    [Property]
    public void A_clock_in_hours_that_walks_minute_by_minute_and_stands_still_in_waits_agrees(
        Moment received,
        PositiveInt amount,
        Waits waits
    )
    {
        var hours = 1 + (amount.Get % 40);
        var ended = new Waits([.. waits.All.Where(wait => wait.Lasts is not null)]);
        var closed = ended.After(received.At);

        var due = Dates(received.At, TimeLimit.WorkingHours(hours), ended).Index766;

        var walked = due.CountsFrom;
        for (var left = hours * 60; left > 0; walked = walked.AddMinutes(1))
        {
            left -= IsOpen(walked) && !Array.Exists(closed, wait => wait.From <= walked && walked < wait.Until) ? 1 : 0;
        }

        due.DueAt.ShouldBe(walked);
    }

    private static DueDates Dates(DateTimeOffset received, TimeLimit limit, Waits waits) =>
        Calendar.DueDatesOf(received, limit, Published.RulesOf(LegalEdition.B), waits.After(received)).Value;

    private static DateTimeOffset DueAt(DateTimeOffset received, TimeLimit limit, LegalEdition edition) =>
        Calendar.DueDateOf(received, limit, Published.RulesOf(edition)).Value.DueAt!.Value;

    private static bool IsOpen(DateTimeOffset minute)
    {
        var local = minute.ToOffset(TimeSpan.FromHours(7));
        var kind = Calendar.KindOf(DateOnly.FromDateTime(local.DateTime)).Value;
        var ofDay = (local.Hour * 60) + local.Minute;
        return kind is DayKind.Working or DayKind.MakeUp
            && ofDay is (>= 7 * 60 and < (11 * 60) + 30) or (>= (13 * 60) + 30 and < 17 * 60);
    }

    public sealed record Moment(DateTimeOffset At)
    {
        public override string ToString() => Local(At);
    }

    public sealed record Limit(TimeLimit Value)
    {
        public override string ToString() => Value.ToString();
    }

    /// <summary>Waits, told in minutes after the receipt.</summary>
    public sealed record Waits(IReadOnlyList<(PauseCause Cause, int After, int? Lasts)> All)
    {
        public ClockPause[] After(DateTimeOffset received) =>
            [
                .. All.Select(wait =>
                {
                    var from = received.AddMinutes(wait.After);
                    return new ClockPause(
                        wait.Cause,
                        from,
                        wait.Lasts is { } minutes ? from.AddMinutes(minutes) : null
                    );
                }),
            ];

        public override string ToString() => string.Join("; ", All);
    }

    public static class Moments
    {
        private static readonly int MinutesOfAll = (int)(At("2027-08-01 00:00") - At("2020-01-02 00:00")).TotalMinutes;

        public static Arbitrary<Moment> AMoment() =>
            Gen.Choose(0, MinutesOfAll)
                .Select(minute => new Moment(At("2020-01-02 00:00").AddMinutes(minute)))
                .ToArbitrary();

        public static Arbitrary<Limit> ALimit() =>
            Gen.OneOf(
                    Gen.Constant(TimeLimit.SameDay),
                    Gen.Choose(1, 80).Select(TimeLimit.HalfWorkingDays),
                    Gen.Choose(1, 100).Select(TimeLimit.WorkingHours),
                    Gen.Choose(1, 60).Select(TimeLimit.CalendarDays)
                )
                .Select(limit => new Limit(limit))
                .ToArbitrary();

        public static Arbitrary<Waits> SomeWaits() =>
            (
                from cause in Gen.Elements(Enum.GetValues<PauseCause>())
                from after in Gen.Choose(0, 15_000)
                from lasts in Gen.Choose(-2_000, 12_000)
                select (cause, after, lasts < 0 ? (int?)null : lasts)
            )
                .ListOf()
                .Select(waits => new Waits([.. waits.Take(4)]))
                .ToArbitrary();

        public static Arbitrary<LegalEdition> AnEdition() => Gen.Elements(LegalEdition.A, LegalEdition.B).ToArbitrary();
    }
}
