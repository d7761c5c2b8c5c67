using Microsoft.Extensions.Options;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

public sealed class PaymentOptionsTests
{
    private static readonly Uri Simulated = new("http://localhost:7200");
    private static readonly Uri Real = new("https://gateway.example");

    [Fact]
    public void Without_settings_there_is_no_gateway()
    {
        using var portal = new PaymentOffice();

        portal.Gateways.All.ShouldBeEmpty();
        portal.Gateways.Find("vnpay").ShouldBeNull();
    }

    [Fact]
    public void Gateways_are_offered_the_states_own_first()
    {
        using var portal = new PaymentOffice(
            "Production",
            [.. PaymentOffice.VnpaySettings(Real), .. PaymentOffice.PlatformSettings(Real)]
        );

        portal.Gateways.All.Select(gateway => gateway.Name).ShouldBe(["national-platform", "vnpay"]);
    }

    [Theory]
    [InlineData("Payments:Vnpay:Secret", "", "Payments:Vnpay: Secret is missing.")]
    [InlineData("Payments:Vnpay:TmnCode", "PORTAL", "Payments:Vnpay: TmnCode must be eight letters and digits.")]
    [InlineData("Payments:Vnpay:PayAddress", "", "Payments:Vnpay: PayAddress must be an https address.")]
    [InlineData("Payments:Vnpay:ApiAddress", "ftp://a", "Payments:Vnpay: ApiAddress must be an https address.")]
    [InlineData("Payments:Vnpay:ServerAddress", "here", "Payments:Vnpay: ServerAddress must be an IP address.")]
    [InlineData("Payments:Vnpay:TimeoutSeconds", "0", "Payments:Vnpay: TimeoutSeconds must lie between 1 and 60.")]
    [InlineData("Payments:NationalPlatform:Secret", "", "Payments:NationalPlatform: Secret is missing.")]
    [InlineData(
        "Payments:NationalPlatform:PartnerCode",
        "a|b",
        "Payments:NationalPlatform: PartnerCode must be there, without a bar."
    )]
    [InlineData(
        "Payments:NationalPlatform:Accounts:0:Holder",
        "",
        "Payments:NationalPlatform: Accounts: each unit needs AgencyCode, BankCode, Number and Holder."
    )]
    public void A_gateway_that_is_half_set_up_stops_the_start_and_says_what_is_missing(
        string key,
        string value,
        string said
    )
    {
        using var portal = new PaymentOffice([
            .. PaymentOffice.VnpaySettings(Simulated),
            .. PaymentOffice.PlatformSettings(Simulated),
            (key, value),
        ]);

        Should.Throw<OptionsValidationException>(() => portal.Gateways).Failures.ShouldContain(said);
    }

    [Fact]
    public void Outside_development_keys_and_codes_go_over_tls_alone()
    {
        using var portal = new PaymentOffice("Production", PaymentOffice.VnpaySettings(Simulated));

        Should
            .Throw<OptionsValidationException>(() => portal.Gateways)
            .Failures.ShouldBe([
                "Payments:Vnpay: PayAddress must be an https address.",
                "Payments:Vnpay: ApiAddress must be an https address.",
            ]);
    }
}
