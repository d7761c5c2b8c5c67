using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Signing;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>What a remote signing service sent the browser back with.</summary>
/// <param name="State">The portal's own word.</param>
/// <param name="Code">Good once, for the portal alone; none when the service or the person refused.</param>
/// <param name="Error">Why there is none, as OAuth 2.0 words it.</param>
public sealed record RemoteConsentAnswer(string State, string? Code = null, string? Error = null);

/// <summary>What came of it: one of these.</summary>
/// <param name="Choices">The keys to choose from.</param>
/// <param name="Certificate">The certificate that was registered.</param>
/// <param name="Signatures">What became of each paper.</param>
public sealed record RemoteAnswerView(
    RemoteChoicesView? Choices = null,
    CertificateView? Certificate = null,
    SignatureResults? Signatures = null
);

/// <summary>Keys to choose from.</summary>
/// <param name="Id">Names this list, for five minutes.</param>
/// <param name="Keys">At least one.</param>
public sealed record RemoteChoicesView(string Id, IReadOnlyList<RemoteKeyOffer> Keys);

/// <summary>A key at the service.</summary>
/// <param name="CredentialId">As the service names it.</param>
/// <param name="Subject">The distinguished name in its certificate.</param>
/// <param name="Serial">The certificate's, upper-case hexadecimal.</param>
/// <param name="NotAfter">Last instant of its validity, UTC.</param>
public sealed record RemoteKeyOffer(string CredentialId, string Subject, string Serial, DateTimeOffset NotAfter)
{
    internal static RemoteKeyOffer Of(RemoteCredential credential)
    {
        try
        {
            using var own = X509CertificateLoader.LoadCertificate(credential.Chain[0]);
            return new RemoteKeyOffer(
                credential.Id,
                own.Subject,
                own.SerialNumber,
                new DateTimeOffset(own.NotAfter).ToUniversalTime()
            );
        }
        catch (CryptographicException)
        {
            // Registering it will be refused, with the reason.
            return new RemoteKeyOffer(credential.Id, credential.Id, "", DateTimeOffset.MinValue);
        }
    }
}

/// <summary><c>POST /api/remote-signing/answers</c>.</summary>
public static class AnswerRemoteConsentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/remote-signing/answers", AnswerRemoteConsent)
            .ForStaff()
            .WithName(nameof(AnswerRemoteConsent))
            .WithTags("Signing")
            .Produces<RemoteAnswerView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Takes the answer of a service, once: keys to choose from, the certificate of a key that proved itself, or what
    /// became of each paper. Errors: <c>signing.remote-answer-unknown</c>, <c>signing.remote-answer-late</c>,
    /// <c>signing.remote-declined</c>, <c>signing.remote-key-missing</c>, <c>signing.remote-unavailable</c>,
    /// <c>signing.remote-failed</c>, <c>signing.certificate.*</c>, <c>certificate.*</c>; of each paper those of
    /// <c>TakeSignatures</c>.
    /// </summary>
    public static async Task<IResult> AnswerRemoteConsent(RemoteConsentAnswer answer, IMediator mediator)
    {
        // A consent is spent by its first use: a browser that goes away must not leave it half used.
        var toTheEnd = CancellationToken.None;
        var done = await mediator.Send(new AnswerRemoteConsent(answer.State, answer.Code, answer.Error), toTheEnd);
        return done.IsRefused
            ? done.Error.ToProblem()
            : done.Value switch
            {
                { Proven: { } key } => (await mediator.Send(new RegisterRemoteCertificate(key), toTheEnd)).ToHttp(
                    certificate => TypedResults.Ok(new RemoteAnswerView(Certificate: certificate))
                ),
                { Signatures: { } signed } => TypedResults.Ok(
                    new RemoteAnswerView(Signatures: await Take(signed, mediator, toTheEnd))
                ),
                var listed => TypedResults.Ok(new RemoteAnswerView(listed.Choices)),
            };
    }

    private static async Task<SignatureResults> Take(
        RemoteSignatures signed,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var results = new List<SignatureResult>(signed.Signatures.Count);
        foreach (var signature in signed.Signatures)
        {
            results.Add(await mediator.TakeSignature(signed.SessionId, signature, cancellationToken));
        }

        return new SignatureResults(results);
    }
}
