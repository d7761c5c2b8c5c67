using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Parcels;
using OnlinePublicServices.Infrastructure.Tests.Payments;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Infrastructure.Tests.Parcels;

/// <summary>Parcels over VNPost's protocol, from the order to its tracking.</summary>
public sealed class VnpostCarrierTests : IAsyncLifetime
{
    private const string Number = "H56.310-261123-0001";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 5, 9, TimeSpan.Zero);

    private readonly LogLines log = new();
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Simulator post = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        post = await Simulator.StartAsync(
            new SimulatorSettings { Post = new() { Token = "token" } },
            new FakeTimeProvider(Now),
            Cancel
        );

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        log.Dispose();
        await post.DisposeAsync();
    }

    [Fact]
    public async Task An_order_gives_an_item_code_and_the_same_one_again()
    {
        using var portal = Portal();
        var carrier = Of(portal);

        var item = (await carrier.OrderAsync(Order(), Cancel)).Value;

        item.ShouldBe("CA000000014VN");
        (await carrier.OrderAsync(Order(), Cancel)).Value.ShouldBe(item);
        (await browser.GetStringAsync(new Uri(post.Address, "/post"), Cancel))
            .Split("name=\"item\"")
            .Length.ShouldBe(2, "one parcel, however often it is ordered");
    }

    [Fact]
    public async Task The_order_has_the_fields_of_the_sdk()
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json("""{"itemCode":"CA1VN"}"""));
        using var portal = Portal(("Post:Address", $"{impostor.Address}"));

        await Of(portal).OrderAsync(Order(), Cancel);

        impostor
            .Asked.Single()
            .ShouldBe(
                """{"customerCode":"PORTAL","orderNumber":"H56.310-261123-0001","codAmount":26000,"senderProvince":"38","senderDistrict":"","senderAddress":"Trieu Son","senderName":"UBND","senderEmail":"","senderTel":"02373000000","senderDesc":"Result","description":"Result","receiverName":"Le Van Binh","receiverAddress":"Thon 3, Xa A","receiverTel":"0912345678","receiverProvince":"38","receiverDistrict":"","receiverEmail":"","govAgencyCode":"H56.310","govAgencyName":"UBND"}"""
            );
    }

    [Fact]
    public async Task What_happens_to_a_parcel_is_told_with_place_and_time_in_utc()
    {
        using var portal = Portal();
        var item = (await Of(portal).OrderAsync(Order(), Cancel)).Value;

        await Happens(item, "accepted");
        await Happens(item, "teleported");
        await Happens(item, "delivered");

        (await Of(portal).TrackAsync(item, Cancel))
            .Value.Select(trace => (trace.Kind, trace.At))
            .ShouldBe([(TraceKind.Accepted, Now), (TraceKind.Delivered, Now)]);
    }

    [Fact]
    public async Task An_order_is_called_off_until_the_post_has_the_parcel()
    {
        using var portal = Portal();
        var carrier = Of(portal);
        (await carrier.CancelAsync("H56.310-261123-0009", Cancel)).IsRefused.ShouldBeFalse(
            "never ordered is called off"
        );
        var item = (await carrier.OrderAsync(Order(), Cancel)).Value;
        await Happens(item, "accepted");

        (await carrier.CancelAsync(Number, Cancel)).Error.ShouldBe(PostalErrors.TooLate);
    }

    [Theory]
    [InlineData("Post:Token", "guessed", "post.unavailable")]
    [InlineData("Post:CustomerCode", "SOMEBODY", "post.refused")]
    public async Task Whoever_the_post_does_not_know_gets_no_parcel(string setting, string value, string code)
    {
        using var portal = Portal((setting, value));

        (await Of(portal).OrderAsync(Order(), Cancel)).Error.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(200, """{"itemCode":"<b>"}""", "post.unavailable")]
    [InlineData(200, "<html>", "post.unavailable")]
    [InlineData(200, "{}", "post.unavailable")]
    [InlineData(400, """{"error":"no-service"}""", "post.refused")]
    [InlineData(400, """{"error":"Le Van Binh 0912345678"}""", "post.refused")]
    [InlineData(307, "{}", "post.unavailable")]
    [InlineData(503, "{}", "post.unavailable")]
    public async Task Whatever_the_post_answers_becomes_a_decision_and_no_person_is_logged(
        int status,
        string body,
        string code
    )
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json(body, status));
        using var portal = Portal(("Post:Address", $"{impostor.Address}"));

        (await Of(portal).OrderAsync(Order(), Cancel)).Error.Code.ShouldBe(code);

        log.All.ShouldNotContain("Binh");
        log.All.ShouldNotContain("0912345678");
    }

    [Fact]
    public async Task A_post_that_is_silent_or_talks_too_much_is_asked_later()
    {
        await using var silent = await Impostor.OpenAsync(_ => Impostor.Silence);
        await using var large = await Impostor.OpenAsync(_ => Impostor.Json(new string('x', 300_000)));
        using var waiting = Portal(("Post:Address", $"{silent.Address}"));
        using var flooded = Portal(("Post:Address", $"{large.Address}"));

        (await Of(waiting).TrackAsync("CA1VN", Cancel)).Error.ShouldBe(PostalErrors.Unavailable);
        (await Of(flooded).TrackAsync("CA1VN", Cancel)).Error.ShouldBe(PostalErrors.Unavailable);
    }

    [Theory]
    [InlineData("Post:Address", "http://post.example/api", "Post:Address must be an https address.")]
    [InlineData("Post:Token", "", "Post:CustomerCode and Post:Token are needed.")]
    [InlineData("Post:TimeoutSeconds", "0", "Post:TimeoutSeconds must lie between 1 and 60.")]
    public void A_post_that_is_half_set_up_stops_the_start(string setting, string value, string words)
    {
        using var portal = Portal((setting, value));

        Should
            .Throw<OptionsValidationException>(() => portal.GetRequiredService<IOptions<VnpostOptions>>().Value)
            .Message.ShouldContain(words);
    }

    private ServiceProvider Portal(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Post:Address"] = $"{new Uri(post.Address, "/post/api/")}",
            ["Post:CustomerCode"] = "PORTAL",
            ["Post:Token"] = "token",
            ["Post:TimeoutSeconds"] = "1",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Development" });
        services.AddParcels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }

    private static IPostalCarrier Of(ServiceProvider portal) => portal.GetRequiredService<IPostalCarrier>();

    private static PostalOrder Order() =>
        new()
        {
            Number = Number,
            CollectVnd = 26_000,
            SenderName = "UBND",
            SenderAddress = "Trieu Son",
            SenderPhone = "02373000000",
            SenderProvince = "38",
            AgencyCode = "H56.310",
            Contents = "Result",
            Receiver = PostalAddress.Create("Le Van Binh", "0912345678", "Thon 3", "Xa A", "38").Value,
        };

    private async Task Happens(string item, string code)
    {
        using var form = new FormUrlEncodedContent([new("item", item), new("code", code)]);
        using var done = await browser.PostAsync(new Uri(post.Address, "/post/events"), form, Cancel);
        ((int)done.StatusCode).ShouldBe(302);
    }
}
