using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Signing.Cms;
using OnlinePublicServices.Infrastructure.Signing.Pdf;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>Verifiers that others wrote judge by the real clock, so this office lives in the present.</summary>
public sealed class IndependentVerifierTests : IDisposable
{
    private readonly SigningOffice office = new(
        clock: TimeProvider.System,
        settings: [("Signing:Revocation:Embed", "false")]
    );

    public static TheoryData<SigningAlgorithm> Algorithms => new(Enum.GetValues<SigningAlgorithm>());

    public void Dispose() => office.Dispose();

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Poppler_finds_the_signature_valid_and_covering_the_whole_document(SigningAlgorithm algorithm)
    {
        var slip = await SignToFileAsync(algorithm);

        var (_, output) = await OutsideTool.RunAsync("pdfsig", slip);

        output.ShouldContain("Signature Validation: Signature is Valid.");
        output.ShouldContain("Total document signed");
        output.ShouldContain("ETSI.CAdES.detached");
        output.ShouldContain("Signer Certificate Common Name: Nguyễn Thị Hường");
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task OpenSsl_verifies_signature_and_chain_with_our_root_alone(SigningAlgorithm algorithm)
    {
        var parts = await SignAndTakeApartAsync(algorithm);

        var (exitCode, output) = await OutsideTool.RunAsync(
            "openssl",
            "cms -verify -cades -binary -purpose any -inform DER"
                .Split(' ')
                .Concat(["-in", parts.Cms, "-content", parts.Covered, "-CAfile", parts.Root, "-out", PathTo("out")])
                .ToArray()
        );

        exitCode.ShouldBe(0, output);
        output.ShouldContain("Verification successful");
    }

    [Fact]
    public async Task OpenSsl_verifies_the_timestamp_over_the_signature_value()
    {
        var parts = await SignAndTakeApartAsync(SigningAlgorithm.RsaPss);

        var (exitCode, output) = await OutsideTool.RunAsync(
            "openssl",
            ["ts", "-verify", "-token_in", "-in", parts.Token, "-data", parts.Value, "-CAfile", parts.Root]
        );

        exitCode.ShouldBe(0, output);
        output.ShouldContain("Verification: OK");
    }

    /// <summary>Source: RFC 5652, sections 5.1 and 5.3.</summary>
    [Fact]
    public async Task The_framework_reads_the_versions_that_the_standard_demands_in_slip_and_timestamp()
    {
        var parts = await SignAndTakeApartAsync(SigningAlgorithm.RsaPss);
        var (slip, stamp) = (await DecodeAsync(parts.Cms), await DecodeAsync(parts.Token));

        slip.Version.ShouldBe(1);
        stamp.Version.ShouldBe(3);
        slip.SignerInfos[0].Version.ShouldBe(1);
        slip.SignerInfos[0].SignerIdentifier.Type.ShouldBe(SubjectIdentifierType.IssuerAndSerialNumber);
    }

    [Fact]
    public async Task Qpdf_finds_nothing_to_repair()
    {
        var slip = await SignToFileAsync(SigningAlgorithm.EcdsaP256);

        var (exitCode, output) = await OutsideTool.RunAsync("qpdf", "--check", slip);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("No syntax or stream encoding errors found");
    }

    [Fact]
    public async Task The_visible_block_gives_its_text_back()
    {
        var slip = await SignToFileAsync(SigningAlgorithm.EcdsaP256);

        var (_, output) = await OutsideTool.RunAsync("pdftotext", slip, "-");

        output.ShouldContain("Ký bởi: Nguyễn Thị Hường");
        output.ShouldContain("Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
    }

    [Fact]
    public async Task OpenSsl_obtains_a_timestamp_over_the_wire_format()
    {
        var (request, reply, root) = (PathTo("query.tsq"), PathTo("reply.tsr"), WriteRoot());
        var data = PathTo("data.txt");
        await File.WriteAllTextAsync(data, "hồ sơ", TestContext.Current.CancellationToken);
        await OutsideTool.RunAsync("openssl", "ts", "-query", "-data", data, "-sha512", "-cert", "-out", request);
        var answer = office
            .Get<ITimestampResponder>()
            .Respond(await File.ReadAllBytesAsync(request, TestContext.Current.CancellationToken));
        await File.WriteAllBytesAsync(reply, answer, TestContext.Current.CancellationToken);

        var (exitCode, output) = await OutsideTool.RunAsync(
            "openssl",
            ["ts", "-verify", "-queryfile", request, "-in", reply, "-CAfile", root]
        );

        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task OpenSsl_reads_the_revocation_list_and_rejects_the_revoked()
    {
        var clerk = office.Hire();
        office.Authority.Revoke(clerk.Serial, CertificateRevocation.KeyCompromise);
        var chain = office.Authority.Chain().Value;
        var (list, certificate, issuing) = (PathTo("list.crl"), PathTo("clerk.pem"), PathTo("issuing.pem"));
        var pem = PemEncoding.WriteString("X509 CRL", office.Authority.RevocationList().Value);
        await File.WriteAllTextAsync(list, pem, TestContext.Current.CancellationToken);
        WritePem(certificate, clerk.Chain[0]);
        WritePem(issuing, chain[0]);

        var (exitCode, output) = await OutsideTool.RunAsync(
            "openssl",
            ["verify", "-crl_check", "-CRLfile", list, "-CAfile", WriteRoot(), "-untrusted", issuing, certificate]
        );

        exitCode.ShouldNotBe(0);
        output.ShouldContain("certificate revoked");
    }

    private static async Task<SignedCms> DecodeAsync(string path)
    {
        var cms = new SignedCms();
        cms.Decode(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        return cms;
    }

    private async Task<string> SignToFileAsync(SigningAlgorithm algorithm)
    {
        var clerk = office.Hire(rsa: algorithm != SigningAlgorithm.EcdsaP256);
        var signed = await office.SignAsync(clerk, algorithm: algorithm);
        var path = PathTo($"{algorithm}.pdf");
        await File.WriteAllBytesAsync(path, signed.Pdf, TestContext.Current.CancellationToken);
        return path;
    }

    private async Task<(string Cms, string Covered, string Token, string Value, string Root)> SignAndTakeApartAsync(
        SigningAlgorithm algorithm
    )
    {
        var clerk = office.Hire(rsa: algorithm != SigningAlgorithm.EcdsaP256);
        var pdf = (await office.SignAsync(clerk, algorithm: algorithm)).Pdf;
        var form = SignedFormStructure.Read(pdf);
        var signature = CmsSignature.TryRead(form.Cms)!;
        byte[] covered = [.. pdf[..form.ByteRange[1]], .. pdf[form.ByteRange[2]..]];
        return (
            Write("cms.der", form.Cms),
            Write("covered.bin", covered),
            Write("token.der", signature.TimestampToken!),
            Write("value.bin", signature.Value),
            WriteRoot()
        );
    }

    private string WriteRoot()
    {
        var path = PathTo("root.pem");
        WritePem(path, office.Authority.Chain().Value[1]);
        return path;
    }

    private static void WritePem(string path, byte[] certificate) =>
        File.WriteAllText(path, X509CertificateLoader.LoadCertificate(certificate).ExportCertificatePem());

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathTo(name), bytes);
        return PathTo(name);
    }

    private string PathTo(string name) => Path.Combine(office.Folder, name);
}
