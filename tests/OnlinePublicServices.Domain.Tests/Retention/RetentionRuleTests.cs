using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Retention;

namespace OnlinePublicServices.Domain.Tests.Retention;

/// <summary>From the closing of a dossier to the days of warning and destruction.</summary>
public sealed class RetentionRuleTests
{
    private static readonly DateTimeOffset Closed = At("2026-11-23 10:00");

    [Theory]
    [InlineData("2026-11-23 10:00", 24, "2028-11-10 00:00", "2028-11-24 00:00")]
    [InlineData("2026-11-23 00:00", 24, "2028-11-10 00:00", "2028-11-24 00:00")]
    [InlineData("2026-11-23 23:59", 24, "2028-11-10 00:00", "2028-11-24 00:00")]
    [InlineData("2026-08-31 10:00", 30, "2029-02-15 00:00", "2029-03-01 00:00")]
    [InlineData("2028-02-29 10:00", 24, "2030-02-15 00:00", "2030-03-01 00:00")]
    [InlineData("2026-12-31 10:00", 120, "2036-12-18 00:00", "2037-01-01 00:00")]
    [InlineData("2026-11-23 10:00", 840, "2096-11-10 00:00", "2096-11-24 00:00")]
    public void The_last_day_is_kept_whole_and_the_warning_comes_fourteen_days_before(
        string closed,
        int months,
        string warned,
        string due
    )
    {
        var dates = RetentionRule.Of(new RetentionPeriod(months), At(closed))!;

        dates.WarnAt.ShouldBe(At(warned));
        dates.DueAt.ShouldBe(At(due));
    }

    [Fact]
    public void What_is_kept_for_good_or_has_no_time_is_never_due()
    {
        RetentionRule.Of(new RetentionPeriod(Permanent: true), Closed).ShouldBeNull();
        RetentionRule.Of(null, Closed).ShouldBeNull();
        RetentionRule.ResultDueAt(null, Closed).ShouldBeNull();
        RetentionRule.ResultDueAt(new RetentionPeriod(120, ResultPermanent: true), Closed).ShouldBeNull();
    }

    [Fact]
    public void A_result_goes_with_its_dossier_unless_it_has_a_longer_time()
    {
        RetentionRule.ResultDueAt(new RetentionPeriod(24), Closed).ShouldBe(At("2028-11-24 00:00"));
        RetentionRule.ResultDueAt(new RetentionPeriod(24, ResultMonths: 60), Closed).ShouldBe(At("2031-11-24 00:00"));
    }

    [Theory]
    [InlineData(24, false, null, false, true)]
    [InlineData(840, false, null, false, true)]
    [InlineData(null, true, null, false, true)]
    [InlineData(120, false, 240, false, true)]
    [InlineData(120, false, null, true, true)]
    [InlineData(23, false, null, false, false)]
    [InlineData(841, false, null, false, false)]
    [InlineData(null, false, null, false, false)]
    [InlineData(120, true, null, false, false)]
    [InlineData(120, false, 60, false, false)]
    [InlineData(120, false, 841, false, false)]
    [InlineData(120, false, 240, true, false)]
    [InlineData(null, true, 240, false, false)]
    public void A_time_says_one_thing(int? months, bool forGood, int? result, bool resultForGood, bool isWhole) =>
        new RetentionPeriod(months, forGood, result, resultForGood).IsWhole.ShouldBe(isWhole);

    [Theory]
    [InlineData("2028-11-24 00:00", null, null)]
    [InlineData("2028-11-24 00:00", "2028-11-10 00:00", "2028-11-24 00:00")]
    [InlineData("2028-11-24 00:00", "2028-11-01 00:00", "2028-11-24 00:00")]
    [InlineData("2028-11-24 00:00", "2029-03-01 08:30", "2029-03-15 08:30")]
    public void Nothing_is_destroyed_before_the_warning_is_fourteen_days_old(
        string due,
        string? warned,
        string? from
    ) =>
        RetentionRule
            .ErasableFrom(At(due), warned is null ? null : At(warned))
            .ShouldBe(from is null ? null : At(from));

    [Fact]
    public void A_later_closing_and_a_longer_time_never_make_it_due_sooner()
    {
        var random = new Random(37);
        for (var run = 0; run < 2_000; run++)
        {
            var closed = Closed.AddMinutes(random.Next(0, 5_000_000));
            var months = random.Next(RetentionPeriod.MonthsMin, RetentionPeriod.MonthsMax);
            var dates = RetentionRule.Of(new RetentionPeriod(months), closed)!;

            dates.DueAt.ShouldBeGreaterThan(closed);
            (dates.DueAt - dates.WarnAt).Days.ShouldBe(RetentionRule.WarnedDays);
            VietnamTime.TimeOf(dates.DueAt).ShouldBe(TimeOnly.MinValue);
            RetentionRule
                .Of(new RetentionPeriod(months), closed.AddMinutes(random.Next(0, 100_000)))!
                .DueAt.ShouldBeGreaterThanOrEqualTo(dates.DueAt);
            RetentionRule.Of(new RetentionPeriod(months + 1), closed)!.DueAt.ShouldBeGreaterThan(dates.DueAt);
            var warned = dates.WarnAt.AddMinutes(random.Next(-100_000, 100_000));
            var from = RetentionRule.ErasableFrom(dates.DueAt, warned)!.Value;
            from.ShouldBeGreaterThanOrEqualTo(dates.DueAt);
            (from - warned).TotalDays.ShouldBeGreaterThanOrEqualTo(RetentionRule.WarnedDays);
        }
    }

    internal static DateTimeOffset At(string vietnam) =>
        VietnamTime.Instant(
            DateOnly.ParseExact(vietnam[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly.ParseExact(vietnam[11..], "HH:mm", CultureInfo.InvariantCulture)
        );
}
