using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// One try to pay: at a gateway, by transfer or in cash. It keeps the amount it was begun with, and what came of it stays
/// for ever.
/// </summary>
public sealed class PaymentAttempt
{
    private PaymentAttempt() { }

    internal PaymentAttempt(Guid id, AttemptStart start, Vnd amount)
    {
        (Id, Provider, Reference, Language) = (id, start.Provider, start.Reference, start.Language);
        Account = start.Account;
        (StartedBy, StartedAt, ExpiresAt, AmountVnd) = (start.By, start.At, start.ExpiresAt, amount);
        (AskedAt, NextQueryAt) = (start.At, start.ExpiresAt);
    }

    /// <summary>Its own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The gateway's name, <c>transfer</c> or <c>cash</c>.</summary>
    public string Provider { get; private init; } = "";

    /// <summary>
    /// The account on which a transfer came, since each bank counts its own transactions; empty for any other way, and for
    /// transfers that were booked before accounts were kept.
    /// </summary>
    public string Account { get; private init; } = "";

    /// <summary>Our own name for it, which the other side repeats; unique.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>Whole đồng.</summary>
    public Vnd AmountVnd { get; private init; }

    /// <summary>The account that began it.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>The payer's language: <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; private init; } = "vi";

    /// <summary>UTC.</summary>
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>Until when the payer may pay, UTC. Money that comes later counts all the same.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>How far it is.</summary>
    public AttemptState State { get; private set; }

    /// <summary>The other side's own name for the money; unique with the provider and the account.</summary>
    public string? Transaction { get; private set; }

    /// <summary>The other side's own code when it failed.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>When the money came, UTC.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When the gateway is asked next, UTC; nothing when it needn't be.</summary>
    public DateTimeOffset? NextQueryAt { get; private set; }

    /// <summary>When the gateway was asked last, or the attempt began, UTC.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Names the one refund that was asked for.</summary>
    public string? RefundId { get; private set; }

    /// <summary>Why the money goes back.</summary>
    public string? RefundReason { get; private set; }

    /// <summary>The account that gives it back.</summary>
    public string? RefundBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? RefundAskedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? RefundedAt { get; private set; }

    /// <summary>Whether money of it is with us.</summary>
    public bool HasMoney => State is AttemptState.Paid or AttemptState.Surplus or AttemptState.Refunding;

    /// <summary>Whether the payer can still pay on the other side's page.</summary>
    public bool IsLive(DateTimeOffset now) => State is AttemptState.Open && now < ExpiresAt;

    /// <summary>Whoever paid is known no more.</summary>
    internal void Forget(string account, string nobody)
    {
        StartedBy = StartedBy == account ? nobody : StartedBy;
        RefundReason = RefundReason is null ? null : "";
    }

    internal void Take(AttemptState state, string transaction, DateTimeOffset paidAt)
    {
        (State, Transaction, PaidAt, FailureCode, NextQueryAt) = (state, transaction, paidAt, null, null);
    }

    internal void Become(AttemptState state, string? failureCode)
    {
        (State, FailureCode) = (state, failureCode);
        NextQueryAt = state is AttemptState.Held ? NextQueryAt : null;
    }

    internal void Asked(DateTimeOffset at, DateTimeOffset? next) => (AskedAt, NextQueryAt) = (at, next);

    internal void AskRefund(string id, string reason, string by, DateTimeOffset at)
    {
        State = AttemptState.Refunding;
        (RefundId, RefundReason, RefundBy, RefundAskedAt, NextQueryAt) = (id, reason, by, at, at);
    }

    internal void Refunded(DateTimeOffset at)
    {
        (State, RefundedAt, NextQueryAt) = (AttemptState.Refunded, at, null);
    }
}

/// <summary>How a try to pay begins.</summary>
/// <param name="Provider">The gateway's name, <c>transfer</c> or <c>cash</c>.</param>
/// <param name="Reference">Our name for it.</param>
/// <param name="By">The account that begins it.</param>
/// <param name="Language">The payer's language.</param>
/// <param name="At">UTC.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="Account">The account on which a transfer came; empty for any other way.</param>
public sealed record AttemptStart(
    string Provider,
    string Reference,
    string By,
    string Language,
    DateTimeOffset At,
    DateTimeOffset ExpiresAt,
    string Account = ""
);

/// <summary>How far a try to pay is.</summary>
public enum AttemptState
{
    /// <summary>Nothing has come yet.</summary>
    Open,

    /// <summary>It didn't succeed.</summary>
    Failed,

    /// <summary>Nothing came in all the time in which the other side was asked.</summary>
    Expired,

    /// <summary>The other side took money and holds it as suspicious: a person has to look.</summary>
    Held,

    /// <summary>It has settled what was due.</summary>
    Paid,

    /// <summary>Money came that nothing is due for: a person gives it back.</summary>
    Surplus,

    /// <summary>The money is on its way back.</summary>
    Refunding,

    /// <summary>The money went back.</summary>
    Refunded,

    /// <summary>The other side took the money back by itself: a person has to look.</summary>
    Reversed,
}
