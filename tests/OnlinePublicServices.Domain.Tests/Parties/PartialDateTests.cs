using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Domain.Tests.Parties;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("1954", "1954", "1954-01-01", "1954-12-31")]
    [InlineData("1954-02", "1954-02", "1954-02-01", "1954-02-28")]
    [InlineData("1956-02", "1956-02", "1956-02-01", "1956-02-29")]
    [InlineData("1954-05-07", "1954-05-07", "1954-05-07", "1954-05-07")]
    [InlineData("07/05/1954", "1954-05-07", "1954-05-07", "1954-05-07")]
    [InlineData("7/5/1954", "1954-05-07", "1954-05-07", "1954-05-07")]
    [InlineData("05/1954", "1954-05", "1954-05-01", "1954-05-31")]
    [InlineData("1956-02-29", "1956-02-29", "1956-02-29", "1956-02-29")]
    public void Old_papers_may_know_only_a_part_of_the_date(string text, string iso, string earliest, string latest)
    {
        var date = PartialDate.Parse(text).Value;

        date.ToString().ShouldBe(iso);
        (date.Earliest.ToString("O"), date.Latest.ToString("O")).ShouldBe((earliest, latest));
        PartialDate.Parse(iso).Value.ShouldBe(date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("54")]
    [InlineData("1799")]
    [InlineData("2200")]
    [InlineData("1954-13")]
    [InlineData("1954-00")]
    [InlineData("1954-02-29")]
    [InlineData("1954-05-00")]
    [InlineData("31/04/1954")]
    [InlineData("1954-05-07-01")]
    [InlineData("1954-5a")]
    [InlineData("1954-05-x")]
    [InlineData("05-07-1954")]
    public void A_date_that_never_was_is_refused(string? text) =>
        PartialDate.Parse(text).Error.Code.ShouldBe("partial-date.malformed");

    [Fact]
    public void A_day_without_its_month_is_no_date() =>
        PartialDate.Create(1954, null, 7).Error.Code.ShouldBe("partial-date.malformed");
}
