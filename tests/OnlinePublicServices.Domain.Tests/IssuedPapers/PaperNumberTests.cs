using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Tests.IssuedPapers;

public sealed class PaperNumberTests
{
    [Theory]
    [InlineData(LegalEdition.A, UnitKind.District, "15/TNHS")]
    [InlineData(LegalEdition.A, UnitKind.OneStopCentre, "15/TNHS")]
    [InlineData(LegalEdition.B, UnitKind.OneStopCentre, "15/TTPVHCC")]
    [InlineData(LegalEdition.B, UnitKind.LandRegistryBranch, "15/BPTNTKQ")]
    public void A_slip_bears_the_sign_of_its_edition_and_counter(LegalEdition edition, UnitKind counter, string printed)
    {
        var number = PaperNumber
            .Create(PaperKind.AppointmentSlip, edition, counter, new DateOnly(2026, 11, 23), 15)
            .Value;

        number.ToString().ShouldBe(printed);
        (number.Year, number.Number, number.Edition).ShouldBe((2026, 15, edition));
    }

    [Theory]
    [InlineData(PaperKind.SupplementRequest, LegalEdition.A, "15/HDHS")]
    [InlineData(PaperKind.SupplementRequest, LegalEdition.B, "15/PBS-TTPVHCC")]
    [InlineData(PaperKind.Refusal, LegalEdition.A, "15/PTC")]
    [InlineData(PaperKind.Refusal, LegalEdition.B, "15/PTC-TTPVHCC")]
    [InlineData(PaperKind.ApologyLetter, LegalEdition.A, "15/PXL")]
    [InlineData(PaperKind.ApologyLetter, LegalEdition.B, "15/PXL")]
    [InlineData(PaperKind.StopNotice, LegalEdition.B, "15/TB-TTPVHCC")]
    public void Each_kind_of_paper_bears_a_sign_of_its_own(PaperKind kind, LegalEdition edition, string printed) =>
        PaperNumber
            .Create(kind, edition, UnitKind.OneStopCentre, new DateOnly(2026, 11, 23), 15)
            .Value.ToString()
            .ShouldBe(printed);

    [Fact]
    public void A_number_below_ten_is_printed_with_a_nought_before_it() =>
        PaperNumber
            .Create(PaperKind.AppointmentSlip, LegalEdition.B, UnitKind.OneStopCentre, new DateOnly(2026, 1, 1), 7)
            .Value.ToString()
            .ShouldBe("07/TTPVHCC");

    [Fact]
    public void Numbers_begin_with_one() =>
        PaperNumber
            .Create(PaperKind.AppointmentSlip, LegalEdition.B, UnitKind.OneStopCentre, new DateOnly(2026, 1, 1), 0)
            .Error.Code.ShouldBe("slip-number.malformed");
}
