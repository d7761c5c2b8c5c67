using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Notifications.Sms;
using OnlinePublicServices.Infrastructure.Tests.Payments;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Infrastructure.Tests.Notifications;

/// <summary>Short messages over the gateway's protocol, from the hand-over to the report.</summary>
public sealed class SmsGatewayTests : IAsyncLifetime
{
    private const string Secret = "a secret of the gateway's and ours";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 5, 9, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("0199aa00-0000-7000-8000-000000000001");

    private readonly LogLines log = new();
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Impostor customer = null!;
    private Simulator gateway = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        customer = await Impostor.OpenAsync(_ => Impostor.Json("{}"));
        var settings = new SimulatorSettings
        {
            Sms = new()
            {
                Token = "token",
                Secret = Secret,
                ReportTo = customer.Address,
            },
        };
        gateway = await Simulator.StartAsync(settings, new FakeTimeProvider(Now), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        log.Dispose();
        await gateway.DisposeAsync();
        await customer.DisposeAsync();
    }

    [Fact]
    public async Task A_text_is_handed_over_once_and_its_delivery_reported()
    {
        using var portal = Portal();
        var sms = Of(portal);

        (await sms.SendAsync(Message(), Cancel)).ShouldBe(Delivery.Accepted);
        (await sms.SendAsync(Message(), Cancel)).ShouldBe(Delivery.Accepted);
        var page = await browser.GetStringAsync(new Uri(gateway.Address, "/sms"), Cancel);
        await Report("delivered");

        page.Split("name=\"sms\"").Length.ShouldBe(2, "one text, however often it is handed over");
        page.ShouldContain("<b>+84912345678</b>");
        sms.Read(Signed(customer.Asked.Single())).ShouldBe(new SmsReport(Id, true, null, Now));
    }

    [Fact]
    public async Task A_text_that_cannot_be_delivered_is_reported_with_the_gateways_code()
    {
        using var portal = Portal();
        await Of(portal).SendAsync(Message(), Cancel);

        await Report("failed");

        Of(portal).Read(Signed(customer.Asked.Single())).ShouldBe(new SmsReport(Id, false, "absent-subscriber", Now));
    }

    [Theory]
    [InlineData("token", "02373456789", "Ho so", DeliveryOutcome.Never, "sms.number-refused")]
    [InlineData("token", "0912345678", "", DeliveryOutcome.Never, "sms.text-refused")]
    [InlineData("guessed", "0912345678", "Ho so", DeliveryOutcome.Later, "sms.gateway-refused")]
    internal async Task What_can_never_be_sent_is_told_apart_from_what_may_go_later(
        string token,
        string number,
        string text,
        DeliveryOutcome outcome,
        string code
    )
    {
        using var portal = Portal(("Sms:Token", token));

        var handed = await Of(portal).SendAsync(Message(number, text), Cancel);

        handed.ShouldBe(new Delivery(outcome, code));
    }

    [Theory]
    [InlineData(400, """{"error":"number"}""", DeliveryOutcome.Never, "sms.number-refused")]
    [InlineData(400, """{"error":"text"}""", DeliveryOutcome.Never, "sms.text-refused")]
    [InlineData(400, """{"error":"else"}""", DeliveryOutcome.Later, "sms.gateway-refused")]
    [InlineData(400, "<html>", DeliveryOutcome.Later, "sms.gateway-refused")]
    [InlineData(200, "{}", DeliveryOutcome.Later, "sms.gateway-refused")]
    [InlineData(307, "{}", DeliveryOutcome.Later, "sms.gateway-refused")]
    [InlineData(429, "{}", DeliveryOutcome.Later, "sms.put-off")]
    [InlineData(503, "{}", DeliveryOutcome.Later, "sms.put-off")]
    internal async Task Whatever_the_gateway_answers_becomes_a_decision(
        int status,
        string body,
        DeliveryOutcome outcome,
        string code
    )
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json(body, status));
        using var portal = Portal(("Sms:Address", $"{impostor.Address}"));

        (await Of(portal).SendAsync(Message(), Cancel)).ShouldBe(new Delivery(outcome, code));
        log.All.ShouldContain(code);
        log.All.ShouldNotContain("912345678");
        log.All.ShouldNotContain("Ho so");
    }

    [Fact]
    public async Task A_gateway_that_is_silent_or_talks_too_much_is_tried_later()
    {
        await using var silent = await Impostor.OpenAsync(_ => Impostor.Silence);
        await using var large = await Impostor.OpenAsync(_ => Impostor.Json(new string('x', 70_000), 202));
        using var waiting = Portal(("Sms:Address", $"{silent.Address}"));
        using var flooded = Portal(("Sms:Address", $"{large.Address}"));
        var later = new Delivery(DeliveryOutcome.Later, "sms.gateway-unreachable");

        (await Of(waiting).SendAsync(Message(), Cancel)).ShouldBe(later);
        (await Of(flooded).SendAsync(Message(), Cancel)).ShouldBe(later);
    }

    [Fact]
    public async Task Without_a_gateway_nothing_is_sent_and_nothing_believed()
    {
        using var portal = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" })
            .AddSms(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        var sms = portal.GetRequiredService<ISmsGateway>();

        sms.IsSetUp.ShouldBeFalse();
        (await sms.SendAsync(Message(), Cancel)).ShouldBe(new Delivery(DeliveryOutcome.Later, "sms.not-set-up"));
        sms.Read(Signed(Delivered, "")).ShouldBeNull();
    }

    private static readonly string Delivered =
        $$"""{"id":"{{Id}}","state":"delivered","code":null,"at":"2026-11-23T14:05:09Z"}""";

    [Fact]
    public void A_report_is_believed_under_its_code_alone()
    {
        using var portal = Portal(("Sms:PreviousReportSecret", "the old key"));
        var sms = Of(portal);
        var genuine = Signed(Delivered);
        var code = genuine.Signature!;

        sms.Read(genuine).ShouldNotBeNull();
        sms.Read(Signed(Delivered, "the old key")).ShouldNotBeNull();
        foreach (
            var signature in (string?[])[null, "", code.ToUpperInvariant(), code[..32], code + "0", Code("", Secret)]
        )
        {
            sms.Read(genuine with { Signature = signature }).ShouldBeNull();
        }

        sms.Read(Signed(Delivered, "guessed")).ShouldBeNull();
        sms.Read(Signed(Delivered, "")).ShouldBeNull();
        sms.Read(new SmsCallback(code, Encoding.UTF8.GetBytes(Delivered.Replace("delivered", "failed"))))
            .ShouldBeNull();
        sms.Read(new SmsCallback(code, Encoding.UTF8.GetBytes(Delivered + "\n"))).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"state":"delivered","at":"2026-11-23T14:05:09Z"}""")]
    [InlineData("""{"id":"1","state":"delivered","at":"2026-11-23T14:05:09Z"}""")]
    [InlineData("""{"id":"0199aa00-0000-7000-8000-000000000001","state":"read","at":"2026-11-23T14:05:09Z"}""")]
    [InlineData("""{"id":"0199aa00-0000-7000-8000-000000000001","state":"delivered"}""")]
    [InlineData(
        """{"id":"0199aa00-0000-7000-8000-000000000001","state":"failed","state":"delivered","at":"2026-11-23T14:05:09Z"}"""
    )]
    [InlineData("[]")]
    [InlineData("")]
    public void A_genuine_report_that_makes_no_sense_says_nothing(string body)
    {
        using var portal = Portal();

        Of(portal).Read(Signed(body)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Ho so da co ket qua", 1)]
    [InlineData("Hồ sơ đã có kết quả", 1)]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("{", 80, 1)]
    [InlineData("{", 81, 2)]
    [InlineData("ồ", 70, 1)]
    [InlineData("ồ", 71, 2)]
    [InlineData("ồ", 135, 3)]
    public void An_accent_more_than_halves_what_fits(string text, int times, int? parts = null)
    {
        var (whole, expected) = parts is { } given
            ? (string.Concat(Enumerable.Repeat(text, times)), given)
            : (text, times);

        SmsText.Parts(whole).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Sms:Token", "", "Sms:Token and Sms:ReportSecret are needed.")]
    [InlineData("Sms:ReportSecret", "", "Sms:Token and Sms:ReportSecret are needed.")]
    [InlineData("Sms:Sender", "A name too long", "Sms:Sender must have one to eleven characters.")]
    [InlineData("Sms:TimeoutSeconds", "0", "Sms:TimeoutSeconds must lie between 1 and 60.")]
    [InlineData("Sms:Address", "http://gateway.example/sms", "Sms:Address must be an https address.")]
    public void A_gateway_that_is_half_set_up_stops_the_start(string key, string value, string said)
    {
        using var portal = Portal((key, value));

        Should
            .Throw<OptionsValidationException>(() => portal.GetRequiredService<IOptions<SmsOptions>>().Value)
            .Failures.ShouldContain(said);
    }

    private ServiceProvider Portal(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Sms:Address"] = $"{new Uri(gateway.Address, "/sms/messages")}",
            ["Sms:Token"] = "token",
            ["Sms:Sender"] = "DVC-TTHN",
            ["Sms:ReportSecret"] = Secret,
            ["Sms:TimeoutSeconds"] = "1",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" })
            .AddSms(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    private static ISmsGateway Of(ServiceProvider portal) => portal.GetRequiredService<ISmsGateway>();

    private static ShortMessage Message(string number = "0912345678", string text = "Ho so H56 da co ket qua.") =>
        new(Id, PhoneNumber.Parse(number).Value, text);

    private async Task Report(string state)
    {
        using var form = new FormUrlEncodedContent([new("sms", $"{Id}"), new("state", state)]);
        using var pressed = await browser.PostAsync(new Uri(gateway.Address, "/sms/report"), form, Cancel);
    }

    private static SmsCallback Signed(string body, string key = Secret) =>
        new(Code(body, key), Encoding.UTF8.GetBytes(body));

    private static string Code(string body, string key) =>
        Convert
            .ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(body)))
            .ToLowerInvariant();
}
