using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>
/// <c>Hồ sơ</c>: a request with its papers, from submission to the handing over of its result. What it was filed with
/// never changes until it is destroyed; all else follows from its history, which only grows: every change is an act of
/// <see cref="DossierLifecycle"/> and leaves a record. The acts stand beside this file, by who does them.
/// </summary>
public sealed partial class Dossier
{
    private readonly List<Attachment> attachments = [];
    private readonly List<DossierRecord> history = [];

    private Dossier() { }

    /// <summary>The dossier's own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The number that the citizen knows.</summary>
    public DossierCode Code { get; private init; } = null!;

    /// <summary>The edition of the law under which it lives, by its day of receipt.</summary>
    public LegalEdition Edition { get; private init; }

    /// <summary>The person to whose account it belongs.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Who applies, as the papers will name them.</summary>
    public Applicant Applicant { get; private set; } = null!;

    /// <summary>The procedure.</summary>
    public ProcedureCode Procedure { get; private init; } = null!;

    /// <summary>The version of the procedure's definition, kept for life.</summary>
    public int ProcedureVersion { get; private init; }

    /// <summary>The statutory time limit of its case when it was filed.</summary>
    public TimeLimit TimeLimit { get; private init; } = TimeLimit.None;

    /// <summary>The unit that received it, or the one that took that one's place.</summary>
    public string UnitId { get; private set; } = "";

    /// <summary>The answers of its form, as one JSON object, unchanged from submission until it is destroyed.</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>
    /// Whether some answer was filled in from the population register and left as it was: then it counts as one that used its
    /// data (QĐ 766, 4.5), whether an office looks it up again or not.
    /// </summary>
    public bool IsFilledFromRegister { get; private init; }

    /// <summary>When the system received it, UTC.</summary>
    public DateTimeOffset SubmittedAt { get; private init; }

    /// <summary>Until when the counter has to answer, UTC.</summary>
    public DateTimeOffset AcceptanceDueAt { get; private init; }

    /// <summary>Where it stands.</summary>
    public DossierStatus Status { get; private set; }

    /// <summary>When the counter accepted it and the clock began, UTC.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>
    /// The due instant by law, waits included, by which lateness is judged, UTC. While a wait lasts it is the one that
    /// held before.
    /// </summary>
    public DateTimeOffset? OriginalDueAt { get; private set; }

    /// <summary>The due instant that holds now, after a re-appointment, UTC.</summary>
    public DateTimeOffset? PromisedDueAt { get; private set; }

    /// <summary>When all that was personal of it was destroyed, UTC; nothing while it is kept.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Counts acts; an act has to name the version it started from.</summary>
    public int Version { get; private set; }

    /// <summary>The papers given with it, replaced ones included.</summary>
    public IReadOnlyList<Attachment> Attachments => attachments;

    /// <summary>Whether the applicant filed it themselves; else the counter entered it for them.</summary>
    public bool IsFiledOnline => InOrder.First().Role is ActorRole.Citizen;

    /// <summary>The unit whose counter entered it for the applicant; none where they filed it themselves.</summary>
    public string? EnteredAtUnit => IsFiledOnline ? null : InOrder.First().UnitId;

    /// <summary>Every act, oldest first.</summary>
    public IReadOnlyList<DossierRecord> History => history;

    /// <summary>Who has it, and who had it.</summary>
    public Custody Custody => Custody.Of(InOrder);

    /// <summary>The answers of its form as they are after corrections.</summary>
    public string CurrentAnswers => LastFacts<SupplementGiven>(given => given.Answers is not null)?.Answers ?? Answers;

    /// <summary>The papers that count.</summary>
    public IEnumerable<Attachment> CurrentAttachments => attachments.Where(paper => !paper.IsReplaced);

    /// <summary>The request for supplements that waits for its answer.</summary>
    public SupplementAsked? OpenSupplement =>
        Status is DossierStatus.AwaitingSupplement ? LastFacts<SupplementAsked>() : null;

    /// <summary>How often supplements were asked for after acceptance; the law allows it once.</summary>
    public int SupplementRequests =>
        history.Count(past => past.Act is DossierAct.RequestSupplement && past.From is not DossierStatus.Registered);

    /// <summary>The apology, once there is one.</summary>
    public Apologised? Apology => LastFacts<Apologised>();

    /// <summary>The waits, oldest first, as the clock reads them; the last one may last still.</summary>
    public IReadOnlyList<ClockPause> Pauses =>
        ClockWaits.Of(InOrder.Select(record => new ClockAct(record.Act, record.To, record.At)));

    /// <summary>
    /// The same dossier made anew of what it was filed with and of its acts, to prove that nothing else is kept.
    /// </summary>
    /// <param name="calendars">The unit's working time, by its version.</param>
    /// <param name="rules">How its edition reads the clock.</param>
    public Dossier Replayed(Func<int, WorkingCalendar> calendars, ClockRules rules)
    {
        var anew = new Dossier
        {
            Id = Id,
            Code = Code,
            Edition = Edition,
            OwnerId = OwnerId,
            Applicant = Applicant,
            Procedure = Procedure,
            ProcedureVersion = ProcedureVersion,
            TimeLimit = TimeLimit,
            UnitId = InOrder.Select(record => record.Facts).OfType<PassedOn>().FirstOrDefault()?.FormerUnitId ?? UnitId,
            Answers = Answers,
            SubmittedAt = SubmittedAt,
            AcceptanceDueAt = AcceptanceDueAt,
        };
        anew.attachments.AddRange(attachments.Where(paper => paper.GivenBy is null).Select(paper => paper.AsFiled()));
        foreach (var record in InOrder)
        {
            anew.Follow(record);
            anew.SetDueDates(calendars(anew.CalendarVersion), rules);
        }

        return anew;
    }

    private IEnumerable<DossierRecord> InOrder => history.OrderBy(record => record.Number);

    private T? LastFacts<T>(Func<T, bool>? where = null)
        where T : ActFacts => InOrder.Select(record => record.Facts).OfType<T>().LastOrDefault(where ?? (_ => true));

    private void Record(
        Transition transition,
        Actor actor,
        DateTimeOffset at,
        ActFacts? facts = null,
        Reason? reason = null,
        Guid? subjectId = null
    )
    {
        var to =
            transition.To ?? DossierLifecycle.WayBack(Status, InOrder.Select(past => (past.Act, past.From, past.To)));
        Follow(
            new DossierRecord(history.Count + 1, transition, to, actor, at)
            {
                SubjectId = subjectId,
                ReasonCode = reason?.Code,
                Reason = reason?.Text,
                Facts = facts,
            }
        );
    }

    /// <summary>Adds an act and lets the row follow it. Nothing else changes the row.</summary>
    private void Follow(DossierRecord record)
    {
        history.Add(record);
        Version++;
        Status = record.To;
        AcceptedAt = record.Act is DossierAct.Accept ? record.At : AcceptedAt;
        switch (record.Facts)
        {
            case PaperJudged judged:
                attachments
                    .Single(paper => paper.Id == record.SubjectId)
                    .Judge(judged.Verdict, record.ReasonCode, record.Reason);
                break;
            case SupplementGiven given:
                TakeIn(given, record.Number);
                break;
            case PassedOn passed:
                UnitId = passed.UnitId;
                break;
        }
    }

    /// <summary>A new paper takes the place of the faulty one that was asked for, or comes beside the others.</summary>
    private void TakeIn(SupplementGiven given, int number)
    {
        foreach (var item in LastFacts<SupplementAsked>()!.Items.Where(item => item.AttachmentId is not null))
        {
            attachments.Single(paper => paper.Id == item.AttachmentId).Replace();
        }

        attachments.AddRange(given.Papers.Select(paper => Attachment.Of(paper, number)));
    }
}
