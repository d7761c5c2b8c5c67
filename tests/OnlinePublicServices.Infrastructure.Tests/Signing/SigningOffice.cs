using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing;
using OnlinePublicServices.Infrastructure.Signing.Pdf;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>A whole office that signs: authority, timestamps, signing and inspection in a folder of its own.</summary>
internal sealed class SigningOffice : IDisposable
{
    /// <summary>Monday, 2 March 2026, 08:00 in Việt Nam.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;
    private readonly bool ownsFolder;

    public SigningOffice(
        string? folder = null,
        TimeProvider? clock = null,
        string environment = "Development",
        Action<IServiceCollection>? change = null,
        params (string Key, string Value)[] settings
    )
    {
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("signing-").FullName;
        Clock = clock ?? new FakeTimeProvider(Morning);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Append(new("DataDir", Folder))
            )
            .Build();
        var collection = new ServiceCollection()
            .AddSingleton<IHostEnvironment>(new Surroundings(environment))
            .AddSingleton(Clock)
            .AddSigning(configuration);
        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public string Folder { get; }

    public TimeProvider Clock { get; }

    public IFormSigning Signing => Get<IFormSigning>();

    public ISignatureInspector Inspector => Get<ISignatureInspector>();

    public ICertificateAuthority Authority => Get<ICertificateAuthority>();

    public ISigningCertificates Certificates => Get<ISigningCertificates>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A form of one page, as a renderer would give it.</summary>
    public static byte[] Form(string text = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    {
        using var output = new MemoryStream();
        using var face = SignatureFont.For([text]);
        using var font = new SKFont(face, 14);
        using var paint = new SKPaint();
        var about = new SKDocumentPdfMetadata
        {
            Title = text,
            PdfA = true,
            Creation = Morning.UtcDateTime,
            Modified = Morning.UtcDateTime,
        };
        using (var document = SKDocument.CreatePdf(output, about))
        {
            var page = document.BeginPage(595.28f, 841.89f);
            page.DrawText(SignatureFont.Compose(text), 60, 80, SKTextAlign.Left, font, paint);
            document.EndPage();
            document.Close();
        }

        return output.ToArray();
    }

    public FormContent Content(Signer signer, byte[]? form = null, SigningAlgorithm? algorithm = null) =>
        new(
            form ?? Form(),
            new SignaturePlace(1, 330, 120, 200, 60),
            ["Ký bởi: " + signer.Name, "Thời gian ký: 02/03/2026 08:00:00 +07:00"],
            signer.Chain,
            Clock.GetUtcNow(),
            algorithm
        );

    public async Task<PreparedForm> PrepareAsync(Signer signer, byte[]? form = null, SigningAlgorithm? algorithm = null)
    {
        var prepared = await Signing.PrepareAsync(
            Content(signer, form, algorithm),
            TestContext.Current.CancellationToken
        );
        return prepared.Value;
    }

    public async Task<SignedForm> SignAsync(Signer signer, byte[]? form = null, SigningAlgorithm? algorithm = null)
    {
        var prepared = await PrepareAsync(signer, form, algorithm);
        var signature = new FormSignature(signer.Sign(prepared.SignedAttributes, prepared.Algorithm));
        var signed = await Signing.CompleteAsync(prepared, signature, TestContext.Current.CancellationToken);
        return signed.Value;
    }

    public Task<Inspection> InspectAsync(byte[] file) =>
        Inspector.InspectAsync(file, TestContext.Current.CancellationToken);

    /// <summary>A clerk with a key of their own and a certificate of this office's authority.</summary>
    public Signer Hire(string name = "Nguyễn Thị Hường", bool rsa = false)
    {
        AsymmetricAlgorithm key = rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issued = Authority.Issue(
            Signer.Request(key),
            new CertificateSubject(name, "UBND xã Triệu Sơn", "Công chức")
        );
        return new Signer(name, key, issued.Value.Chain);
    }

    public void Dispose()
    {
        services.Dispose();
        if (ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private sealed class Surroundings(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "OnlinePublicServices";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

/// <summary>The signer's side: it alone has the key.</summary>
internal sealed record Signer(string Name, AsymmetricAlgorithm Key, IReadOnlyList<byte[]> Chain)
{
    public string Serial => X509CertificateLoader.LoadCertificate(Chain[0]).SerialNumber;

    public byte[] Sign(
        byte[] attributes,
        SigningAlgorithm algorithm,
        DSASignatureFormat format = DSASignatureFormat.Rfc3279DerSequence
    ) =>
        Key switch
        {
            ECDsa ec => ec.SignData(attributes, HashAlgorithmName.SHA256, format),
            RSA rsa => rsa.SignData(
                attributes,
                HashAlgorithmName.SHA256,
                algorithm == SigningAlgorithm.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1
            ),
            _ => throw new InvalidOperationException(),
        };

    public static byte[] Request(AsymmetricAlgorithm key) => Blank(key).CreateSigningRequest();

    /// <summary>A request or certificate body that names somebody else than the staff record does.</summary>
    public static CertificateRequest Blank(AsymmetricAlgorithm key, string subject = "CN=Somebody else") =>
        key switch
        {
            ECDsa ec => new CertificateRequest(subject, ec, HashAlgorithmName.SHA256),
            RSA rsa => new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => throw new InvalidOperationException(),
        };
}
