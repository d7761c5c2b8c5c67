using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Infrastructure.Signing.Certificates;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Ess;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Tsp;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Security;

namespace OnlinePublicServices.Infrastructure.Signing.Timestamps;

/// <summary>An RFC 3161 token of any authority.</summary>
internal sealed record TimestampToken(CmsSignature Cms, TstInfo Info, DateTimeOffset At, X509Certificate2 Authority)
{
    public const string TimestampingUsage = "1.3.6.1.5.5.7.3.8";

    private static readonly Dictionary<DerObjectIdentifier, HashAlgorithmName> Digests = new()
    {
        [NistObjectIdentifiers.IdSha256] = HashAlgorithmName.SHA256,
        [NistObjectIdentifiers.IdSha384] = HashAlgorithmName.SHA384,
        [NistObjectIdentifiers.IdSha512] = HashAlgorithmName.SHA512,
    };

    private static readonly Dictionary<DerObjectIdentifier, HashAlgorithmName?> RsaSignatures = new()
    {
        [PkcsObjectIdentifiers.RsaEncryption] = null,
        [PkcsObjectIdentifiers.Sha256WithRsaEncryption] = HashAlgorithmName.SHA256,
        [PkcsObjectIdentifiers.Sha384WithRsaEncryption] = HashAlgorithmName.SHA384,
        [PkcsObjectIdentifiers.Sha512WithRsaEncryption] = HashAlgorithmName.SHA512,
    };

    private static readonly Dictionary<DerObjectIdentifier, HashAlgorithmName> EcdsaSignatures = new()
    {
        [X9ObjectIdentifiers.ECDsaWithSha256] = HashAlgorithmName.SHA256,
        [X9ObjectIdentifiers.ECDsaWithSha384] = HashAlgorithmName.SHA384,
        [X9ObjectIdentifiers.ECDsaWithSha512] = HashAlgorithmName.SHA512,
    };

    /// <summary>Reads a token; null for anything else.</summary>
    public static TimestampToken? TryRead(byte[] der)
    {
        if (
            CmsSignature.TryRead(der) is not { Content: { Bytes: { } content } encapsulated } cms
            || !encapsulated.Type.Equals(PkcsObjectIdentifiers.IdCTTstInfo)
        )
            return null;
        try
        {
            var info = TstInfo.GetInstance(Asn1Object.FromByteArray(content));
            return new TimestampToken(
                cms,
                info,
                new DateTimeOffset(info.GenTime.ToDateTime().ToUniversalTime()),
                X509CertificateLoader.LoadCertificate(cms.Certificates[0])
            );
        }
        catch (Exception e) when (HostileInput.Broke(e))
        {
            // Broken content, told in any of these ways.
            return null;
        }
    }

    /// <summary>Whether the token is whole and speaks of this SHA-256.</summary>
    public bool Covers(byte[] sha256) =>
        Info.MessageImprint.HashAlgorithm.Algorithm.Equals(NistObjectIdentifiers.IdSha256)
        && Info.MessageImprint.GetHashedMessage().AsSpan().SequenceEqual(sha256)
        && IsWhole();

    /// <summary>The path to a configured anchor as of the token's own time; null when there is none.</summary>
    public TrustedPath? FindPath(TrustedRoots roots) =>
        MayStamp(Authority)
            ? roots.Find(
                Authority,
                Cms.Certificates.Skip(1).Select(X509CertificateLoader.LoadCertificate),
                At,
                TimestampingUsage
            )
            : null;

    /// <summary>
    /// The token without anything that nobody signed: other certificates, revocation lists, unsigned attributes. Only
    /// tokens in this spelling are written and recognised.
    /// </summary>
    public byte[] Canonical(TrustedPath path) =>
        (
            Cms with
            {
                Certificates = path.Embedded,
                TimestampToken = null,
                Value = EcdsaSignatures.ContainsKey(Cms.SignatureAlgorithm.Algorithm)
                    ? RawSignature.LowerTwin(Cms.Value)
                    : Cms.Value,
            }
        ).ToDer();

    private bool IsWhole()
    {
        if (
            !Digests.TryGetValue(Cms.DigestAlgorithm.Algorithm, out var digest)
            || Cms.SignedAttribute(CmsAttributes.ContentType) is not DerObjectIdentifier type
            || !type.Equals(Cms.Content.Type)
            || Cms.SignedAttribute(CmsAttributes.MessageDigest) is not Asn1OctetString stated
            || !stated.GetOctets().AsSpan().SequenceEqual(CryptographicOperations.HashData(digest, Cms.Content.Bytes!))
        )
            return false;
        return NamesItsCertificate() && SignatureVerifies(digest);
    }

    /// <summary>RFC 3161 demands that the signed attributes name the certificate, so that it cannot be exchanged.</summary>
    private bool NamesItsCertificate()
    {
        var own = Cms.Certificates[0];
        if (Cms.SignedAttribute(PkcsObjectIdentifiers.IdAASigningCertificateV2) is { } second)
        {
            var name = SigningCertificateV2.GetInstance(second).GetCerts()[0];
            var hash = DigestUtilities.CalculateDigest(name.HashAlgorithm.Algorithm, own);
            return hash.AsSpan().SequenceEqual(name.GetCertHash());
        }

        if (Cms.SignedAttribute(PkcsObjectIdentifiers.IdAASigningCertificate) is { } first)
        {
            var hash = DigestUtilities.CalculateDigest("SHA-1", own);
            return hash.AsSpan().SequenceEqual(SigningCertificate.GetInstance(first).GetCerts()[0].GetCertHash());
        }

        return false;
    }

    private bool SignatureVerifies(HashAlgorithmName digest)
    {
        var algorithm = Cms.SignatureAlgorithm.Algorithm;
        try
        {
            if (EcdsaSignatures.TryGetValue(algorithm, out var hash))
            {
                using var ec = Authority.GetECDsaPublicKey();
                return hash == digest
                    && ec is not null
                    && ec.VerifyData(Cms.SignedAttributes, Cms.Value, hash, DSASignatureFormat.Rfc3279DerSequence);
            }

            using var rsa = Authority.GetRSAPublicKey();
            if (rsa is not { KeySize: >= 2048 })
                return false;
            if (algorithm.Equals(PkcsObjectIdentifiers.IdRsassaPss))
                return rsa.VerifyData(Cms.SignedAttributes, Cms.Value, digest, RSASignaturePadding.Pss);
            return RsaSignatures.TryGetValue(algorithm, out var named)
                && (named is null || named == digest)
                && rsa.VerifyData(Cms.SignedAttributes, Cms.Value, digest, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            // A key or signature of impossible shape verifies nothing.
            return false;
        }
    }

    /// <summary>Timestamping is the only extended usage, and critical. Source: RFC 3161, section 2.3.</summary>
    private static bool MayStamp(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault() is { Critical: true } usage
        && usage.EnhancedKeyUsages.Count == 1
        && usage.EnhancedKeyUsages[0].Value == TimestampingUsage;
}
