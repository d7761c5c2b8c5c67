using OnlinePublicServices.Domain.Calendars;
using static OnlinePublicServices.Domain.Tests.Calendars.Published;

namespace OnlinePublicServices.Domain.Tests.Calendars;

public sealed class ClockPauseTests
{
    private static readonly DateTimeOffset Received = At("2026-11-02 09:00");

    [Fact]
    public void A_complete_supplement_gives_the_full_period_anew() =>
        Due(Pause("2026-11-04 10:00", "2026-11-10 14:00", PauseEffect.Restart)).ShouldBe("2026-11-17 17:00");

    [Fact]
    public void A_wait_that_is_not_counted_moves_the_date_by_its_working_minutes() =>
        Due(Pause("2026-11-04 10:00", "2026-11-10 14:00", PauseEffect.Subtract)).ShouldBe("2026-11-16 09:00");

    [Fact]
    public void A_wait_outside_working_time_moves_nothing() =>
        Due(Pause("2026-11-07 08:00", "2026-11-08 20:00", PauseEffect.Subtract)).ShouldBe("2026-11-09 17:00");

    [Fact]
    public void Waits_before_a_new_start_are_forgotten_and_later_ones_counted() =>
        Due(
                Pause("2026-11-03 07:00", "2026-11-03 17:00", PauseEffect.Subtract),
                Pause("2026-11-04 10:00", "2026-11-10 14:00", PauseEffect.Restart),
                Pause("2026-11-11 07:00", "2026-11-11 17:00", PauseEffect.Subtract)
            )
            .ShouldBe("2026-11-18 17:00");

    [Fact]
    public void A_wait_beyond_the_published_years_is_refused() =>
        Calendar
            .DueDateOf(
                Received,
                TimeLimit.WorkingDays(5),
                RulesAt(Received),
                [Pause("2026-11-04 10:00", "2028-01-05 10:00", PauseEffect.Subtract)]
            )
            .Error.Code.ShouldBe("calendar.not-published");

    private static ClockPause Pause(string from, string until, PauseEffect effect) => new(At(from), At(until), effect);

    private static string Due(params ClockPause[] pauses) =>
        Local(Calendar.DueDateOf(Received, TimeLimit.WorkingDays(5), RulesAt(Received), pauses).Value.DueAt!.Value);
}
