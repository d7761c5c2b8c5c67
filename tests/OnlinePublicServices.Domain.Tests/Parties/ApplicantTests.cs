using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Domain.Tests.Parties;

public sealed class ApplicantTests
{
    private static readonly TaxCode TaxCode = TaxCode.Parse("0100109106", new DateOnly(2026, 1, 1)).Value;

    [Fact]
    public void A_citizen_applies_with_name_and_identity_number()
    {
        var applicant = Applicant
            .Citizen(
                PersonName.Parse("Lê Thị Hoa").Value,
                PersonalIdNumber.Parse("038190001234").Value,
                "Thôn 1,  xã Thọ Phú",
                PhoneNumber.Parse("0912345678").Value,
                EmailAddress.Parse("hoa@example.vn").Value
            )
            .Value;

        applicant.Kind.ShouldBe(ApplicantKind.Citizen);
        (applicant.Name, applicant.Address).ShouldBe(("Lê Thị Hoa", "Thôn 1, xã Thọ Phú"));
        (applicant.PersonalId!.Reveal(), applicant.TaxCode).ShouldBe(("038190001234", null));
        (applicant.Phone!.National, applicant.Email!.Value).ShouldBe(("0912345678", "hoa@example.vn"));
        applicant.ToString().ShouldBe("Citizen ***");
    }

    [Fact]
    public void An_organisation_applies_with_name_and_tax_code()
    {
        var applicant = Applicant.Organisation("Công ty TNHH 36", TaxCode, null).Value;

        applicant.Kind.ShouldBe(ApplicantKind.Organisation);
        (applicant.Name, applicant.Address, applicant.TaxCode).ShouldBe(("Công ty TNHH 36", "", TaxCode));
    }

    [Theory]
    [InlineData("", "x", "applicant.name")]
    [InlineData("\u200b", "x", "applicant.name")]
    [InlineData("A\nB", "x", "applicant.name")]
    [InlineData("A", "x\r\ny", "applicant.address")]
    public void Text_that_was_not_typed_is_refused(string name, string address, string code) =>
        Applicant.Organisation(name, TaxCode, address).Error.Code.ShouldBe(code);
}
