using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>A customer's key and certificate.</summary>
internal sealed record Credential(
    string Id,
    Customer Customer,
    KeyKind Kind,
    AsymmetricAlgorithm Key,
    IReadOnlyList<byte[]> Chain
)
{
    public const string EcdsaSha256 = "1.2.840.10045.4.3.2";
    public const string RsaPss = "1.2.840.113549.1.1.10";
    public const string RsaSha256 = "1.2.840.113549.1.1.11";

    /// <summary>DER of RSASSA-PSS-params: SHA-256, MGF1 with SHA-256, a salt of 32 bytes.</summary>
    private static readonly byte[] PssParameters = Convert.FromHexString(
        "3034A00F300D06096086480165030402010500A11C301A06092A864886F70D010108300D06096086480165030402010500A203020120"
    );

    /// <summary>The signature algorithm that the key does.</summary>
    public string Algorithm =>
        Kind switch
        {
            KeyKind.Ec => EcdsaSha256,
            KeyKind.Rsa => RsaPss,
            KeyKind.RsaPkcs1 => RsaSha256,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Whether the parameters are those that the algorithm needs.</summary>
    public bool Fits(byte[] parameters) =>
        Kind == KeyKind.Rsa ? parameters.AsSpan().SequenceEqual(PssParameters) : parameters.Length == 0;

    public byte[] Sign(byte[] hash) =>
        Key switch
        {
            ECDsa ec => ec.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence),
            RSA rsa => rsa.SignHash(
                hash,
                HashAlgorithmName.SHA256,
                Kind == KeyKind.Rsa ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1
            ),
            _ => throw new InvalidOperationException(),
        };
}

/// <summary>The keys that the service keeps, made at first need and certified by the portal's development authority.</summary>
internal sealed class Vault(SimulatorSettings settings, TimeProvider clock)
{
    private readonly Dictionary<string, Customer> customers = settings.ReadCustomers();
    private readonly Dictionary<string, Credential> open = new(StringComparer.Ordinal);
    private readonly Lock turn = new();

    public Customer? FindCustomer(string login) => customers.GetValueOrDefault(login.Trim());

    public IReadOnlyList<Credential> Of(Customer customer) => [.. settings.Kinds.Select(kind => Open(customer, kind))];

    public Credential? Find(string id) =>
        id.LastIndexOf('/') is var at and > 0
        && customers.GetValueOrDefault(id[..at]) is { } customer
        && Enum.TryParse<KeyKind>(id[(at + 1)..], out var kind)
        && settings.Kinds.Contains(kind)
            ? Open(customer, kind)
            : null;

    private Credential Open(Customer customer, KeyKind kind)
    {
        var id = $"{customer.Login}/{kind}";
        lock (turn)
        {
            return open.TryGetValue(id, out var known) ? known : open[id] = Load(id, customer, kind);
        }
    }

    private Credential Load(string id, Customer customer, KeyKind kind)
    {
        AsymmetricAlgorithm key = kind == KeyKind.Ec ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        var path = settings.Keys.Length > 0 ? Path.Combine(settings.Keys, $"{customer.Login}.{kind}.json") : null;
        if (path is not null && File.Exists(path))
        {
            var kept = JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(path))!;
            key.ImportPkcs8PrivateKey(kept.Key, out _);
            return new Credential(id, customer, kind, key, kept.Chain);
        }

        var made = new Kept(key.ExportPkcs8PrivateKey(), Certify(customer, key));
        if (path is not null)
        {
            MakePrivate(settings.Keys);
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(made));
        }

        return new Credential(id, customer, kind, key, made.Chain);
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }

    private byte[][] Certify(Customer customer, AsymmetricAlgorithm key)
    {
        var authority = JsonDocument.Parse(File.ReadAllBytes(settings.Authority)).RootElement;
        using var issuer = X509CertificateLoader.LoadCertificate(Bytes("Issuing", "Certificate"));
        using var issuerKey = ECDsa.Create();
        issuerKey.ImportPkcs8PrivateKey(Bytes("Issuing", "PrivateKey"), out _);

        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(customer.Name);
        name.AddCountryOrRegion("VN");
        var request = key switch
        {
            ECDsa ec => new CertificateRequest(name.Build(), ec, HashAlgorithmName.SHA256),
            RSA rsa => new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => throw new InvalidOperationException(),
        };
        var usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, false)
        );
        var now = clock.GetUtcNow();
        using var certificate = request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForECDsa(issuerKey),
            now.AddDays(-1),
            now.AddYears(1),
            [0x41, .. RandomNumberGenerator.GetBytes(15)]
        );
        return [certificate.RawData, issuer.RawData, Bytes("Root", "Certificate")];

        byte[] Bytes(string who, string what) => authority.GetProperty(who).GetProperty(what).GetBytesFromBase64();
    }

    private sealed record Kept(byte[] Key, byte[][] Chain);
}
