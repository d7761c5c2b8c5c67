using OnlinePublicServices.Domain.Calendars;
using static OnlinePublicServices.Domain.Tests.Calendars.Published;

namespace OnlinePublicServices.Domain.Tests.Calendars;

public sealed class CalendarRevisionTests
{
    private static readonly CalendarYear InForce = Years.Single(year => year.Year == 2026);

    [Fact]
    public void A_revision_tells_which_days_are_something_else()
    {
        var revised = Revised([
            .. InForce.SpecialDays.Where(day => day.Day != Day("2026-09-01")),
            new SpecialDay(Day("2026-11-24"), DayKind.Holiday, "x"),
        ]);

        revised.Revises(InForce, Day("2026-08-01")).Value.ShouldBe([Day("2026-09-01"), Day("2026-11-24")]);
        revised.Revises(InForce, Day("2026-09-01")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void A_day_that_is_gone_stays_what_it_was()
    {
        var refusal = Revised([.. InForce.SpecialDays, new SpecialDay(Day("2026-11-24"), DayKind.Holiday, "x")])
            .Revises(InForce, Day("2026-11-25"))
            .Error;

        (refusal.Code, refusal.Parameters["day"]).ShouldBe(("calendar-year.day-gone", "2026-11-24"));
    }

    [Fact]
    public void A_revision_that_says_the_same_is_none_and_another_decision_is_one()
    {
        Revised(InForce.SpecialDays, InForce.Decision)
            .Revises(InForce, Day("2026-11-25"))
            .Error.Code.ShouldBe("calendar-year.unchanged");
        Revised(InForce.SpecialDays).Revises(InForce, Day("2026-11-25")).Value.ShouldBeEmpty();
    }

    [Fact]
    public void In_a_year_without_a_plan_every_special_day_is_new() =>
        Revised([new SpecialDay(Day("2026-12-31"), DayKind.Holiday, "x")])
            .Revises(null, Day("2026-11-25"))
            .Value.ShouldBe([Day("2026-12-31")]);

    private static CalendarYear Revised(IReadOnlyCollection<SpecialDay> days, string decision = "another") =>
        CalendarYear.Create(2026, days, decision).Value;
}
