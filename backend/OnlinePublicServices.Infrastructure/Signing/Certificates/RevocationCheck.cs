using System.Security.Cryptography.X509Certificates;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>What the sources say about a whole path; the worst counts.</summary>
/// <param name="Known">False when some certificate's state could not be learned.</param>
/// <param name="RevokedAt">The earliest revocation in the path, or null.</param>
internal readonly record struct RevocationAnswer(bool Known, DateTimeOffset? RevokedAt);

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
