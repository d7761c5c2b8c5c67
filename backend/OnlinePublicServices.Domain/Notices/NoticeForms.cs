namespace OnlinePublicServices.Domain.Notices;

/// <summary>The parts of a template.</summary>
public enum NoticeField
{
    /// <summary>The mail's subject.</summary>
    Subject,

    /// <summary>The mail's words.</summary>
    Mail,

    /// <summary>The text for telephones.</summary>
    Sms,

    /// <summary>The title in the portal.</summary>
    PortalTitle,

    /// <summary>The sentences in the portal.</summary>
    PortalText,
}

/// <summary>What a placeholder stands for; each type is formatted in one way only.</summary>
public enum PlaceholderType
{
    /// <summary>The code of a dossier or a reflection.</summary>
    Code,

    /// <summary>A name of the catalogue: a procedure, a unit, a sort of counter.</summary>
    Name,

    /// <summary>Hour, minute and day in Viet Nam.</summary>
    Instant,

    /// <summary>A day in Viet Nam.</summary>
    Day,

    /// <summary>An address of the portal, which alone the program makes.</summary>
    Link,

    /// <summary>Words of whoever acted, of one or more lines.</summary>
    Words,
}

/// <summary>A placeholder of a kind of notice.</summary>
/// <param name="Name">As it is written between braces.</param>
/// <param name="Type">What it stands for.</param>
/// <param name="In">Where it may stand.</param>
/// <param name="NeededIn">Where it must stand: without it the notice would not say what it is for.</param>
public sealed record NoticePlaceholder(
    string Name,
    PlaceholderType Type,
    IReadOnlyList<NoticeField> In,
    IReadOnlyList<NoticeField> NeededIn
);

/// <summary>What a template of one kind is made of.</summary>
/// <param name="Id">The kind of notice, in lower camel case; what was done about a reflection after a dot.</param>
/// <param name="Placeholders">What may stand in it.</param>
/// <param name="HasSms">Whether it goes to telephones, and stands in the portal, too.</param>
/// <param name="IsBilingual">Whether its mail is written in English too.</param>
public sealed record NoticeForm(
    string Id,
    IReadOnlyList<NoticePlaceholder> Placeholders,
    bool HasSms = false,
    bool IsBilingual = false
)
{
    /// <summary>A placeholder by its name.</summary>
    public NoticePlaceholder? Find(string name) => Placeholders.FirstOrDefault(one => one.Name == name);
}

/// <summary>Every kind of notice with the placeholders that it knows.</summary>
public static class NoticeForms
{
    private const NoticeField Subject = NoticeField.Subject;
    private const NoticeField Mail = NoticeField.Mail;
    private const NoticeField Sms = NoticeField.Sms;
    private const NoticeField Portal = NoticeField.PortalText;

    // A subject is read by whoever sees the telephone on a table, a text too: the code, and nothing that tells what for.
    private static readonly NoticePlaceholder[] OfDossiers =
    [
        new("code", PlaceholderType.Code, [Subject, Mail, Sms, Portal], [Subject, Mail, Sms]),
        new("procedure", PlaceholderType.Name, [Mail, Portal], []),
        new("unit", PlaceholderType.Name, [Mail, Sms, Portal], []),
        new("counter", PlaceholderType.Name, [Mail], []),
        new("link", PlaceholderType.Link, [Mail], [Mail]),
    ];

    private static readonly NoticePlaceholder Due = new("dueAt", PlaceholderType.Instant, [Mail, Sms], []);
    private static readonly NoticePlaceholder DueNeeded = Due with { NeededIn = [Mail] };
    private static readonly NoticePlaceholder Reason = new("reason", PlaceholderType.Words, [Mail], [Mail]);

    // The signed paper itself goes to whoever filed; whoever had it filed reads to whom.
    private static readonly NoticePlaceholder SentTo = new("sentTo", PlaceholderType.Name, [Mail], []);

    // Whoever reads a text on a table could pay with it, and sees nothing of the person.
    private static readonly NoticePlaceholder Payment = new("paymentLink", PlaceholderType.Link, [Mail, Sms], [Mail]);
    private static readonly NoticePlaceholder Rating = new("ratingLink", PlaceholderType.Link, [Mail], []);

    private static readonly NoticePlaceholder[] OfStaff =
    [
        new("code", PlaceholderType.Code, [Subject, Mail], [Subject, Mail]),
        new("unit", PlaceholderType.Name, [Mail], []),
        Due with
        {
            In = [Mail],
        },
        new("link", PlaceholderType.Link, [Mail], [Mail]),
    ];

    private static readonly NoticePlaceholder[] OfFeedback =
    [
        new("code", PlaceholderType.Code, [Subject, Mail], [Subject]),
        new("unit", PlaceholderType.Name, [Mail], []),
        new("link", PlaceholderType.Link, [Mail], [Mail]),
    ];

    // About a draft or a request: neither has a code, and neither is named where others read it.
    private static readonly NoticePlaceholder[] OfPeople =
    [
        new("unit", PlaceholderType.Name, [Mail, Portal], []),
        new("link", PlaceholderType.Link, [Mail], [Mail]),
    ];

    private static readonly NoticePlaceholder At = new("at", PlaceholderType.Instant, [Mail], []);

    private static readonly NoticePlaceholder[] OfAccountLinks =
    [
        new("link", PlaceholderType.Link, [Mail], [Mail]),
        new("linkEnds", PlaceholderType.Instant, [Mail], [Mail]),
        At,
    ];

    /// <summary>All, in the order in which an office meets them.</summary>
    public static IReadOnlyList<NoticeForm> All { get; } =
    [
        Dossier(
            "dossierSubmitted",
            Due,
            new("acceptanceDueAt", PlaceholderType.Instant, [Mail], []),
            // Whoever didn't ask a counter, or anybody else, to file for them has to learn that they did.
            new("enteredAt", PlaceholderType.Name, [Mail], [Mail]),
            new("filedBy", PlaceholderType.Name, [Mail, Sms], [Mail, Sms])
        ),
        Dossier("dossierAccepted", DueNeeded),
        Dossier("appointmentSlipSigned", Due),
        Dossier("dossierRefused", Due, Reason, SentTo),
        Dossier("refusalSigned", Due),
        Dossier("supplementRequested", Due, Reason),
        Dossier("supplementRequestSigned", Due),
        Dossier("supplementEnding", Due, Reason),
        Dossier("obligationRequired", Due),
        Dossier("paymentDue", Due, Payment),
        Dossier("paymentReceived", Due),
        Dossier("officeWrote", Due),
        Dossier("apologyMade", DueNeeded, Reason),
        Dossier("apologyLetterSigned", Due),
        Dossier("withdrawalDeclined", Due, Reason),
        Dossier("dossierStopped", Due, Reason, SentTo),
        Dossier("stopNoticeSigned", Due),
        Dossier("resultReady", Due, Rating),
        Dossier("resultSigned", Due, Rating),
        Dossier("parcelSent", Due),
        Dossier("parcelTurnedBack", Due),
        Dossier("parcelRefused", Due),
        Dossier("resultAtCounter", Due),
        Dossier("erasureComing", Due, new("erasedFrom", PlaceholderType.Day, [Mail], [Mail])),
        new(
            "draftEnding",
            [
                .. OfPeople,
                new("procedure", PlaceholderType.Name, [Mail, Portal], [Mail]),
                new("endsOn", PlaceholderType.Day, [Mail], [Mail]),
            ],
            HasSms: true
        ),
        new("dataRequestAcknowledged", OfPeople, HasSms: true),
        new("dataRequestExtended", OfPeople, HasSms: true),
        new("dataRequestAnswered", OfPeople, HasSms: true),
        new("dataRequestRefused", OfPeople, HasSms: true),
        new("dataRequestEnding", [.. OfPeople, new("endsOn", PlaceholderType.Day, [Mail], [Mail])], HasSms: true),
        new("profileEnding", [.. OfPeople, new("endsOn", PlaceholderType.Day, [Mail], [Mail])], HasSms: true),
        new("feedbackReceived", OfFeedback),
        new("feedbackMoved.received", OfFeedback),
        new("feedbackMoved.awaitingSupplement", OfFeedback),
        new("feedbackMoved.supplemented", OfFeedback),
        new("feedbackMoved.inProcessing", OfFeedback),
        new("feedbackMoved.transferred", OfFeedback),
        new("feedbackMoved.returned", OfFeedback),
        new("feedbackMoved.awaitingPublication", OfFeedback),
        new("feedbackMoved.published", OfFeedback),
        new("feedbackMoved.refused", OfFeedback),
        new("feedbackEnding", OfFeedback),
        new("accountEmailProof", OfAccountLinks, IsBilingual: true),
        new("accountPasswordReset", OfAccountLinks, IsBilingual: true),
        new("accountAlreadyRegistered", [At], IsBilingual: true),
        new("accountPasswordChanged", [At with { NeededIn = [Mail] }], IsBilingual: true),
        new("accountEnding", [At with { NeededIn = [Mail] }], IsBilingual: true),
        new("certificateEnding", OfAccountLinks, IsBilingual: true),
        new("handOverRinging", OfStaff),
        new("dueSoon", OfStaff),
        new("unusualLooks", OfStaff),
    ];

    private static readonly Dictionary<string, NoticeForm> ById = All.ToDictionary(
        form => form.Id,
        StringComparer.Ordinal
    );

    /// <summary>A form by its id; nothing where there is no such notice.</summary>
    public static NoticeForm? Find(string id) => ById.GetValueOrDefault(id);

    private static NoticeForm Dossier(string id, params IEnumerable<NoticePlaceholder> more) =>
        new(id, [.. OfDossiers, .. more], HasSms: true);
}
