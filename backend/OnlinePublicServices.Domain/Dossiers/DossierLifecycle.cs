using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Rules;
using static OnlinePublicServices.Domain.Dossiers.ActorRole;
using static OnlinePublicServices.Domain.Dossiers.ClockEffect;
using static OnlinePublicServices.Domain.Dossiers.DossierAct;
using static OnlinePublicServices.Domain.Dossiers.DossierStatus;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>One thing that may happen to a dossier.</summary>
/// <param name="From">The status in which it may happen; none for the act that makes the dossier.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The status after it; none for the way back to the status before the wait.</param>
/// <param name="Who">Who may do it.</param>
/// <param name="Form">The statutory paper it produces.</param>
/// <param name="Clock">What it does to the clocks.</param>
/// <param name="Source">The legal source.</param>
/// <param name="IsOffered">False while the product does not offer the act yet; its place is kept.</param>
public sealed record Transition(
    DossierStatus? From,
    DossierAct Act,
    DossierStatus? To,
    IReadOnlyList<ActorRole> Who,
    StatutoryForm Form,
    ClockEffect Clock,
    string Source,
    bool IsOffered = true
);

/// <summary>
/// What may follow in the life of a dossier, as one table. The guard, the acts offered on a screen and the diagram are
/// all read from it.
/// </summary>
public static class DossierLifecycle
{
    private const string Decree118 = "118/2025/ND-CP; 61/2018/ND-CP, Art. 17";
    private const string Acceptance = "118/2025/ND-CP; 61/2018/ND-CP, Art. 17; 45/2020/ND-CP, Art. 11";
    private const string Supplement = "107/2021/ND-CP (once); 03/2025/TT-VPCP, form 02";
    private const string Withdrawal = "03/2025/TT-VPCP, Art. 7";
    private const string Transfer = "61/2018/ND-CP, Art. 18";
    private const string Solving = "61/2018/ND-CP, Art. 19";
    private const string Handing = "61/2018/ND-CP, Art. 20";
    private const string Obligation = "151/2025/ND-CP, Annex I, part V";

    /// <summary>Every possible transition, in the order of a dossier's life.</summary>
    public static IReadOnlyList<Transition> Table { get; } =
    [
        new(null, Submit, Registered, [Citizen, ReceivingClerk], StatutoryForm.None, StartsAcceptance, Acceptance),
        new(Registered, ExaminePaper, Registered, [ReceivingClerk], StatutoryForm.None, ClockEffect.None, Acceptance),
        new(
            Registered,
            Accept,
            Accepted,
            [ReceivingClerk],
            StatutoryForm.AppointmentSlip,
            StartsProcessing,
            Acceptance
        ),
        new(Registered, Refuse, Refused, [ReceivingClerk], StatutoryForm.Refusal, Ends, Acceptance),
        Later(
            Registered,
            RequestSupplement,
            AwaitingSupplement,
            [ReceivingClerk],
            Pauses,
            Supplement,
            StatutoryForm.SupplementRequest
        ),
        Later(Registered, RequestWithdrawal, WithdrawalRequested, [Citizen, ReceivingClerk], Pauses, Withdrawal),
        new(
            Accepted,
            ReissueSlip,
            Accepted,
            [ReceivingClerk],
            StatutoryForm.AppointmentSlip,
            ClockEffect.None,
            Acceptance
        ),
        Later(
            Accepted,
            StartProcessing,
            InProcessing,
            [CaseOfficer],
            ClockEffect.None,
            Transfer,
            StatutoryForm.RoutingSheet
        ),
        Later(Accepted, RecordOutcome, Resolved, [ApprovingOfficer], Ends, Solving),
        Later(Accepted, RequestWithdrawal, WithdrawalRequested, [Citizen, ReceivingClerk], Pauses, Withdrawal),
        Later(Accepted, Stop, Stopped, [ReceivingClerk], Ends, Withdrawal, StatutoryForm.StopNotice),
        Later(
            InProcessing,
            Route,
            InProcessing,
            [CaseOfficer, ApprovingOfficer],
            ClockEffect.None,
            Transfer,
            StatutoryForm.RoutingSheet
        ),
        Later(
            InProcessing,
            RequestSupplement,
            AwaitingSupplement,
            [CaseOfficer],
            Pauses,
            Supplement,
            StatutoryForm.SupplementRequest
        ),
        Later(InProcessing, RequireFinancialObligation, AwaitingFinancialObligation, [CaseOfficer], Pauses, Obligation),
        Later(InProcessing, RecordOutcome, Resolved, [ApprovingOfficer], Ends, Solving),
        Later(InProcessing, RequestWithdrawal, WithdrawalRequested, [Citizen, ReceivingClerk], Pauses, Withdrawal),
        Later(InProcessing, Stop, Stopped, [ApprovingOfficer], Ends, Withdrawal, StatutoryForm.StopNotice),
        Later(AwaitingSupplement, AnswerSupplement, null, [Citizen, ReceivingClerk], Resumes, Supplement),
        Later(
            AwaitingSupplement,
            RequestWithdrawal,
            WithdrawalRequested,
            [Citizen, ReceivingClerk],
            Pauses,
            Withdrawal
        ),
        Later(
            AwaitingSupplement,
            Stop,
            Stopped,
            [ReceivingClerk, ActorRole.System],
            Ends,
            Supplement,
            StatutoryForm.StopNotice
        ),
        Later(
            AwaitingFinancialObligation,
            SettleFinancialObligation,
            InProcessing,
            [CaseOfficer, ActorRole.System],
            Resumes,
            Obligation
        ),
        Later(AwaitingFinancialObligation, RecordOutcome, Resolved, [ApprovingOfficer], Ends, Solving),
        Later(
            AwaitingFinancialObligation,
            RequestWithdrawal,
            WithdrawalRequested,
            [Citizen, ReceivingClerk],
            Pauses,
            Withdrawal
        ),
        Later(
            AwaitingFinancialObligation,
            Stop,
            Stopped,
            [ApprovingOfficer],
            Ends,
            Obligation,
            StatutoryForm.StopNotice
        ),
        Later(
            WithdrawalRequested,
            GrantWithdrawal,
            Stopped,
            [ReceivingClerk],
            Ends,
            Withdrawal,
            StatutoryForm.StopNotice
        ),
        Later(WithdrawalRequested, DeclineWithdrawal, null, [ReceivingClerk], Resumes, Withdrawal),
        Later(Resolved, ReturnResult, Returned, [ReceivingClerk, ActorRole.System], ClockEffect.None, Handing),
        Later(Resolved, Reopen, InProcessing, [ReceivingClerk], Resumes, Decree118),
    ];

    /// <summary>
    /// The transition that an act would be. Errors: <c>dossier.act-out-of-turn</c> (the status does not allow it),
    /// <c>dossier.act-not-offered</c>, <c>dossier.act-not-yours</c> (the role may not).
    /// </summary>
    public static Result<Transition> Find(DossierStatus? from, DossierAct act, ActorRole role)
    {
        var row = Table.FirstOrDefault(row => row.From == from && row.Act == act);
        return row is null ? Refusal("dossier.act-out-of-turn", ErrorKind.Conflict)
            : !row.IsOffered ? Refusal("dossier.act-not-offered", ErrorKind.Conflict)
            : !row.Who.Contains(role) ? Refusal("dossier.act-not-yours", ErrorKind.Forbidden)
            : row;

        DomainError Refusal(string code, ErrorKind kind) =>
            new DomainError(code, kind).With("act", act.ToString()).With("status", from?.ToString() ?? "");
    }

    /// <summary>The acts that a role may do to a dossier now; the screens ask this and decide nothing themselves.</summary>
    public static IReadOnlyList<DossierAct> Allowed(DossierStatus status, ActorRole role) =>
        [.. Table.Where(row => row.From == status && row.IsOffered && row.Who.Contains(role)).Select(row => row.Act)];

    /// <summary>
    /// The status to which the end of a wait leads back: that from which the wait was entered, not one that itself only
    /// led back into it. A wait that was never entered is a bug.
    /// </summary>
    public static DossierStatus WayBack(
        DossierStatus wait,
        IEnumerable<(DossierAct Act, DossierStatus? From, DossierStatus To)> history
    ) =>
        history
            .Where(past => Table.Any(row => row.Act == past.Act && row.From == past.From && row.To == wait))
            .Select(past => past.From)
            .LastOrDefault()
        ?? throw new InvalidOperationException($"Nothing led to {wait}.");

    /// <summary>The table as a Mermaid state diagram; acts not yet offered stand in brackets.</summary>
    public static string Diagram()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var status in Enum.GetValues<DossierStatus>())
        {
            diagram.Append(CultureInfo.InvariantCulture, $"    {status} : {(int)status} {status}\n");
        }

        foreach (var row in Table)
        {
            var act = row.IsOffered ? $"{row.Act}" : $"[{row.Act}]";
            foreach (var to in row.To is { } one ? [one] : WaysBack(row.From))
            {
                diagram.Append(CultureInfo.InvariantCulture, $"    {row.From?.ToString() ?? "[*]"} --> {to} : {act}\n");
            }
        }

        foreach (var end in Enum.GetValues<DossierStatus>().Where(status => Table.All(row => row.From != status)))
        {
            diagram.Append(CultureInfo.InvariantCulture, $"    {end} --> [*]\n");
        }

        return diagram.ToString();
    }

    /// <summary>The statuses from which a wait is entered, and to which its end leads back.</summary>
    private static IEnumerable<DossierStatus> WaysBack(DossierStatus? wait) =>
        Table.Where(row => row.To == wait && row.From is not null).Select(row => row.From!.Value).Distinct();

    private static Transition Later(
        DossierStatus from,
        DossierAct act,
        DossierStatus? to,
        IReadOnlyList<ActorRole> who,
        ClockEffect clock,
        string source,
        StatutoryForm form = StatutoryForm.None
    ) => new(from, act, to, who, form, clock, source, IsOffered: false);
}
