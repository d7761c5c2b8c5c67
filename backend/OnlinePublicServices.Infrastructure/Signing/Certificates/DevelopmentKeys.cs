using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>A certificate and its key.</summary>
internal sealed record KeyedCertificate(X509Certificate2 Certificate, ECDsa Key);

/// <summary>Root, issuing and timestamp keys of the development authority, in one file.</summary>
internal sealed record DevelopmentKeys(KeyedCertificate Root, KeyedCertificate Issuing, KeyedCertificate Timestamp)
{
    /// <summary>Stands in each name, so that nobody takes it for real and production can refuse it.</summary>
    public const string Mark = "DEVELOPMENT ONLY";

    private const string FileName = "authority.json";
    private const string TimestampingUsage = "1.3.6.1.5.5.7.3.8";

    // Wide, so that tests may set their clock to any year of the legal editions.
    private static readonly DateTimeOffset From = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2049, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DevelopmentKeys LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            MakePrivate(folder);
            PrivateFile.WriteNew(path, JsonSerializer.SerializeToUtf8Bytes(Stored.Of(Create())));
        }

        // Always what is in the file: another instance may have been first.
        return JsonSerializer.Deserialize<Stored>(File.ReadAllBytes(path))!.Load();
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private static DevelopmentKeys Create()
    {
        var authority = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;
        var root = Make("Root", null, 1, authority);
        var issuing = Make("Issuing", root, 0, authority);
        var timestamp = Make("Timestamp", root, null, X509KeyUsageFlags.DigitalSignature, TimestampingUsage);
        return new DevelopmentKeys(root, issuing, timestamp);
    }

    private static KeyedCertificate Make(
        string role,
        KeyedCertificate? issuer,
        int? pathLength,
        X509KeyUsageFlags usage,
        string? extendedUsage = null
    )
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"Online Public Services {role}");
        name.AddOrganizationName(Mark);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(
            new X509BasicConstraintsExtension(pathLength is not null, pathLength is not null, pathLength ?? 0, true)
        );
        extensions.Add(new X509KeyUsageExtension(usage, critical: true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        // RFC 3161, section 2.3: the only extended usage, and critical.
        if (extendedUsage is not null)
            extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(extendedUsage)], critical: true));
        if (issuer is not null)
            extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer.Certificate, true, false));

        var certificate = request.Create(
            issuer?.Certificate.SubjectName ?? request.SubjectName,
            X509SignatureGenerator.CreateForECDsa(issuer?.Key ?? key),
            From,
            Until,
            [0x01, .. RandomNumberGenerator.GetBytes(15)]
        );
        return new KeyedCertificate(certificate, key);
    }

    private sealed record Stored(StoredKey Root, StoredKey Issuing, StoredKey Timestamp)
    {
        public static Stored Of(DevelopmentKeys keys) =>
            new(StoredKey.Of(keys.Root), StoredKey.Of(keys.Issuing), StoredKey.Of(keys.Timestamp));

        public DevelopmentKeys Load() => new(Root.Load(), Issuing.Load(), Timestamp.Load());
    }

    private sealed record StoredKey(byte[] Certificate, byte[] PrivateKey)
    {
        public static StoredKey Of(KeyedCertificate keyed) =>
            new(keyed.Certificate.RawData, keyed.Key.ExportPkcs8PrivateKey());

        public KeyedCertificate Load()
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(PrivateKey, out _);
            return new KeyedCertificate(X509CertificateLoader.LoadCertificate(Certificate), key);
        }
    }
}
