using System.Threading.Channels;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.PaymentGatewaySimulator;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>The gateways on a socket of their own, and the portal's address for their notices on another.</summary>
internal sealed class PaymentHouse : IAsyncDisposable
{
    private static readonly Uri ReturnTo = new("https://dichvucong.example/thanh-toan");

    private readonly Simulator simulator;
    private readonly NoticeAddress notices;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private PaymentHouse(Simulator simulator, NoticeAddress notices, FakeTimeProvider clock) =>
        (this.simulator, this.notices, Clock) = (simulator, notices, clock);

    public Uri Address => simulator.Address;

    public FakeTimeProvider Clock { get; }

    public static async Task<PaymentHouse> OpenAsync()
    {
        var clock = new FakeTimeProvider(PaymentOffice.Evening);
        var portal = await NoticeAddress.OpenAsync();
        var settings = new SimulatorSettings
        {
            Vnpay = new()
            {
                TmnCode = PaymentOffice.TmnCode,
                Secret = PaymentOffice.Secret,
                NoticeTo = new Uri(portal.Address, "/api/payment-notices/vnpay"),
            },
            Platform = new()
            {
                PartnerCode = PaymentOffice.PartnerCode,
                Secret = PaymentOffice.PlatformSecret,
                NoticeTo = new Uri(portal.Address, "/api/payment-notices/national-platform"),
                ReturnTo = ReturnTo,
            },
        };
        return new PaymentHouse(
            await Simulator.StartAsync(settings, clock, TestContext.Current.CancellationToken),
            portal,
            clock
        );
    }

    /// <summary>A portal that knows both gateways here.</summary>
    public PaymentOffice Portal(params (string Key, string Value)[] more) =>
        new([.. PaymentOffice.VnpaySettings(Address), .. PaymentOffice.PlatformSettings(Address), .. more]);

    /// <summary>What the portal answers to notices from now on.</summary>
    public void AnswerNotices(GatewayReply reply) => notices.Reply = reply;

    /// <summary>The next notice, as it arrived.</summary>
    public async Task<GatewayMessage> NextNotice() =>
        await notices.Messages.ReadAsync(TestContext.Current.CancellationToken);

    public bool HasNotice => notices.Messages.TryPeek(out _);

    public Task<HttpResponseMessage> Open(Uri page) => browser.GetAsync(page, TestContext.Current.CancellationToken);

    /// <summary>A payer's decision on the page; where the browser goes then.</summary>
    public async Task<Uri> Decide(Uri page, string decision, string code = "")
    {
        using var shown = await Open(page);
        var html = await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        shown.IsSuccessStatusCode.ShouldBeTrue(html);
        using var form = new FormUrlEncodedContent([
            new("order", html.Split("name=\"order\" value=\"")[1].Split('"')[0]),
            new("decision", decision),
            new("code", code),
        ]);
        using var decided = await browser.PostAsync(
            new Uri(Address, "/decision"),
            form,
            TestContext.Current.CancellationToken
        );
        return decided.Headers.Location!;
    }

    /// <summary>Opens an order from the list of all, as somebody who comes back to it.</summary>
    public async Task<Uri> FindInList()
    {
        using var list = await Open(Address);
        var html = await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Uri(Address, "/orders/" + html.Split("<a href=\"/orders/")[1].Split('"')[0]);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await simulator.DisposeAsync();
        await notices.DisposeAsync();
    }
}

/// <summary>Takes notices and keeps them as they arrived.</summary>
internal sealed class NoticeAddress : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<GatewayMessage> arrived = Channel.CreateUnbounded<GatewayMessage>();

    private NoticeAddress(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public ChannelReader<GatewayMessage> Messages => arrived.Reader;

    public GatewayReply Reply { get; set; } =
        new(200, "application/json", """{"RspCode":"00","MaLoi":"00","Message":"Confirm Success"}""");

    public static async Task<NoticeAddress> OpenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        var built = builder.Build();
        var address = new NoticeAddress(built);
        built.UseRouting();
        built.Map("/api/payment-notices/{gateway}", (RequestDelegate)address.Take);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return address;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await arrived.Writer.WriteAsync(
            new GatewayMessage(context.Request.QueryString.Value!.TrimStart('?'), body.ToArray())
        );
        context.Response.StatusCode = Reply.Status;
        context.Response.ContentType = Reply.MediaType;
        await context.Response.WriteAsync(Reply.Body);
    }
}
