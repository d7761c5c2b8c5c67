using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// <c>Khoản phải nộp</c>: what a dossier costs, and every try to pay it. It is settled by exactly one attempt whose
/// amount is the amount due, told of server to server, counted in cash or seen on the bank's statement; any other money
/// that comes is a surplus which a person gives back. Nothing is ever taken out of it.
/// </summary>
public sealed class Payment
{
    /// <summary>How many attempts a dossier may have in all, one short of what their names can count.</summary>
    public const int AttemptsMax = 98;

    /// <summary>How many of these are the counter's alone: whoever tries online again and again doesn't shut the till.</summary>
    public const int CounterReserve = 10;

    /// <summary>How many attempts may be open for the payer at once.</summary>
    public const int LiveAttemptsMax = 5;

    /// <summary>For how long a gateway is asked about an attempt that it has not decided.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromDays(3);

    /// <summary>The time between two questions.</summary>
    public static readonly TimeSpan AskedEvery = TimeSpan.FromMinutes(30);

    private readonly List<PaymentAttempt> attempts = [];

    private Payment() { }

    /// <summary>The debt of a new dossier.</summary>
    public Payment(Guid id, Guid dossierId, string unitId, FeeAssessment assessment, DateTimeOffset at)
    {
        (Id, DossierId, UnitId) = (id, dossierId, unitId);
        Assess(assessment, at);
    }

    /// <summary>Its own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The dossier.</summary>
    public Guid DossierId { get; private init; }

    /// <summary>The unit that takes the money.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>What it is made of.</summary>
    public FeeAssessment Assessment { get; private set; } = new([]);

    /// <summary>When that was computed last, UTC.</summary>
    public DateTimeOffset AssessedAt { get; private set; }

    /// <summary>What is due, whole đồng.</summary>
    public Vnd DueVnd { get; private set; }

    /// <summary>When it is due, at the latest.</summary>
    public PaymentStage Stage { get; private set; }

    /// <summary>What the counter made of the claimed exemption; nothing while it hasn't, or where none is claimed.</summary>
    public ClaimDecision? Claim { get; private set; }

    /// <summary>The case of the claim that was decided.</summary>
    public string? DecidedCase { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? ClaimReason { get; private set; }

    /// <summary>What the counter has counted, by fee line.</summary>
    public IReadOnlyDictionary<string, FeeCount> Counts { get; private set; } = new Dictionary<string, FeeCount>();

    /// <summary>Where it stands.</summary>
    public PaymentStatus Status { get; private set; }

    /// <summary>The attempt that settled it.</summary>
    public Guid? SettledBy { get; private set; }

    /// <summary>When it was settled, UTC.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; private set; }

    /// <summary>Every try, the oldest first.</summary>
    public IReadOnlyList<PaymentAttempt> Attempts => attempts;

    /// <summary>The case whose proof was found wanting.</summary>
    public IReadOnlySet<string> DeclinedCases =>
        Claim is ClaimDecision.Declined && DecidedCase is { } declined
            ? new HashSet<string>(StringComparer.Ordinal) { declined }
            : new HashSet<string>();

    /// <summary>
    /// Whether something is owed that had to be paid by this stage: then the act that ends the stage waits.
    /// </summary>
    public bool IsOwedBy(PaymentStage stage) =>
        Stage <= stage && Status is PaymentStatus.Open or PaymentStatus.AwaitsCount or PaymentStatus.ClaimUndecided;

    /// <summary>Keeps what was owed and paid, and nothing of who paid: its dossier is destroyed.</summary>
    public void Forget(string account, string nobody)
    {
        ClaimReason = ClaimReason is null ? null : "";
        attempts.ForEach(attempt => attempt.Forget(account, nobody));
        Version++;
    }

    /// <summary>Takes over what was computed anew. Errors: <c>payment.settled</c>.</summary>
    public Result<Done> Reassess(FeeAssessment assessment, DateTimeOffset at) =>
        Changeable()
            .Map(done =>
            {
                Assess(assessment, at);
                return done;
            });

    /// <summary>
    /// Confirms or declines the claimed exemption by what proves it; the assessment that follows is the caller's. Errors:
    /// <c>fee.no-claim</c>, <c>payment.settled</c>.
    /// </summary>
    public Result<Done> DecideClaim(ClaimDecision decision, string? reason) =>
        Changeable()
            .Then<Done>(done =>
            {
                if (Assessment.ClaimedCase is not { } claimed)
                {
                    return PaymentErrors.NoClaim;
                }

                (Claim, DecidedCase, ClaimReason) = (decision, claimed, reason);
                return done;
            });

    /// <summary>
    /// Takes down what the counter counted for a line; the assessment that follows is the caller's. Errors:
    /// <c>payment.settled</c>.
    /// </summary>
    public Result<Done> Count(string feeId, FeeCount count) =>
        Changeable()
            .Map(done =>
            {
                Counts = new Dictionary<string, FeeCount>(Counts, StringComparer.Ordinal) { [feeId] = count };
                return done;
            });

    /// <summary>
    /// Lets it be paid later than it was due, as where the amount is known only with the result. Errors:
    /// <c>payment.settled</c>.
    /// </summary>
    public Result<Done> Defer(PaymentStage stage) =>
        Changeable()
            .Map(done =>
            {
                (Stage, Version) = (stage, Version + 1);
                return done;
            });

    /// <summary>
    /// A try to pay what is due now. Errors: <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>.
    /// </summary>
    public Result<PaymentAttempt> Begin(Guid attemptId, AttemptStart start) =>
        Add(
            attemptId,
            start,
            attempts.Count(one => one.IsLive(start.At)) < LiveAttemptsMax
                && attempts.Count < AttemptsMax - CounterReserve
        );

    private Result<PaymentAttempt> Add(Guid attemptId, AttemptStart start, bool hasRoom)
    {
        if (Status is not PaymentStatus.Open)
        {
            return PaymentErrors.NothingDue;
        }

        if (!hasRoom)
        {
            return PaymentErrors.TooManyAttempts;
        }

        Version++;
        var attempt = new PaymentAttempt(attemptId, start, DueVnd);
        attempts.Add(attempt);
        return attempt;
    }

    /// <summary>
    /// Money counted at the counter, or found on the bank's statement. Errors: <c>payment.wrong-amount</c>,
    /// <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>.
    /// </summary>
    public Result<PaymentAttempt> TakeAtCounter(Guid attemptId, AttemptStart start, Vnd amount, string transaction) =>
        Status is PaymentStatus.Open && amount != DueVnd
            ? PaymentErrors.WrongAmount
            : Add(attemptId, start, attempts.Count < AttemptsMax)
                .Map(attempt =>
                {
                    Credit(attempt, transaction, start.At);
                    return attempt;
                });

    /// <summary>
    /// Takes down what the other side says about an attempt. Only this, and the counter, moves money.
    /// </summary>
    public Heard Hear(PaymentAttempt attempt, GatewayNotice notice, DateTimeOffset at)
    {
        if (notice.Amount != attempt.AmountVnd)
        {
            return new Heard(NoticeAnswer.WrongAmount, PaymentEvent.None);
        }

        var heard = HearRight(attempt, notice, at);
        Version += heard.Event is PaymentEvent.None ? 0 : 1;
        return heard;
    }

    /// <summary>
    /// When the gateway is asked next about what it hasn't decided; after three days it isn't any more, and a person
    /// looks.
    /// </summary>
    public void Asked(PaymentAttempt attempt, DateTimeOffset at)
    {
        Version++;
        var isOver = at - attempt.StartedAt >= AskedFor && attempt.State is (AttemptState.Open or AttemptState.Held);
        if (isOver && attempt.State is AttemptState.Open)
        {
            attempt.Become(AttemptState.Expired, null);
        }

        attempt.Asked(at, NextAfter());

        DateTimeOffset? NextAfter() =>
            isOver || attempt.NextQueryAt is not { } planned ? null
            : planned > at ? planned
            : at + AskedEvery;
    }

    /// <summary>
    /// Gives the money of an attempt back, once. Errors: <c>payment.not-refundable</c>.
    /// </summary>
    public Result<Done> AskRefund(PaymentAttempt attempt, string refundId, string reason, string by, DateTimeOffset at)
    {
        if (attempt.State is not (AttemptState.Paid or AttemptState.Surplus))
        {
            return PaymentErrors.NotRefundable;
        }

        Version++;
        attempt.AskRefund(refundId, reason, by, at);
        return Done.Value;
    }

    /// <summary>The money went back. Errors: <c>payment.not-refundable</c>.</summary>
    public Result<Done> NoteRefund(PaymentAttempt attempt, DateTimeOffset at)
    {
        if (attempt.State is not AttemptState.Refunding)
        {
            return PaymentErrors.NotRefundable;
        }

        Version++;
        attempt.Refunded(at);
        if (SettledBy == attempt.Id)
        {
            Status = PaymentStatus.Refunded;
        }

        return Done.Value;
    }

    /// <summary>The other side doesn't give it back; the money is where it was. Errors: <c>payment.not-refundable</c>.</summary>
    public Result<Done> NoteRefundRefused(PaymentAttempt attempt, string failureCode)
    {
        if (attempt.State is not AttemptState.Refunding)
        {
            return PaymentErrors.NotRefundable;
        }

        Version++;
        attempt.Become(SettledBy == attempt.Id ? AttemptState.Paid : AttemptState.Surplus, failureCode);
        return Done.Value;
    }

    private Heard HearRight(PaymentAttempt attempt, GatewayNotice notice, DateTimeOffset at) =>
        (attempt.State, notice.State) switch
        {
            // Whatever we had thought of it: the money is there.
            (
                AttemptState.Open
                    or AttemptState.Failed
                    or AttemptState.Expired
                    or AttemptState.Held,
                GatewayState.Paid
            ) => notice.Transaction is { } transaction
                ? new Heard(NoticeAnswer.Noted, Credit(attempt, transaction, notice.PaidAt ?? at))
                : new Heard(NoticeAnswer.NotNow, PaymentEvent.None),
            (AttemptState.Open or AttemptState.Failed or AttemptState.Expired, GatewayState.Held) => Turn(
                attempt,
                AttemptState.Held,
                notice,
                PaymentEvent.Held
            ),
            (
                AttemptState.Open
                    or AttemptState.Expired
                    or AttemptState.Held,
                GatewayState.Failed
                    or GatewayState.Reversed
            ) => Turn(attempt, AttemptState.Failed, notice, PaymentEvent.Failed),
            (AttemptState.Paid or AttemptState.Surplus, GatewayState.Reversed) => Reverse(attempt, notice),
            (AttemptState.Refunding, GatewayState.Reversed) => NoteRefund(attempt, at)
                .Match(
                    _ => new Heard(NoticeAnswer.Noted, PaymentEvent.Refunded),
                    _ => new Heard(NoticeAnswer.NotNow, PaymentEvent.None)
                ),
            (AttemptState.Open or AttemptState.Held, GatewayState.Pending) => new Heard(
                NoticeAnswer.Noted,
                PaymentEvent.None
            ),
            _ => new Heard(
                NoticeAnswer.AlreadyNoted,
                Contradicts(attempt, notice) ? PaymentEvent.Contradicted : PaymentEvent.None
            ),
        };

    /// <summary>
    /// Another transaction under the same name, or a failure after the money came: kept as a trace, believed by nobody.
    /// </summary>
    private static bool Contradicts(PaymentAttempt attempt, GatewayNotice notice) =>
        notice.State switch
        {
            GatewayState.Paid => attempt.State is AttemptState.Reversed || notice.Transaction != attempt.Transaction,
            GatewayState.Failed or GatewayState.Held => attempt.HasMoney,
            GatewayState.Pending or GatewayState.Reversed => false,
        };

    private PaymentEvent Credit(PaymentAttempt attempt, string transaction, DateTimeOffset paidAt)
    {
        if (Status is not PaymentStatus.Open || attempt.AmountVnd != DueVnd)
        {
            attempt.Take(AttemptState.Surplus, transaction, paidAt);
            return PaymentEvent.Surplus;
        }

        attempt.Take(AttemptState.Paid, transaction, paidAt);
        (Status, SettledBy, SettledAt) = (PaymentStatus.Settled, attempt.Id, paidAt);
        return PaymentEvent.Settled;
    }

    private static Heard Turn(PaymentAttempt attempt, AttemptState to, GatewayNotice notice, PaymentEvent what)
    {
        attempt.Become(to, notice.FailureCode);
        return new Heard(NoticeAnswer.Noted, what);
    }

    /// <summary>The other side has taken the money back by itself: what it settled is owed again.</summary>
    private Heard Reverse(PaymentAttempt attempt, GatewayNotice notice)
    {
        attempt.Become(AttemptState.Reversed, notice.FailureCode);
        if (SettledBy == attempt.Id)
        {
            (Status, SettledBy, SettledAt) = (PaymentStatus.Open, null, null);
        }

        return new Heard(NoticeAnswer.Noted, PaymentEvent.Reversed);
    }

    private Result<Done> Changeable() =>
        Status is PaymentStatus.Settled or PaymentStatus.Refunded ? PaymentErrors.Settled : Done.Value;

    private void Assess(FeeAssessment assessment, DateTimeOffset at)
    {
        // What was deferred stays deferred.
        Stage = Version > 0 && Stage > assessment.Due ? Stage : assessment.Due;
        (Assessment, AssessedAt, DueVnd, Version) = (assessment, at, assessment.Total, Version + 1);
        Status = assessment switch
        {
            { AwaitsCount: true } => PaymentStatus.AwaitsCount,
            { ClaimedCase: { } claimed } when claimed != DecidedCase => PaymentStatus.ClaimUndecided,
            _ when DueVnd > Vnd.Zero => PaymentStatus.Open,
            _ => PaymentStatus.Free,
        };
    }
}
