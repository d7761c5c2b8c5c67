using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Infrastructure.Forms;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

public sealed class AmountInWordsTests
{
    [Theory]
    [InlineData(0, "Không đồng")]
    [InlineData(5, "Năm đồng")]
    [InlineData(10, "Mười đồng")]
    [InlineData(15, "Mười lăm đồng")]
    [InlineData(21, "Hai mươi mốt đồng")]
    [InlineData(24, "Hai mươi tư đồng")]
    [InlineData(101, "Một trăm linh một đồng")]
    [InlineData(115, "Một trăm mười lăm đồng")]
    [InlineData(8_000, "Tám nghìn đồng")]
    [InlineData(15_000, "Mười lăm nghìn đồng")]
    [InlineData(31_000, "Ba mươi mốt nghìn đồng")]
    [InlineData(100_000, "Một trăm nghìn đồng")]
    [InlineData(105_000, "Một trăm linh năm nghìn đồng")]
    [InlineData(1_005_000, "Một triệu không trăm linh năm nghìn đồng")]
    [InlineData(1_000_001, "Một triệu không trăm linh một đồng")]
    [InlineData(2_350_400, "Hai triệu ba trăm năm mươi nghìn bốn trăm đồng")]
    [InlineData(1_000_000_000, "Một tỷ đồng")]
    [InlineData(1_000_000_015, "Một tỷ không trăm mười lăm đồng")]
    [InlineData(25_000_000_000, "Hai mươi lăm tỷ đồng")]
    [InlineData(3_000_000_000_000, "Ba nghìn tỷ đồng")]
    [InlineData(3_000_200_000_000, "Ba nghìn tỷ hai trăm triệu đồng")]
    [InlineData(1_000_000_000_000_000_000, "Một tỷ tỷ đồng")]
    [InlineData(1_000_000_000_000_000_001, "Một tỷ tỷ không trăm linh một đồng")]
    public void An_amount_is_written_as_an_office_reads_it(long vnd, string words)
    {
        AmountInWords.Of(new Vnd(vnd)).ShouldBe(words);
    }

    [Fact]
    public void There_is_no_receipt_for_less_than_nothing()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => AmountInWords.Of(new Vnd(-1)));
    }

    [Fact]
    public void Two_amounts_never_have_the_same_words()
    {
        var words = Enumerable.Range(0, 120_000).Select(number => AmountInWords.Of(new Vnd(number * 37L)));

        words.Distinct(StringComparer.Ordinal).Count().ShouldBe(120_000);
    }
}
