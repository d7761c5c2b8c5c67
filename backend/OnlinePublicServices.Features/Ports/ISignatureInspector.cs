namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Tells what a file is: a form as it was signed here, or something else, and what was done to it. A whitelist: what
/// it does not recognise as its own is never called valid. It knows nothing of the database; whether a genuine slip
/// is superseded is found by <see cref="Inspection.Sha256"/>. Source: TT 15/2025/TT-BKHCN, Art. 6.
/// </summary>
public interface ISignatureInspector
{
    /// <summary>The most bytes that are looked at: 20 MiB.</summary>
    const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Never throws on any content and answers within two seconds.</summary>
    Task<Inspection> InspectAsync(byte[] file, CancellationToken cancellationToken);
}

/// <summary>The answer about one file.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Reasons">Why, most telling first; empty only when nothing is to be remarked.</param>
/// <param name="Sha256">Lower-case hex of the whole file's SHA-256.</param>
public sealed record Inspection(InspectionVerdict Verdict, IReadOnlyList<InspectionReason> Reasons, string Sha256)
{
    /// <summary>What the signature says; present when a signature could be read, believed only when valid.</summary>
    public InspectedSignature? Signature { get; init; }

    /// <summary>The signature that was added in the field which the first one left for it.</summary>
    public InspectedSignature? Second { get; init; }
}

/// <summary>What the signature says.</summary>
/// <param name="SignerSubject">The signer's distinguished name.</param>
/// <param name="SignerName">The signer's common name.</param>
/// <param name="SignerOrganisation">The unit that the certificate names, or null.</param>
/// <param name="CertificateSerial">Upper-case hex.</param>
/// <param name="CertificateIssuer">The issuer's distinguished name.</param>
/// <param name="ClaimedAt">The instant that the signer's side claimed.</param>
/// <param name="TimestampedAt">The instant that a timestamp authority certifies.</param>
/// <param name="TimestampAuthority">Its distinguished name.</param>
/// <param name="Anchor">The trusted root of the signer, or null.</param>
/// <param name="CoveredBytes">How many bytes the signature covers.</param>
/// <param name="SignatureSha256">
/// Hex of the SHA-256 of the signature value: tells a signature copied from a known slip from a slip that was changed.
/// </param>
public sealed record InspectedSignature(
    string SignerSubject,
    string SignerName,
    string? SignerOrganisation,
    string CertificateSerial,
    string CertificateIssuer,
    DateTimeOffset? ClaimedAt,
    DateTimeOffset? TimestampedAt,
    string? TimestampAuthority,
    TrustAnchor? Anchor,
    long CoveredBytes,
    string SignatureSha256
)
{
    /// <summary>For whom a seal stands, bound into the signature.</summary>
    public SignatureAuthor? Author { get; init; }

    /// <summary>Whether the file itself proves that its certificates were not revoked (PAdES B-LT).</summary>
    public bool IsLongTerm { get; init; }
}

/// <summary>What a file is.</summary>
public enum InspectionVerdict
{
    /// <summary>Signed here by a trusted person, and not one byte differs.</summary>
    Valid,

    /// <summary>It was signed, and something was changed, added or cut since.</summary>
    Altered,

    /// <summary>Intact, but the certificate behind it is not trusted or was not valid then.</summary>
    Untrusted,

    /// <summary>Signed in another way than this product does; this check cannot speak for it.</summary>
    Foreign,

    /// <summary>A readable PDF without any signature.</summary>
    NotSigned,

    /// <summary>No readable PDF.</summary>
    Malformed,

    /// <summary>Larger than the limit; not looked at.</summary>
    TooLarge,
}

/// <summary>The reasons. All but <see cref="NotRegistered"/> are found in the file itself.</summary>
public enum InspectionReason
{
    /// <summary>Bytes stand behind the signed end.</summary>
    BytesAppended,

    /// <summary>The document was changed by an update after the signature.</summary>
    UpdatedAfterSignature,

    /// <summary>An update after the signature exchanges fonts.</summary>
    FontsSwapped,

    /// <summary>An update after the signature lays something over the pages.</summary>
    AnnotationAdded,

    /// <summary>The end is missing.</summary>
    Cut,

    /// <summary>The signature's covered ranges were moved, so that foreign content stands between them.</summary>
    Wrapped,

    /// <summary>The signature was emptied or broken.</summary>
    SignatureEmptied,

    /// <summary>The covered content is not what was signed: changed, or the signature was copied from elsewhere.</summary>
    ContentChanged,

    /// <summary>The signature does not belong to the certificate that it names.</summary>
    SignatureForged,

    /// <summary>A further signature was added.</summary>
    SignedAgain,

    /// <summary>The timestamp is missing, broken or for another signature.</summary>
    TimestampBroken,

    /// <summary>The timestamp's authority is not trusted.</summary>
    TimestampUntrusted,

    /// <summary>The signer's certificate leads to no configured root.</summary>
    SignerUntrusted,

    /// <summary>The signer's certificate was not valid at the time of signing.</summary>
    CertificateNotValidThen,

    /// <summary>The signer's certificate is weak or not meant for signing.</summary>
    CertificateUnfit,

    /// <summary>The signer's certificate was revoked before the signature.</summary>
    CertificateRevoked,

    /// <summary>The signer's certificate was revoked after the signature, which stays valid.</summary>
    CertificateRevokedLater,

    /// <summary>No source answered about revocation.</summary>
    RevocationUnknown,

    /// <summary>The structure is not the one that this product writes.</summary>
    ForeignStructure,

    /// <summary>No signature in it.</summary>
    NoSignature,

    /// <summary>Not a PDF, or broken.</summary>
    Unreadable,

    /// <summary>Larger than 20 MiB.</summary>
    FileTooLarge,

    /// <summary>Genuine by its signature, but the register knows no such file; whoever keeps the register says so.</summary>
    NotRegistered,
}
