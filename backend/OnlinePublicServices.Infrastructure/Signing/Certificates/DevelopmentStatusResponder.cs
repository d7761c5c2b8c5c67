using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;
using CertificateStatus = Org.BouncyCastle.Ocsp.CertificateStatus;
using X509Certificate = Org.BouncyCastle.X509.X509Certificate;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>Answers whether certificates of the development authority still hold (OCSP, RFC 6960); Development only.</summary>
internal sealed class DevelopmentStatusResponder(DevelopmentAuthority authority, TimeProvider time) : IStatusResponder
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    public bool IsPresent => authority.IsPresent;

    public byte[] Respond(byte[] request)
    {
        try
        {
            var question = new OcspReq(request);
            return question.GetRequestList().Length == 0 ? Refused : Answer(question);
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            return Refused;
        }
    }

    private static byte[] Refused =>
        new OCSPRespGenerator().Generate(OcspRespStatus.MalformedRequest, null).GetEncoded();

    private byte[] Answer(OcspReq question)
    {
        var keys = authority.Keys.Issuing;
        var issuer = new X509Certificate(keys.Certificate.RawData);
        var now = time.GetUtcNow().UtcDateTime;
        var answer = new BasicOcspRespGenerator(issuer.GetPublicKey());
        foreach (var one in question.GetRequestList())
            answer.AddResponse(one.GetCertID(), StatusOf(one.GetCertID(), issuer), now, now + Validity, null);
        // Another question's answer can't be passed off as this one's.
        if (question.GetExtensionValue(OcspObjectIdentifiers.PkixOcspNonce) is { } nonce)
            answer.SetResponseExtensions(
                new X509Extensions(
                    new Dictionary<Org.BouncyCastle.Asn1.DerObjectIdentifier, X509Extension>
                    {
                        [OcspObjectIdentifiers.PkixOcspNonce] = new(critical: false, nonce),
                    }
                )
            );
        var key = PrivateKeyFactory.CreateKey(keys.Key.ExportPkcs8PrivateKey());
        var signed = answer.Generate("SHA256withECDSA", key, [issuer], now);
        return new OCSPRespGenerator().Generate(OcspRespStatus.Successful, signed).GetEncoded();
    }

    private CertificateStatus? StatusOf(CertificateID id, X509Certificate issuer)
    {
        if (!id.MatchesIssuer(issuer))
            return new UnknownStatus();
        // Serials of this authority have sixteen bytes.
        var serial = Convert.ToHexString(id.SerialNumber.ToByteArrayUnsigned()).PadLeft(32, '0');
        return authority.RevokedAt(serial) is { } at
            ? new RevokedStatus(at.UtcDateTime, CrlReason.Unspecified)
            : CertificateStatus.Good;
    }
}
