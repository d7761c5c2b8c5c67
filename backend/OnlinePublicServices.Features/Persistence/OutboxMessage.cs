namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// A message that an act owes to somebody, written in the act's own transaction and sent afterwards. Sent at least
/// once, always under the same Message-ID.
/// </summary>
internal sealed class OutboxMessage
{
    private OutboxMessage() { }

    public OutboxMessage(Guid id, MessageKind kind, Guid dossierId, string unitId, string recipient, DateTimeOffset at)
    {
        Id = id;
        Kind = kind;
        DossierId = dossierId;
        UnitId = unitId;
        Recipient = recipient;
        CreatedAt = at;
        NextAttemptAt = at;
    }

    /// <summary>A letter about an account: about no dossier, and no unit's.</summary>
    public OutboxMessage(Guid id, MessageKind kind, string sealedContent, string recipient, DateTimeOffset at)
    {
        Id = id;
        Kind = kind;
        SealedContent = sealedContent;
        Recipient = recipient;
        CreatedAt = at;
        NextAttemptAt = at;
    }

    /// <summary>A letter to somebody who wrote to a unit, about no dossier.</summary>
    public OutboxMessage(
        Guid id,
        MessageKind kind,
        string sealedContent,
        string unitId,
        string recipient,
        DateTimeOffset at
    )
        : this(id, kind, sealedContent, recipient, at) => UnitId = unitId;

    /// <summary>Also the left part of the Message-ID.</summary>
    public Guid Id { get; private init; }

    public MessageKind Kind { get; private init; }

    /// <summary>What it is about; nothing where it is about an account.</summary>
    public Guid? DossierId { get; private init; }

    /// <summary>
    /// The unit whose staff sees it when it can't be delivered. Nothing where it is about an account: then it is the
    /// administrators.
    /// </summary>
    public string? UnitId { get; private init; }

    /// <summary>
    /// What only the receiver may read, such as a link that sets a password; encrypted, and gone once it was sent.
    /// </summary>
    public string? SealedContent { get; private set; }

    /// <summary>The address it goes to.</summary>
    public string Recipient { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    public MessageState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>
    /// Not before this instant, UTC. While a worker holds the message: until when it does. Also its version: a worker
    /// that was away for longer than that finds it changed.
    /// </summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>Why the last attempt failed, as a stable code.</summary>
    public string? LastError { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Marks it delivered to the mail server.</summary>
    public void Sent(DateTimeOffset at)
    {
        State = MessageState.Sent;
        SentAt = at;
        LastError = null;
        SealedContent = null;
    }

    /// <summary>Puts it off until a later attempt.</summary>
    public void PutOff(string error, DateTimeOffset until)
    {
        LastError = error;
        NextAttemptAt = until;
    }

    /// <summary>Gives it up to a person: it can't be delivered as it is.</summary>
    public void Park(string error)
    {
        State = MessageState.Undeliverable;
        LastError = error;
    }

    /// <summary>A person wants it tried again, now.</summary>
    public void TryAgain(DateTimeOffset at)
    {
        State = MessageState.Waiting;
        Attempts = 0;
        NextAttemptAt = at;
    }
}

/// <summary>What a message says.</summary>
public enum MessageKind
{
    /// <summary>We have received it; here is its code.</summary>
    DossierSubmitted,

    /// <summary>The counter has accepted it; it is due then.</summary>
    DossierAccepted,

    /// <summary>The counter has refused it, for these reasons.</summary>
    DossierRefused,

    /// <summary>The signed appointment slip (Form 01), attached.</summary>
    AppointmentSlipSigned,

    /// <summary>The applicant is asked to supply or correct something (Form 02).</summary>
    SupplementRequested,

    /// <summary>The time to supply it ends soon.</summary>
    SupplementEnding,

    /// <summary>A duty of payment is to be discharged.</summary>
    ObligationRequired,

    /// <summary>The dossier is stopped, for these reasons.</summary>
    DossierStopped,

    /// <summary>The dossier is not given back, for these reasons.</summary>
    WithdrawalDeclined,

    /// <summary>The result is there.</summary>
    ResultReady,

    /// <summary>It will be late: an apology and a new date (Form 04).</summary>
    ApologyMade,

    /// <summary>To staff: nobody has taken a dossier that is offered to their post.</summary>
    HandOverRinging,

    /// <summary>To staff: a dossier is due soon.</summary>
    DueSoon,

    /// <summary>The signed supplement request (Form 02), attached.</summary>
    SupplementRequestSigned,

    /// <summary>The signed refusal (Form 03), attached.</summary>
    RefusalSigned,

    /// <summary>The signed apology (Form 04), attached.</summary>
    ApologyLetterSigned,

    /// <summary>The signed stop notice, attached.</summary>
    StopNoticeSigned,

    /// <summary>The result is there, signed and sealed, attached.</summary>
    ResultSigned,

    /// <summary>To the supervisor: somebody opens unusually many dossiers that are not their work.</summary>
    UnusualLooks,

    /// <summary>A reflection was received; here is where to follow it.</summary>
    FeedbackReceived,

    /// <summary>Something was done about a reflection.</summary>
    FeedbackMoved,

    /// <summary>What was due is paid; the receipts are there.</summary>
    PaymentReceived,

    /// <summary>Whoever has the dossier has answered or asked something in it.</summary>
    OfficeWrote,

    /// <summary>The result was given to the post or the courier.</summary>
    ParcelSent,

    /// <summary>The post couldn't deliver it and brings it back.</summary>
    ParcelTurnedBack,

    /// <summary>The post doesn't take it: something else is to be chosen.</summary>
    ParcelRefused,

    /// <summary>It lies at the counter where it was wanted.</summary>
    ResultAtCounter,

    /// <summary>A link proves the address of a new account.</summary>
    AccountEmailProof,

    /// <summary>A link sets a new password.</summary>
    AccountPasswordReset,

    /// <summary>Somebody tried to register with an address that has an account.</summary>
    AccountAlreadyRegistered,

    /// <summary>The password was changed.</summary>
    AccountPasswordChanged,

    /// <summary>The certificate of a member of staff ends soon.</summary>
    CertificateEnding,
}

/// <summary>How far a message has come.</summary>
internal enum MessageState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It can't be delivered; staff sees it.</summary>
    Undeliverable,
}
