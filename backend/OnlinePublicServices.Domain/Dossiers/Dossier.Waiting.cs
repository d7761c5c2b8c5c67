using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>What makes the clock wait for the applicant, and what ends a dossier without a result.</content>
public sealed partial class Dossier
{
    /// <summary>
    /// Asks for everything that is missing or wrong, once (Form 02). Asking again is lawful only before acceptance; after
    /// it, it counts as late in the national index and has to be acknowledged. Errors: <c>supplement.empty</c>,
    /// <c>supplement.item-unknown</c>, <c>supplement.already-requested</c> (not acknowledged), <c>calendar.not-published</c>,
    /// <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// Source: 107/2021/ND-CP (at most once); index 766, formula 2.1.
    /// </summary>
    public Result<Done> RequestSupplement(SupplementAsked asked, bool acknowledged, Actor actor, DateTimeOffset at) =>
        Allowed(DossierAct.RequestSupplement, actor)
            .Then<Done>(transition =>
            {
                if (asked.Items.Count == 0)
                {
                    return DossierErrors.SupplementEmpty;
                }

                if (!asked.Items.All(Exists))
                {
                    return DossierErrors.SupplementItemUnknown;
                }

                if (SupplementRequests > 0 && !acknowledged)
                {
                    return DossierErrors.SupplementRepeated;
                }

                Record(transition, actor, at, asked);
                return Done.Value;
            });

    /// <summary>
    /// Supplies what was asked for, and nothing else; the dossier goes back to where it was asked, and the period starts
    /// anew. Errors: <c>supplement.beyond-request</c>, <c>supplement.incomplete</c>, <c>calendar.not-published</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// Source: 118/2025/ND-CP and the 2025 decree on joint electronic procedures.
    /// </summary>
    public Result<Done> AnswerSupplement(
        SupplementGiven given,
        Actor actor,
        DateTimeOffset at,
        WorkingCalendar calendar,
        ClockRules rules
    ) =>
        DossierLifecycle
            .Find(Status, DossierAct.AnswerSupplement, actor.Role)
            .Then<Done>(transition =>
            {
                var asked = OpenSupplement!.Items;
                var beyond =
                    given.Papers.Any(paper => asked.All(item => item.PaperCode != paper.PaperCode))
                    || given.Fields.Any(field => asked.All(item => item.Field != field));
                if (beyond)
                {
                    return DossierErrors.SupplementBeyond;
                }

                var complete = asked.All(item =>
                    item.Field is null
                        ? given.Papers.Any(paper => paper.PaperCode == item.PaperCode)
                        : given.Fields.Contains(item.Field, StringComparer.Ordinal)
                );
                if (!complete)
                {
                    return DossierErrors.SupplementIncomplete;
                }

                Record(transition, actor, at, given);
                return CountBy(calendar, rules);
            });

    /// <summary>
    /// Another body lays a duty of payment on the applicant; the clock waits. Errors: <c>routing.not-holder</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>. Source: 151/2025/ND-CP, Annex I, part V.
    /// </summary>
    public Result<Done> RequireObligation(ObligationOf obligation, Actor actor, DateTimeOffset at) =>
        Allowed(DossierAct.RequireFinancialObligation, actor)
            .Map(transition =>
            {
                Record(transition, actor, at, obligation);
                return Done.Value;
            });

    /// <summary>
    /// The duty is discharged; the waiting time is not counted. Errors: <c>calendar.not-published</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> SettleObligation(
        ObligationOf proof,
        Actor actor,
        DateTimeOffset at,
        WorkingCalendar calendar,
        ClockRules rules
    ) => Plainly(DossierAct.SettleFinancialObligation, actor, at, facts: proof).Then(_ => CountBy(calendar, rules));

    /// <summary>
    /// The applicant wants the dossier back, which is possible while nothing is decided. Errors:
    /// <c>withdrawal.decision-exists</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// Source: 03/2025/TT-VPCP, Art. 7.
    /// </summary>
    public Result<Done> RequestWithdrawal(Reason? reason, Actor actor, DateTimeOffset at) =>
        ApprovedOutcome is null
            ? Plainly(DossierAct.RequestWithdrawal, actor, at, reason)
            : DossierErrors.DecisionExists;

    /// <summary>
    /// Gives it back; a stop notice tells so. Errors: <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> GrantWithdrawal(Actor actor, DateTimeOffset at) =>
        Plainly(DossierAct.GrantWithdrawal, actor, at);

    /// <summary>
    /// Does not give it back, with the reason; the waiting time is not counted. Errors: <c>calendar.not-published</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> DeclineWithdrawal(
        Reason reason,
        Actor actor,
        DateTimeOffset at,
        WorkingCalendar calendar,
        ClockRules rules
    ) => Plainly(DossierAct.DeclineWithdrawal, actor, at, reason).Then(_ => CountBy(calendar, rules));

    /// <summary>
    /// Ends it without a result, for a stated reason; a stop notice tells so. Errors: <c>routing.not-holder</c>,
    /// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> Stop(Reason reason, Actor actor, DateTimeOffset at) =>
        Allowed(DossierAct.Stop, actor)
            .Map(transition =>
            {
                Record(transition, actor, at, reason: reason);
                return Done.Value;
            });

    /// <summary>A paper that can be asked for, a paper that is there to be replaced, or a field.</summary>
    private bool Exists(SupplementItem item) =>
        item switch
        {
            { Field: not null } => item is { PaperCode: null, AttachmentId: null },
            { AttachmentId: { } id } => CurrentAttachments.Any(paper =>
                paper.Id == id && paper.PaperCode == item.PaperCode
            ),
            _ => item.PaperCode is not null,
        };
}
