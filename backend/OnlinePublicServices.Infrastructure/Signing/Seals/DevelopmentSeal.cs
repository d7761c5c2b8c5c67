using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Certificates;

namespace OnlinePublicServices.Infrastructure.Signing.Seals;

/// <summary>A seal that Development's own authority issues at first need and keeps beside its keys.</summary>
internal static class DevelopmentSeal
{
    /// <summary>The container lies beside the authority's own unencrypted keys; the phrase guards nothing.</summary>
    private const string Passphrase = "development only";

    public static ContainerSeal LoadOrIssue(DevelopmentAuthority authority, string folder, string unitId, string name)
    {
        // The name is in it: a unit that is renamed gets a new seal.
        var mark = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{unitId} {name}")));
        var path = Path.Combine(folder, $"seal-{mark[..16]}.p12");
        if (!File.Exists(path))
            PrivateFile.WriteNew(path, Issue(authority, name));
        return new ContainerSeal(File.ReadAllBytes(path), Passphrase);
    }

    private static byte[] Issue(DevelopmentAuthority authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=seal", key, HashAlgorithmName.SHA256).CreateSigningRequest();
        var issued = authority.Issue(request, new CertificateSubject(name, name)).Value;
        using var own = X509CertificateLoader.LoadCertificate(issued.Chain[0]).CopyWithPrivateKey(key);
        var all = new X509Certificate2Collection(own);
        foreach (var issuer in issued.Chain.Skip(1).SkipLast(1))
            all.Add(X509CertificateLoader.LoadCertificate(issuer));
        return all.Export(X509ContentType.Pkcs12, Passphrase)!;
    }
}
