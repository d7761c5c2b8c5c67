using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OnlinePublicServices.Infrastructure;

/// <summary>How systems of others are asked over HTTP.</summary>
internal static class OutsideClients
{
    /// <summary>No redirects, so that an allowed host cannot send us to another; no cookies, bounded answers.</summary>
    public static void AddOutsideClient(this IServiceCollection services, string name, int largestAnswer) =>
        services
            .AddHttpClient(name, client => client.MaxResponseContentBufferSize = largestAnswer)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
            );

    /// <summary>Secrets and codes go over TLS, but for a simulator beside a developer's server.</summary>
    public static bool IsSafe(Uri address, IHostEnvironment environment) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && environment.IsDevelopment());
}
