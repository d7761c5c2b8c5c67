using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.X509;
using X509Certificate = Org.BouncyCastle.X509.X509Certificate;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>
/// Whether evidence inside a file shows that no certificate of a path was revoked: for each, a list or an answer that its
/// issuer signed (PAdES B-LT). Source: ETSI EN 319 142-1, 6.3.
/// </summary>
internal static class LongTermProof
{
    /// <summary>Whether the evidence is all that these paths need, and nothing else.</summary>
    public static bool Is(IReadOnlyList<TrustedPath> paths, ValidationEvidence evidence)
    {
        var links = paths
            .SelectMany(path => path.Certificates.Zip(path.Certificates.Skip(1)))
            .Select(link => (Certificate: Of(link.First), Issuer: Of(link.Second)))
            .ToList();
        return evidence
                .Certificates.Select(Convert.ToHexString)
                .ToHashSet(StringComparer.Ordinal)
                .SetEquals(links.Select(link => Convert.ToHexString(link.Certificate.GetEncoded())))
            && links.TrueForAll(link =>
                evidence.Lists.Any(list => Clears(list, link.Certificate, link.Issuer))
                || evidence.Answers.Any(answer => Answers(answer, link.Certificate, link.Issuer))
            )
            && evidence.Lists.All(list => links.Exists(link => Clears(list, link.Certificate, link.Issuer)))
            && evidence.Answers.All(answer => links.Exists(link => Answers(answer, link.Certificate, link.Issuer)));
    }

    private static bool Clears(byte[] list, X509Certificate certificate, X509Certificate issuer)
    {
        try
        {
            var read = new X509Crl(list);
            if (!read.IssuerDN.Equivalent(issuer.SubjectDN))
                return false;
            read.Verify(issuer.GetPublicKey());
            return read.GetRevokedCertificate(certificate.SerialNumber) is null;
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            return false;
        }
    }

    private static bool Answers(byte[] answer, X509Certificate certificate, X509Certificate issuer)
    {
        try
        {
            return new OcspResp(answer).GetResponseObject() is BasicOcspResp basic
                && basic.Responses.Any(one =>
                    one.GetCertID().SerialNumber.Equals(certificate.SerialNumber)
                    && one.GetCertID().MatchesIssuer(issuer)
                    && one.GetCertStatus() is null
                )
                && OnlineStatus.IsAuthentic(basic, issuer, basic.ProducedAt);
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            return false;
        }
    }

    private static X509Certificate Of(X509Certificate2 certificate) => new(certificate.RawData);
}
