namespace OnlinePublicServices.Features.Uploads;

/// <summary>
/// A file on its way: how far it has come, and what became of it. The row is the truth about the offset; it is written
/// after the bytes are safe.
/// </summary>
internal sealed class Upload
{
    /// <summary>How long an unfinished upload waits for its next byte, in hours.</summary>
    public const int KeptHours = 24;

    private Upload() { }

    public Upload(string id, Guid ownerId, UploadTarget target, long lengthBytes, DateTimeOffset at)
    {
        Id = id;
        OwnerId = ownerId;
        DraftId = target.DraftId;
        PaperCode = target.PaperCode;
        FileName = target.FileName;
        LengthBytes = lengthBytes;
        CreatedAt = at;
        ChangedAt = at;
    }

    /// <summary>32 hexadecimal digits drawn at random: 128 bits that nobody guesses.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The person who sends it; nobody else learns that it exists.</summary>
    public Guid OwnerId { get; private init; }

    public Guid DraftId { get; private init; }

    public string PaperCode { get; private init; } = "";

    public string FileName { get; private init; } = "";

    /// <summary>Announced at the beginning and fixed.</summary>
    public long LengthBytes { get; private init; }

    /// <summary>Bytes that are safe.</summary>
    public long OffsetBytes { get; private init; }

    /// <summary>SHA-256 of all bytes, once all are there.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>The attachment it became.</summary>
    public Guid? AttachmentId { get; private set; }

    /// <summary>Why it became none.</summary>
    public string? Refusal { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ChangedAt { get; private init; }

    public DateTimeOffset ExpiresAt => ChangedAt.AddHours(KeptHours);

    public bool IsWhole => OffsetBytes == LengthBytes;

    /// <summary>Notes that it has become an attachment; it can't become a second one.</summary>
    public void Attached(Guid attachmentId) => AttachmentId = attachmentId;
}

/// <summary>Where an upload is going.</summary>
internal sealed record UploadTarget(Guid DraftId, string PaperCode, string FileName);
