using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>
/// Sends the asker to the service that keeps their key, to consent to signatures over exactly the papers of a session.
/// Refused: <c>resource.not-found</c> (the key is kept by no service), <c>signing.session-expired</c>,
/// <c>signing.slip-not-prepared</c> (nothing is left to sign), <c>signing.remote-unavailable</c>,
/// <c>signing.remote-failed</c>. Source: 68/2024/ND-CP, Art. 33.
/// </summary>
internal sealed record BeginRemoteSigning(SigningSessionView Session, bool English) : IRequest<Result<RemotePage>>;

internal sealed class BeginRemoteSigningHandler(
    RemoteConsents consents,
    CertificateBook certificates,
    PortalAddress portal,
    TimeProvider clock
) : IRequestHandler<BeginRemoteSigning, Result<RemotePage>>
{
    public async Task<Result<RemotePage>> Handle(BeginRemoteSigning request, CancellationToken cancellationToken)
    {
        var session = request.Session;
        var certificate = await certificates.Find(session.CertificateId, cancellationToken);
        if (certificate?.Remote is not { } key)
        {
            return RequestErrors.NotFound;
        }

        if (clock.GetUtcNow() > session.ExpiresAt)
        {
            return SigningWords.SessionExpired;
        }

        if (SigningWords.Parse(session.Algorithm) is not { } algorithm)
        {
            return SigningWords.PaperNotPrepared;
        }

        var hashes = session.Items.Select(item => SHA256.HashData(item.BytesToSign)).ToList();
        var errand = new RemoteErrand(
            key.Provider,
            portal.RemoteReturn(request.English),
            new RemoteOrder(key.CredentialId, algorithm, hashes)
        )
        {
            Batch = new RemoteBatch(session.Id, [.. session.Items.Select(item => item.PaperId)]),
        };
        return await consents.Ask(errand, session.ExpiresAt, cancellationToken);
    }
}

/// <summary>How to come back.</summary>
/// <param name="English">Whether to the English pages.</param>
public sealed record RemoteSigningRequest(bool English = false);

/// <summary><c>POST /api/signing-sessions/{id}/remote-consent</c>.</summary>
public static class BeginRemoteSigningEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/signing-sessions/{id:guid}/remote-consent", BeginRemoteSigning)
            .ForStaff()
            .WithName(nameof(BeginRemoteSigning))
            .WithTags("Signing")
            .Produces<RemotePage>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// The page of the service on which the asker consents to the signatures of a session. Errors:
    /// <c>resource.not-found</c>, <c>signing.session-expired</c>, <c>signing.slip-not-prepared</c>,
    /// <c>signing.remote-unavailable</c>, <c>signing.remote-failed</c>.
    /// </summary>
    public static async Task<IResult> BeginRemoteSigning(
        Guid id,
        RemoteSigningRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator
                .Send(new GetSigningSession(id), cancellationToken)
                .ThenAsync(session =>
                    mediator.Send(new BeginRemoteSigning(session, request.English), cancellationToken)
                )
        ).ToOk();
}
