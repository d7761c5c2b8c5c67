using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Tests.Fees;

public sealed class CertifiedCopyFeeTests
{
    [Theory]
    [InlineData(1, 1, 2_000)]
    [InlineData(2, 1, 4_000)]
    [InlineData(3, 1, 5_000)]
    [InlineData(10, 1, 12_000)]
    [InlineData(197, 1, 199_000)]
    [InlineData(198, 1, 200_000)]
    [InlineData(5_000, 1, 200_000)]
    [InlineData(3, 4, 20_000)]
    public void A_certified_copy_costs_by_pages_up_to_a_limit_a_copy(int pages, int copies, long amount)
    {
        CertifiedCopyFee.For(pages, copies).ShouldBe(new Vnd(amount));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_copy_has_at_least_one_page_and_is_made_at_least_once(int pages, int copies)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => CertifiedCopyFee.For(pages, copies));
    }
}
