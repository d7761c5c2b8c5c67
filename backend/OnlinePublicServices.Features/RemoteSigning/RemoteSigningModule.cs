using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>Signing with keys that remote signing services keep: registered once, consented to each time.</summary>
internal static class RemoteSigningModule
{
    public static IServiceCollection AddRemoteSigning(this IServiceCollection services) =>
        services.AddScoped<RemoteConsents>();

    public static void MapRemoteSigning(this IEndpointRouteBuilder endpoints)
    {
        ListRemoteProvidersEndpoint.Map(endpoints);
        BeginRemoteRegistrationEndpoint.Map(endpoints);
        ProveRemoteKeyEndpoint.Map(endpoints);
        BeginRemoteSigningEndpoint.Map(endpoints);
        AnswerRemoteConsentEndpoint.Map(endpoints);
    }
}
