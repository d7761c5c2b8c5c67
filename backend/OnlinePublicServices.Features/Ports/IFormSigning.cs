using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Signs a statutory form (ký số) in stages, because the key stays with its person: the time between
/// <see cref="PrepareAsync"/> and <see cref="CompleteAsync"/> belongs to a browser, a token or a remote service, and
/// this process may stop meanwhile. Result: PAdES baseline B-T, and B-LT where the sources of revocation answer, with a
/// certification that allows no change, or one further signature in a field that the first one left for it.
/// Source: NĐ 68/2024/NĐ-CP, Art. 33; TT 15/2025/TT-BKHCN, Art. 5; ETSI EN 319 142-1.
/// </summary>
public interface IFormSigning
{
    /// <summary>
    /// Lays the signature field into the form, or fills the field that a first signature left, and gives the bytes to be
    /// signed. Errors: the codes of
    /// <see cref="SigningErrors"/> about the certificate, and <see cref="SigningErrors.FormNotSignable"/>.
    /// </summary>
    Task<Result<PreparedForm>> PrepareAsync(FormContent content, CancellationToken cancellationToken);

    /// <summary>
    /// Accepts a signature over exactly the prepared bytes, time-stamps it, writes it into the form and verifies the
    /// result before giving it out. Idempotent: it stores nothing. Errors: <see cref="SigningErrors"/>.
    /// </summary>
    Task<Result<SignedForm>> CompleteAsync(
        PreparedForm prepared,
        FormSignature signature,
        CancellationToken cancellationToken
    );
}

/// <summary>A rendered form and how it is to be signed. The form must be one that this product rendered.</summary>
/// <param name="Pdf">The whole file, not signed yet, or signed once with a field left for this signature.</param>
/// <param name="Place">
/// Where the visible block stands; 20 to 600 points wide, 10 to 400 high. A second signature stands where its field is.
/// </param>
/// <param name="BlockLines">The text of the visible block, a line each; any Unicode form.</param>
/// <param name="CertificateChain">DER, the signer's own first, then intermediates in any order; the anchor may lack.</param>
/// <param name="SigningAt">The claimed instant of signing, written as <c>/M</c>.</param>
/// <param name="Algorithm">Null: ECDSA for an EC key, RSASSA-PSS for an RSA key.</param>
/// <param name="Reason">Optional <c>/Reason</c>.</param>
/// <param name="HandwrittenImage">Optional picture of the hand signature (PNG), drawn above the text.</param>
/// <param name="Author">For whom an office's seal stands; bound in as a signed attribute.</param>
/// <param name="SecondPlace">Where one further signature may be added later, on the same page; null: nowhere.</param>
public sealed record FormContent(
    byte[] Pdf,
    SignaturePlace Place,
    IReadOnlyList<string> BlockLines,
    IReadOnlyList<byte[]> CertificateChain,
    DateTimeOffset SigningAt,
    SigningAlgorithm? Algorithm = null,
    string? Reason = null,
    byte[]? HandwrittenImage = null,
    SignatureAuthor? Author = null,
    SignaturePlace? SecondPlace = null
);

/// <summary>The person who made a paper that their office sealed.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Position">The post.</param>
public sealed record SignatureAuthor(string Name, string Position);

/// <summary>How the signer's side signs <see cref="PreparedForm.SignedAttributes"/>. SHA-256 in every case.</summary>
public enum SigningAlgorithm
{
    /// <summary>RSASSA-PSS, MGF1 with SHA-256, salt of 32 bytes.</summary>
    RsaPss,

    /// <summary>ECDSA on P-256; DER or the raw pair r and s are accepted.</summary>
    EcdsaP256,

    /// <summary>RSA PKCS#1 v1.5, only for tokens that can do no other.</summary>
    RsaPkcs1,
}

/// <summary>
/// A form that waits for its signature. Plain data: it can be stored as JSON and loaded by another process.
/// </summary>
/// <param name="Pdf">The whole file with an empty place for the signature.</param>
/// <param name="ByteRange">Offset, length, offset, length of the covered bytes.</param>
/// <param name="Digest">SHA-256 of the covered bytes.</param>
/// <param name="SignedAttributes">DER SET OF: exactly the bytes that the signer's side signs.</param>
/// <param name="Algorithm">How they are to be signed.</param>
/// <param name="CertificateChain">DER, the signer's first; embedded into the signature.</param>
/// <param name="SigningAt">The claimed instant of signing.</param>
/// <param name="Author">For whom the seal stands.</param>
public sealed record PreparedForm(
    byte[] Pdf,
    int[] ByteRange,
    byte[] Digest,
    byte[] SignedAttributes,
    SigningAlgorithm Algorithm,
    IReadOnlyList<byte[]> CertificateChain,
    DateTimeOffset SigningAt,
    SignatureAuthor? Author = null
);

/// <summary>What the signer's side returns.</summary>
/// <param name="Value">The raw signature; for ECDSA in DER or as r and s of 32 bytes each.</param>
/// <param name="Certificate">DER of the certificate that was used, when the signer's side names it.</param>
public sealed record FormSignature(byte[] Value, byte[]? Certificate = null);

/// <summary>A signed and verified form.</summary>
/// <param name="Pdf">The whole file; never changed again.</param>
/// <param name="Sha256">Lower-case hex of the file's SHA-256: the name under which it is stored and looked up.</param>
/// <param name="SigningAt">The claimed instant.</param>
/// <param name="TimestampedAt">The instant that the timestamp authority certifies.</param>
/// <param name="SignerSubject">The signer's distinguished name.</param>
/// <param name="CertificateSerial">Upper-case hex.</param>
/// <param name="CertificateIssuer">The issuer's distinguished name.</param>
/// <param name="IsLongTerm">Whether what proves the certificates unrevoked lies in the file (PAdES B-LT).</param>
/// <param name="IsSecond">Whether it stands in the field that a first signature left.</param>
public sealed record SignedForm(
    byte[] Pdf,
    string Sha256,
    DateTimeOffset SigningAt,
    DateTimeOffset TimestampedAt,
    string SignerSubject,
    string CertificateSerial,
    string CertificateIssuer,
    bool IsLongTerm = false,
    bool IsSecond = false
);
