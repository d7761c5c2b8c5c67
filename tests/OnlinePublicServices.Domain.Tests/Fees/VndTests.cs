using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Tests.Fees;

public sealed class VndTests
{
    private static readonly Vnd Fee = new(8_000);

    [Fact]
    public void Amounts_are_added_multiplied_and_compared_in_whole_dong()
    {
        (Fee + new Vnd(2_000)).ShouldBe(new Vnd(10_000));
        (Fee - new Vnd(2_000)).ShouldBe(new Vnd(6_000));
        (Fee * 3).ToString().ShouldBe("24000");
        (Fee < new Vnd(8_001), Fee > Vnd.Zero, Fee <= new Vnd(8_000), Fee >= new Vnd(8_000)).ShouldBe(
            (true, true, true, true)
        );
        new[] { Fee, Vnd.Zero }.Order().ShouldBe([Vnd.Zero, Fee]);
    }

    [Fact]
    public void An_amount_too_large_is_a_bug_and_never_wraps_round()
    {
        Should.Throw<OverflowException>(() => new Vnd(long.MaxValue) + Fee);
        Should.Throw<OverflowException>(() => new Vnd(long.MaxValue) * 2);
    }
}
