using OnlinePublicServices.Domain.Calendars;
using static OnlinePublicServices.Domain.Tests.Calendars.Published;

namespace OnlinePublicServices.Domain.Tests.Calendars;

/// <summary>
/// Five working days from Monday 2 November 2026, 09:00: due on Monday 9 November, 17:00, where nothing waits. A wait is
/// written as cause, begin and end; the two dates are the law's and that of index 766.
/// </summary>
public sealed class ClockPauseTests
{
    private const string Never = "";

    private static readonly DateTimeOffset Received = At("2026-11-02 09:00");

    [Theory]
    [InlineData("Supplement 2026-11-04 10:00 2026-11-10 14:00", "2026-11-17 17:00", "2026-11-16 09:00")]
    [InlineData("Supplement 2026-11-02 09:00 2026-11-02 10:00", "2026-11-09 17:00", "2026-11-10 08:00")]
    [InlineData("Supplement 2026-11-04 10:00 2026-11-04 16:30", "2026-11-12 17:00", "2026-11-10 11:30")]
    [InlineData("Supplement 2026-11-06 10:00 2026-11-08 12:00", "2026-11-16 17:00", "2026-11-10 14:00")]
    public void A_complete_supplement_gives_the_full_period_anew_and_the_index_subtracts_the_wait(
        string wait,
        string legal,
        string index
    ) => Due(wait).ShouldBe((legal, index));

    [Theory]
    [InlineData("FinancialObligation")]
    [InlineData("Withdrawal")]
    [InlineData("Consultation")]
    public void Every_other_wait_moves_both_dates_by_its_working_minutes(string cause) =>
        Due($"{cause} 2026-11-04 10:00 2026-11-10 14:00").ShouldBe(("2026-11-16 09:00", "2026-11-16 09:00"));

    [Theory]
    [InlineData("FinancialObligation 2026-11-07 08:00 2026-11-08 20:00")]
    [InlineData("FinancialObligation 2026-11-03 11:30 2026-11-03 13:30")]
    [InlineData("FinancialObligation 2026-11-03 17:00 2026-11-04 07:00")]
    public void A_wait_outside_working_time_moves_nothing(string wait) =>
        Due(wait).ShouldBe(("2026-11-09 17:00", "2026-11-09 17:00"));

    [Fact]
    public void Waits_before_a_new_start_are_forgotten_by_the_law_and_kept_by_the_index() =>
        Due(
                "FinancialObligation 2026-11-03 07:00 2026-11-03 17:00",
                "Supplement 2026-11-04 10:00 2026-11-10 14:00",
                "FinancialObligation 2026-11-11 07:00 2026-11-11 17:00"
            )
            .ShouldBe(("2026-11-18 17:00", "2026-11-18 09:00"));

    [Fact]
    public void A_minute_in_two_waits_is_subtracted_once() =>
        Due(
                "FinancialObligation 2026-11-03 07:00 2026-11-05 17:00",
                "Withdrawal 2026-11-04 07:00 2026-11-04 17:00",
                "Consultation 2026-11-05 07:00 2026-11-06 17:00"
            )
            .ShouldBe(("2026-11-13 17:00", "2026-11-13 17:00"));

    [Fact]
    public void A_wish_to_withdraw_inside_a_wait_for_a_supplement_changes_nothing() =>
        Due("Supplement 2026-11-04 10:00 2026-11-10 14:00", "Withdrawal 2026-11-05 10:00 2026-11-06 14:00")
            .ShouldBe(Due("Supplement 2026-11-04 10:00 2026-11-10 14:00"));

    [Fact]
    public void What_is_left_of_a_longer_wait_after_a_restart_is_subtracted() =>
        Due("FinancialObligation 2026-11-03 07:00 2026-11-11 17:00", "Supplement 2026-11-04 10:00 2026-11-10 14:00")
            .ShouldBe(("2026-11-19 10:00", "2026-11-18 17:00"));

    [Fact]
    public void Of_a_wait_before_the_start_nothing_is_subtracted()
    {
        var late = At("2026-11-02 16:30");

        var due = Calendar.DueDatesOf(
            late,
            TimeLimit.WorkingDays(1),
            RulesAt(late),
            [Wait("Consultation 2026-11-02 16:40 2026-11-03 09:00")]
        );

        Local(due.Value.Legal.DueAt!.Value).ShouldBe("2026-11-05 09:00");
    }

    [Theory]
    [InlineData("Supplement 2026-11-09 17:00 2026-11-20 10:00")]
    [InlineData("Supplement 2026-11-12 09:00 2026-11-20 10:00")]
    [InlineData("FinancialObligation 2026-11-12 09:00 2026-11-20 10:00")]
    [InlineData("FinancialObligation 2026-11-12 09:00")]
    public void What_is_late_stays_late(string wait) => Due(wait).ShouldBe(("2026-11-09 17:00", "2026-11-09 17:00"));

    [Theory]
    [InlineData("Supplement 2026-11-04 10:00")]
    [InlineData("FinancialObligation 2026-11-04 10:00")]
    public void While_a_wait_lasts_there_is_no_due_instant_and_what_counted_stays(string wait)
    {
        Due(wait).ShouldBe((Never, Never));
        var due = Calendar.DueDatesOf(Received, TimeLimit.WorkingDays(5), RulesAt(Received), [Wait(wait)]).Value.Legal;

        due.Waits.ShouldBe(Wait(wait));
        due.CountsFrom.ShouldBe(Received);
        Strip(due).ShouldBe(["11-02 Arrived, Received", "11-03 Counted", $"11-04 Counted {Wait(wait).Cause}"]);
    }

    [Fact]
    public void The_strip_shows_what_was_forfeited_and_what_was_waited_for()
    {
        var waits = new[] { Wait("Supplement 2026-11-04 10:00 2026-11-06 14:00") };

        var due = Calendar.DueDatesOf(Received, TimeLimit.WorkingDays(2), RulesAt(Received), waits).Value;

        Strip(due.Legal)
            .ShouldBe([
                "11-02 Arrived",
                "11-03 Forfeited",
                "11-04 Forfeited Supplement",
                "11-05 None Supplement",
                "11-06 Received Supplement",
                "11-07 None",
                "11-08 None",
                "11-09 Counted",
                "11-10 Counted, Due",
            ]);
        Strip(due.Index766)
            .ShouldBe([
                "11-02 Arrived, Received",
                "11-03 Counted",
                "11-04 Counted Supplement",
                "11-05 None Supplement",
                "11-06 Counted Supplement",
                "11-07 None",
                "11-08 None",
                "11-09 Counted, Due",
            ]);
    }

    [Theory]
    [InlineData("FinancialObligation 2026-11-04 10:00 2028-01-05 10:00")]
    [InlineData("Supplement 2026-11-04 10:00 2028-01-05 10:00")]
    [InlineData("Supplement 2026-11-04 10:00 2027-12-30 10:00")]
    public void A_wait_beyond_the_published_years_is_refused(string wait) =>
        Calendar
            .DueDatesOf(Received, TimeLimit.WorkingDays(5), RulesAt(Received), [Wait(wait)])
            .Error.Code.ShouldBe("calendar.not-published");

    [Fact]
    public void Without_a_promised_day_a_wait_leaves_none_and_a_supplement_gives_a_new_start()
    {
        var waits = new[] { Wait("Supplement 2026-11-04 10:00 2026-11-06 14:00"), Wait("Withdrawal 2028-03-01 08:00") };

        var due = Calendar.DueDatesOf(Received, TimeLimit.None, RulesAt(Received), waits[..1]).Value.Legal;

        (due.DueAt, Local(due.CountsFrom)).ShouldBe((null, "2026-11-06 14:00"));
        Calendar.DueDatesOf(Received, TimeLimit.None, RulesAt(Received), waits).IsRefused.ShouldBeTrue();
    }

    internal static ClockPause Wait(string text) =>
        text.Split(' ') is [var cause, var day, var time, .. var end]
            ? new ClockPause(
                Enum.Parse<PauseCause>(cause),
                At($"{day} {time}"),
                end is [var lastDay, var lastTime] ? At($"{lastDay} {lastTime}") : null
            )
            : throw new ArgumentException(text, nameof(text));

    private static IEnumerable<string> Strip(DueDate due) =>
        due.Days.Select(day => $"{day.Day:MM-dd} {day.Parts} {day.Paused}".TrimEnd());

    private static (string Legal, string Index) Due(params string[] waits)
    {
        var due = Calendar
            .DueDatesOf(Received, TimeLimit.WorkingDays(5), RulesAt(Received), [.. waits.Select(Wait)])
            .Value;
        return (Written(due.Legal), Written(due.Index766));

        static string Written(DueDate due) => due.DueAt is { } at ? Local(at) : Never;
    }
}
