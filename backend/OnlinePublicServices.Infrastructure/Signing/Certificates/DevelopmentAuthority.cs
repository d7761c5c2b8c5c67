using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>
/// A root and an issuing authority for Development, so that the whole signing can be tried with real certificates.
/// Its keys are made at first need and stay in a folder that only this account can read. Never outside Development.
/// </summary>
internal sealed class DevelopmentAuthority(
    IOptions<SigningOptions> options,
    IHostEnvironment environment,
    TimeProvider time
) : ICertificateAuthority
{
    private const int LargestRequest = 16 * 1024;
    private static readonly TimeSpan ListValidity = TimeSpan.FromDays(1);

    private readonly Lazy<DevelopmentKeys> keys = new(() =>
        DevelopmentKeys.LoadOrCreate(options.Value.DevelopmentAuthority.Folder!)
    );

    private readonly Lazy<RevocationRegister> revoked = new(() =>
        new RevocationRegister(options.Value.DevelopmentAuthority.Folder!)
    );

    public bool IsPresent => environment.IsDevelopment() && options.Value.DevelopmentAuthority.IsOn(environment);

    /// <summary>The keys; a bug to ask for them where the authority is absent.</summary>
    public DevelopmentKeys Keys =>
        IsPresent ? keys.Value : throw new InvalidOperationException("No development authority here.");

    /// <summary>Whether a certificate bears the mark of a development authority, this one or another.</summary>
    public static bool Made(X509Certificate2 certificate) =>
        certificate.Subject.Contains(DevelopmentKeys.Mark, StringComparison.Ordinal)
        || certificate.Issuer.Contains(DevelopmentKeys.Mark, StringComparison.Ordinal);

    public Result<IssuedCertificate> Issue(byte[] request, CertificateSubject subject)
    {
        if (!IsPresent)
            return SigningErrors.NoAuthority;
        if (ReadKey(request) is not { } key)
            return SigningErrors.RequestMalformed;
        if (!KeyStrength.IsEnough(key))
            return SigningErrors.RequestWeakKey;

        var issuer = Keys.Issuing;
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(subject.CommonName);
        if (subject.Title is { } title)
            name.Add("2.5.4.12", title, UniversalTagNumber.UTF8String);
        name.AddOrganizationName(subject.Organisation);
        name.AddCountryOrRegion("VN");
        var certificate = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        AddExtensions(certificate, issuer.Certificate);

        var from = time.GetUtcNow().AddMinutes(-1);
        var serial = RandomNumberGenerator.GetBytes(16);
        // Positive and of full length, whatever the dice say.
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        using var made = certificate.Create(
            issuer.Certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(issuer.Key),
            from,
            from.AddYears(1),
            serial
        );
        return new IssuedCertificate(
            [made.RawData, issuer.Certificate.RawData, Keys.Root.Certificate.RawData],
            made.SerialNumber,
            made.ValidFrom,
            made.ValidUntil
        );
    }

    public Result<Done> Revoke(string serial, CertificateRevocation reason)
    {
        if (!IsPresent)
            return SigningErrors.NoAuthority;
        revoked.Value.Add(serial.ToUpperInvariant(), time.GetUtcNow(), reason);
        return Done.Value;
    }

    public Result<byte[]> RevocationList()
    {
        if (!IsPresent)
            return SigningErrors.NoAuthority;
        return ListOf(Keys.Issuing.Certificate);
    }

    /// <summary>The revocation list of the issuing certificate, or of the root, which has revoked nothing.</summary>
    public byte[] ListOf(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        var list = new CertificateRevocationListBuilder();
        var isRoot = certificate.Thumbprint == Keys.Root.Certificate.Thumbprint;
        if (!isRoot)
            foreach (var entry in revoked.Value.All())
                list.AddEntry(Convert.FromHexString(entry.Serial), entry.At, (X509RevocationReason)entry.Reason);
        var keyed = isRoot ? Keys.Root : Keys.Issuing;
        using var issuer = keyed.Certificate.CopyWithPrivateKey(keyed.Key);
        return list.Build(
            issuer,
            new BigInteger(now.ToUnixTimeMilliseconds()),
            now + ListValidity,
            HashAlgorithmName.SHA256,
            thisUpdate: now
        );
    }

    public Result<IReadOnlyList<byte[]>> Chain() =>
        IsPresent
            ? new[] { Keys.Issuing.Certificate.RawData, Keys.Root.Certificate.RawData }
            : SigningErrors.NoAuthority;

    /// <summary>When a certificate of this authority was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt(string serial) => revoked.Value.Find(serial)?.At;

    /// <summary>The public key, when the request proves possession of the private one.</summary>
    private static PublicKey? ReadKey(byte[] request)
    {
        if (request.Length > LargestRequest)
            return null;
        foreach (var padding in new[] { RSASignaturePadding.Pkcs1, RSASignaturePadding.Pss })
        {
            try
            {
                return CertificateRequest
                    .LoadSigningRequest(
                        request,
                        HashAlgorithmName.SHA256,
                        CertificateRequestLoadOptions.Default,
                        padding
                    )
                    .PublicKey;
            }
            catch (Exception e) when (e is CryptographicException or NotSupportedException or ArgumentException)
            {
                // Not a request, or signed by another key.
            }
        }

        return null;
    }

    private void AddExtensions(CertificateRequest certificate, X509Certificate2 issuer)
    {
        var extensions = certificate.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        extensions.Add(
            new X509KeyUsageExtension(
                X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation,
                critical: true
            )
        );
        extensions.Add(new X509SubjectKeyIdentifierExtension(certificate.PublicKey, critical: false));
        extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        if (options.Value.DevelopmentAuthority.StatusAddress is { } responder)
            extensions.Add(new X509AuthorityInformationAccessExtension([responder.AbsoluteUri], []));
        if (options.Value.DevelopmentAuthority.RevocationListAddress is { } address)
            extensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([address.AbsoluteUri]));
    }
}
