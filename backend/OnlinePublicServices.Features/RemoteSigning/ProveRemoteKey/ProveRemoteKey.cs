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

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>
/// Sends the asker to the service once more, to have a challenge signed with the key that they chose: the proof that
/// every imported certificate needs. Refused: <c>signing.remote-answer-unknown</c>, <c>signing.remote-answer-late</c>,
/// <c>signing.remote-key-missing</c>, <c>signing.remote-unavailable</c>, <c>signing.remote-failed</c>.
/// </summary>
internal sealed record ProveRemoteKey(string ChoiceId, string CredentialId) : IRequest<Result<RemotePage>>;

internal sealed class ProveRemoteKeyHandler(RemoteConsents consents, ImportChallenges challenges, TimeProvider clock)
    : IRequestHandler<ProveRemoteKey, Result<RemotePage>>
{
    public async Task<Result<RemotePage>> Handle(ProveRemoteKey request, CancellationToken cancellationToken)
    {
        var found = await consents.FindChoices(request.ChoiceId, cancellationToken);
        if (found.IsRefused)
        {
            return found.Error;
        }

        var choices = found.Value;
        if (choices.Credentials.FirstOrDefault(c => c.Id == request.CredentialId) is not { } credential)
        {
            return SigningErrors.RemoteKeyMissing;
        }

        var challenge = await challenges.Draw(cancellationToken);
        var order = new RemoteOrder(credential.Id, credential.Algorithm, [SHA256.HashData(challenge.BytesToSign)]);
        var errand = new RemoteErrand(choices.Provider, choices.ReturnTo, order)
        {
            Proof = new RemoteProof(challenge.ChallengeId, credential),
        };
        return await consents.Ask(errand, clock.GetUtcNow() + RemoteConsents.Lifetime, cancellationToken);
    }
}

/// <summary>The key that somebody chose.</summary>
/// <param name="ChoiceId">Of which list.</param>
/// <param name="CredentialId">Which key.</param>
public sealed record RemoteChoice(string ChoiceId, string CredentialId);

/// <summary><c>POST /api/remote-signing/proofs</c>.</summary>
public static class ProveRemoteKeyEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/remote-signing/proofs", ProveRemoteKey)
            .ForStaff()
            .WithName(nameof(ProveRemoteKey))
            .WithTags("Signing")
            .Produces<RemotePage>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// The page of the service on which the asker lets the chosen key prove itself. Errors:
    /// <c>signing.remote-answer-unknown</c>, <c>signing.remote-answer-late</c>, <c>signing.remote-key-missing</c>,
    /// <c>signing.remote-unavailable</c>, <c>signing.remote-failed</c>.
    /// </summary>
    public static async Task<IResult> ProveRemoteKey(
        RemoteChoice choice,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ProveRemoteKey(choice.ChoiceId, choice.CredentialId), cancellationToken)).ToOk();
}
