using System.Security.Cryptography;
using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Signing;

/// <summary>Papers laid out for a signature.</summary>
/// <param name="Id">The session.</param>
/// <param name="ExpiresAt">Until when signatures are taken, UTC.</param>
/// <param name="Algorithm"><c>ecdsaP256Sha256</c>, <c>rsaPssSha256</c> or <c>rsaPkcs1Sha256</c>.</param>
/// <param name="CertificateId">Under which certificate.</param>
/// <param name="Items">What can be signed.</param>
/// <param name="Problems">What can't, and why.</param>
public sealed record SigningSessionView(
    Guid Id,
    DateTimeOffset ExpiresAt,
    string Algorithm,
    Guid CertificateId,
    IReadOnlyList<PreparedPaper> Items,
    IReadOnlyList<SigningProblem> Problems
)
{
    internal static SigningSessionView Of(
        SigningSession session,
        SigningCertificate certificate,
        SigningAlgorithm? asked,
        IReadOnlyList<PreparedPaper> items,
        IReadOnlyList<SigningProblem> problems
    ) =>
        new(
            session.Id,
            session.ExpiresAt,
            (asked ?? certificate.Algorithm).ToContract(),
            session.CertificateId,
            items,
            problems
        );
}

/// <summary>A paper that waits for its signature's bytes.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Kind">Which paper it is.</param>
/// <param name="DossierCode">The dossier that it is about.</param>
/// <param name="Number">As printed.</param>
/// <param name="DocumentSha256">SHA-256 of the file that the preview shows, lower-case hexadecimal.</param>
/// <param name="BytesToSign">Exactly what the signer's side signs (SHA-256 inside the algorithm).</param>
/// <param name="PreviewUrl">The very file.</param>
/// <param name="State"><c>prepared</c> or <c>signed</c>.</param>
public sealed record PreparedPaper(
    [property: JsonPropertyName("slipId")] Guid PaperId,
    PaperKind Kind,
    string DossierCode,
    string Number,
    string DocumentSha256,
    byte[] BytesToSign,
    string PreviewUrl,
    string State = "prepared"
)
{
    internal static PreparedPaper Of(IssuedPaper paper, string number, string dossierCode, PreparedForm form) =>
        new(
            paper.Id,
            paper.Kind,
            dossierCode,
            number,
            Convert.ToHexStringLower(SHA256.HashData(form.Pdf)),
            form.SignedAttributes,
            ""
        );

    internal PreparedPaper In(Guid session) =>
        this with
        {
            PreviewUrl = $"/api/signing-sessions/{session}/slips/{PaperId}",
        };
}

/// <summary>A paper that can't be signed.</summary>
/// <param name="DossierCode">As it was asked for; empty where a paper was.</param>
/// <param name="PaperId">The paper, where one was asked for or found.</param>
/// <param name="Code">Why.</param>
public sealed record SigningProblem(string DossierCode, Guid? PaperId, string Code);
