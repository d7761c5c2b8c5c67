using OnlinePublicServices.Domain.Payments;

namespace OnlinePublicServices.Domain.Tests.Payments;

public sealed class PaymentReferenceTests
{
    private static readonly DateTimeOffset Evening = new(2026, 7, 31, 14, 5, 9, TimeSpan.Zero);

    [Fact]
    public void An_attempt_is_named_after_its_dossier_and_the_second_on_a_24_hour_clock_in_viet_nam()
    {
        var name = PaymentReference.Of("H56.017.02-260731-0001", Evening, attempt: 1);

        name.ShouldBe("dvcH56017022607310001" + "20260731210509" + "01");
    }

    [Theory]
    [InlineData("000.17.22.H56-210531-99999")]
    [InlineData("H56.017.02-260731-0999999")]
    public void The_longest_dossier_codes_leave_room(string code)
    {
        PaymentReference.Of(code, Evening, 99).Length.ShouldBeLessThanOrEqualTo(64);
        PaymentReference.ForTransfer(code, 99).Length.ShouldBeLessThanOrEqualTo(TransferCode.PurposeMax);
    }

    [Fact]
    public void Attempts_of_one_second_have_names_of_their_own()
    {
        var names = Enumerable.Range(1, 99).Select(n => PaymentReference.Of("H56.017.02-260731-0001", Evening, n));

        names.Distinct().Count().ShouldBe(99);
        Should.Throw<ArgumentOutOfRangeException>(() => PaymentReference.Of("H56", Evening, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => PaymentReference.ForTransfer("H56", 100));
    }

    [Fact]
    public void A_transfer_is_named_so_that_a_person_can_type_it()
    {
        PaymentReference.ForTransfer("H56.017.02-260731-0001", 2).ShouldBe("H56017022607310001T02");
    }

    [Theory]
    [InlineData("H563102611300001T01", "H563102611300001T01")]
    [InlineData("MBVCB.77.h563102611300001t01.CT tu 0351000646393 NGUYEN THI HANH", "H563102611300001T01")]
    [InlineData("0001722H562105310001T01 nop phi", "0001722H562105310001T01")]
    [InlineData("H563102611300001T01 H563102611300001T01", "H563102611300001T01")]
    [InlineData("H563102611300001T01 H563102611300002T01", null)]
    [InlineData("H56310261130 0001T01", null)]
    [InlineData("THANHTOANH563102611300001T01", null)]
    [InlineData("NOP PHI HO SO", null)]
    [InlineData("", null)]
    public void The_name_is_found_in_what_banks_put_around_it_or_not_guessed(string words, string? name) =>
        PaymentReference.TransferIn(words).ShouldBe(name);
}
