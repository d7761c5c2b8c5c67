using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>
/// Payment gateways as far as the portal needs them, VNPAY PAY 2.1.0 and the national payment platform, a gateway for short
/// messages, the public post, and the population register. For development and tests; it shares nothing with the portal but the wire.
/// </summary>
internal sealed class Simulator : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Notices notices;

    private Simulator(WebApplication app, Notices notices) => (this.app, this.notices) = (app, notices);

    public Uri Address => new(app.Urls.First());

    public static async Task<Simulator> StartAsync(
        SimulatorSettings settings,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{settings.Port}");
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        var built = builder.Build();
        var (orders, notices) = (new Orders(clock), new Notices(settings, clock));
        var vnpay = new VnpaySide(settings, orders);
        built.UseRouting();
        vnpay.Map(built);
        new VnpayApi(settings, orders, vnpay, clock).Map(built);
        new PlatformSide(settings, orders).Map(built);
        new Decisions(orders, notices).Map(built);
        new SettlementSide(orders, clock).Map(built);
        new SmsSide(settings, clock).Map(built);
        new PostSide(settings, clock).Map(built);
        new PopulationSide(settings).Map(built);
        await built.StartAsync(cancellationToken);
        return new Simulator(built, notices);
    }

    public Task StoppedAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await notices.DisposeAsync();
    }
}
