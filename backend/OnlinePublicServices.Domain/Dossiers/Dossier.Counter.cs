using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>What is done at the counter, from submission to acceptance or refusal.</content>
public sealed partial class Dossier
{
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
                        dossier.Record(
                            transition,
                            actor,
                            at,
                            new FiledAt(submission.FirstStep.Id, submission.FirstStep.Post)
                        );
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
                if (CurrentAttachments.All(paper => paper.Id != attachmentId))
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
                Record(transition, actor, at, new PaperJudged(verdict), reason, attachmentId);
                return Done.Value;
            });

    /// <summary>
    /// Whether the register may be asked for this dossier now. Errors: <c>routing.not-holder</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> MayConsultRegister(Actor actor) =>
        Allowed(DossierAct.ConsultRegister, actor).Map(_ => Done.Value);

    /// <summary>
    /// Keeps what the register said; once for each look-up, however often it is told. Errors: as of
    /// <see cref="MayConsultRegister"/>.
    /// </summary>
    /// <param name="lookUp">Names the look-up.</param>
    /// <param name="said">What it said.</param>
    /// <param name="actor">Who asked.</param>
    /// <param name="at">When it answered, UTC.</param>
    public Result<Done> ConsultRegister(Guid lookUp, RegisterConsulted said, Actor actor, DateTimeOffset at) =>
        AnswerTo(lookUp) is not null
            ? Done.Value
            : Allowed(DossierAct.ConsultRegister, actor)
                .Map(transition =>
                {
                    Record(transition, actor, at, said, subjectId: lookUp);
                    return Done.Value;
                });

    /// <summary>What the register said at a look-up; nothing where it didn't answer.</summary>
    public RegisterConsulted? AnswerTo(Guid lookUp) =>
        history.Find(record => record.Act is DossierAct.ConsultRegister && record.SubjectId == lookUp)?.Facts
        as RegisterConsulted;

    /// <summary>
    /// Accepts the dossier: the clock begins, the due instant is computed and promised, and whoever accepted it holds
    /// it. Errors: <c>dossier.papers-unseen</c>, <c>dossier.papers-faulty</c> (fact: <c>papers</c>),
    /// <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<DueDate> Accept(Actor actor, DateTimeOffset at, WorkingCalendar calendar, ClockRules rules) =>
        DossierLifecycle
            .Find(Status, DossierAct.Accept, actor.Role)
            .Then(transition =>
                EveryPaperIsGood()
                    .Then(_ => calendar.DueDateOf(at, TimeLimit, rules))
                    .Map(due =>
                    {
                        Record(transition, actor, at);
                        CountBy(calendar, rules);
                        return due;
                    })
            );

    /// <summary>
    /// Gives the appointment slip out anew; nothing that was promised changes. Errors: <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> ReissueSlip(Actor actor, DateTimeOffset at) => Plainly(DossierAct.ReissueSlip, actor, at);

    /// <summary>
    /// Refuses the dossier, with a reason. Errors: <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> Refuse(Reason reason, Actor actor, DateTimeOffset at) =>
        Plainly(DossierAct.Refuse, actor, at, reason);

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
            IsFilledFromRegister = submission.IsFilledFromRegister,
            SubmittedAt = at,
            AcceptanceDueAt = acceptanceDueAt,
        };

    private Result<Done> EveryPaperIsGood()
    {
        var faulty = CurrentAttachments.Where(paper => paper.Verdict is PaperVerdict.Faulty).ToList();
        var unseen = CurrentAttachments.Where(paper => paper.Verdict is PaperVerdict.Unseen).ToList();
        return faulty.Count > 0 ? DossierErrors.PapersFaulty(faulty)
            : unseen.Count > 0 ? DossierErrors.PapersUnseen(unseen)
            : Done.Value;
    }

    /// <summary>An act that asks nothing but the table.</summary>
    private Result<Done> Plainly(
        DossierAct act,
        Actor actor,
        DateTimeOffset at,
        Reason? reason = null,
        ActFacts? facts = null
    ) =>
        DossierLifecycle
            .Find(Status, act, actor.Role)
            .Map(transition =>
            {
                Record(transition, actor, at, facts, reason);
                return Done.Value;
            });
}
