namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>What the counter says of a paper.</summary>
public enum PaperVerdict
{
    /// <summary>Not yet looked at.</summary>
    Unseen,

    /// <summary>As the law wants it.</summary>
    Good,

    /// <summary>Not acceptable, for a stated reason.</summary>
    Faulty,
}

/// <summary>
/// <c>Giấy tờ nộp kèm</c>: a paper given with a dossier. Its bytes are known by their hash and never change; the
/// verdict belongs to the counter.
/// </summary>
public sealed class Attachment
{
    private Attachment() { }

    /// <summary>Names a stored paper.</summary>
    public Attachment(
        Guid id,
        string paperCode,
        string fileName,
        string mediaType,
        long sizeBytes,
        string sha256,
        int? pages = null,
        PaperOrigin? origin = null
    )
    {
        Id = id;
        PaperCode = paperCode;
        FileName = fileName;
        MediaType = mediaType;
        SizeBytes = sizeBytes;
        Sha256 = sha256;
        Pages = pages;
        Origin = origin;
        Verdict = AtFirst;
    }

    /// <summary>The attachment's own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The required document that it answers, by its code in the procedure.</summary>
    public string PaperCode { get; private init; } = "";

    /// <summary>The name that the applicant's device gave it; text to show, never a path.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>What its bytes are, as recognised from them.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>Its size in bytes.</summary>
    public long SizeBytes { get; private init; }

    /// <summary>The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>How many pages it has, where that could be told.</summary>
    public int? Pages { get; private init; }

    /// <summary>Where it was checked or issued before; nothing for one that is new.</summary>
    public PaperOrigin? Origin { get; private set; }

    /// <summary>What the counter says of it; one that an office has checked before is good until somebody looks again.</summary>
    public PaperVerdict Verdict { get; private set; }

    /// <summary>Why it is faulty, by the catalogue of reasons.</summary>
    public string? FaultCode { get; private set; }

    /// <summary>Why it is faulty, in the clerk's words.</summary>
    public string? FaultReason { get; private set; }

    /// <summary>True once a newer paper has taken its place; it stays to be seen and counts no more.</summary>
    public bool IsReplaced { get; private set; }

    /// <summary>The number of the act by which it came, when that was not the submission.</summary>
    public int? GivenBy { get; private init; }

    internal static Attachment Of(PaperGiven paper, int givenBy) =>
        new(
            paper.Id,
            paper.PaperCode,
            paper.FileName,
            paper.MediaType,
            paper.SizeBytes,
            paper.Sha256,
            paper.Pages,
            paper.Origin
        )
        {
            GivenBy = givenBy,
        };

    internal Attachment AsFiled() => new(Id, PaperCode, FileName, MediaType, SizeBytes, Sha256, Pages, Origin);

    internal void Judge(PaperVerdict verdict, string? code, string? reason) =>
        (Verdict, FaultCode, FaultReason) = (verdict, code, reason);

    internal void Replace() => IsReplaced = true;

    /// <summary>Keeps which paper it was, how large, and what was said of it by the catalogue of reasons.</summary>
    internal void Erase()
    {
        (FileName, Sha256) = ("", "");
        Origin = Origin?.Erased();
        FaultReason = FaultReason is null ? null : "";
    }

    private PaperVerdict AtFirst => Origin is null ? PaperVerdict.Unseen : PaperVerdict.Good;
}
