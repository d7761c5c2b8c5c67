namespace OnlinePublicServices.Features.Documents;

/// <summary>
/// Bytes in the document store, known by their SHA-256. The row is written after the bytes are safe, and the scan's
/// verdict belongs to the bytes: whoever shows them asks here.
/// </summary>
internal sealed class StoredDocument
{
    private StoredDocument() { }

    public StoredDocument(string sha256, string mediaType, long sizeBytes, ScanState scan, DateTimeOffset storedAt)
    {
        Sha256 = sha256;
        MediaType = mediaType;
        SizeBytes = sizeBytes;
        Scan = scan;
        StoredAt = storedAt;
        CheckedAt = storedAt;
    }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>What the bytes are, found by looking at them.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>How many bytes.</summary>
    public long SizeBytes { get; private init; }

    /// <summary>Whether anybody but the uploader may see them.</summary>
    public ScanState Scan { get; private set; }

    /// <summary>When the bytes were stored, UTC.</summary>
    public DateTimeOffset StoredAt { get; private init; }

    /// <summary>When the scan last gave an answer, UTC.</summary>
    public DateTimeOffset? ScannedAt { get; private set; }

    /// <summary>How often a scan was tried without an answer.</summary>
    public int ScanAttempts { get; private set; }

    /// <summary>When it was last asked whether anything refers to them, UTC.</summary>
    public DateTimeOffset CheckedAt { get; private init; }

    /// <summary>Since when nothing is known to refer to them, UTC; nothing while something does.</summary>
    public DateTimeOffset? UnclaimedSince { get; private set; }

    /// <summary>The bytes are being deleted: nothing may refer to them any more.</summary>
    public bool IsLeaving { get; private init; }

    /// <summary>
    /// The name of the key that they were last found encrypted with; nothing until upkeep has looked. Bytes stored
    /// before there were keys are encrypted then.
    /// </summary>
    public string? KeyName { get; private set; }

    /// <summary>
    /// Something refers to them again, or for the first time. They may just have been stored anew, under another key than
    /// is known here.
    /// </summary>
    public void Claim() => (UnclaimedSince, KeyName) = (null, null);

    /// <summary>Notes what a scan said; a scanner that gave no answer leaves it pending.</summary>
    public void Scanned(ScanState state, DateTimeOffset at)
    {
        Scan = state;
        ScanAttempts++;
        ScannedAt = state == ScanState.Pending ? ScannedAt : at;
    }
}

/// <summary>What is known about stored bytes. Only clean ones are shown to anybody but their uploader.</summary>
internal enum ScanState
{
    /// <summary>No answer yet, or the scanner is down.</summary>
    Pending,

    /// <summary>Looked at, nothing found.</summary>
    Clean,

    /// <summary>Malware.</summary>
    Infected,

    /// <summary>The scanner could not look at it.</summary>
    Error,
}
