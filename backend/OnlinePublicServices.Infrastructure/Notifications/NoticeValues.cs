using System.Globalization;
using System.Resources;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>What a notice puts in place of its placeholders, each type formatted here and nowhere else.</summary>
internal static class NoticeValues
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    internal static readonly ResourceManager Texts = new(
        "OnlinePublicServices.Infrastructure.Notifications.NoticeTexts",
        typeof(NoticeValues).Assembly
    );

    /// <summary>The language of a notice's mail.</summary>
    public static CultureInfo LanguageOf(Notice notice) =>
        notice is AccountNotice { Language: "en" } or TrialNotice { Mail.Language: "en" } ? English : Vietnamese;

    /// <summary>A placeholder's value in a mail; nothing where the notice has none.</summary>
    public static string? InMail(Notice notice, string name) => Of(notice, name, at => Instant(at, LanguageOf(notice)));

    /// <summary>A placeholder's value in a text.</summary>
    public static string? InSms(Notice notice, string name) => Of(notice, name, ShortInstant);

    /// <summary>A fixed text with its values put in.</summary>
    public static string Text(CultureInfo language, string name, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, language)!, values);

    private static string? Of(Notice notice, string name, Func<DateTimeOffset, string> instant) =>
        (notice, name) switch
        {
            (DossierNotice dossier, _) => Of(dossier, name, instant),
            (StaffNotice staff, "code") => staff.DossierCode,
            (StaffNotice staff, "unit") => staff.UnitName,
            (StaffNotice staff, "link") => staff.DeskUrl.AbsoluteUri,
            (StaffNotice { DueAt: { } due }, "dueAt") => instant(due),
            (PersonNotice person, "unit") => person.UnitName,
            (PersonNotice person, "procedure") => person.ProcedureName,
            (PersonNotice { EndsOn: { } day }, "endsOn") => Day(day),
            (PersonNotice person, "link") => person.Where.AbsoluteUri,
            (FeedbackNotice feedback, "code") => feedback.Code,
            (FeedbackNotice feedback, "unit") => feedback.UnitName,
            (FeedbackNotice feedback, "link") => feedback.FollowUrl.AbsoluteUri,
            (AccountNotice account, "link") => account.Link,
            (AccountNotice { LinkEndsAt: { } end }, "linkEnds") => instant(end),
            (AccountNotice account, "at") => instant(account.WrittenAt),
            _ => null,
        };

    private static string? Of(DossierNotice notice, string name, Func<DateTimeOffset, string> instant) =>
        name switch
        {
            "code" => notice.DossierCode,
            "procedure" => notice.ProcedureName,
            "unit" => notice.UnitName,
            "counter" => FormWording.NameOf(notice.Counter),
            "link" => notice.TrackingUrl.AbsoluteUri,
            "ratingLink" => notice.RatingUrl?.AbsoluteUri,
            "paymentLink" => notice.PaymentUrl?.AbsoluteUri,
            "dueAt" => notice.DueAt is { } due ? instant(due) : null,
            "acceptanceDueAt" => notice.AcceptanceDueAt is { } until ? instant(until) : null,
            "enteredAt" => notice.EnteredAt,
            "filedBy" => notice.IsToPrincipal ? Text(Vietnamese, "FiledBy") : null,
            "sentTo" => Text(Vietnamese, notice.IsToPrincipal ? "FiledBy" : "You"),
            "erasedFrom" => notice.ErasedFrom is { } day ? Day(day) : null,
            "reason" => notice.Reason?.ReplaceLineEndings("\n"),
            _ => null,
        };

    private static string Day(DateOnly day) => Text(Vietnamese, "DayFormat", day.ToDateTime(TimeOnly.MinValue));

    private static string Instant(DateTimeOffset at, CultureInfo language) =>
        Text(language, "InstantFormat", VietnamTime.DayOf(at).ToDateTime(VietnamTime.TimeOf(at)));

    private static string ShortInstant(DateTimeOffset at) =>
        VietnamTime
            .DayOf(at)
            .ToDateTime(VietnamTime.TimeOf(at))
            .ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
