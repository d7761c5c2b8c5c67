using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>
/// The hand-over with a handshake: an offer to the post that is competent for the next step, which the receiver takes or
/// sends back and the sender may recall. Until it is taken the dossier stays with the sender.
/// Source: 61/2018/ND-CP, Art. 18; 03/2025/TT-VPCP, form 05.
/// </content>
public sealed partial class Dossier
{
    /// <summary>
    /// Offers the dossier to the post of a step. Errors: <c>routing.not-holder</c>, <c>routing.already-offered</c>,
    /// <c>routing.step-unknown</c>, <c>routing.own-step</c>, <c>routing.question-open</c> (somebody was asked and has not
    /// answered), <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> HandOver(string stepId, ProcessingRoute route, Actor actor, DateTimeOffset at) =>
        Held(DossierAct.HandOver, actor)
            .Then<Done>(transition =>
            {
                var custody = Custody;
                if (custody.Offer is not null)
                {
                    return RoutingErrors.AlreadyOffered;
                }

                if (route.Steps.FirstOrDefault(step => step.Id == stepId) is not { } step)
                {
                    return RoutingErrors.StepUnknown;
                }

                if (step.Id == custody.Now.Step)
                {
                    return RoutingErrors.OwnStep;
                }

                if (custody.Questions.Count > 0)
                {
                    return RoutingErrors.QuestionOpen;
                }

                Record(transition, actor, at, new HandedOver(custody.Now.Step, step.Id, step.Post));
                return Done.Value;
            });

    /// <summary>
    /// Takes what is offered to the actor's post. Errors: <c>routing.not-offered</c>, <c>routing.not-competent</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> Take(Actor actor, DateTimeOffset at) => Answer(DossierAct.Take, actor, at, null);

    /// <summary>
    /// "Not mine": the dossier stays with the sender. Errors: as <see cref="Take"/>.
    /// </summary>
    public Result<Done> SendBack(Reason reason, Actor actor, DateTimeOffset at) =>
        Answer(DossierAct.SendBack, actor, at, reason);

    /// <summary>
    /// Takes one's own offer back before anybody took it. Errors: <c>routing.not-holder</c>, <c>routing.not-offered</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> Recall(Actor actor, DateTimeOffset at) =>
        Held(DossierAct.Recall, actor)
            .Then<Done>(transition =>
            {
                if (Custody.Offer is null)
                {
                    return RoutingErrors.NotOffered;
                }

                Record(transition, actor, at);
                return Done.Value;
            });

    /// <summary>
    /// A colleague of the holder's post goes on with it, because the holder is away or the post as a whole had it; what
    /// was offered stays offered. Errors: <c>routing.not-competent</c>, <c>routing.already-yours</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> StepIn(Reason reason, Actor actor, DateTimeOffset at) =>
        DossierLifecycle
            .Find(Status, DossierAct.StepIn, actor.Role)
            .Then<Done>(transition =>
            {
                var now = Custody.Now;
                if (now.Post != actor.Post)
                {
                    return RoutingErrors.NotCompetent;
                }

                if (now.AccountId == actor.Id)
                {
                    return RoutingErrors.AlreadyYours;
                }

                Record(transition, actor, at, reason: reason);
                return Done.Value;
            });

    /// <summary>
    /// Asks the posts alongside the holder's step for their opinion, all at once. Errors: <c>routing.not-holder</c>,
    /// <c>routing.nobody-to-ask</c>, <c>routing.question-open</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> AskOpinions(ProcessingRoute route, Actor actor, DateTimeOffset at) =>
        Held(DossierAct.AskOpinion, actor)
            .Then<Done>(transition =>
            {
                var custody = Custody;
                if (route.Find(custody.Now.Step) is not { Alongside: { Count: > 0 } asked })
                {
                    return RoutingErrors.NobodyToAsk;
                }

                if (custody.Questions.Count > 0)
                {
                    return RoutingErrors.QuestionOpen;
                }

                foreach (var step in asked)
                {
                    Record(transition, actor, at, new OpinionOf(step.Id, step.Post));
                }

                return Done.Value;
            });

    /// <summary>
    /// Answers a question that the actor's post was asked. Errors: <c>routing.not-asked</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> GiveOpinion(Reason opinion, Actor actor, DateTimeOffset at) =>
        DossierLifecycle
            .Find(Status, DossierAct.GiveOpinion, actor.Role)
            .Then<Done>(transition =>
            {
                if (Custody.Questions.FirstOrDefault(question => question.Post == actor.Post) is not { } question)
                {
                    return RoutingErrors.NotAsked;
                }

                Record(transition, actor, at, new OpinionOf(question.Step, question.Post), opinion);
                return Done.Value;
            });

    /// <summary>
    /// What the actor may do now: what the table allows in this status to the role, less what belongs to the holder, to
    /// the post to which it is offered or to one that was asked. The screens ask this and decide nothing themselves.
    /// </summary>
    public IReadOnlyList<DossierAct> AllowedTo(Actor actor, ProcessingRoute route)
    {
        var custody = Custody;
        var isHolder = custody.Now.AccountId == actor.Id;
        return
        [
            .. DossierLifecycle
                .Allowed(Status, actor.Role)
                .Where(act =>
                    act switch
                    {
                        DossierAct.HandOver => isHolder && custody.Offer is null && custody.Questions.Count == 0,
                        DossierAct.Recall => isHolder && custody.Offer is not null,
                        DossierAct.Take or DossierAct.SendBack => custody.Offer?.To == actor.Post,
                        DossierAct.StepIn => custody.Now.Post == actor.Post && !isHolder,
                        DossierAct.AskOpinion => isHolder
                            && custody.Questions.Count == 0
                            && route.Find(custody.Now.Step)?.Alongside.Count > 0,
                        DossierAct.DraftOutcome => isHolder
                            && (Status is not DossierStatus.Accepted || route.Steps.Count == 1),
                        DossierAct.ReturnResult or DossierAct.Reopen => custody.Now.Post == actor.Post,
                        DossierAct.GiveOpinion => custody.Questions.Any(question => question.Post == actor.Post),
                        _ => !BelongsToHolder(act) || isHolder,
                    }
                ),
        ];
    }

    private Result<Done> Answer(DossierAct act, Actor actor, DateTimeOffset at, Reason? reason) =>
        DossierLifecycle
            .Find(Status, act, actor.Role)
            .Then<Done>(transition =>
            {
                if (Custody.Offer is not { } offer)
                {
                    return RoutingErrors.NotOffered;
                }

                if (offer.To != actor.Post)
                {
                    return RoutingErrors.NotCompetent;
                }

                Record(transition, actor, at, reason: reason);
                return Done.Value;
            });

    /// <summary>The acts in processing that only whoever has the dossier may do.</summary>
    private bool BelongsToHolder(DossierAct act) =>
        Status is not DossierStatus.Registered
            && act
                is DossierAct.ExaminePaper
                    or DossierAct.ConsultRegister
                    or DossierAct.RequestSupplement
                    or DossierAct.RequireFinancialObligation
                    or DossierAct.DraftOutcome
        || Status is DossierStatus.InProcessing
            && act is DossierAct.ApproveOutcome or DossierAct.RecordOutcome or DossierAct.Stop;

    /// <summary>The transition of an act that only the holder may do.</summary>
    private Result<Transition> Held(DossierAct act, Actor actor) =>
        DossierLifecycle
            .Find(Status, act, actor.Role)
            .Then<Transition>(transition =>
                actor.Role is ActorRole.System || Custody.Now.AccountId == actor.Id
                    ? transition
                    : RoutingErrors.NotHolder
            );

    /// <summary>The same where the table alone decides in some statuses.</summary>
    private Result<Transition> Allowed(DossierAct act, Actor actor) =>
        BelongsToHolder(act) ? Held(act, actor) : DossierLifecycle.Find(Status, act, actor.Role);
}

/// <summary>The refusals of a hand-over.</summary>
internal static class RoutingErrors
{
    public static DomainError NotHolder => new("routing.not-holder", ErrorKind.Conflict);

    public static DomainError NotCompetent => new("routing.not-competent", ErrorKind.Conflict);

    public static DomainError NotOffered => new("routing.not-offered", ErrorKind.Conflict);

    public static DomainError AlreadyOffered => new("routing.already-offered", ErrorKind.Conflict);

    public static DomainError AlreadyYours => new("routing.already-yours", ErrorKind.Conflict);

    public static DomainError StepUnknown => new("routing.step-unknown", ErrorKind.Refused);

    public static DomainError OwnStep => new("routing.own-step", ErrorKind.Refused);

    public static DomainError StepsAhead => new("routing.steps-ahead", ErrorKind.Refused);

    public static DomainError QuestionOpen => new("routing.question-open", ErrorKind.Conflict);

    public static DomainError NobodyToAsk => new("routing.nobody-to-ask", ErrorKind.Refused);

    public static DomainError NotAsked => new("routing.not-asked", ErrorKind.Conflict);
}
