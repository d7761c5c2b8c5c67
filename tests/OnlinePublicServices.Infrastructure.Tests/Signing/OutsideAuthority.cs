using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>A certificate authority as offices know it: a root, an issuer, and a revocation list on the web.</summary>
internal sealed class OutsideAuthority : HttpMessageHandler
{
    public const string Host = "crl.authority.example";

    private static readonly DateTimeOffset Today = SigningOffice.Morning;

    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 issuer;
    private readonly CertificateRevocationListBuilder revoked = new();

    public OutsideAuthority()
    {
        root = Authority(rootKey, "CN=Outside Root", null);
        issuer = Authority(issuerKey, "CN=Outside Issuer", root);
    }

    /// <summary>When the list says that it will be replaced.</summary>
    public DateTimeOffset NextList { get; set; } = Today.AddDays(1);

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public List<Uri> Asked { get; } = [];

    public byte[] Issuer => issuer.RawData;

    public string WriteRoot(string folder)
    {
        var path = Path.Combine(folder, "outside-root.pem");
        File.WriteAllText(path, root.ExportCertificatePem());
        return path;
    }

    public void Revoke(byte[] certificate) =>
        revoked.AddEntry(X509CertificateLoader.LoadCertificate(certificate), Today.AddDays(-1));

    public byte[] Issue(
        AsymmetricAlgorithm? key = null,
        int fromDay = -1,
        int untilDay = 300,
        string? extendedUsage = null,
        string listHost = Host
    )
    {
        var request = Signer.Blank(key ?? ECDsa.Create(ECCurve.NamedCurves.nistP256), "CN=Clerk");
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        if (extendedUsage is not null)
            extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(extendedUsage)], critical: false));
        extensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"http://{listHost}/list.crl"])
        );
        using var made = request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForECDsa(issuerKey),
            Today.AddDays(fromDay),
            Today.AddDays(untilDay),
            RandomNumberGenerator.GetBytes(12)
        );
        return made.RawData;
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Asked.Add(request.RequestUri!);
        var ofRoot = request.RequestUri!.AbsolutePath == "/root.crl";
        using var signing = ofRoot ? root.CopyWithPrivateKey(rootKey) : issuer.CopyWithPrivateKey(issuerKey);
        var list = (ofRoot ? new CertificateRevocationListBuilder() : revoked).Build(
            signing,
            BigInteger.One,
            NextList,
            HashAlgorithmName.SHA256,
            thisUpdate: Today.AddDays(-2)
        );
        return Task.FromResult(new HttpResponseMessage(Answer) { Content = new ByteArrayContent(list) });
    }

    private X509Certificate2 Authority(ECDsa key, string name, X509Certificate2? by)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"http://{Host}/root.crl"])
        );
        return request.Create(
            by?.SubjectName ?? request.SubjectName,
            X509SignatureGenerator.CreateForECDsa(rootKey),
            Today.AddYears(-5),
            Today.AddYears(5),
            RandomNumberGenerator.GetBytes(8)
        );
    }
}
