using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Tests.Calendars;
using static OnlinePublicServices.Domain.Tests.Calendars.Published;

namespace OnlinePublicServices.Domain.Tests.Dossiers;

/// <summary>Three working days from Monday 23 November 2026; in version 2 the next day is a holiday.</summary>
public sealed class DossierCalendarTests
{
    public static readonly Actor Administrator = new("administrator-1", ActorRole.Administrator);

    public static readonly WorkingCalendar WithHoliday = WorkingCalendar
        .Create(
            [
                .. Years.Where(year => year.Year != 2026),
                CalendarYear
                    .Create(
                        2026,
                        [
                            .. Years.Single(year => year.Year == 2026).SpecialDays,
                            new SpecialDay(Day("2026-11-24"), DayKind.Holiday, "x"),
                        ],
                        "d"
                    )
                    .Value,
            ],
            SeasonalHours.AllYear(ThanhHoaHours),
            version: 2
        )
        .Value;

    [Fact]
    public void A_later_calendar_moves_the_date_by_an_act_and_once()
    {
        var dossier = Accepted();
        Local(dossier.OriginalDueAt!.Value).ShouldBe("2026-11-26 17:00");

        Adopt(dossier).IsRefused.ShouldBeFalse();

        (Local(dossier.OriginalDueAt!.Value), dossier.CalendarVersion).ShouldBe(("2026-11-27 17:00", 2));
        dossier.History[^1].Act.ShouldBe(DossierAct.AdoptCalendar);
        Adopt(dossier).Error.Code.ShouldBe("dossier.calendar-not-newer");
    }

    [Fact]
    public void Nobody_but_an_administrator_changes_the_calendar_of_a_dossier() =>
        Accepted()
            .AdoptCalendar(ADossier.Clerk, At("2026-11-23 15:00"), WithHoliday, ADossier.Rules)
            .Error.Code.ShouldBe("dossier.act-not-yours");

    [Fact]
    public void A_dossier_that_waits_counts_by_the_calendar_in_force_when_it_goes_on()
    {
        var dossier = Accepted();
        dossier.RequestWithdrawal(null, ADossier.Citizen, At("2026-11-23 15:00")).IsRefused.ShouldBeFalse();
        Adopt(dossier).Error.Code.ShouldBe("dossier.act-out-of-turn");

        var reason = Reason.Create("other", "x").Value;
        dossier
            .DeclineWithdrawal(reason, ADossier.Clerk, At("2026-11-23 15:30"), WithHoliday, ADossier.Rules)
            .IsRefused.ShouldBeFalse();

        (Local(dossier.OriginalDueAt!.Value), dossier.CalendarVersion).ShouldBe(("2026-11-30 07:30", 2));
    }

    [Fact]
    public void The_row_is_what_its_acts_make_of_it_under_two_calendars()
    {
        var dossier = Accepted();
        Adopt(dossier);

        var anew = dossier.Replayed(version => version == 2 ? WithHoliday : Published.Calendar, ADossier.Rules);

        (anew.OriginalDueAt, anew.CalendarVersion, anew.Version).ShouldBe(
            (dossier.OriginalDueAt, dossier.CalendarVersion, dossier.Version)
        );
    }

    private static Domain.Rules.Result<Domain.Rules.Done> Adopt(Dossier dossier) =>
        dossier.AdoptCalendar(Administrator, At("2026-11-23 15:00"), WithHoliday, ADossier.Rules);

    private static Dossier Accepted()
    {
        var dossier = ADossier.Examined();
        dossier.Accept().IsRefused.ShouldBeFalse();
        return dossier;
    }
}
