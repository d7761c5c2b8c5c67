using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Tests.Units;

public sealed class UnitCodeTests
{
    [Theory]
    [InlineData("000.17.22.H56", LegalEdition.A, "H56", "22", "17")]
    [InlineData("000.00.14.H56", LegalEdition.A, "H56", "14", "")]
    [InlineData("000.00.00.H56", LegalEdition.A, "H56", "", "")]
    [InlineData("H56", LegalEdition.B, "H56", "", "")]
    [InlineData("H56.017", LegalEdition.B, "H56", "017", "")]
    [InlineData("H56.017.02", LegalEdition.B, "H56", "017", "02")]
    [InlineData("H56.017.002", LegalEdition.B, "H56", "017", "002")]
    public void A_unit_code_is_read_in_the_order_of_either_edition(
        string text,
        LegalEdition edition,
        string authority,
        string branch,
        string office
    )
    {
        var code = UnitCode.Parse(text).Value;

        code.Edition.ShouldBe(edition);
        (code.Authority, code.Branch, code.Office).ShouldBe((authority, branch, office));
        code.ToString().ShouldBe(text);
    }

    [Fact]
    public void Case_and_blanks_around_a_unit_code_do_not_matter() =>
        UnitCode.Parse(" 000.17.22.h56 ").Value.ShouldBe(UnitCode.Parse("000.17.22.H56").Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("56")]
    [InlineData("H5")]
    [InlineData("H567")]
    [InlineData("HH6")]
    [InlineData("H56.17")]
    [InlineData("H56.0017")]
    [InlineData("H56.017.2")]
    [InlineData("H56.017.0002")]
    [InlineData("H56.017.02.000")]
    [InlineData("H56..02")]
    [InlineData("17.22.H56")]
    [InlineData("001.17.22.H56")]
    [InlineData("000.7.22.H56")]
    [InlineData("000.17.022.H56")]
    [InlineData("000.17.22.56")]
    [InlineData("000-17-22-H56")]
    [InlineData("000.17.22.H5٦")]
    public void A_malformed_unit_code_is_refused(string? text) =>
        UnitCode.Parse(text).Error.Code.ShouldBe("unit-code.malformed");
}
