using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using X509Certificate = Org.BouncyCastle.X509.X509Certificate;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>Asks an OCSP responder (RFC 6960) about one certificate.</summary>
internal sealed class OnlineStatus(TimeProvider time)
{
    private const int LargestAnswer = 64 * 1024;

    private static readonly TimeSpan OldestAnswer = TimeSpan.FromHours(24);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Where the certificate says that its responder is.</summary>
    public static IEnumerable<Uri> AddressesOf(X509Certificate2 certificate) =>
        certificate
            .Extensions.OfType<X509AuthorityInformationAccessExtension>()
            .SelectMany(access => access.EnumerateOcspUris())
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null)
            .OfType<Uri>();

    /// <summary>The answer, or null when there is none that counts.</summary>
    public async Task<RevocationAnswer?> AskAsync(
        HttpClient client,
        Uri address,
        X509Certificate2 certificate,
        X509Certificate2 issuer,
        CancellationToken cancellationToken
    )
    {
        var authority = new X509Certificate(issuer.RawData);
        var id = new CertificateID(
            CertificateID.DigestSha1,
            authority,
            new X509Certificate(certificate.RawData).SerialNumber
        );
        var nonce = new DerOctetString(RandomNumberGenerator.GetBytes(32));
        var question = new OcspReqGenerator();
        question.AddRequest(id);
        question.SetRequestExtensions(
            new X509Extensions(
                new Dictionary<DerObjectIdentifier, Org.BouncyCastle.Asn1.X509.X509Extension>
                {
                    [OcspObjectIdentifiers.PkixOcspNonce] = new(
                        critical: false,
                        new DerOctetString(nonce.GetEncoded())
                    ),
                }
            )
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(question.Generate().GetEncoded());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!reply.IsSuccessStatusCode)
            return null;

        await reply.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
        var bytes = await reply.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return Judge(new OcspResp(bytes), id, nonce, authority) is { } answer
                ? answer with
                {
                    Evidence = new RevocationEvidence(IsList: false, bytes),
                }
                : null;
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // Broken answers count as none.
            return null;
        }
    }

    private RevocationAnswer? Judge(OcspResp response, CertificateID id, DerOctetString nonce, X509Certificate issuer)
    {
        if (response.Status != OcspRespStatus.Successful || response.GetResponseObject() is not BasicOcspResp basic)
            return null;
        // Many responders sign ahead of time, without any nonce; another one belongs to another question.
        if (basic.GetExtensionParsedValue(OcspObjectIdentifiers.PkixOcspNonce) is { } echo && !nonce.Equals(echo))
            return null;
        if (!IsAuthentic(basic, issuer, time.GetUtcNow().UtcDateTime))
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        var one = basic.Responses.FirstOrDefault(r => r.GetCertID().Equals(id));
        if (
            one is null
            || one.ThisUpdate > now + ClockTolerance
            || (one.NextUpdate ?? one.ThisUpdate + OldestAnswer) < now
        )
            return null;
        return one.GetCertStatus() switch
        {
            null => new RevocationAnswer(true, null),
            RevokedStatus revoked => new RevocationAnswer(true, new DateTimeOffset(revoked.RevocationTime)),
            _ => null,
        };
    }

    /// <summary>Signed by the issuer, or by a responder whom the issuer certified for this.</summary>
    public static bool IsAuthentic(BasicOcspResp response, X509Certificate issuer, DateTime at)
    {
        if (response.Verify(issuer.GetPublicKey()))
            return true;
        var delegated = response
            .GetCerts()
            .FirstOrDefault(certificate =>
                certificate.GetExtendedKeyUsage()?.Contains(KeyPurposeID.id_kp_OCSPSigning) == true
            );
        if (delegated is null || !delegated.IsValid(at) || !delegated.IssuerDN.Equivalent(issuer.SubjectDN))
            return false;
        delegated.Verify(issuer.GetPublicKey());
        return response.Verify(delegated.GetPublicKey());
    }
}
