using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Ports;

/// <summary>Hands a notice over to whoever carries it. Mail for now.</summary>
internal interface INotifier
{
    /// <summary>
    /// Hands one notice over. Repeating it uses the same message id, so that a receiver can tell. Waits at most a
    /// minute; never throws for what the other side says or fails to say.
    /// </summary>
    Task<Delivery> Send(WordedNotice notice, CancellationToken cancellationToken);
}

/// <summary>What somebody is told, and in which words.</summary>
/// <param name="Facts">What is told.</param>
/// <param name="InForce">The words in force when it was recorded.</param>
/// <param name="BuiltIn">The files' own, for when those can't be used.</param>
/// <param name="PassesOver">Whether later words were passed over because they are no longer sound.</param>
internal sealed record WordedNotice(Notice Facts, NoticeTemplate InForce, NoticeTemplate BuiltIn, bool PassesOver);

/// <summary>The facts that somebody is told.</summary>
/// <param name="Id">Makes the Message-ID; the same in every attempt.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Recipient">The address, already checked for form.</param>
/// <param name="WrittenAt">When the act happened, UTC; stands as the date in every attempt.</param>
internal abstract record Notice(Guid Id, MessageKind Kind, string Recipient, DateTimeOffset WrittenAt);

/// <summary>What an applicant is told about a dossier.</summary>
/// <param name="Id">Makes the Message-ID.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Recipient">The address.</param>
/// <param name="WrittenAt">When the act happened, UTC.</param>
/// <param name="DossierCode">The code to follow.</param>
/// <param name="ProcedureName">As the catalogue has it, in Vietnamese.</param>
/// <param name="UnitName">The unit that has the dossier, in Vietnamese.</param>
/// <param name="Counter">What sort of counter that unit has.</param>
/// <param name="TrackingUrl">Where to follow it, with the key in the fragment.</param>
/// <param name="DueAt">The promised instant, UTC, when there is one.</param>
/// <param name="AcceptanceDueAt">Until when the counter has to answer, UTC, while it hasn't.</param>
/// <param name="Reason">Why, in the words of whoever acted.</param>
/// <param name="Attachment">The document that goes with it.</param>
internal sealed record DossierNotice(
    Guid Id,
    MessageKind Kind,
    string Recipient,
    DateTimeOffset WrittenAt,
    string DossierCode,
    string ProcedureName,
    string UnitName,
    OneStopKind Counter,
    Uri TrackingUrl,
    DateTimeOffset? DueAt,
    DateTimeOffset? AcceptanceDueAt,
    string? Reason,
    NoticeAttachment? Attachment
) : Notice(Id, Kind, Recipient, WrittenAt)
{
    /// <summary>The counter that entered it for the applicant, in Vietnamese; nothing where they filed it themselves.</summary>
    public string? EnteredAt { get; init; }

    /// <summary>Whether it goes to the person for whom somebody else filed it.</summary>
    public bool IsToPrincipal { get; init; }

    /// <summary>From which day of Viet Nam it is destroyed, where that is what is told.</summary>
    public DateOnly? ErasedFrom { get; init; }

    /// <summary>Where to rate how it was settled, once there is something to rate.</summary>
    public Uri? RatingUrl { get; init; }

    /// <summary>Where whoever has this link pays what is due, as it is when the message leaves; nothing while no key is alive.</summary>
    public Uri? PaymentUrl { get; init; }
}

/// <summary>What a person is told about a draft or a request about their data; it names neither them nor what they asked.</summary>
/// <param name="Id">Makes the Message-ID.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Recipient">The address.</param>
/// <param name="WrittenAt">When it was owed, UTC.</param>
/// <param name="UnitName">The unit, in Vietnamese.</param>
/// <param name="Where">Where to see it, once signed in.</param>
internal sealed record PersonNotice(
    Guid Id,
    MessageKind Kind,
    string Recipient,
    DateTimeOffset WrittenAt,
    string UnitName,
    Uri Where
) : Notice(Id, Kind, Recipient, WrittenAt)
{
    /// <summary>What a draft is for, in Vietnamese.</summary>
    public string? ProcedureName { get; init; }

    /// <summary>The day on which a draft is thrown away, in Viet Nam.</summary>
    public DateOnly? EndsOn { get; init; }
}

/// <summary>What a member of staff is told about a dossier; it names nothing of the applicant.</summary>
/// <param name="Id">Makes the Message-ID.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Recipient">The address of the office.</param>
/// <param name="WrittenAt">When it was owed, UTC.</param>
/// <param name="DossierCode">The code.</param>
/// <param name="UnitName">The unit that received it, in Vietnamese.</param>
/// <param name="DeskUrl">Where to work on it, once signed in.</param>
/// <param name="DueAt">When it is due, UTC.</param>
internal sealed record StaffNotice(
    Guid Id,
    MessageKind Kind,
    string Recipient,
    DateTimeOffset WrittenAt,
    string DossierCode,
    string UnitName,
    Uri DeskUrl,
    DateTimeOffset? DueAt
) : Notice(Id, Kind, Recipient, WrittenAt);

/// <summary>What the author of a reflection is told: that something was done, never what was said.</summary>
/// <param name="Id">Makes the Message-ID.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Recipient">The address.</param>
/// <param name="WrittenAt">When the act happened, UTC.</param>
/// <param name="Code">The code of the reflection.</param>
/// <param name="Status">How far it is since.</param>
/// <param name="UnitName">The unit that has it, in Vietnamese.</param>
/// <param name="FollowUrl">Where to follow it, with the key in the fragment.</param>
internal sealed record FeedbackNotice(
    Guid Id,
    MessageKind Kind,
    string Recipient,
    DateTimeOffset WrittenAt,
    string Code,
    FeedbackStatus Status,
    string UnitName,
    Uri FollowUrl
) : Notice(Id, Kind, Recipient, WrittenAt);

/// <summary>What the holder of an account is told.</summary>
/// <param name="Id">Makes the Message-ID.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Recipient">The address.</param>
/// <param name="WrittenAt">When the act happened, UTC.</param>
/// <param name="Link">What is to be followed; absent where nothing is to be done.</param>
/// <param name="LinkEndsAt">Until when that helps, UTC.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
internal sealed record AccountNotice(
    Guid Id,
    MessageKind Kind,
    string Recipient,
    DateTimeOffset WrittenAt,
    string? Link,
    DateTimeOffset? LinkEndsAt,
    string Language
) : Notice(Id, Kind, Recipient, WrittenAt);

/// <summary>What an administrator is shown of words that are being written.</summary>
/// <param name="Id">Makes the Message-ID.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Recipient">The administrator's own address.</param>
/// <param name="WrittenAt">When it was asked for, UTC.</param>
/// <param name="Mail">The mail as people would get it, about nobody.</param>
internal sealed record TrialNotice(
    Guid Id,
    MessageKind Kind,
    string Recipient,
    DateTimeOffset WrittenAt,
    MailExample Mail
) : Notice(Id, Kind, Recipient, WrittenAt);

/// <summary>A PDF that goes with a notice.</summary>
internal sealed record NoticeAttachment(string FileName, byte[] Content);

/// <summary>What became of a hand-over.</summary>
/// <param name="Outcome">Whether to note, repeat or give up.</param>
/// <param name="Code">Why, as a stable code; nothing on success.</param>
internal sealed record Delivery(DeliveryOutcome Outcome, string? Code)
{
    public static readonly Delivery Accepted = new(DeliveryOutcome.Accepted, null);
}

/// <summary>The three ends of a hand-over.</summary>
internal enum DeliveryOutcome
{
    /// <summary>The other side answers for it now.</summary>
    Accepted,

    /// <summary>It may work later.</summary>
    Later,

    /// <summary>It will never work as it is: a person has to look.</summary>
    Never,
}
