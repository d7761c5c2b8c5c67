using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>
/// The configured anchors and intermediates, and paths to them. Nothing is fetched and no store of the machine is
/// asked: what is not configured is not trusted.
/// </summary>
internal sealed class TrustedRoots
{
    private readonly Dictionary<string, TrustAnchor> anchors = new(StringComparer.Ordinal);
    private readonly X509Certificate2Collection roots = [];
    private readonly X509Certificate2Collection intermediates = [];

    public TrustedRoots(
        IOptions<SigningOptions> options,
        DevelopmentAuthority development,
        IHostEnvironment environment
    )
    {
        Load(options.Value.TrustAnchors.PublicDuty, TrustStore.PublicDuty, environment);
        Load(options.Value.TrustAnchors.PublicAuthorities, TrustStore.PublicAuthorities, environment);
        if (development.Chain() is { IsRefused: false, Value: var chain })
            foreach (var certificate in chain)
                Add(X509CertificateLoader.LoadCertificate(certificate), TrustStore.Development);
    }

    /// <summary>
    /// The path from a certificate to its anchor, both included, when it was valid then; null when there is none.
    /// </summary>
    public TrustedPath? Find(
        X509Certificate2 leaf,
        IEnumerable<X509Certificate2> others,
        DateTimeOffset at,
        string? usage = null
    )
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        policy.ExtraStore.AddRange(intermediates);
        foreach (var other in others)
            policy.ExtraStore.Add(other);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = at.UtcDateTime;
        if (usage is not null)
            policy.ApplicationPolicy.Add(new(usage));
        if (roots.Count == 0 || !chain.Build(leaf))
            return null;

        var path = chain.ChainElements.Select(element => element.Certificate).ToList();
        return anchors.TryGetValue(path[^1].Thumbprint, out var anchor) && path.Count > 1
            ? new TrustedPath(path, anchor)
            : null;
    }

    private void Load(IReadOnlyList<string> files, TrustStore store, IHostEnvironment environment)
    {
        foreach (var file in files)
        {
            var found = new X509Certificate2Collection();
            var bytes = File.ReadAllBytes(file);
            if (bytes.AsSpan().StartsWith("-----"u8))
                found.ImportFromPemFile(file);
            else
                found.Add(X509CertificateLoader.LoadCertificate(bytes));
            foreach (var certificate in found)
            {
                if (DevelopmentAuthority.Made(certificate) && !environment.IsDevelopment())
                    throw new OptionsValidationException(
                        SigningOptions.Section,
                        typeof(SigningOptions),
                        [$"Signing:TrustAnchors:{store} holds a development certificate."]
                    );
                Add(certificate, store);
            }
        }
    }

    private void Add(X509Certificate2 certificate, TrustStore store)
    {
        if (!certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
        {
            intermediates.Add(certificate);
            return;
        }

        roots.Add(certificate);
        anchors[certificate.Thumbprint] = new TrustAnchor(store, certificate.Subject);
    }
}

/// <summary>From the certificate in question to its anchor, both included.</summary>
internal sealed record TrustedPath(IReadOnlyList<X509Certificate2> Certificates, TrustAnchor Anchor)
{
    /// <summary>What goes into a signature: everything below the anchor.</summary>
    public IReadOnlyList<byte[]> Embedded => [.. Certificates.SkipLast(1).Select(c => c.RawData)];
}
