using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>
/// A remote signing service as far as the portal needs one: CSC API v2.0.0.2 with consent by OAuth 2.0 (authorization
/// code, PKCE). For development and tests; it shares nothing with the portal but the wire and the development authority.
/// </summary>
internal sealed class Simulator : IAsyncDisposable
{
    private readonly WebApplication app;

    private Simulator(WebApplication app) => this.app = app;

    /// <summary>Where its API begins.</summary>
    public Uri Address => new(new Uri(app.Urls.First()), "/csc/v2");

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
        var (vault, consents) = (new Vault(settings, clock), new Consents(clock));
        built.UseRouting();
        new AuthorizationServer(settings, vault, consents).Map(built);
        new SigningService(settings, vault, consents).Map(built);
        await built.StartAsync(cancellationToken);
        return new Simulator(built);
    }

    public Task StoppedAsync() => app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
