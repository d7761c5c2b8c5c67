using OnlinePublicServices.Domain.Calendars;
using static OnlinePublicServices.Domain.Tests.Calendars.Published;

namespace OnlinePublicServices.Domain.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    [Theory]
    [InlineData("2026-11-23", DayKind.Working)]
    [InlineData("2026-11-22", DayKind.Weekend)]
    [InlineData("2026-11-24", DayKind.Working)]
    [InlineData("2026-09-02", DayKind.Holiday)]
    [InlineData("2026-04-27", DayKind.InLieu)]
    [InlineData("2026-08-31", DayKind.SwappedOff)]
    [InlineData("2026-08-22", DayKind.MakeUp)]
    public void A_day_is_what_the_published_plan_says(string day, DayKind kind) =>
        Calendar.KindOf(Day(day)).Value.ShouldBe(kind);

    [Theory]
    [InlineData(2020, 252)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 250)]
    [InlineData(2026, 250)]
    public void A_year_has_its_number_of_working_days(int year, int expected)
    {
        var first = new DateOnly(year, 1, 1);

        var worked = Enumerable
            .Range(0, first.AddYears(1).DayNumber - first.DayNumber)
            .Count(offset => Calendar.KindOf(first.AddDays(offset)).Value is DayKind.Working or DayKind.MakeUp);

        worked.ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-11-23 07:00", "2026-11-23 17:00", 480)]
    [InlineData("2026-11-23 12:00", "2026-11-23 13:00", 0)]
    [InlineData("2026-11-20 16:00", "2026-11-23 08:00", 120)]
    [InlineData("2026-11-23 09:00", "2026-11-23 08:00", 0)]
    public void Working_minutes_are_counted_between_two_moments(string from, string until, int expected) =>
        Calendar.WorkingMinutesBetween(At(from), At(until)).Value.ShouldBe(expected);

    [Theory]
    [InlineData("2026-11-23 09:00", "2026-11-23 09:00")]
    [InlineData("2026-11-23 11:30", "2026-11-23 13:30")]
    [InlineData("2026-11-23 17:00", "2026-11-24 07:00")]
    public void No_minutes_on_is_the_moment_itself_or_the_next_opening(string from, string expected) =>
        Local(Calendar.AddWorkingMinutes(At(from), 0).Value).ShouldBe(expected);

    [Fact]
    public void Minutes_outside_the_published_years_are_not_counted()
    {
        Calendar.WorkingMinutesBetween(At("2027-12-31 10:00"), At("2028-01-03 10:00")).IsRefused.ShouldBeTrue();
        Calendar.KindOf(Day("2028-01-01")).Error.Code.ShouldBe("calendar.not-published");
        Calendar.IsIntakeOpen(At("2028-01-03 10:00")).Error.Code.ShouldBe("calendar.not-published");
    }

    [Fact]
    public void A_counter_open_on_Saturday_morning_lets_no_deadline_run_then()
    {
        var hours = OfficeHours.Create(["07:00-11:30", "13:30-17:00"], saturdayIntake: ["07:30-11:30"]).Value;
        var calendar = WorkingCalendar.Create(Years, SeasonalHours.AllYear(hours)).Value;

        calendar.IsIntakeOpen(At("2026-11-21 08:00")).Value.ShouldBeTrue();
        calendar.IsIntakeOpen(At("2026-11-21 11:30")).Value.ShouldBeFalse();
        calendar.IsIntakeOpen(At("2026-11-22 08:00")).Value.ShouldBeFalse();
        calendar.IsIntakeOpen(At("2026-11-23 16:59")).Value.ShouldBeTrue();
        calendar.IsIntakeOpen(At("2026-09-02 08:00")).Value.ShouldBeFalse();
        Local(calendar.AddWorkingMinutes(At("2026-11-21 08:00"), 0).Value).ShouldBe("2026-11-23 07:00");
    }

    [Fact]
    public void Summer_and_winter_hours_change_on_their_day()
    {
        var summer = OfficeHours.Create(["07:00-11:30", "13:30-17:00"]).Value;
        var winter = OfficeHours.Create(["07:30-11:30", "13:00-17:00"]).Value;
        var calendar = WorkingCalendar
            .Create(Years, new SeasonalHours([new Season(10, 16, winter), new Season(4, 16, summer)]))
            .Value;

        calendar.HoursOf(Day("2026-04-15")).ShouldBe(winter);
        calendar.HoursOf(Day("2026-04-16")).ShouldBe(summer);
        calendar.HoursOf(Day("2026-10-16")).ShouldBe(winter);
        Local(calendar.AddWorkingMinutes(At("2026-10-15 16:30"), 60).Value).ShouldBe("2026-10-16 08:00");
    }

    [Fact]
    public void An_office_without_a_noon_break_has_half_a_day_all_the_same() =>
        OfficeHours.Create(["08:00-16:00"]).Value.HalfDayEnds.ShouldBe(new TimeOnly(12, 0));

    [Theory]
    [InlineData("07:00-11:30,11:00-17:00", "office-hours.out-of-order")]
    [InlineData("11:30-07:00", "office-hours.malformed")]
    [InlineData("7:00-11:30", "office-hours.malformed")]
    [InlineData("07:00", "office-hours.malformed")]
    [InlineData("", "office-hours.malformed")]
    public void Hours_that_make_no_sense_are_refused(string spans, string code)
    {
        OfficeHours.Create(spans.Split(',')).Error.Code.ShouldBe(code);
        OfficeHours.Create(["07:00-11:30"], intake: spans.Split(',')).Error.Code.ShouldBe(code);
        OfficeHours.Create([]).Error.Code.ShouldBe("office-hours.empty");
    }

    [Fact]
    public void Hours_are_written_as_they_are_read()
    {
        ThanhHoaHours.Counted.Select(span => span.ToString()).ShouldBe(["07:00-11:30", "13:30-17:00"]);
        ThanhHoaHours.Intake.ShouldBe(ThanhHoaHours.Counted);
        Should.Throw<ArgumentException>(() => new SeasonalHours([]));
    }

    [Theory]
    [InlineData("2025-12-31", DayKind.Holiday, "calendar-year.foreign-day")]
    [InlineData("2026-11-24", DayKind.Working, "calendar-year.not-special")]
    [InlineData("2026-11-24", DayKind.MakeUp, "calendar-year.not-special")]
    [InlineData("2026-11-22", DayKind.InLieu, "calendar-year.not-special")]
    [InlineData("2026-11-22", DayKind.SwappedOff, "calendar-year.not-special")]
    public void A_year_with_a_nonsensical_day_is_refused(string day, DayKind kind, string code) =>
        CalendarYear.Create(2026, [new SpecialDay(Day(day), kind, "x")], "d").Error.Code.ShouldBe(code);

    [Fact]
    public void A_day_that_comes_twice_is_refused()
    {
        var day = new SpecialDay(Day("2026-11-24"), DayKind.Holiday, "x");

        CalendarYear.Create(2026, [day, day], "d").Error.Code.ShouldBe("calendar-year.day-twice");
        CalendarYear.Create(2026, [day], "d", Day("2027-01-01")).Error.Code.ShouldBe("calendar-year.foreign-day");
    }

    [Fact]
    public void A_calendar_needs_successive_years_known_to_their_ends()
    {
        var hours = SeasonalHours.AllYear(ThanhHoaHours);
        var halfKnown = CalendarYear.Create(2025, [], "d", Day("2025-06-30")).Value;

        WorkingCalendar.Create([], hours).Error.Code.ShouldBe("calendar.years-broken");
        WorkingCalendar.Create([Years[0], Years[2]], hours).Error.Code.ShouldBe("calendar.years-broken");
        WorkingCalendar.Create([Years[0], Years[0]], hours).Error.Code.ShouldBe("calendar.years-broken");
        WorkingCalendar.Create([halfKnown, Years[6]], hours).Error.Code.ShouldBe("calendar.years-broken");
        WorkingCalendar.Create([Years[4], halfKnown], hours).Value.KnownThrough.ShouldBe(Day("2025-06-30"));
        Years[0].Decision.ShouldBe("published");
    }
}
