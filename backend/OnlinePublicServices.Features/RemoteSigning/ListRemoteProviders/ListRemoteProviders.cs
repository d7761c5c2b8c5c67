using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>The remote signing services that this portal works with.</summary>
internal sealed record ListRemoteProviders : IQuery<IReadOnlyList<RemoteProviderView>>;

internal sealed class ListRemoteProvidersHandler(IRemoteSigning remote)
    : IRequestHandler<ListRemoteProviders, Result<IReadOnlyList<RemoteProviderView>>>
{
    public Task<Result<IReadOnlyList<RemoteProviderView>>> Handle(
        ListRemoteProviders request,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<Result<IReadOnlyList<RemoteProviderView>>>(
            remote.Providers.Select(name => new RemoteProviderView(name)).ToArray()
        );
}

/// <summary>A remote signing service.</summary>
/// <param name="Name">As people know it.</param>
public sealed record RemoteProviderView(string Name);

/// <summary><c>GET /api/remote-signing/providers</c>.</summary>
public static class ListRemoteProvidersEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/remote-signing/providers", ListRemoteProviders)
            .ForStaff()
            .WithName(nameof(ListRemoteProviders))
            .WithTags("Signing")
            .Produces<IReadOnlyList<RemoteProviderView>>();

    /// <summary>The remote signing services that can be used; none unless the operator has set some up.</summary>
    public static async Task<IResult> ListRemoteProviders(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListRemoteProviders(), cancellationToken)).ToOk();
}
