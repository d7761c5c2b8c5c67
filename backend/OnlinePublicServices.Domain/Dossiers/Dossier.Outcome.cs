using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>
/// The result: drafted by one person, approved by another, issued, handed out; and what is owed when it is late.
/// Source: 61/2018/ND-CP, Art. 19-20; 118/2025/ND-CP.
/// </content>
public sealed partial class Dossier
{
    /// <summary>The result as approved; none before, and none again once a newer draft or a reopening came after.</summary>
    public OutcomeOf? ApprovedOutcome => OutcomeAfter(DossierAct.ApproveOutcome)?.Facts as OutcomeOf;

    /// <summary>The draft that lies before the approving officer, or that they approved; none once it is void.</summary>
    public OutcomeOf? DraftedOutcome => OutcomeAfter(DossierAct.DraftOutcome)?.Facts as OutcomeOf;

    /// <summary>Whether a paper result still is the office's to hand out: also where its file was taken already.</summary>
    public bool IsResultHere =>
        Status is DossierStatus.Resolved
        || (Status is DossierStatus.Returned && LastFacts<CollectedBy>() is { Way: ReturnWay.Electronic });

    /// <summary>When the clock ended with a result, UTC.</summary>
    public DateTimeOffset? ResolvedAt =>
        Status is DossierStatus.Resolved or DossierStatus.Returned
            ? InOrder.Last(record => record.Act is DossierAct.RecordOutcome).At
            : null;

    /// <summary>
    /// Lays a draft of the result before the approving officer; a later one takes its place. While the counter has the
    /// dossier that is possible only where the route has no step beyond it. Errors: <c>routing.not-holder</c>,
    /// <c>routing.steps-ahead</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> DraftOutcome(OutcomeOf draft, ProcessingRoute route, Actor actor, DateTimeOffset at) =>
        Allowed(DossierAct.DraftOutcome, actor)
            .Then<Done>(transition =>
            {
                if (Status is DossierStatus.Accepted && route.Steps.Count > 1)
                {
                    return RoutingErrors.StepsAhead;
                }

                Record(transition, actor, at, draft);
                return Done.Value;
            });

    /// <summary>
    /// Approves the draft; whoever drafted it may not. Errors: <c>outcome.not-drafted</c>, <c>outcome.own-draft</c>,
    /// <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<OutcomeOf> ApproveOutcome(Actor actor, DateTimeOffset at) =>
        Allowed(DossierAct.ApproveOutcome, actor)
            .Then<OutcomeOf>(transition =>
            {
                if (OutcomeAfter(DossierAct.DraftOutcome) is not { Facts: OutcomeOf outcome } draft)
                {
                    return DossierErrors.OutcomeNotDrafted;
                }

                if (draft.ActorId == actor.Id)
                {
                    return DossierErrors.OutcomeOwnDraft;
                }

                Record(transition, actor, at, outcome);
                return outcome;
            });

    /// <summary>
    /// Issues the approved result: the clock ends here, also from a wait. What is given out as a file has to bear the
    /// approving officer's signature. Errors: <c>outcome.not-approved</c>, <c>outcome.not-signed</c>,
    /// <c>routing.not-holder</c>, <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<OutcomeOf> RecordOutcome(
        bool isSigned,
        Actor actor,
        DateTimeOffset at,
        WorkingCalendar calendar,
        ClockRules rules
    ) =>
        Allowed(DossierAct.RecordOutcome, actor)
            .Then<OutcomeOf>(transition =>
            {
                if (ApprovedOutcome is not { } outcome)
                {
                    return DossierErrors.OutcomeNotApproved;
                }

                if (outcome.IsFile && !isSigned)
                {
                    return DossierErrors.OutcomeNotSigned;
                }

                Record(transition, actor, at, outcome);
                return CountBy(calendar, rules).Map(_ => outcome);
            });

    /// <summary>
    /// Hands the result out, with what proves who got it. At the counter any colleague of the post that has it may; the
    /// applicant takes a file by themselves. Errors: <c>routing.not-competent</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> ReturnResult(CollectedBy collected, Actor actor, DateTimeOffset at) =>
        AtTheCounter(DossierAct.ReturnResult, actor)
            .Map(transition =>
            {
                Record(transition, actor, at, collected);
                return Done.Value;
            });

    /// <summary>
    /// Another counter hands the result out, to which it was sent. Errors: <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>. Source: 118/2025/ND-CP.
    /// </summary>
    public Result<Done> ReturnElsewhere(CollectedBy collected, Actor actor, DateTimeOffset at) =>
        DossierLifecycle
            .Find(Status, DossierAct.ReturnResult, actor.Role)
            .Map(transition =>
            {
                Record(transition, actor, at, collected);
                return Done.Value;
            });

    /// <summary>
    /// Takes a result back before it was handed out, because an error was found. Errors: <c>routing.not-competent</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> Reopen(Reason reason, Actor actor, DateTimeOffset at) =>
        AtTheCounter(DossierAct.Reopen, actor)
            .Map(transition =>
            {
                Record(transition, actor, at, reason: reason);
                return Done.Value;
            });

    /// <summary>
    /// Notes an error in a result that was handed out. Errors: <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> NoteCorrection(Reason reason, Actor actor, DateTimeOffset at) =>
        Plainly(DossierAct.NoteCorrection, actor, at, reason);

    /// <summary>
    /// Apologises and makes a new appointment, once at the most; the original date stays the one that counts. The cause
    /// is the step that has it now. Errors: <c>apology.already-made</c>, <c>apology.not-later</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// Source: 61/2018/ND-CP, Art. 19(9); 03/2025/TT-VPCP, form 04.
    /// </summary>
    public Result<Done> Apologise(Reason cause, DateTimeOffset newDueAt, Actor actor, DateTimeOffset at) =>
        DossierLifecycle
            .Find(Status, DossierAct.Apologise, actor.Role)
            .Then<Done>(transition =>
            {
                if (Apology is not null)
                {
                    return DossierErrors.ApologyMade;
                }

                if (newDueAt <= OriginalDueAt || newDueAt <= at)
                {
                    return DossierErrors.ApologyNotLater;
                }

                var holding = Custody.Now;
                Record(transition, actor, at, new Apologised(newDueAt, holding.Step, holding.Post), cause);
                PromisedDueAt = newDueAt;
                return Done.Value;
            });

    /// <summary>The last record of an act, unless a newer draft or a reopening made it void.</summary>
    private DossierRecord? OutcomeAfter(DossierAct act)
    {
        DossierRecord? last = null;
        foreach (var record in InOrder)
        {
            last =
                record.Act == act ? record
                : record.Act is DossierAct.DraftOutcome or DossierAct.Reopen ? null
                : last;
        }

        return last;
    }

    private Result<Transition> AtTheCounter(DossierAct act, Actor actor) =>
        DossierLifecycle
            .Find(Status, act, actor.Role)
            .Then<Transition>(transition =>
                actor.Role is ActorRole.System or ActorRole.Citizen || actor.Post == Custody.Now.Post
                    ? transition
                    : RoutingErrors.NotCompetent
            );
}
