using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>Judges certificates; cheap reasons first, the network last.</summary>
internal sealed class CertificateCheck(TrustedRoots roots, RevocationCheck revocation, IOptions<SigningOptions> options)
    : ISigningCertificates
{
    private const int LongestChain = 8;
    private const int LargestCertificate = 16 * 1024;

    /// <summary>SHA-256 or better under RSA (both paddings) or ECDSA.</summary>
    private static readonly HashSet<string> StrongSignatures = new(StringComparer.Ordinal)
    {
        "1.2.840.113549.1.1.10",
        "1.2.840.113549.1.1.11",
        "1.2.840.113549.1.1.12",
        "1.2.840.113549.1.1.13",
        "1.2.840.10045.4.3.2",
        "1.2.840.10045.4.3.3",
        "1.2.840.10045.4.3.4",
    };

    /// <summary>Extended usages that cover documents: mail, client, document signing (two spellings), any.</summary>
    private static readonly HashSet<string> DocumentUsages = new(StringComparer.Ordinal)
    {
        "1.3.6.1.5.5.7.3.4",
        "1.3.6.1.5.5.7.3.2",
        "1.3.6.1.5.5.7.3.36",
        "1.3.6.1.4.1.311.10.3.12",
        "2.5.29.37.0",
    };

    public async Task<Result<SigningCertificate>> CheckAsync(
        IReadOnlyList<byte[]> chain,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var certificates = Load(chain);
        if (certificates is not [var own, ..])
            return SigningErrors.CertificateMalformed;
        if (FaultOf(own, at) is { } fault)
            return fault;
        if (roots.Find(own, certificates.Skip(1), at) is not { } path)
            return SigningErrors.CertificateUntrusted;
        if (path.Certificates.SkipLast(1).Any(c => !IsStrong(c)))
            return SigningErrors.CertificateWeakKey;

        var answer = await revocation.AskAsync(path, cancellationToken);
        if (answer.RevokedAt is not null)
            return SigningErrors.CertificateRevoked;
        if (!answer.Known && options.Value.Revocation.Policy == RevocationPolicy.Hard)
            return SigningErrors.RevocationUnknown;
        return Describe(own, path, answer.Known);
    }

    /// <summary>What speaks against a certificate in itself, whoever issued it.</summary>
    public static DomainError? FaultOf(X509Certificate2 certificate, DateTimeOffset at)
    {
        if (!IsStrong(certificate) || !KeyStrength.IsEnough(certificate.PublicKey))
            return SigningErrors.CertificateWeakKey;
        if (!IsForDocuments(certificate))
            return SigningErrors.CertificateUsage;
        if (at < certificate.ValidFrom)
            return SigningErrors.CertificateNotYetValid;
        return at > certificate.ValidUntil ? SigningErrors.CertificateExpired : null;
    }

    private static IReadOnlyList<X509Certificate2> Load(IReadOnlyList<byte[]> chain)
    {
        if (chain.Count > LongestChain || chain.Any(c => c.Length > LargestCertificate))
            return [];
        try
        {
            return [.. chain.Select(X509CertificateLoader.LoadCertificate)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static bool IsStrong(X509Certificate2 certificate) =>
        StrongSignatures.Contains(certificate.SignatureAlgorithm.Value ?? "");

    private static bool IsForDocuments(X509Certificate2 certificate)
    {
        const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        var extensions = certificate.Extensions;
        if (extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority))
            return false;
        if (extensions.OfType<X509KeyUsageExtension>().SingleOrDefault() is not { } usage)
            return false;
        var extended = extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault();
        return (usage.KeyUsages & Signing) != X509KeyUsageFlags.None
            && (extended is null || extended.EnhancedKeyUsages.Cast<Oid>().Any(o => DocumentUsages.Contains(o.Value!)));
    }

    private static SigningCertificate Describe(X509Certificate2 own, TrustedPath path, bool revocationKnown) =>
        new(
            path.Embedded,
            own.Subject,
            own.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            own.Issuer,
            own.SerialNumber,
            own.ValidFrom,
            own.ValidUntil,
            KeyStrength.DefaultAlgorithm(own.PublicKey)!.Value,
            path.Anchor,
            revocationKnown
        );
}
