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
/// <param name="Source">The legal source.</param>
/// <param name="Clock">What it does to the clocks.</param>
/// <param name="Form">The statutory paper it produces.</param>
public sealed record Transition(
    DossierStatus? From,
    DossierAct Act,
    DossierStatus? To,
    IReadOnlyList<ActorRole> Who,
    string Source,
    ClockEffect Clock = ClockEffect.None,
    StatutoryForm Form = StatutoryForm.None
);

/// <summary>
/// What may follow in the life of a dossier, as one table. The guard, the acts offered on a screen and the diagram are
/// all read from it.
/// </summary>
public static class DossierLifecycle
{
    private const string Acceptance = "118/2025/ND-CP; 61/2018/ND-CP, Art. 17; 45/2020/ND-CP, Art. 11";
    private const string Supplement = "107/2021/ND-CP (once); 03/2025/TT-VPCP, form 02";
    private const string Withdrawal = "03/2025/TT-VPCP, Art. 7";
    private const string Transfer = "61/2018/ND-CP, Art. 18; 03/2025/TT-VPCP, form 05";
    private const string Solving = "61/2018/ND-CP, Art. 19";
    private const string Handing = "61/2018/ND-CP, Art. 20";
    private const string Correction = "118/2025/ND-CP; no form; own rule: with a reason, audited";
    private const string Obligation = "151/2025/ND-CP, Annex I, part V";
    private const string Calendar = "Labour Code 2019, Art. 111(3), 112; the decision of the calendar's version";
    private const string Succession = "118/2025/ND-CP; the decision on the unit or the person; own rule: with its date";
    private const string LookUp = "66.7/2025/NQ-CP (what a register answers is looked up, not asked for)";
    private const string Apology = "61/2018/ND-CP, Art. 19(9); 03/2025/TT-VPCP, form 04 (once)";

    private static readonly ActorRole[] Applicants = [Citizen, ReceivingClerk];
    private static readonly ActorRole[] Holders =
    [
        ReceivingClerk,
        CaseOfficer,
        ApprovingOfficer,
        RecordsClerk,
        Supervisor,
    ];

    /// <summary>Every possible transition, in the order of a dossier's life.</summary>
    public static IReadOnlyList<Transition> Table { get; } =
    [
        new(null, Submit, Registered, Applicants, Acceptance, StartsAcceptance),
        new(Registered, ExaminePaper, Registered, [ReceivingClerk], Acceptance),
        new(Registered, ConsultRegister, Registered, [ReceivingClerk], LookUp),
        new(
            Registered,
            Accept,
            Accepted,
            [ReceivingClerk],
            Acceptance,
            StartsProcessing,
            StatutoryForm.AppointmentSlip
        ),
        new(Registered, Refuse, Refused, [ReceivingClerk], Acceptance, Ends, StatutoryForm.Refusal),
        Asking(Registered, ReceivingClerk),
        Withdrawing(Registered),
        new(Accepted, ReissueSlip, Accepted, [ReceivingClerk], Acceptance, Form: StatutoryForm.AppointmentSlip),
        Recounting(Accepted),
        .. Passing(Accepted, taken: InProcessing),
        .. Deciding(Accepted, ReceivingClerk),
        Apologising(Accepted),
        Withdrawing(Accepted),
        Stopping(Accepted, ReceivingClerk),
        .. Passing(InProcessing, taken: InProcessing),
        .. Consulting(InProcessing),
        Recounting(InProcessing),
        new(InProcessing, ExaminePaper, InProcessing, [CaseOfficer], Solving),
        new(InProcessing, ConsultRegister, InProcessing, [CaseOfficer], LookUp),
        Asking(InProcessing, CaseOfficer),
        new(InProcessing, RequireFinancialObligation, AwaitingFinancialObligation, [CaseOfficer], Obligation, Pauses),
        .. Deciding(InProcessing, CaseOfficer),
        Apologising(InProcessing),
        Withdrawing(InProcessing),
        Stopping(InProcessing, ApprovingOfficer),
        new(AwaitingSupplement, AnswerSupplement, null, Applicants, Supplement, Resumes),
        SteppingIn(AwaitingSupplement),
        Withdrawing(AwaitingSupplement),
        Stopping(AwaitingSupplement, ReceivingClerk, ActorRole.System),
        new(
            AwaitingFinancialObligation,
            SettleFinancialObligation,
            InProcessing,
            [CaseOfficer, ActorRole.System],
            Obligation,
            Resumes
        ),
        new(AwaitingFinancialObligation, RecordOutcome, Resolved, [ApprovingOfficer, RecordsClerk], Obligation, Ends),
        SteppingIn(AwaitingFinancialObligation),
        Withdrawing(AwaitingFinancialObligation),
        Stopping(AwaitingFinancialObligation, ApprovingOfficer),
        new(
            WithdrawalRequested,
            GrantWithdrawal,
            Stopped,
            [ReceivingClerk],
            Withdrawal,
            Ends,
            StatutoryForm.StopNotice
        ),
        new(WithdrawalRequested, DeclineWithdrawal, null, [ReceivingClerk], Withdrawal, Resumes),
        .. Passing(Resolved, taken: Resolved),
        new(Resolved, ReturnResult, Returned, [ReceivingClerk, ActorRole.Citizen, ActorRole.System], Handing),
        new(Resolved, Reopen, InProcessing, [ReceivingClerk], Correction, Resumes),
        new(Returned, NoteCorrection, Returned, [ApprovingOfficer, RecordsClerk], Correction),
        .. Enum.GetValues<DossierStatus>().Where(status => !IsEnd(status)).SelectMany(GoingOn),
    ];

    /// <summary>
    /// The transition that an act would be. Errors: <c>dossier.act-out-of-turn</c> (the status does not allow it),
    /// <c>dossier.act-not-yours</c> (the role may not).
    /// </summary>
    public static Result<Transition> Find(DossierStatus? from, DossierAct act, ActorRole role)
    {
        var row = Table.FirstOrDefault(row => row.From == from && row.Act == act);
        return row is null ? Refusal("dossier.act-out-of-turn", ErrorKind.Conflict)
            : !row.Who.Contains(role) ? Refusal("dossier.act-not-yours", ErrorKind.Forbidden)
            : row;

        DomainError Refusal(string code, ErrorKind kind) =>
            new DomainError(code, kind).With("act", act.ToString()).With("status", from?.ToString() ?? "");
    }

    /// <summary>The acts that a role may do to a dossier in a status.</summary>
    public static IReadOnlyList<DossierAct> Allowed(DossierStatus status, ActorRole role) =>
        [.. Table.Where(row => row.From == status && row.Who.Contains(role)).Select(row => row.Act)];

    /// <summary>True for the statuses in which a dossier ends.</summary>
    public static bool IsEnd(DossierStatus status) => status is Refused or Stopped or Returned;

    /// <summary>True for the statuses in which the applicant's turn stops the clock.</summary>
    public static bool IsWait(DossierStatus status) =>
        status is AwaitingSupplement or AwaitingFinancialObligation or WithdrawalRequested;

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
            .LastOrDefault(from => from != wait)
        ?? throw new InvalidOperationException($"Nothing led to {wait}.");

    /// <summary>The table as a Mermaid state diagram. What leaves the status as it is stands beside it once.</summary>
    public static string Diagram()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var status in Enum.GetValues<DossierStatus>())
        {
            diagram.Append(CultureInfo.InvariantCulture, $"    {status} : {(int)status} {status}\n");
        }

        var arrows = Table
            .SelectMany(row =>
                (row.To is { } one ? [one] : WaysBack(row.From)).Select(to => (row.From, To: to, row.Act))
            )
            .GroupBy(arrow => (arrow.From, arrow.To));
        foreach (var arrow in arrows)
        {
            var acts = string.Join(", ", arrow.Select(one => one.Act));
            diagram.Append(
                CultureInfo.InvariantCulture,
                $"    {arrow.Key.From?.ToString() ?? "[*]"} --> {arrow.Key.To} : {acts}\n"
            );
        }

        foreach (var end in Enum.GetValues<DossierStatus>().Where(IsEnd))
        {
            diagram.Append(CultureInfo.InvariantCulture, $"    {end} --> [*]\n");
        }

        return diagram.ToString();
    }

    /// <summary>The statuses from which a wait is entered, and to which its end leads back.</summary>
    private static IEnumerable<DossierStatus> WaysBack(DossierStatus? wait) =>
        Table
            .Where(row => row.To == wait && row.From is { } from && from != wait)
            .Select(row => row.From!.Value)
            .Distinct();

    /// <summary>The hand-over with a handshake: offer, taking, sending back, recall, stepping in.</summary>
    private static IEnumerable<Transition> Passing(DossierStatus from, DossierStatus taken) =>
        [
            new(from, HandOver, from, Holders, Transfer, Form: StatutoryForm.RoutingSheet),
            new(from, Take, taken, Holders, Transfer, Form: StatutoryForm.RoutingSheet),
            new(from, SendBack, from, Holders, Transfer),
            new(from, Recall, from, Holders, Transfer),
            SteppingIn(from),
        ];

    private static Transition SteppingIn(DossierStatus from) => new(from, StepIn, from, Holders, Transfer);

    /// <summary>What follows by itself when its unit ends or its holder leaves.</summary>
    private static IEnumerable<Transition> GoingOn(DossierStatus status) =>
        [
            new(status, PassToSuccessor, status, [ActorRole.System], Succession),
            new(status, ReturnToPost, status, [ActorRole.System], Succession),
        ];

    private static IEnumerable<Transition> Consulting(DossierStatus from) =>
        [new(from, AskOpinion, from, [CaseOfficer], Transfer), new(from, GiveOpinion, from, Holders, Transfer)];

    private static IEnumerable<Transition> Deciding(DossierStatus from, ActorRole drafter) =>
        [
            new(from, DraftOutcome, from, [drafter], Solving),
            new(from, ApproveOutcome, from, [ApprovingOfficer], Solving, Form: StatutoryForm.Outcome),
            new(from, RecordOutcome, Resolved, [ApprovingOfficer, RecordsClerk], Solving, Ends),
        ];

    private static Transition Asking(DossierStatus from, ActorRole who) =>
        new(from, RequestSupplement, AwaitingSupplement, [who], Supplement, Pauses, StatutoryForm.SupplementRequest);

    private static Transition Apologising(DossierStatus from) =>
        new(from, Apologise, from, [ApprovingOfficer, ActorRole.System], Apology, Form: StatutoryForm.ApologyLetter);

    private static Transition Recounting(DossierStatus status) =>
        new(status, AdoptCalendar, status, [Administrator], Calendar, Recounts);

    private static Transition Withdrawing(DossierStatus from) =>
        new(from, RequestWithdrawal, WithdrawalRequested, Applicants, Withdrawal, Pauses);

    private static Transition Stopping(DossierStatus from, params ActorRole[] who) =>
        new(from, Stop, Stopped, who, Withdrawal, Ends, StatutoryForm.StopNotice);
}
