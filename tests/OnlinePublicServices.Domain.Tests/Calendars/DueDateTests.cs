using OnlinePublicServices.Domain.Calendars;
using static OnlinePublicServices.Domain.Tests.Calendars.Published;

namespace OnlinePublicServices.Domain.Tests.Calendars;

public sealed class DueDateTests
{
    [Theory]
    [InlineData("2026-11-23 09:15", "3wd", "2026-11-26 17:00")]
    [InlineData("2026-11-20 10:00", "1wd", "2026-11-23 17:00")]
    [InlineData("2026-11-23 09:15", "0.5wd", "2026-11-24 11:30")]
    [InlineData("2026-11-23 09:15", "1.5wd", "2026-11-25 11:30")]
    [InlineData("2026-11-20 09:15", "1.5wd", "2026-11-24 11:30")]
    public void A_limit_in_working_days_leaves_out_the_day_of_receipt(string received, string limit, string due) =>
        Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2026-11-23 06:00", "1wd", "2026-11-24 17:00")]
    [InlineData("2026-11-23 12:00", "1wd", "2026-11-24 17:00")]
    [InlineData("2026-11-23 17:30", "1wd", "2026-11-25 17:00")]
    [InlineData("2026-11-21 09:00", "1wd", "2026-11-24 17:00")]
    [InlineData("2026-11-22 23:59", "1wd", "2026-11-24 17:00")]
    [InlineData("2021-05-31 16:30", "1wd", "2021-06-01 17:00")]
    [InlineData("2021-05-31 17:00", "1wd", "2021-06-01 17:00")]
    [InlineData("2021-05-31 17:01", "1wd", "2021-06-02 17:00")]
    [InlineData("2021-05-28 18:00", "1wd", "2021-06-01 17:00")]
    public void A_dossier_received_outside_working_time_counts_from_the_next_opening(
        string received,
        string limit,
        string due
    ) => Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2026-11-23 15:59", "1wd", "2026-11-24 17:00")]
    [InlineData("2026-11-23 16:00", "1wd", "2026-11-25 17:00")]
    [InlineData("2026-11-23 16:59", "2wh", "2026-11-24 09:00")]
    [InlineData("2026-11-20 16:10", "1wd", "2026-11-24 17:00")]
    [InlineData("2026-02-13 16:30", "1wd", "2026-02-24 17:00")]
    [InlineData("2025-06-30 16:30", "1wd", "2025-07-01 17:00")]
    [InlineData("2025-07-01 16:30", "1wd", "2025-07-03 17:00")]
    public void Since_July_2025_a_dossier_of_the_last_hour_counts_from_the_next_working_day(
        string received,
        string limit,
        string due
    ) => Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2020-01-22 10:00", "1wd", "2020-01-30 17:00")]
    [InlineData("2020-01-22 10:00", "3wd", "2020-02-03 17:00")]
    [InlineData("2021-02-09 10:00", "1wd", "2021-02-17 17:00")]
    [InlineData("2021-02-09 10:00", "5wd", "2021-02-23 17:00")]
    [InlineData("2022-01-28 10:00", "1wd", "2022-02-07 17:00")]
    [InlineData("2022-01-28 17:05", "1wd", "2022-02-08 17:00")]
    [InlineData("2023-01-19 10:00", "1wd", "2023-01-27 17:00")]
    [InlineData("2023-01-19 10:00", "2wd", "2023-01-30 17:00")]
    [InlineData("2024-02-07 10:00", "3wd", "2024-02-19 17:00")]
    [InlineData("2025-01-24 10:00", "1wd", "2025-02-03 17:00")]
    [InlineData("2026-02-13 10:00", "1wd", "2026-02-23 17:00")]
    [InlineData("2026-02-17 10:00", "1wd", "2026-02-24 17:00")]
    [InlineData("2027-02-04 10:00", "1wd", "2027-02-12 17:00")]
    public void Tet_is_passed_over(string received, string limit, string due) => Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2021-12-31 10:00", "1wd", "2022-01-04 17:00")]
    [InlineData("2022-12-30 10:00", "1wd", "2023-01-03 17:00")]
    [InlineData("2021-04-29 10:00", "1wd", "2021-05-04 17:00")]
    [InlineData("2022-04-08 10:00", "1wd", "2022-04-12 17:00")]
    [InlineData("2022-04-29 10:00", "1wd", "2022-05-04 17:00")]
    [InlineData("2023-04-28 10:00", "1wd", "2023-05-04 17:00")]
    [InlineData("2023-08-31 10:00", "1wd", "2023-09-05 17:00")]
    [InlineData("2026-04-24 10:00", "1wd", "2026-04-28 17:00")]
    [InlineData("2027-04-29 10:00", "1wd", "2027-05-04 17:00")]
    public void Days_off_in_lieu_are_passed_over(string received, string limit, string due) =>
        Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2020-04-01 10:00", "1wd", "2020-04-03 17:00")]
    [InlineData("2020-04-29 10:00", "1wd", "2020-05-04 17:00")]
    [InlineData("2020-09-01 10:00", "1wd", "2020-09-03 17:00")]
    [InlineData("2021-04-20 10:00", "1wd", "2021-04-22 17:00")]
    [InlineData("2021-09-01 10:00", "1wd", "2021-09-06 17:00")]
    [InlineData("2022-08-31 10:00", "1wd", "2022-09-05 17:00")]
    [InlineData("2024-04-17 10:00", "1wd", "2024-04-19 17:00")]
    [InlineData("2024-08-30 10:00", "1wd", "2024-09-04 17:00")]
    [InlineData("2025-04-04 10:00", "1wd", "2025-04-08 17:00")]
    [InlineData("2025-08-29 10:00", "1wd", "2025-09-03 17:00")]
    [InlineData("2026-12-31 10:00", "1wd", "2027-01-04 17:00")]
    public void Public_holidays_are_passed_over(string received, string limit, string due) =>
        Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2024-04-26 10:00", "1wd", "2024-05-02 17:00")]
    [InlineData("2024-04-26 10:00", "3wd", "2024-05-04 17:00")]
    [InlineData("2024-04-26 10:00", "4wd", "2024-05-06 17:00")]
    [InlineData("2024-05-03 17:30", "1wd", "2024-05-06 17:00")]
    [InlineData("2024-05-04 10:00", "1wd", "2024-05-06 17:00")]
    [InlineData("2025-04-25 10:00", "1wd", "2025-04-26 17:00")]
    [InlineData("2025-04-25 10:00", "2wd", "2025-04-28 17:00")]
    [InlineData("2025-04-29 10:00", "1wd", "2025-05-05 17:00")]
    [InlineData("2025-12-31 10:00", "1wd", "2026-01-05 17:00")]
    [InlineData("2025-12-31 10:00", "6wd", "2026-01-10 17:00")]
    [InlineData("2025-12-31 10:00", "7wd", "2026-01-12 17:00")]
    [InlineData("2026-08-21 10:00", "1wd", "2026-08-22 17:00")]
    [InlineData("2026-08-21 10:00", "2wd", "2026-08-24 17:00")]
    [InlineData("2026-08-28 10:00", "1wd", "2026-09-03 17:00")]
    [InlineData("2026-08-22 09:00", "same-day", "2026-08-22 17:00")]
    [InlineData("2026-08-22 15:30", "same-day", "2026-08-24 17:00")]
    public void A_make_up_Saturday_is_worked_and_the_swapped_day_is_off(string received, string limit, string due) =>
        Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2026-11-23 09:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 12:30", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:01", "2026-11-24 17:00")]
    [InlineData("2026-11-23 16:30", "2026-11-24 17:00")]
    [InlineData("2026-11-23 17:30", "2026-11-24 17:00")]
    [InlineData("2026-11-20 15:01", "2026-11-23 17:00")]
    [InlineData("2026-11-21 08:00", "2026-11-23 17:00")]
    [InlineData("2026-02-13 15:30", "2026-02-23 17:00")]
    [InlineData("2021-09-01 15:01", "2021-09-06 17:00")]
    [InlineData("2021-09-01 17:00", "2021-09-06 17:00")]
    public void A_same_day_result_moves_to_the_next_working_day_after_15_o_clock(string received, string due) =>
        Due(received, "same-day").ShouldBe(due);

    [Theory]
    [InlineData("2026-11-23 09:00", "15cd", "2026-12-08 17:00")]
    [InlineData("2026-11-23 09:00", "20cd", "2026-12-14 17:00")]
    [InlineData("2026-01-20 09:00", "30cd", "2026-02-23 17:00")]
    [InlineData("2024-04-14 09:00", "15cd", "2024-05-02 17:00")]
    [InlineData("2026-08-07 09:00", "15cd", "2026-08-22 17:00")]
    [InlineData("2026-08-17 09:00", "15cd", "2026-09-03 17:00")]
    [InlineData("2026-12-20 09:00", "15cd", "2027-01-05 17:00")]
    [InlineData("2024-01-30 09:00", "30cd", "2024-02-29 17:00")]
    [InlineData("2023-01-30 09:00", "30cd", "2023-03-01 17:00")]
    public void A_limit_in_calendar_days_rolls_off_a_day_on_which_the_office_is_closed(
        string received,
        string limit,
        string due
    ) => Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2024-02-28 10:00", "1wd", "2024-02-29 17:00")]
    [InlineData("2024-02-29 10:00", "1wd", "2024-03-01 17:00")]
    [InlineData("2023-02-28 10:00", "1wd", "2023-03-01 17:00")]
    public void The_29th_of_February_is_a_day_like_any_other(string received, string limit, string due) =>
        Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2026-11-23 07:00", "8wh", "2026-11-23 17:00")]
    [InlineData("2026-11-23 09:15", "8wh", "2026-11-24 09:15")]
    [InlineData("2026-11-23 10:30", "2wh", "2026-11-23 14:30")]
    [InlineData("2026-11-23 07:30", "4wh", "2026-11-23 11:30")]
    [InlineData("2026-11-20 15:30", "2wh", "2026-11-23 07:30")]
    [InlineData("2026-11-23 12:00", "1wh", "2026-11-23 14:30")]
    [InlineData("2026-08-28 15:00", "8wh", "2026-09-03 15:00")]
    [InlineData("2021-05-31 16:00", "2wh", "2021-06-01 08:00")]
    public void A_limit_in_working_hours_ends_to_the_minute(string received, string limit, string due) =>
        Due(received, limit).ShouldBe(due);

    [Theory]
    [InlineData("2026-11-23 09:15", "2026-11-24 09:15")]
    [InlineData("2026-11-23 16:30", "2026-11-24 16:30")]
    [InlineData("2026-11-21 20:00", "2026-11-23 17:00")]
    [InlineData("2026-02-13 17:00", "2026-02-23 17:00")]
    public void An_online_submission_is_answered_within_eight_working_hours(string submitted, string due) =>
        Local(Calendar.AcceptanceDueAt(At(submitted), RulesAt(At(submitted))).Value).ShouldBe(due);

    [Fact]
    public void Seconds_are_dropped_as_the_slip_prints_minutes()
    {
        var received = At("2026-11-23 15:00").AddSeconds(59);

        var due = Calendar.DueDateOf(received, TimeLimit.SameDay, RulesAt(received)).Value;

        Local(due.DueAt!.Value).ShouldBe("2026-11-23 17:00");
    }

    [Fact]
    public void A_procedure_without_a_promised_day_has_no_due_instant()
    {
        var received = At("2026-11-21 09:00");

        var due = Calendar.DueDateOf(received, TimeLimit.None, RulesAt(received)).Value;

        due.DueAt.ShouldBeNull();
        Local(due.CountsFrom).ShouldBe("2026-11-23 07:00");
        due.Days[^1].Parts.ShouldBe(DueDayParts.Received);
    }

    [Theory]
    [InlineData("2019-12-31 10:00", "1wd")]
    [InlineData("2027-12-30 10:00", "5wd")]
    [InlineData("2027-12-31 17:30", "same-day")]
    [InlineData("2027-12-31 16:59", "1wh")]
    [InlineData("2027-12-20 10:00", "30cd")]
    [InlineData("2028-01-03 10:00", "none")]
    public void Asking_beyond_the_published_years_is_refused_not_guessed(string received, string limit)
    {
        var refusal = Calendar.DueDateOf(At(received), TimeLimit.Parse(limit).Value, RulesAt(At(received))).Error;

        refusal.Code.ShouldBe("calendar.not-published");
        refusal.Parameters["knownThrough"].ShouldBe("2027-12-31");
    }

    [Fact]
    public void The_strip_of_days_gives_the_reason_for_each_day()
    {
        var received = At("2026-04-24 10:00");

        var due = Calendar.DueDateOf(received, TimeLimit.WorkingDays(3), RulesAt(received)).Value;

        due.Days.Select(day => $"{day.Day:MM-dd} {day.Kind} {day.Parts} {day.Name}".TrimEnd())
            .ShouldBe([
                "04-24 Working Arrived, Received",
                "04-25 Weekend None",
                "04-26 Holiday None Giỗ Tổ Hùng Vương",
                "04-27 InLieu None Nghỉ bù Giỗ Tổ Hùng Vương",
                "04-28 Working Counted",
                "04-29 Working Counted",
                "04-30 Holiday None Ngày Chiến thắng (30/4)",
                "05-01 Holiday None Ngày Quốc tế lao động (1/5)",
                "05-02 Weekend None",
                "05-03 Weekend None",
                "05-04 Working Counted, Due",
            ]);
        due.IsProvisional.ShouldBeFalse();
    }

    [Fact]
    public void The_strip_shows_arrival_and_receipt_apart_and_where_calendar_days_rolled()
    {
        var received = At("2026-11-28 09:00");

        var due = Calendar.DueDateOf(received, TimeLimit.CalendarDays(5), RulesAt(received)).Value;

        due.Days.Select(day => $"{day.Day:MM-dd} {day.Parts}")
            .ShouldBe([
                "11-28 Arrived",
                "11-29 None",
                "11-30 Received",
                "12-01 Counted",
                "12-02 Counted",
                "12-03 Counted",
                "12-04 Counted",
                "12-05 Counted",
                "12-06 None",
                "12-07 Due",
            ]);
    }

    [Fact]
    public void A_same_day_dossier_has_one_day_that_is_everything()
    {
        var received = At("2026-11-23 09:00");

        var day = Calendar.DueDateOf(received, TimeLimit.SameDay, RulesAt(received)).Value.Days.ShouldHaveSingleItem();

        day.Parts.ShouldBe(DueDayParts.Arrived | DueDayParts.Received | DueDayParts.Counted | DueDayParts.Due);
    }

    [Fact]
    public void A_due_date_in_a_year_not_yet_announced_says_so()
    {
        var received = At("2026-12-31 10:00");

        Calendar.DueDateOf(received, TimeLimit.WorkingDays(1), RulesAt(received)).Value.IsProvisional.ShouldBeTrue();
    }

    private static string Due(string received, string limit)
    {
        var at = At(received);
        return Local(Calendar.DueDateOf(at, TimeLimit.Parse(limit).Value, RulesAt(at)).Value.DueAt!.Value);
    }
}
