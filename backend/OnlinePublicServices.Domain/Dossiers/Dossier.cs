using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>
/// <c>Hồ sơ</c>: a request with its papers, from submission to the handing over of its result. Its status follows from
/// its history alone: every change is an act of <see cref="DossierLifecycle"/> and leaves a record.
/// </summary>
public sealed class Dossier
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
    public Guid OwnerId { get; private init; }

    /// <summary>Who applies, as the papers will name them.</summary>
    public Applicant Applicant { get; private init; } = null!;

    /// <summary>The procedure.</summary>
    public ProcedureCode Procedure { get; private init; } = null!;

    /// <summary>The version of the procedure's definition, kept for life.</summary>
    public int ProcedureVersion { get; private init; }

    /// <summary>The statutory time limit of its case when it was filed.</summary>
    public TimeLimit TimeLimit { get; private init; } = TimeLimit.None;

    /// <summary>The unit that received it.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>The answers of its form, as one JSON object, unchanged since submission.</summary>
    public string Answers { get; private init; } = "{}";

    /// <summary>Where it stands.</summary>
    public DossierStatus Status { get; private set; }

    /// <summary>When the system received it, UTC.</summary>
    public DateTimeOffset SubmittedAt { get; private init; }

    /// <summary>Until when the counter has to answer, UTC.</summary>
    public DateTimeOffset AcceptanceDueAt { get; private init; }

    /// <summary>When the counter accepted it and the clock began, UTC.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The due instant promised at acceptance, by which lateness is judged, UTC.</summary>
    public DateTimeOffset? OriginalDueAt { get; private set; }

    /// <summary>The due instant that holds now, after re-appointments, UTC.</summary>
    public DateTimeOffset? PromisedDueAt { get; private set; }

    /// <summary>Counts acts; an act has to name the version it started from.</summary>
    public int Version { get; private set; }

    /// <summary>The papers given with it.</summary>
    public IReadOnlyList<Attachment> Attachments => attachments;

    /// <summary>Every act, oldest first.</summary>
    public IReadOnlyList<DossierRecord> History => history;

    /// <summary>
    /// Makes a dossier of a draft. The counter's acceptance clock begins; the statutory one does not. Errors:
    /// <c>dossier.papers-missing</c> (fact: <c>papers</c>, codes with commas), <c>calendar.not-published</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static Result<Dossier> Submit(
        Submission submission,
        Actor actor,
        DateTimeOffset at,
        WorkingCalendar calendar,
        ClockRules rules
    )
    {
        if (submission.Code.ReceivedOn != VietnamTime.DayOf(at))
        {
            throw new ArgumentException("A code bears the day of receipt.", nameof(submission));
        }

        var missing = submission
            .RequiredPapers.Except(submission.Attachments.Select(paper => paper.PaperCode), StringComparer.Ordinal)
            .ToList();
        if (missing.Count > 0)
        {
            return DossierErrors.PapersMissing(missing);
        }

        return DossierLifecycle
            .Find(null, DossierAct.Submit, actor.Role)
            .Then(transition =>
                calendar
                    .AcceptanceDueAt(at, rules)
                    .Map(acceptanceDueAt =>
                    {
                        var dossier = Received(submission, at, acceptanceDueAt);
                        dossier.attachments.AddRange(submission.Attachments);
                        dossier.Record(transition, actor, at);
                        return dossier;
                    })
            );
    }

    /// <summary>
    /// Gives a paper its verdict. Errors: <c>dossier.attachment-unknown</c>, <c>dossier.reason-missing</c> (a faulty
    /// paper needs one), <c>dossier.paper-not-clean</c> (nobody can have read a good one that the scan has not found
    /// clean), <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> Examine(
        Guid attachmentId,
        PaperVerdict verdict,
        Reason? fault,
        bool isClean,
        Actor actor,
        DateTimeOffset at
    ) =>
        DossierLifecycle
            .Find(Status, DossierAct.ExaminePaper, actor.Role)
            .Then<Done>(transition =>
            {
                if (attachments.Find(paper => paper.Id == attachmentId) is not { } paper)
                {
                    return DossierErrors.AttachmentUnknown;
                }

                if (verdict is PaperVerdict.Faulty && fault is null)
                {
                    return DossierErrors.ReasonMissing;
                }

                if (verdict is PaperVerdict.Good && !isClean)
                {
                    return DossierErrors.PaperNotClean;
                }

                var reason = verdict is PaperVerdict.Faulty ? fault : null;
                paper.Judge(verdict, reason);
                Record(transition, actor, at, reason, attachmentId);
                return Done.Value;
            });

    /// <summary>
    /// Accepts the dossier: the clock begins, the due instant is computed and promised. Errors:
    /// <c>dossier.papers-unseen</c>, <c>dossier.papers-faulty</c> (fact: <c>papers</c>), <c>calendar.not-published</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<DueDate> Accept(Actor actor, DateTimeOffset at, WorkingCalendar calendar, ClockRules rules) =>
        DossierLifecycle
            .Find(Status, DossierAct.Accept, actor.Role)
            .Then(transition =>
                EveryPaperIsGood()
                    .Then(_ => calendar.DueDateOf(at, TimeLimit, rules))
                    .Map(due =>
                    {
                        AcceptedAt = at;
                        OriginalDueAt = due.DueAt;
                        PromisedDueAt = due.DueAt;
                        Record(transition, actor, at);
                        return due;
                    })
            );

    /// <summary>
    /// Gives the appointment slip out anew; nothing that was promised changes. Errors: <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> ReissueSlip(Actor actor, DateTimeOffset at) =>
        DossierLifecycle
            .Find(Status, DossierAct.ReissueSlip, actor.Role)
            .Map(transition =>
            {
                Record(transition, actor, at);
                return Done.Value;
            });

    /// <summary>
    /// Refuses the dossier, with a reason. Errors: <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> Refuse(Reason reason, Actor actor, DateTimeOffset at) =>
        DossierLifecycle
            .Find(Status, DossierAct.Refuse, actor.Role)
            .Map(transition =>
            {
                Record(transition, actor, at, reason);
                return Done.Value;
            });

    private static Dossier Received(Submission submission, DateTimeOffset at, DateTimeOffset acceptanceDueAt) =>
        new()
        {
            Id = submission.Id,
            Code = submission.Code,
            Edition = LegalEdition.On(submission.Code.ReceivedOn),
            OwnerId = submission.OwnerId,
            Applicant = submission.Applicant,
            Procedure = submission.Procedure,
            ProcedureVersion = submission.ProcedureVersion,
            TimeLimit = submission.TimeLimit,
            UnitId = submission.UnitId,
            Answers = submission.Answers,
            SubmittedAt = at,
            AcceptanceDueAt = acceptanceDueAt,
        };

    private Result<Done> EveryPaperIsGood()
    {
        var faulty = attachments.Where(paper => paper.Verdict is PaperVerdict.Faulty).ToList();
        var unseen = attachments.Where(paper => paper.Verdict is PaperVerdict.Unseen).ToList();
        return faulty.Count > 0 ? DossierErrors.PapersFaulty(faulty)
            : unseen.Count > 0 ? DossierErrors.PapersUnseen(unseen)
            : Done.Value;
    }

    private void Record(
        Transition transition,
        Actor actor,
        DateTimeOffset at,
        Reason? reason = null,
        Guid? subjectId = null
    )
    {
        Status =
            transition.To ?? DossierLifecycle.WayBack(Status, history.Select(past => (past.Act, past.From, past.To)));
        Version++;
        history.Add(
            new DossierRecord(history.Count + 1, transition, Status, actor, at)
            {
                SubjectId = subjectId,
                ReasonCode = reason?.Code,
                Reason = reason?.Text,
            }
        );
    }
}
