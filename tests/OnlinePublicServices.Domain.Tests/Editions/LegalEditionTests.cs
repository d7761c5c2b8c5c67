using OnlinePublicServices.Domain.Editions;

namespace OnlinePublicServices.Domain.Tests.Editions;

public sealed class LegalEditionTests
{
    [Theory]
    [InlineData("2018-11-23", LegalEdition.A)]
    [InlineData("2025-06-30", LegalEdition.A)]
    [InlineData("2025-07-01", LegalEdition.B)]
    [InlineData("2026-11-23", LegalEdition.B)]
    public void The_day_of_receipt_chooses_the_edition(string receivedOn, LegalEdition expected) =>
        LegalEdition.On(DateOnly.ParseExact(receivedOn, "yyyy-MM-dd")).ShouldBe(expected);
}
