using System.Globalization;
using OnlinePublicServices.Features.Register;

namespace OnlinePublicServices.Features.Tests.Register;

public sealed class RegisterPeriodTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2026-11-01", "2026-11-01", true)]
    [InlineData("2026-01-01", "2027-01-02", true)]
    [InlineData("2026-01-01", "2027-01-03", false)]
    [InlineData("2026-11-02", "2026-11-01", false)]
    [InlineData(null, "0001-01-01", false)]
    [InlineData("0001-01-01", null, false)]
    [InlineData(null, "9999-12-31", false)]
    [InlineData("9999-12-31", null, false)]
    public void A_register_is_read_for_a_year_at_most_in_order_and_of_our_time(
        string? from,
        string? until,
        bool isPlausible
    ) => RegisterPeriod.IsPlausible(Day(from), Day(until)).ShouldBe(isPlausible);

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
