using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Domain.Tests.Procedures;

public sealed class ProcedureCodeTests
{
    [Theory]
    [InlineData("1.001193", "1.001193", null)]
    [InlineData("2.002396.H05", "2.002396", "H05")]
    [InlineData("1.004616.000.00.00.H56", "1.004616", "000.00.00.H56")]
    public void A_procedure_code_is_the_national_number_and_perhaps_an_agency(
        string text,
        string national,
        string? agency
    )
    {
        var code = ProcedureCode.Parse(text).Value;

        code.National.ShouldBe(national);
        code.Agency?.ToString().ShouldBe(agency);
        code.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1001193")]
    [InlineData("1.00119")]
    [InlineData("1.0011933")]
    [InlineData("0.001193")]
    [InlineData("A.001193")]
    [InlineData("1-001193")]
    [InlineData("1.00119A")]
    [InlineData("1.001193.")]
    [InlineData("1.001193.H5")]
    [InlineData("1.001193H56")]
    public void A_malformed_procedure_code_is_refused(string? text) =>
        ProcedureCode.Parse(text).Error.Code.ShouldBe("procedure-code.malformed");
}
