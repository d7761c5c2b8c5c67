using OnlinePublicServices.Domain.AppointmentSlips;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Tests.AppointmentSlips;

public sealed class SlipNumberTests
{
    [Theory]
    [InlineData(LegalEdition.A, UnitKind.District, "15/TNHS")]
    [InlineData(LegalEdition.A, UnitKind.OneStopCentre, "15/TNHS")]
    [InlineData(LegalEdition.B, UnitKind.OneStopCentre, "15/TTPVHCC")]
    [InlineData(LegalEdition.B, UnitKind.LandRegistryBranch, "15/BPTNTKQ")]
    public void A_slip_bears_the_sign_of_its_edition_and_counter(LegalEdition edition, UnitKind counter, string printed)
    {
        var number = SlipNumber.Create(edition, counter, new DateOnly(2026, 11, 23), 15).Value;

        number.ToString().ShouldBe(printed);
        (number.Year, number.Number, number.Edition).ShouldBe((2026, 15, edition));
    }

    [Fact]
    public void A_number_below_ten_is_printed_with_a_nought_before_it() =>
        SlipNumber
            .Create(LegalEdition.B, UnitKind.OneStopCentre, new DateOnly(2026, 1, 1), 7)
            .Value.ToString()
            .ShouldBe("07/TTPVHCC");

    [Fact]
    public void Numbers_begin_with_one() =>
        SlipNumber
            .Create(LegalEdition.B, UnitKind.OneStopCentre, new DateOnly(2026, 1, 1), 0)
            .Error.Code.ShouldBe("slip-number.malformed");
}
