using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>
/// Sends the asker to a remote signing service, to have their keys listed. Refused: <c>resource.not-found</c> (no such
/// service), <c>signing.remote-unavailable</c>, <c>signing.remote-failed</c>. Source: 68/2024/ND-CP, Art. 30-33.
/// </summary>
internal sealed record BeginRemoteRegistration(string Provider, bool English) : IRequest<Result<RemotePage>>;

internal sealed class BeginRemoteRegistrationHandler(
    RemoteConsents consents,
    IRemoteSigning remote,
    PortalAddress portal,
    TimeProvider clock
) : IRequestHandler<BeginRemoteRegistration, Result<RemotePage>>
{
    public async Task<Result<RemotePage>> Handle(
        BeginRemoteRegistration request,
        CancellationToken cancellationToken
    ) =>
        remote.Providers.Contains(request.Provider, StringComparer.Ordinal)
            ? await consents.Ask(
                new RemoteErrand(request.Provider, portal.RemoteReturn(request.English)),
                clock.GetUtcNow() + RemoteConsents.Lifetime,
                cancellationToken
            )
            : RequestErrors.NotFound;
}

/// <summary>Where to register a key.</summary>
/// <param name="Provider">The service's name.</param>
/// <param name="English">Whether to come back to the English pages.</param>
public sealed record RemoteRegistration(string Provider, bool English = false);

/// <summary><c>POST /api/remote-signing/registrations</c>.</summary>
public static class BeginRemoteRegistrationEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/remote-signing/registrations", BeginRemoteRegistration)
            .ForStaff()
            .WithName(nameof(BeginRemoteRegistration))
            .WithTags("Signing")
            .Produces<RemotePage>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// The page of a service on which the asker lets it list their keys. Errors: <c>resource.not-found</c>,
    /// <c>signing.remote-unavailable</c>, <c>signing.remote-failed</c>.
    /// </summary>
    public static async Task<IResult> BeginRemoteRegistration(
        RemoteRegistration registration,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new BeginRemoteRegistration(registration.Provider, registration.English),
                cancellationToken
            )
        ).ToOk();
}
