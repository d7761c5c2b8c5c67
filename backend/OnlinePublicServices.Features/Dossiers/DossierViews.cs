using System.Text.Json;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Population;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>A dossier as its owner and the staff of its unit see it.</summary>
public sealed record DossierView
{
    /// <summary>The number that the citizen knows.</summary>
    public required string Code { get; init; }

    /// <summary>Counts acts; an act names it in <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>The procedure, in the version it was filed under.</summary>
    public required ProcedureRef Procedure { get; init; }

    /// <summary>The unit that has it.</summary>
    public required UnitRef Unit { get; init; }

    /// <summary>Who applies.</summary>
    public required ApplicantView Applicant { get; init; }

    /// <summary>The form, in the version it was filled in.</summary>
    public required FormReference Form { get; init; }

    /// <summary>The form's answers; for staff with the numbers of persons masked.</summary>
    public required JsonElement Answers { get; init; }

    /// <summary>The papers.</summary>
    public required IReadOnlyList<DossierPaper> Attachments { get; init; }

    /// <summary>The papers that the population register answers instead.</summary>
    public required IReadOnlyList<RegisterPaperView> LookedUp { get; init; }

    /// <summary>Every act, oldest first.</summary>
    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>When the system received it, UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The unit whose counter entered it for the applicant; nothing where they filed it themselves.</summary>
    public UnitRef? EnteredAt { get; init; }

    /// <summary>Until when the counter has to answer, UTC.</summary>
    public required DateTimeOffset AcceptanceDueAt { get; init; }

    /// <summary>When the counter accepted it, UTC.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When the result is due and how that came about; from acceptance on.</summary>
    public DueDateView? Due { get; init; }

    /// <summary>The statutory time in words.</summary>
    public required LocalText TimeText { get; init; }

    /// <summary>The appointment slip; from acceptance on.</summary>
    public PaperView? Slip { get; init; }

    /// <summary>Every paper given out on it that holds, the oldest first; the slip too.</summary>
    public required IReadOnlyList<PaperView> IssuedPapers { get; init; }

    /// <summary>Why it was refused.</summary>
    public RefusalView? Refusal { get; init; }

    /// <summary>Who has it and to whom it may go; staff only, nothing once it is over.</summary>
    public CustodyView? Custody { get; init; }

    /// <summary>The way that it has gone through the offices.</summary>
    public required IReadOnlyList<StageView> Stages { get; init; }

    /// <summary>The new appointment, once an apology made one, UTC; the date by law stays in <c>due</c>.</summary>
    public DateTimeOffset? PromisedDueAt { get; init; }

    /// <summary>What the applicant was last asked to supply.</summary>
    public SupplementView? Supplement { get; init; }

    /// <summary>How often supplements were asked for after acceptance; the law allows it once.</summary>
    public required int SupplementRequests { get; init; }

    /// <summary>The result as the approving officer approved it.</summary>
    public Outcome? ApprovedOutcome { get; init; }

    /// <summary>The draft that lies before the approving officer, or that they approved; staff only.</summary>
    public OutcomeDraftView? DraftedOutcome { get; init; }

    /// <summary>What the applicant says at the counter to collect the result; for the owner, once it is there.</summary>
    public string? CollectionCode { get; init; }

    /// <summary>Where what it costs stands; absent where it costs nothing, or nothing any more.</summary>
    public PaymentStatus? Payment { get; init; }

    /// <summary>What the asker may do now.</summary>
    public required IReadOnlyList<DossierAct> AllowedActs { get; init; }

    /// <summary>Colleagues who have it open; staff only.</summary>
    public IReadOnlyList<WatcherView>? Watchers { get; init; }
}

/// <summary>A procedure.</summary>
/// <param name="Code">National code.</param>
/// <param name="Version">Version of its definition.</param>
/// <param name="Name">What it is called.</param>
public sealed record ProcedureRef(string Code, int Version, LocalText Name);

/// <summary>A unit.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Name">What it is called.</param>
public sealed record UnitRef(string Id, LocalText Name);

/// <summary>Who applies; numbers are masked, showing them is an act of its own.</summary>
/// <param name="Name">Person or organisation.</param>
/// <param name="Address">Where it lives or sits.</param>
/// <param name="PersonalIdMasked">The identity number, masked.</param>
/// <param name="PhoneMasked">The telephone number, masked.</param>
/// <param name="Email">Address for notices.</param>
public sealed record ApplicantView(
    string Name,
    string Address,
    string? PersonalIdMasked,
    string? PhoneMasked,
    string? Email
);

/// <summary>A paper of a dossier.</summary>
public sealed record DossierPaper
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which required document it answers.</summary>
    public required string PaperCode { get; init; }

    /// <summary>What that document is.</summary>
    public required LocalText PaperName { get; init; }

    /// <summary>The applicant's name for the file.</summary>
    public required string FileName { get; init; }

    /// <summary>What its bytes are.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Pages of a PDF.</summary>
    public int? Pages { get; init; }

    /// <summary><c>pending</c>, <c>clean</c>, <c>infected</c> or <c>error</c>; only a clean one can be opened.</summary>
    public required string Scan { get; init; }

    /// <summary>What the counter says of it.</summary>
    public required PaperVerdict Verdict { get; init; }

    /// <summary>Why it is faulty, by the catalogue of reasons.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Why it is faulty, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>True once a newer paper has taken its place.</summary>
    public required bool Replaced { get; init; }

    /// <summary>The number of the act by which it came, when that was not the submission.</summary>
    public int? GivenBy { get; init; }

    /// <summary>Where it was checked or issued before; absent for one that is new.</summary>
    public PaperOriginView? Origin { get; init; }
}

/// <summary>One act of the history.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Act">What was done.</param>
/// <param name="To">The status after it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Role">In what capacity.</param>
/// <param name="Actor">The position; nothing for the applicant.</param>
/// <param name="ByDeputy">True where a deputy acted in that position (<c>thay</c>).</param>
/// <param name="ReasonCode">Why, by the catalogue of reasons.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record HistoryEntry(
    int Number,
    DossierAct Act,
    DossierStatus To,
    DateTimeOffset At,
    ActorRole Role,
    LocalText? Actor,
    bool ByDeputy,
    string? ReasonCode,
    string? Reason
);

/// <summary>A due date and how it came about.</summary>
/// <param name="DueAt">The instant, UTC; nothing where no day is promised.</param>
/// <param name="CountsFrom">The working minute from which the time counts, UTC.</param>
/// <param name="Days">Every day from receipt to the due day.</param>
/// <param name="Provisional">True when a day lies in a year whose plan is not yet announced.</param>
/// <param name="NeedsReview">True while the calendar or the rules behind it wait to be compared with the official texts.</param>
/// <param name="Waits">The wait that lasts; there is no due instant meanwhile.</param>
public sealed record DueDateView(
    DateTimeOffset? DueAt,
    DateTimeOffset CountsFrom,
    IReadOnlyList<DueDayView> Days,
    bool Provisional,
    bool NeedsReview,
    DueWaitView? Waits
)
{
    internal static DueDateView Of(DueDate due) =>
        new(
            due.DueAt,
            due.CountsFrom,
            [.. due.Days.Select(DueDayView.Of)],
            due.IsProvisional,
            due.NeedsReview,
            due.Waits is { } wait ? new DueWaitView(wait.Cause, wait.From) : null
        );
}

/// <summary>A wait that lasts.</summary>
/// <param name="Cause">What for.</param>
/// <param name="From">Since when, UTC.</param>
public sealed record DueWaitView(PauseCause Cause, DateTimeOffset From);

/// <summary>One day of a due date.</summary>
/// <param name="Day">Viet Nam time.</param>
/// <param name="Kind">What it is to the office.</param>
/// <param name="Name">The holiday's or swap's name.</param>
/// <param name="Arrived">The dossier arrived on it.</param>
/// <param name="Received">It counts as the day of receipt.</param>
/// <param name="Counted">Its time counts.</param>
/// <param name="Due">The result is due on it.</param>
/// <param name="Forfeited">Its time counted until the period began anew.</param>
/// <param name="Paused">What the dossier waited for on it, if it did; on a day that counts, for a part of it.</param>
public sealed record DueDayView(
    DateOnly Day,
    DayKind Kind,
    LocalText? Name,
    bool Arrived,
    bool Received,
    bool Counted,
    bool Due,
    bool Forfeited,
    PauseCause? Paused
)
{
    internal static DueDayView Of(DueDay day) =>
        new(
            day.Day,
            day.Kind,
            day.Name is null ? null : new LocalText(day.Name),
            day.Parts.HasFlag(DueDayParts.Arrived),
            day.Parts.HasFlag(DueDayParts.Received),
            day.Parts.HasFlag(DueDayParts.Counted),
            day.Parts.HasFlag(DueDayParts.Due),
            day.Parts.HasFlag(DueDayParts.Forfeited),
            day.Paused
        );
}

/// <summary>A draft of a result.</summary>
/// <param name="Outcome">Granted or denied.</param>
/// <param name="Words">The decision; nothing where the result is a file or on paper only.</param>
/// <param name="HasFile">Whether a file is the result.</param>
public sealed record OutcomeDraftView(Outcome Outcome, string? Words, bool HasFile);

/// <summary>A paper that the office gave out on the dossier.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Which paper it is.</param>
/// <param name="Number">As printed.</param>
/// <param name="IssuedAt">When, UTC.</param>
/// <param name="State"><c>waiting</c>, <c>signed</c> or <c>superseded</c>.</param>
/// <param name="Rung">What stands on it; under the seal alone its person may still sign.</param>
/// <param name="ToSign">Whether it waits for the asker's signature.</param>
/// <param name="SignedAt">When it was signed, UTC.</param>
/// <param name="SignerName">Who signed.</param>
/// <param name="Sha256">SHA-256 of the signed file.</param>
public sealed record PaperView(
    Guid Id,
    PaperKind Kind,
    string Number,
    DateTimeOffset IssuedAt,
    PaperState State,
    PaperRung Rung,
    bool ToSign,
    DateTimeOffset? SignedAt,
    string? SignerName,
    string? Sha256
);

/// <summary>Why a dossier was refused.</summary>
/// <param name="ReasonCode">By the catalogue of reasons.</param>
/// <param name="Reason">In words.</param>
/// <param name="At">When, UTC.</param>
public sealed record RefusalView(string? ReasonCode, string? Reason, DateTimeOffset At);

/// <summary>A request for supplements (Form 02).</summary>
/// <param name="AskedAt">UTC.</param>
/// <param name="AnswerBy">Until when an answer is awaited, UTC; then the dossier is stopped.</param>
/// <param name="AnsweredAt">UTC; nothing while it waits.</param>
/// <param name="Items">Everything that was asked for.</param>
/// <param name="CorrectedFields">The fields of the form that the answer changed.</param>
public sealed record SupplementView(
    DateTimeOffset AskedAt,
    DateTimeOffset AnswerBy,
    DateTimeOffset? AnsweredAt,
    IReadOnlyList<SupplementItemView> Items,
    IReadOnlyList<string> CorrectedFields
);

/// <summary>One thing to supply or to correct.</summary>
/// <param name="PaperCode">The required document.</param>
/// <param name="PaperName">What it is.</param>
/// <param name="AttachmentId">The faulty paper that a new one replaces.</param>
/// <param name="Field">The form's field.</param>
/// <param name="ReasonCode">Why, by the catalogue of reasons.</param>
/// <param name="Words">Why, and what to do.</param>
public sealed record SupplementItemView(
    string? PaperCode,
    LocalText? PaperName,
    Guid? AttachmentId,
    string? Field,
    string ReasonCode,
    string Words
);

/// <summary>A colleague who has the dossier open.</summary>
/// <param name="Name">Who.</param>
/// <param name="Title">In what position.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Me">The asker.</param>
public sealed record WatcherView(string Name, string Title, DateTimeOffset Since, bool Me);
