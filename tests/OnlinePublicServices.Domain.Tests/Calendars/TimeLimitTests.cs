using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Domain.Tests.Calendars;

public sealed class TimeLimitTests
{
    [Theory]
    [InlineData("same-day", TimeLimitKind.SameDay, 0)]
    [InlineData("0.5wd", TimeLimitKind.WorkingDays, 1)]
    [InlineData("3wd", TimeLimitKind.WorkingDays, 6)]
    [InlineData("2.5wd", TimeLimitKind.WorkingDays, 5)]
    [InlineData("8wh", TimeLimitKind.WorkingHours, 8)]
    [InlineData("15cd", TimeLimitKind.CalendarDays, 15)]
    [InlineData("none", TimeLimitKind.None, 0)]
    public void A_time_limit_is_read_from_a_data_file_and_written_back_unchanged(
        string text,
        TimeLimitKind kind,
        int amount
    )
    {
        var limit = TimeLimit.Parse(text).Value;

        (limit.Kind, limit.Amount).ShouldBe((kind, amount));
        limit.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wd")]
    [InlineData("3")]
    [InlineData("0wd")]
    [InlineData("0wh")]
    [InlineData("-3wd")]
    [InlineData("+3wd")]
    [InlineData("03wd")]
    [InlineData("3.25wd")]
    [InlineData(".5wd")]
    [InlineData("0.5wh")]
    [InlineData("1.5cd")]
    [InlineData("3 wd")]
    [InlineData("3WD")]
    [InlineData("1000cd")]
    [InlineData("99999999999wd")]
    [InlineData("same day")]
    public void Anything_else_is_refused_rather_than_guessed(string? text) =>
        TimeLimit.Parse(text).Error.Code.ShouldBe("time-limit.malformed");

    [Fact]
    public void Limits_are_equal_by_what_they_promise()
    {
        TimeLimit.WorkingDays(3).ShouldBe(TimeLimit.HalfWorkingDays(6));
        TimeLimit.WorkingHours(8).ShouldNotBe(TimeLimit.WorkingDays(1));
        TimeLimit.CalendarDays(15).ToString().ShouldBe("15cd");
        Should.Throw<ArgumentOutOfRangeException>(() => TimeLimit.CalendarDays(0));
    }
}
