using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Domain.Tests.Parties;

public sealed class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("038090001234", "038", Sex.Male, 1990)]
    [InlineData("038190001234", "038", Sex.Female, 1990)]
    [InlineData("001205012345", "001", Sex.Male, 2005)]
    [InlineData("096300000001", "096", Sex.Female, 2000)]
    [InlineData("038 154 000 001", "038", Sex.Female, 1954)]
    public void A_personal_number_tells_province_sex_and_birth_year(string text, string province, Sex sex, int year)
    {
        var number = PersonalIdNumber.Parse(text).Value;

        (number.Province, number.Sex, number.BirthYear).ShouldBe((province, sex, year));
    }

    [Theory]
    [InlineData(null, "personal-id.malformed")]
    [InlineData("", "personal-id.malformed")]
    [InlineData("03809000123", "personal-id.malformed")]
    [InlineData("0380900012345", "personal-id.malformed")]
    [InlineData("03809000123A", "personal-id.malformed")]
    [InlineData("０38090001234", "personal-id.malformed")]
    [InlineData("000090001234", "personal-id.province-unknown")]
    [InlineData("097090001234", "personal-id.province-unknown")]
    public void A_number_that_cannot_exist_is_refused(string? text, string code) =>
        PersonalIdNumber.Parse(text).Error.Code.ShouldBe(code);

    [Fact]
    public void A_slip_of_the_pen_shows_against_sex_and_birth_year()
    {
        var number = PersonalIdNumber.Parse("038190001234").Value;
        var bornOn = PartialDate.Parse("1990-05").Value;

        number.Fits(Sex.Female, bornOn).IsRefused.ShouldBeFalse();
        number.Fits(Sex.Male, bornOn).Error.Code.ShouldBe("personal-id.sex-differs");
        number.Fits(Sex.Female, PartialDate.Parse("1991").Value).Error.Code.ShouldBe("personal-id.birth-year-differs");
    }

    [Fact]
    public void Numbers_print_themselves_masked()
    {
        var number = PersonalIdNumber.Parse("038090001234").Value;
        var taxCode = TaxCode.Parse("038090001234", Today).Value;

        $"{number} {taxCode}".ShouldBe("*********234 *********234");
        number.Reveal().ShouldBe("038090001234");
        taxCode.Reveal().ShouldBe("038090001234");
        number.ShouldBe(PersonalIdNumber.Parse("038-090-001234").Value);
    }

    [Theory]
    [InlineData("0100109106", TaxCodeKind.Main, "0100109106")]
    [InlineData("0315459414", TaxCodeKind.Main, "0315459414")]
    [InlineData("0100109106-001", TaxCodeKind.Branch, "0100109106-001")]
    [InlineData("0100109106001", TaxCodeKind.Branch, "0100109106-001")]
    [InlineData("038090001234", TaxCodeKind.Individual, "038090001234")]
    public void A_tax_code_belongs_to_an_organisation_a_branch_or_a_person(
        string text,
        TaxCodeKind kind,
        string printed
    )
    {
        var code = TaxCode.Parse(text, Today).Value;

        (code.Kind, code.Reveal()).ShouldBe((kind, printed));
    }

    [Theory]
    [InlineData(null, "tax-code.malformed")]
    [InlineData("010010910", "tax-code.malformed")]
    [InlineData("0100109107", "tax-code.check-digit")]
    [InlineData("0100109160", "tax-code.check-digit")]
    [InlineData("0100109107-001", "tax-code.check-digit")]
    [InlineData("0100109106-000", "tax-code.malformed")]
    [InlineData("0000000000", "tax-code.check-digit")]
    [InlineData("097090001234", "personal-id.province-unknown")]
    public void A_wrong_tax_code_is_refused(string? text, string code) =>
        TaxCode.Parse(text, Today).Error.Code.ShouldBe(code);

    [Fact]
    public void Every_single_wrong_digit_of_a_tax_code_is_noticed()
    {
        const string right = "0100109106";

        var slips =
            from at in Enumerable.Range(0, right.Length)
            from digit in "0123456789"
            where digit != right[at]
            select right[..at] + digit + right[(at + 1)..];

        slips.ShouldAllBe(slip => TaxCode.Parse(slip, Today).IsRefused);
    }

    [Fact]
    public void A_personal_number_is_no_tax_code_before_July_2025()
    {
        TaxCode.Parse("038090001234", new DateOnly(2025, 6, 30)).Error.Code.ShouldBe("tax-code.personal-id-too-early");
        TaxCode.Parse("038090001234", new DateOnly(2025, 7, 1)).IsRefused.ShouldBeFalse();
    }
}
