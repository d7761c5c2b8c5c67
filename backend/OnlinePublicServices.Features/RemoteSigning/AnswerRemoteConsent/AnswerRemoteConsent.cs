using FluentValidation;
using MediatR;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>
/// Takes what a remote signing service sent the browser back with, once, and has the service do what was consented to.
/// No transaction is open while the service is asked. Refused: <c>signing.remote-answer-unknown</c>,
/// <c>signing.remote-answer-late</c>, <c>signing.remote-declined</c>, <c>signing.remote-key-missing</c>,
/// <c>signing.remote-unavailable</c>, <c>signing.remote-failed</c>.
/// </summary>
internal sealed record AnswerRemoteConsent(string State, string? Code, string? Error) : IRequest<Result<RemoteOutcome>>;

internal sealed class AnswerRemoteConsentValidator : AbstractValidator<AnswerRemoteConsent>
{
    public AnswerRemoteConsentValidator()
    {
        RuleFor(r => r.State).NotEmpty().WithErrorCode("field.required");
        RuleFor(r => r.State).MaximumLength(200).WithErrorCode("field.too-long");
        RuleFor(r => r.Code).MaximumLength(4000).WithErrorCode("field.too-long");
        RuleFor(r => r.Error).MaximumLength(200).WithErrorCode("field.too-long");
    }
}

internal sealed class AnswerRemoteConsentHandler(RemoteConsents consents, IRemoteSigning remote)
    : IRequestHandler<AnswerRemoteConsent, Result<RemoteOutcome>>
{
    /// <summary>OAuth 2.0's word for a person who said no (RFC 6749, section 4.1.2.1).</summary>
    private const string Declined = "access_denied";

    public async Task<Result<RemoteOutcome>> Handle(AnswerRemoteConsent request, CancellationToken cancellationToken)
    {
        var taken = await consents.Take(request.State, cancellationToken);
        if (taken.IsRefused)
        {
            return taken.Error;
        }

        if (request.Code is not { Length: > 0 } code)
        {
            return request.Error == Declined ? SigningErrors.RemoteDeclined : SigningErrors.RemoteFailed;
        }

        var (errand, verifier) = taken.Value;
        var answer = new RemoteAnswer(errand.Provider, code, verifier, errand.ReturnTo);
        return errand.Order is { } order
            ? await Sign(errand, order, answer, cancellationToken)
            : await List(errand, answer, cancellationToken);
    }

    private async Task<Result<RemoteOutcome>> List(
        RemoteErrand errand,
        RemoteAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var listed = await remote.ListAsync(answer, cancellationToken);
        if (listed.IsRefused)
        {
            return listed.Error;
        }

        if (listed.Value.Count == 0)
        {
            return SigningErrors.RemoteKeyMissing;
        }

        var choices = new RemoteChoices(errand.Provider, errand.ReturnTo, listed.Value);
        var id = await consents.KeepChoices(choices, cancellationToken);
        return new RemoteOutcome(new RemoteChoicesView(id, [.. listed.Value.Select(RemoteKeyOffer.Of)]), null, null);
    }

    private async Task<Result<RemoteOutcome>> Sign(
        RemoteErrand errand,
        RemoteOrder order,
        RemoteAnswer answer,
        CancellationToken cancellationToken
    )
    {
        var signed = await remote.SignAsync(answer, order, cancellationToken);
        return signed.Map(signatures =>
            errand.Batch is { } batch
                ? new RemoteOutcome(
                    null,
                    null,
                    new RemoteSignatures(
                        batch.SessionId,
                        [.. batch.PaperIds.Zip(signatures, (paper, signature) => new PaperSignature(paper, signature))]
                    )
                )
                : new RemoteOutcome(null, new ProvenRemoteKey(errand.Provider, errand.Proof!, signatures[0]), null)
        );
    }
}

/// <summary>What the service did: listed keys, proved one, or signed papers.</summary>
internal sealed record RemoteOutcome(RemoteChoicesView? Choices, ProvenRemoteKey? Proven, RemoteSignatures? Signatures);

/// <summary>A key with the signature over its challenge.</summary>
internal sealed record ProvenRemoteKey(string Provider, RemoteProof Proof, byte[] Signature);

/// <summary>Signatures for the papers of a session.</summary>
internal sealed record RemoteSignatures(Guid SessionId, IReadOnlyList<PaperSignature> Signatures);
