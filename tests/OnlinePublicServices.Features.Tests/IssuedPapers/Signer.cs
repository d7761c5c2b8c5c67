using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.IssuedPapers;

/// <summary>A clerk with a key of their own, which never leaves this side.</summary>
public sealed class Signer : IDisposable
{
    private readonly AsymmetricAlgorithm key;

    private Signer(Clerk clerk, AsymmetricAlgorithm key) => (Clerk, this.key) = (clerk, key);

    public Clerk Clerk { get; }

    public Guid CertificateId { get; private set; }

    public string ChainPem { get; private set; } = "";

    /// <summary>Draws a key and has the development authority certify it.</summary>
    public static async Task<Signer> Certified(Clerk clerk, bool rsa = false)
    {
        var signer = new Signer(clerk, rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var certificate = (await clerk.Post("/api/certificates/requests", new { csr = signer.Request() })).ShouldBe(
            201
        );
        signer.CertificateId = certificate["id"].GetGuid();
        signer.ChainPem = certificate.Text("chainPem")!;
        return signer;
    }

    /// <summary>A request that claims to be the prime minister's; the authority believes the staff record.</summary>
    public string Request()
    {
        const string Claimed = "CN=Thu tuong";
        var request = key is RSA rsa
            ? new CertificateRequest(Claimed, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(Claimed, (ECDsa)key, HashAlgorithmName.SHA256);
        return request.CreateSigningRequestPem();
    }

    public byte[] Sign(byte[] bytes) =>
        key is RSA rsa
            ? rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
            : ((ECDsa)key).SignData(bytes, HashAlgorithmName.SHA256);

    public Task<Answer> TryPrepare(params string[] codes) =>
        Clerk.Post("/api/signing-sessions", new { dossierCodes = codes, certificateId = CertificateId });

    public async Task<Prepared> Prepare(params string[] codes) => new((await TryPrepare(codes)).ShouldBe(201).Json);

    public Task<Answer> Answer(Prepared session, params (Guid Paper, byte[] Signature)[] signatures) =>
        Clerk.Post(
            $"/api/signing-sessions/{session.Id}/signatures",
            new { signatures = signatures.Select(s => new { slipId = s.Paper, signature = s.Signature }) }
        );

    /// <summary>Signs what a session prepared, all of it.</summary>
    public async Task<Outcome[]> SignAll(Prepared session) =>
        Outcome.Of(await Answer(session, [.. session.Items.Select(item => (item.PaperId, Sign(item.BytesToSign)))]));

    /// <summary>From the code to the signed slip's hash.</summary>
    public async Task<string> SignSlip(string code) => (await SignAll(await Prepare(code))).Single().Sha256!;

    public void Dispose() => key.Dispose();
}

/// <summary>A session as the signer's side gets it.</summary>
public sealed record Prepared(JsonElement Json)
{
    public Guid Id => Json.GetProperty("id").GetGuid();

    public PreparedItem[] Items =>
        [
            .. Json.GetProperty("items")
                .EnumerateArray()
                .Select(item => new PreparedItem(
                    item.GetProperty("slipId").GetGuid(),
                    item.GetProperty("bytesToSign").GetBytesFromBase64(),
                    item.GetProperty("documentSha256").GetString()!,
                    item.GetProperty("previewUrl").GetString()!
                )),
        ];

    public string[] Problems =>
        [
            .. Json.GetProperty("problems")
                .EnumerateArray()
                .Select(p => $"{p.GetProperty("dossierCode")}: {p.GetProperty("code")}"),
        ];
}

public sealed record PreparedItem(Guid PaperId, byte[] BytesToSign, string DocumentSha256, string PreviewUrl);

/// <summary>What became of one signature.</summary>
public sealed record Outcome(Guid PaperId, string State, string? Code, string? Sha256)
{
    public static Outcome[] Of(Answer answer) => Of(answer.ShouldBe(200).Json);

    public static Outcome[] Of(JsonElement signatures) =>
        [
            .. signatures
                .GetProperty("results")
                .EnumerateArray()
                .Select(r => new Outcome(
                    r.GetProperty("slipId").GetGuid(),
                    r.GetProperty("state").GetString()!,
                    r.TryGetProperty("code", out var code) ? code.GetString() : null,
                    r.TryGetProperty("sha256", out var sha256) ? sha256.GetString() : null
                )),
        ];
}
