using OnlinePublicServices.Domain.Routing;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>Work that is done in reality and still open here. No legal source: our own rule.</content>
public sealed partial class Dossier
{
    /// <summary>
    /// What the holder's step still lacks although the evidence of its work is there; nothing while it is under way, on
    /// its way to another post, or with the applicant.
    /// </summary>
    public OpenStep? DoneButOpen(ProcessingRoute route, ResultEvidence result)
    {
        var custody = Custody;
        if (custody.Offer is not null || custody.Questions.Count > 0)
        {
            return null;
        }

        var next = route.After(custody.Now.Step);
        var open = Status switch
        {
            DossierStatus.Accepted or DossierStatus.InProcessing => DecidedButOpen(next, result)
                ?? DraftedButOpen(next),
            DossierStatus.Resolved => IssuedButOpen(next, result),
            _ => null,
        };
        return open is not null && WasSentBackSince(open.Since) ? null : open;
    }

    /// <summary>Whoever sends it back finds that something is left to do.</summary>
    private bool WasSentBackSince(DateTimeOffset instant) =>
        InOrder.Any(record => record.Act is DossierAct.SendBack && record.At >= instant);

    /// <summary>Decided, and signed where it is a file: whoever may issue it does, the last on the way who may.</summary>
    private OpenStep? DecidedButOpen(RoutingStep? next, ResultEvidence result)
    {
        if (
            OutcomeAfter(DossierAct.ApproveOutcome) is not { Facts: OutcomeOf outcome } approval
            || (outcome.IsFile && result.SignedAt is null)
        )
        {
            return null;
        }

        var (evidence, since) = outcome.IsFile
            ? (StepEvidence.ResultSigned, result.SignedAt!.Value)
            : (StepEvidence.OutcomeApproved, approval.At);
        return next is not null && May(next, DossierAct.RecordOutcome)
            ? new OpenStep(evidence, since, DossierAct.HandOver, next.Id)
            : new OpenStep(evidence, since, DossierAct.RecordOutcome);
    }

    private OpenStep? DraftedButOpen(RoutingStep? next) =>
        next is not null
        && OutcomeAfter(DossierAct.ApproveOutcome) is null
        && OutcomeAfter(DossierAct.DraftOutcome) is { } draft
        && draft.ActorId == Custody.Now.AccountId
        && draft.At >= Custody.Now.Since
            ? new OpenStep(StepEvidence.OutcomeDrafted, draft.At, DossierAct.HandOver, next.Id)
            : null;

    private OpenStep? IssuedButOpen(RoutingStep? next, ResultEvidence result) =>
        next is not null ? new OpenStep(StepEvidence.ResultIssued, ResolvedAt!.Value, DossierAct.HandOver, next.Id)
        : result.FetchedAt is { } fetched ? new OpenStep(StepEvidence.ResultFetched, fetched, DossierAct.ReturnResult)
        : null;

    private bool May(RoutingStep step, DossierAct act) =>
        !DossierLifecycle.Find(Status, act, step.Post.Role.AsActor()).IsRefused;
}

/// <summary>What shows that a step's work is done.</summary>
public enum StepEvidence
{
    /// <summary>The holder has laid the draft of the result.</summary>
    OutcomeDrafted,

    /// <summary>A result on paper is approved.</summary>
    OutcomeApproved,

    /// <summary>The result bears the signature of who approved it.</summary>
    ResultSigned,

    /// <summary>The result is issued.</summary>
    ResultIssued,

    /// <summary>The applicant has fetched the signed result.</summary>
    ResultFetched,
}

/// <summary>What is known of the result's paper.</summary>
/// <param name="SignedAt">When it was signed, UTC; none before, and none for a result on paper.</param>
/// <param name="FetchedAt">When the applicant first had it, UTC.</param>
public sealed record ResultEvidence(DateTimeOffset? SignedAt, DateTimeOffset? FetchedAt = null);

/// <summary>A step that is done and still open, with the act that closes it.</summary>
/// <param name="Evidence">What shows it.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Closing">Handing over, issuing or handing out.</param>
/// <param name="NextStep">Where it is handed; none for the other acts.</param>
public sealed record OpenStep(StepEvidence Evidence, DateTimeOffset Since, DossierAct Closing, string? NextStep = null);
