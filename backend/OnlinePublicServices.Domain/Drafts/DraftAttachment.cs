namespace OnlinePublicServices.Domain.Drafts;

/// <summary>
/// A paper that the owner has added to a draft (<c>giấy tờ nộp kèm</c>). Its bytes are known by their hash; whether they
/// may be shown to others is a fact about the bytes, not about the paper.
/// </summary>
public sealed class DraftAttachment
{
    private DraftAttachment() { }

    /// <summary>Names a paper whose bytes have arrived and are stored.</summary>
    public DraftAttachment(
        Guid id,
        Guid draftId,
        string paperCode,
        string fileName,
        string mediaType,
        long sizeBytes,
        string sha256,
        string? originalSha256,
        int? pages,
        DateTimeOffset receivedAt,
        Guid? keptPaperId = null
    )
    {
        Id = id;
        DraftId = draftId;
        PaperCode = paperCode;
        FileName = fileName;
        MediaType = mediaType;
        SizeBytes = sizeBytes;
        Sha256 = sha256;
        OriginalSha256 = originalSha256;
        Pages = pages;
        ReceivedAt = receivedAt;
        KeptPaperId = keptPaperId;
    }

    /// <summary>The attachment's own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The draft that holds it.</summary>
    public Guid DraftId { get; private init; }

    /// <summary>Which required document it answers.</summary>
    public string PaperCode { get; private init; } = "";

    /// <summary>The owner's name for the file: text to show, never a path.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>What the bytes are, found by looking at them.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>The size of the bytes that are shown, in bytes.</summary>
    public long SizeBytes { get; private init; }

    /// <summary>SHA-256 of the bytes that are shown, lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>
    /// SHA-256 of the bytes as they arrived, when those were changed to be shown (a photograph turned upright and
    /// freed of its metadata). Kept sealed, never served.
    /// </summary>
    public string? OriginalSha256 { get; private init; }

    /// <summary>How many pages a PDF has.</summary>
    public int? Pages { get; private init; }

    /// <summary>When its last byte arrived, or it was taken from the store, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>The paper in the owner's store that it was taken from; nothing where it was uploaded.</summary>
    public Guid? KeptPaperId { get; private init; }
}
