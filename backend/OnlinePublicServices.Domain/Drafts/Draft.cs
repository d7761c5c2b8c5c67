using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Drafts;

/// <summary>
/// A dossier that is still being written. Only whoever writes it sees it: its owner, or the clerk who fills it in for
/// somebody at the counter. It lives three months after its last change and ends by submission or by being thrown away.
/// </summary>
public sealed class Draft
{
    /// <summary>How long an untouched draft is kept, in days. No legal source: our own promise, shown to the owner.</summary>
    public const int KeptDays = 90;

    /// <summary>Days between the warning and the end. No legal source: our own promise.</summary>
    public const int WarnedDays = 14;

    /// <summary>The most attachments a draft may hold.</summary>
    public const int AttachmentsMax = 50;

    /// <summary>The most bytes that all its attachments may hold.</summary>
    public const long AttachmentBytesMax = 200L * 1024 * 1024;

    /// <summary>The most drafts that a person may hold at once. No legal source: our own bound.</summary>
    public const int OwnedMax = 50;

    private readonly List<DraftAttachment> attachments = [];

    private Draft() { }

    /// <summary>The draft's own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The person it belongs to.</summary>
    public Guid OwnerId { get; private init; }

    /// <summary>The account of the clerk who fills it in with its owner at the counter; none where the owner does.</summary>
    public string? ClerkAccount { get; private set; }

    /// <summary>The dossier whose request for supplements it answers; none where it will be a new dossier.</summary>
    public Guid? DossierId { get; private init; }

    /// <summary>Whether its owner is known by it alone: somebody at a counter who has no dossier yet.</summary>
    public bool BeganAtCounter => ClerkAccount is not null && DossierId is null;

    /// <summary>The procedure, by national code.</summary>
    public string ProcedureCode { get; private init; } = "";

    /// <summary>The version of the procedure's definition under which it was last saved; the dossier keeps it for life.</summary>
    public int ProcedureVersion { get; private set; }

    /// <summary>The unit to which it will be submitted.</summary>
    public string UnitId { get; private set; } = "";

    /// <summary>The answers so far, as one JSON object.</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>
    /// Where each answer that nobody has typed came from, by field, as one JSON object of texts; an answer that was changed
    /// since counts as typed.
    /// </summary>
    public string Prefilled { get; private set; } = "{}";

    /// <summary>The page of the form on which the owner was last.</summary>
    public string? Page { get; private set; }

    /// <summary>Counts changes; an edit has to name the one it started from.</summary>
    public int Version { get; private set; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The papers added so far, oldest first.</summary>
    public IReadOnlyList<DraftAttachment> Attachments => attachments;

    /// <summary>When its owner was warned that it ends, UTC; a later change makes that void.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>The day and minute when it is thrown away if nothing changes; never sooner after a warning than promised.</summary>
    public DateTimeOffset ExpiresAt =>
        WarnedAt is { } warned && warned >= ChangedAt && warned.AddDays(WarnedDays) > ChangedAt.AddDays(KeptDays)
            ? warned.AddDays(WarnedDays)
            : ChangedAt.AddDays(KeptDays);

    /// <summary>Its owner was warned. That is no change of it: whoever edits it at this moment isn't disturbed.</summary>
    public void Warned(DateTimeOffset at) => WarnedAt = at;

    /// <summary>Begins a draft.</summary>
    public static Draft Start(
        Guid id,
        Guid ownerId,
        string procedureCode,
        int procedureVersion,
        string unitId,
        string answers,
        DateTimeOffset at,
        string? clerkAccount = null,
        string prefilled = "{}"
    ) =>
        new()
        {
            Id = id,
            OwnerId = ownerId,
            ClerkAccount = clerkAccount,
            ProcedureCode = procedureCode,
            ProcedureVersion = procedureVersion,
            UnitId = unitId,
            Answers = answers,
            Prefilled = prefilled,
            Version = 1,
            CreatedAt = at,
            ChangedAt = at,
        };

    /// <summary>Begins the answer to a request for supplements, from the dossier's answers as they stand.</summary>
    public static Draft StartSupplement(
        Guid id,
        Guid dossierId,
        Guid ownerId,
        string procedureCode,
        int procedureVersion,
        string unitId,
        string answers,
        DateTimeOffset at,
        string? clerkAccount = null
    ) =>
        new()
        {
            Id = id,
            DossierId = dossierId,
            OwnerId = ownerId,
            ClerkAccount = clerkAccount,
            ProcedureCode = procedureCode,
            ProcedureVersion = procedureVersion,
            UnitId = unitId,
            Answers = answers,
            Version = 1,
            CreatedAt = at,
            ChangedAt = at,
        };

    /// <summary>Another clerk goes on with it.</summary>
    public void PassTo(string clerkAccount) => ClerkAccount = clerkAccount;

    /// <summary>
    /// Takes new answers, already checked for the shape of this version, with where those came from that nobody typed, and
    /// remembers the page.
    /// </summary>
    public void Save(
        string answers,
        int procedureVersion,
        string? page,
        string? unitId,
        DateTimeOffset at,
        string prefilled = "{}"
    )
    {
        Answers = answers;
        Prefilled = prefilled;
        ProcedureVersion = procedureVersion;
        Page = page ?? Page;
        UnitId = unitId ?? UnitId;
        Changed(at);
    }

    /// <summary>
    /// Adds a paper. Errors: <c>upload.too-many-files</c>, <c>upload.dossier-too-large</c>.
    /// </summary>
    public Result<Done> Attach(DraftAttachment attachment, DateTimeOffset at)
    {
        if (attachments.Count >= AttachmentsMax)
        {
            return DraftErrors.TooManyFiles;
        }

        if (attachments.Sum(a => a.SizeBytes) + attachment.SizeBytes > AttachmentBytesMax)
        {
            return DraftErrors.TooLarge;
        }

        attachments.Add(attachment);
        Changed(at);
        return Done.Value;
    }

    /// <summary>Takes a paper out again. False when it isn't there.</summary>
    public bool Remove(Guid attachmentId, DateTimeOffset at)
    {
        var removed = attachments.RemoveAll(a => a.Id == attachmentId) > 0;
        if (removed)
        {
            Changed(at);
        }

        return removed;
    }

    private void Changed(DateTimeOffset at)
    {
        ChangedAt = at;
        Version++;
    }
}
