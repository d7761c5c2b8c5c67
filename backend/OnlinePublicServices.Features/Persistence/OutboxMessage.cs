using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Features.Persistence;

/// <summary>
/// A message that an act owes to somebody, written in the act's own transaction and sent afterwards. Sent at least
/// once, always under the same Message-ID.
/// </summary>
internal sealed class OutboxMessage
{
    /// <summary>
    /// For how long a text may go without a report, since a telephone may be off; then a person looks. Carriers keep one for
    /// as long as the sender asks (3GPP TS 23.040, 9.2.3.12); the day is ours, without a source.
    /// </summary>
    public static readonly TimeSpan LongestWithoutReport = TimeSpan.FromHours(24);

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

    /// <summary>What an applicant is owed about a dossier; on which way is chosen when it is sent.</summary>
    public static OutboxMessage ToApplicant(
        Guid id,
        MessageKind kind,
        Guid dossierId,
        Guid personId,
        string unitId,
        string recipient,
        DateTimeOffset at
    ) => new(id, kind, dossierId, unitId, recipient, at) { PersonId = personId, AwaitsChoice = true };

    /// <summary>What a person is owed about something of theirs that is no dossier; the way is chosen when it is sent.</summary>
    public static OutboxMessage ToPerson(
        Guid id,
        MessageKind kind,
        Guid subjectId,
        Guid personId,
        string? unitId,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = id,
            Kind = kind,
            SubjectId = subjectId,
            AboutPersonId = personId,
            PersonId = personId,
            UnitId = unitId,
            CreatedAt = at,
            NextAttemptAt = at,
            AwaitsChoice = true,
        };

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
        Guid subjectId,
        string unitId,
        string recipient,
        DateTimeOffset at
    )
        : this(id, kind, sealedContent, recipient, at) => (SubjectId, UnitId) = (subjectId, unitId);

    /// <summary>Also the left part of the Message-ID.</summary>
    public Guid Id { get; private init; }

    public MessageKind Kind { get; private init; }

    /// <summary>What it is about; nothing where it is about an account.</summary>
    public Guid? DossierId { get; private init; }

    /// <summary>What it is about where that is no dossier: a draft, a request about data, a reflection.</summary>
    public Guid? SubjectId { get; private init; }

    /// <summary>Whom it tells where it is about no dossier.</summary>
    public Guid? AboutPersonId { get; private init; }

    /// <summary>In whose portal it stands; nothing where it is to no applicant, or stands there already.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>When that person read it in the portal, UTC.</summary>
    public DateTimeOffset? ReadAt { get; private init; }

    /// <summary>
    /// The unit whose staff sees it when it can't be delivered. Nothing where it is about an account: then it is the
    /// administrators.
    /// </summary>
    public string? UnitId { get; private init; }

    /// <summary>
    /// What only the receiver may read, such as a link that sets a password; encrypted, and gone once it was sent.
    /// </summary>
    public string? SealedContent { get; private set; }

    /// <summary>The address or the number it goes to; empty while there is none.</summary>
    public string Recipient { get; private set; } = "";

    /// <summary>Whether it tells somebody on the way that they chose: about their dossier, draft or request.</summary>
    public bool GoesByChoice => (IsToApplicant && !IsToPrincipal) || AboutPersonId is not null;

    /// <summary>Whether it tells an applicant about their dossier; otherwise it is to staff, or about no dossier.</summary>
    public bool IsToApplicant =>
        DossierId is not null
        && Kind is not (MessageKind.HandOverRinging or MessageKind.DueSoon or MessageKind.UnusualLooks);

    /// <summary>
    /// Whether it tells the person for whom somebody else filed (<c>người ủy quyền</c>); the other one is told apart.
    /// </summary>
    public bool IsToPrincipal { get; private init; }

    /// <summary>What carries it.</summary>
    public NoticeChannel Channel { get; private set; }

    /// <summary>The way is still to be chosen, by the applicant's wish.</summary>
    public bool AwaitsChoice { get; private set; }

    /// <summary>
    /// Under which id the gateway has the text, and reports it. Another one each time that a person sends it again: the
    /// gateway would take it for the same otherwise, and send nothing.
    /// </summary>
    public Guid? ShortMessageId { get; private set; }

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

    /// <summary>When whoever carries it took it, UTC.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the gateway reported what became of the text, UTC.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Who has told the person otherwise, as acts name the account.</summary>
    public string? ToldBy { get; private set; }

    /// <summary>How.</summary>
    public TellingWay? ToldHow { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Takes a way.</summary>
    public void Route(NoticeChannel channel, string recipient)
    {
        (Channel, Recipient, AwaitsChoice) = (channel, recipient, false);
        ShortMessageId = channel is NoticeChannel.Sms ? Id : null;
    }

    /// <summary>The same on another way too.</summary>
    public OutboxMessage Beside(NoticeChannel channel, string recipient)
    {
        var second = new OutboxMessage
        {
            Id = Guid.CreateVersion7(CreatedAt),
            Kind = Kind,
            DossierId = DossierId,
            SubjectId = SubjectId,
            AboutPersonId = AboutPersonId,
            UnitId = UnitId,
            SealedContent = SealedContent,
            CreatedAt = CreatedAt,
            NextAttemptAt = CreatedAt,
        };
        second.Route(channel, recipient);
        return second;
    }

    /// <summary>The same to the person for whom it was filed; it stands in no portal.</summary>
    /// <param name="kind">What it says; signed papers do not go to an address that somebody else gave.</param>
    public OutboxMessage ToPrincipal(MessageKind kind) =>
        new(Guid.CreateVersion7(CreatedAt), kind, DossierId!.Value, UnitId!, "", CreatedAt) { IsToPrincipal = true };

    /// <summary>Notes that whoever carries it has taken it. What became of a text is still to be reported.</summary>
    public void Taken(DateTimeOffset at)
    {
        if (ReportedAt is not null || State is MessageState.Told)
        {
            return; // the report was quicker than our note, or a person was
        }

        SentAt = at;
        LastError = null;
        SealedContent = null;
        if (Channel is NoticeChannel.Sms)
        {
            State = MessageState.AwaitingReport;
            NextAttemptAt = at + LongestWithoutReport;
        }
        else
        {
            State = MessageState.Sent;
        }
    }

    /// <summary>
    /// Notes what the gateway reports. That the telephone has it is the last word; until then reports may come twice and
    /// in any order.
    /// </summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Report(bool isDelivered, string? code, DateTimeOffset at)
    {
        if (State is MessageState.Sent or MessageState.Told || (ReportedAt is not null && !isDelivered))
        {
            return false;
        }

        SentAt ??= at;
        ReportedAt = at;
        NextAttemptAt = at;
        State = isDelivered ? MessageState.Sent : MessageState.Undeliverable;
        LastError = isDelivered ? null : $"sms.report.{code}";
        return true;
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
        if (ShortMessageId is not null && SentAt is not null)
        {
            ShortMessageId = Guid.CreateVersion7(at);
        }

        (State, Attempts, NextAttemptAt) = (MessageState.Waiting, 0, at);
        (SentAt, ReportedAt) = (null, null);
    }

    /// <summary>A person wants it sent on another way, now.</summary>
    public void SendBy(NoticeChannel channel, string recipient, DateTimeOffset at)
    {
        Route(channel, recipient);
        TryAgain(at);
        if (channel is NoticeChannel.Sms)
        {
            ShortMessageId = Guid.CreateVersion7(at);
        }
    }

    /// <summary>A person has told it otherwise: nothing more is to be sent.</summary>
    public void Told(TellingWay how, string by, DateTimeOffset at)
    {
        (State, ToldHow, ToldBy, ToldAt) = (MessageState.Told, how, by, at);
        SealedContent = null;

        // Also its version: whoever sends it again at this moment has to look anew.
        NextAttemptAt = at;
    }
}

/// <summary>How a person is told when no message reaches them.</summary>
public enum TellingWay
{
    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>On paper, by post or by hand.</summary>
    Paper,

    /// <summary>Face to face, at the counter or at home.</summary>
    InPerson,
}

/// <summary>How far a message has come.</summary>
internal enum MessageState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>The mail server took it, or the telephone has it.</summary>
    Sent,

    /// <summary>It can't be delivered; staff sees it.</summary>
    Undeliverable,

    /// <summary>The gateway has the text; the report on it is awaited.</summary>
    AwaitingReport,

    /// <summary>A person has told it otherwise.</summary>
    Told,
}
