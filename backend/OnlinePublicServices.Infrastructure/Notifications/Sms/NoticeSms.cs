using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Notifications.Sms;

/// <summary>
/// Words a notice as a short message. It names the dossier's code and nothing about the person, and brings no link that opens
/// anything: only where the portal is, as people know it, so that a false one is told apart.
/// </summary>
internal static class NoticeSms
{
    /// <summary>The whole text, at most one part without accents.</summary>
    public static string Compose(DossierNotice notice, bool keepsAccents)
    {
        var due = notice.DueAt is { } at ? Instant(at) : null;
        var body =
            due is not null && NoticeMail.Find($"{notice.Kind}.SmsDue") is { } dated
                ? string.Format(CultureInfo.InvariantCulture, dated, notice.DossierCode, due)
                : NoticeMail.Text($"{notice.Kind}.Sms", notice.DossierCode);
        var text = NoticeMail.Text("SmsFrame", body, notice.TrackingUrl.Authority);
        return keepsAccents ? text : SmsText.WithoutAccents(text);
    }

    private static string Instant(DateTimeOffset at) =>
        VietnamTime
            .DayOf(at)
            .ToDateTime(VietnamTime.TimeOf(at))
            .ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
