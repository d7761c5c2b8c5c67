using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>A certificate authority as offices know it: a root, an issuer, and a revocation list on the web.</summary>
internal sealed class OutsideAuthority : HttpMessageHandler
{
    public const string Host = "crl.authority.example";

    private readonly string host;
    private readonly DateTimeOffset today;
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 issuer;
    private readonly CertificateRevocationListBuilder revoked = new();

    public OutsideAuthority(string host = Host, DateTimeOffset? today = null)
    {
        this.host = host;
        this.today = today ?? SigningOffice.Morning;
        NextList = this.today.AddDays(1);
        root = Authority(rootKey, "CN=Outside Root", null);
        issuer = Authority(issuerKey, "CN=Outside Issuer", root);
    }

    /// <summary>When the list says that it will be replaced.</summary>
    public DateTimeOffset NextList { get; set; }

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public List<Uri> Asked { get; } = [];

    public byte[] Issuer => issuer.RawData;

    public ECDsa IssuerKey => issuerKey;

    public string WriteRoot(string folder)
    {
        var path = Path.Combine(folder, "outside-root.pem");
        File.WriteAllText(path, root.ExportCertificatePem());
        return path;
    }

    public void Revoke(byte[] certificate) =>
        revoked.AddEntry(X509CertificateLoader.LoadCertificate(certificate), today.AddDays(-1));

    public byte[] Issue(
        AsymmetricAlgorithm? key = null,
        int fromDay = -1,
        int untilDay = 300,
        string? extendedUsage = null,
        string? listHost = null,
        string? responder = null
    )
    {
        var request = Signer.Blank(key ?? ECDsa.Create(ECCurve.NamedCurves.nistP256), "CN=Clerk");
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        if (extendedUsage is not null)
            extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(extendedUsage)], critical: false));
        extensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"http://{listHost ?? host}/list.crl"])
        );
        if (responder is not null)
            extensions.Add(new X509AuthorityInformationAccessExtension([responder], []));
        using var made = request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForECDsa(issuerKey),
            today.AddDays(fromDay),
            today.AddDays(untilDay),
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
        return Task.FromResult(
            new HttpResponseMessage(Answer) { Content = new ByteArrayContent(ListAt(request.RequestUri!.AbsolutePath)) }
        );
    }

    /// <summary>The list of the root or of the issuer.</summary>
    public byte[] ListAt(string path)
    {
        var ofRoot = path == "/root.crl";
        using var signing = ofRoot ? root.CopyWithPrivateKey(rootKey) : issuer.CopyWithPrivateKey(issuerKey);
        return (ofRoot ? new CertificateRevocationListBuilder() : revoked).Build(
            signing,
            BigInteger.One,
            NextList,
            HashAlgorithmName.SHA256,
            thisUpdate: today.AddDays(-2)
        );
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
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"http://{host}/root.crl"])
        );
        return request.Create(
            by?.SubjectName ?? request.SubjectName,
            X509SignatureGenerator.CreateForECDsa(rootKey),
            today.AddYears(-5),
            today.AddYears(5),
            RandomNumberGenerator.GetBytes(8)
        );
    }
}
