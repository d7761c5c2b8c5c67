using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Infrastructure.Signing.Pdf;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>What the sources say about a whole path; the worst counts.</summary>
/// <param name="Known">False when some certificate's state could not be learned.</param>
/// <param name="RevokedAt">The earliest revocation in the path, or null.</param>
/// <param name="Evidence">What says so, when it was asked over the wire.</param>
internal readonly record struct RevocationAnswer(
    bool Known,
    DateTimeOffset? RevokedAt,
    RevocationEvidence? Evidence = null
);

/// <summary>A revocation list or a status answer, in DER.</summary>
internal sealed record RevocationEvidence(bool IsList, byte[] Bytes);

/// <summary>Asks about every certificate below the anchor.</summary>
internal sealed class RevocationCheck(DevelopmentAuthority development, RevocationSources sources)
{
    public async Task<RevocationAnswer> AskAsync(TrustedPath path, CancellationToken cancellationToken)
    {
        var answer = new RevocationAnswer(true, null);
        for (var i = 0; i < path.Certificates.Count - 1; i++)
        {
            var (certificate, issuer) = (path.Certificates[i], path.Certificates[i + 1]);
            var one = IsOurs(issuer)
                ? new RevocationAnswer(true, development.RevokedAt(certificate.SerialNumber))
                : await sources.AskAsync(certificate, issuer, cancellationToken);
            answer = new RevocationAnswer(answer.Known && one.Known, Earlier(answer.RevokedAt, one.RevokedAt));
        }

        return answer;
    }

    /// <summary>What proves, for later, that nothing of these paths is revoked; null when not everything can be proven.</summary>
    public async Task<ValidationEvidence?> ProveAsync(
        IReadOnlyList<TrustedPath> paths,
        CancellationToken cancellationToken
    )
    {
        var certificates = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var proofs = new Dictionary<string, RevocationEvidence>(StringComparer.Ordinal);
        foreach (var path in paths)
            for (var i = 0; i < path.Certificates.Count - 1; i++)
            {
                var (certificate, issuer) = (path.Certificates[i], path.Certificates[i + 1]);
                if (!certificates.TryAdd(certificate.Thumbprint, certificate.RawData))
                    continue;
                var proof = IsOurs(issuer)
                    ? new RevocationEvidence(IsList: true, development.ListOf(issuer))
                    : (await sources.AskAsync(certificate, issuer, cancellationToken)).Evidence;
                if (proof is null)
                    return null;
                // One list speaks of everything that its issuer issued.
                proofs[proof.IsList ? issuer.Thumbprint : certificate.Thumbprint] = proof;
            }

        return new ValidationEvidence(
            [.. certificates.Values],
            [.. proofs.Values.Where(p => p.IsList).Select(p => p.Bytes)],
            [.. proofs.Values.Where(p => !p.IsList).Select(p => p.Bytes)]
        );
    }

    private bool IsOurs(X509Certificate2 issuer) =>
        development.IsPresent
        && (
            issuer.Thumbprint == development.Keys.Issuing.Certificate.Thumbprint
            || issuer.Thumbprint == development.Keys.Root.Certificate.Thumbprint
        );

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) =>
        a is null ? b
        : b is null || a < b ? a
        : b;
}
