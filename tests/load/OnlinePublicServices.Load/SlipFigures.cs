using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents;
using OnlinePublicServices.Infrastructure.Documents.Sealing;
using OnlinePublicServices.Infrastructure.Signing;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;
using OnlinePublicServices.Infrastructure.Tests.Forms;
using Org.BouncyCastle.Asn1.Cms;

namespace OnlinePublicServices.Load;

/// <summary>S6 and S7: signing a prepared slip, and a whole slip from its content to the stored file.</summary>
internal static class SlipFigures
{
    private const int KilobytesMax = 120;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Size size, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var office = OfficeIn(folder);
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var figures = new List<Figure>();
        foreach (var key in new AsymmetricAlgorithm[] { rsa, ec })
        {
            figures.Add(await Cms(size, office, key));
        }

        figures.Add(await Whole(size, office, ec, folder));
        return figures;
    }

    /// <summary>Attributes, signature, DER and its place in the file; the raw signature alone beside it.</summary>
    private static async Task<Figure> Cms(Size size, ServiceProvider office, AsymmetricAlgorithm key)
    {
        var prepared = await PrepareAsync(office, AForm.Renderer.Render(AForm.Slip), ChainOf(office, key));
        var name = key is RSA ? "RSA-2048 PSS" : "ECDSA P-256";
        Action raw = () => Sign(key, prepared);
        Action cms = () =>
        {
            var digest = FormSigningPipeline.Digest(prepared.Pdf, prepared.ByteRange);
            var attributes = CmsSignature.AttributesOver(CmsObjectIdentifiers.Data, digest, prepared.CertificateChain);
            var signature = new CmsSignature(
                (CmsObjectIdentifiers.Data, null),
                CmsSignature.Sha256,
                CmsSignature.IdentifierOf(prepared.Algorithm),
                attributes,
                Sign(key, prepared),
                prepared.CertificateChain,
                TimestampToken: null
            );
            SignatureIncrement.Fill(prepared.Pdf, prepared.ByteRange, signature.ToDer());
        };

        Loop.PerCpuSecond("", size.Slips, cms);
        Loop.PerCpuSecond("", size.Slips, raw);
        var count = size.Slips * 10;
        return new Figure
        {
            Id = "S6",
            What = $"CMS over a prepared slip, {name}",
            Unit = "per CPU s",
            Ours = Loop.PerCpuSecond("digest, attributes, signature, DER, filled in", count, cms),
            Peers = [Loop.PerCpuSecond($"raw {name}", count, raw)],
            Bar = key is RSA ? "≥ 0.5" : null,
        }.Against(atLeast: 0.5);
    }

    private static async Task<Figure> Whole(Size size, ServiceProvider office, ECDsa key, string folder)
    {
        var chain = ChainOf(office, key);
        var store = new FolderDocumentStore(
            Path.Combine(folder, "documents"),
            new DocumentCipher(new OneKey()),
            new Durability()
        );
        var signing = office.GetRequiredService<IFormSigning>();
        var bytes = 0;
        var whole = await Loop.RunAsync("", 1, size.Slips / 10, TimeSpan.FromSeconds(30), One);
        whole = await Loop.RunAsync(
            "drawn, signed, stamped, verified, stored",
            1,
            size.Slips,
            TimeSpan.FromSeconds(60),
            One
        );
        var drawn = Loop.PerCpuSecond("drawn only, per CPU s", size.Slips, () => AForm.Renderer.Render(AForm.Slip));
        var kilobytes = bytes / 1000.0;
        return new Figure
        {
            Id = "S7",
            What = $"a whole slip, one after another; {kilobytes:0.0} kB",
            Unit = "/s",
            Ours = whole,
            Peers = [drawn],
            Ratio = whole.Value / drawn.Value,
            RatioOf = "whole over drawn only",
            Bar = $"≤ {KilobytesMax} kB",
            Met = kilobytes <= KilobytesMax,
            Note = "pdf-lib + @signpdf not measured yet",
        };

        async Task One(int i)
        {
            var form = AForm.Renderer.Render(
                AForm.Slip with
                {
                    Head = AForm.Slip.Head with { DossierCode = $"H56.017.22-250829-{i:D4}" },
                }
            );
            var prepared = await PrepareAsync(office, form, chain);
            var signature = new FormSignature(Sign(key, prepared));
            var signed = await signing.CompleteAsync(prepared, signature, CancellationToken.None);
            bytes = signed.Value.Pdf.Length;
            await store.StoreAsync(new MemoryStream(signed.Value.Pdf));
        }
    }

    private static async Task<PreparedForm> PrepareAsync(
        ServiceProvider office,
        RenderedForm form,
        IReadOnlyList<byte[]> chain
    )
    {
        var content = new FormContent(
            form.Pdf.ToArray(),
            form.SignaturePlace!,
            ["Ký bởi: " + AForm.Slip.Head.SignerName],
            chain,
            DateTimeOffset.UtcNow
        );
        return (await office.GetRequiredService<IFormSigning>().PrepareAsync(content, CancellationToken.None)).Value;
    }

    private static byte[] Sign(AsymmetricAlgorithm key, PreparedForm prepared) =>
        key switch
        {
            RSA rsa => rsa.SignData(prepared.SignedAttributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            ECDsa ec => ec.SignData(
                prepared.SignedAttributes,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            ),
            _ => throw new UnreachableException(),
        };

    private static IReadOnlyList<byte[]> ChainOf(ServiceProvider office, AsymmetricAlgorithm key)
    {
        var request = key is RSA rsa
            ? new System.Security.Cryptography.X509Certificates.CertificateRequest(
                "CN=Bench",
                rsa,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
            : new("CN=Bench", (ECDsa)key, HashAlgorithmName.SHA256);
        var issued = office
            .GetRequiredService<ICertificateAuthority>()
            .Issue(
                request.CreateSigningRequest(),
                new CertificateSubject(AForm.Slip.Head.SignerName, "UBND", "Công chức")
            );
        return issued.Value.Chain;
    }

    private static ServiceProvider OfficeIn(string folder) =>
        new ServiceCollection()
            .AddSingleton<IHostEnvironment>(new Surroundings())
            .AddSigning(new ConfigurationBuilder().AddInMemoryCollection([new("DataDir", folder)]).Build())
            .BuildServiceProvider();

    /// <summary>A key that never turns: the ring's database has no part in this figure.</summary>
    private sealed class OneKey : IDocumentSecrets
    {
        private readonly DocumentSecret secret = new(Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));

        public Task<DocumentSecret> CurrentAsync(CancellationToken cancellation) => Task.FromResult(secret);

        public Task<byte[]?> FindAsync(Guid name, CancellationToken cancellation) =>
            Task.FromResult<byte[]?>(secret.Key);
    }

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "OnlinePublicServices";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
