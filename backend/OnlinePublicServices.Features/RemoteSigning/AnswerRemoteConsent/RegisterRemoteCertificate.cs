using MediatR;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Certificates;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>
/// Enters the certificate of a key that has proved itself, and where that key is kept. Refused:
/// <c>signing.certificate.*</c>, <c>certificate.proof-invalid</c>, <c>certificate.name-mismatch</c>,
/// <c>certificate.registered-elsewhere</c>. Source: 68/2024/ND-CP, Art. 30-32.
/// </summary>
internal sealed record RegisterRemoteCertificate(ProvenRemoteKey Key) : IAct<CertificateView>;

internal sealed class RegisterRemoteCertificateHandler(
    CertificateBook book,
    ImportChallenges challenges,
    TimeProvider clock
) : IRequestHandler<RegisterRemoteCertificate, Result<CertificateView>>
{
    public async Task<Result<CertificateView>> Handle(
        RegisterRemoteCertificate request,
        CancellationToken cancellationToken
    )
    {
        var (challenge, credential) = request.Key.Proof;
        if (!challenges.Proves(new CertificateProof(challenge, request.Key.Signature), credential.Chain[0]))
        {
            return CertificateBook.ProofInvalid;
        }

        var entered = await book.Enter(credential.Chain, cancellationToken);
        return entered.Map(entry =>
        {
            entry.KeepAt(new RemoteKey(request.Key.Provider, credential.Id, credential.Algorithm));
            return CertificateView.Of(entry, clock.GetUtcNow());
        });
    }
}
