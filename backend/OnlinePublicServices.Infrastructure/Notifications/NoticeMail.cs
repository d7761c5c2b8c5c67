using System.Globalization;
using System.Resources;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>
/// Words a notice as mail. Plain text only: nothing a person typed can become markup, and the oldest phone shows it.
/// The subject names the code and nothing about the person.
/// </summary>
internal static class NoticeMail
{
    private static readonly ResourceManager Texts = new(
        "OnlinePublicServices.Infrastructure.Notifications.NoticeTexts",
        typeof(NoticeMail).Assembly
    );

    /// <summary>The same notice makes the same bytes, so that a repetition is one.</summary>
    public static MimeMessage Compose(Notice notice, string fromAddress)
    {
        var message = notice switch
        {
            DossierNotice dossier => Compose(dossier, fromAddress),
            StaffNotice staff => Compose(staff, fromAddress),
            FeedbackNotice feedback => Compose(feedback, fromAddress),
            AccountNotice account => AccountLetterMail.Compose(account, fromAddress),
            _ => throw new ArgumentException($"Nothing words a {notice.GetType().Name}.", nameof(notice)),
        };
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>What every mail has around its words.</summary>
    internal static MimeMessage Envelope(Notice notice, MailboxAddress from, string subject)
    {
        var message = new MimeMessage
        {
            MessageId = $"{notice.Id:N}@{from.Domain}",
            Date = notice.WrittenAt,
            Subject = subject,
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", notice.Recipient));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MimeMessage Compose(DossierNotice notice, string fromAddress)
    {
        var message = Envelope(
            notice,
            new MailboxAddress(FormWording.NameOf(notice.Counter), fromAddress),
            Text($"{notice.Kind}.Subject", notice.DossierCode)
        );
        var body = new BodyBuilder { TextBody = Body(notice) };
        if (notice.Attachment is { } attachment)
        {
            body.Attachments.Add(attachment.FileName, attachment.Content, new ContentType("application", "pdf"));
        }

        message.Body = body.ToMessageBody();
        if (message.Body is Multipart parts)
        {
            // Drawn at random otherwise, and a repetition would be other bytes.
            parts.Boundary = $"=-{notice.Id:N}";
        }

        return message;
    }

    private static MimeMessage Compose(StaffNotice notice, string fromAddress)
    {
        var message = Envelope(
            notice,
            new MailboxAddress(Text("StaffSender"), fromAddress),
            Text($"{notice.Kind}.Subject", notice.DossierCode)
        );
        string[] lines =
        [
            Text($"{notice.Kind}.Body"),
            "",
            Text("CodeLine", notice.DossierCode),
            Text("UnitLine", notice.UnitName),
            .. notice.DueAt is { } due ? [Text("DossierAccepted.Due", Instant(due))] : Array.Empty<string>(),
            Text("DeskLine", notice.DeskUrl.AbsoluteUri),
        ];
        message.Body = new TextPart("plain") { Text = string.Join("\r\n", lines) + "\r\n" };
        return message;
    }

    private static MimeMessage Compose(FeedbackNotice notice, string fromAddress)
    {
        var message = Envelope(
            notice,
            new MailboxAddress(notice.UnitName, fromAddress),
            Text($"{notice.Kind}.Subject", notice.Code)
        );
        string[] lines =
        [
            Text("Greeting"),
            "",
            notice.Kind is MessageKind.FeedbackReceived
                ? Text("FeedbackReceived.Body", notice.UnitName)
                : Text($"FeedbackMoved.{notice.Status}", notice.UnitName),
            "",
            Text("FeedbackLine", notice.FollowUrl.AbsoluteUri),
            Text("FeedbackKeyNote"),
            "",
            Text("Closing"),
            "",
            "--",
            Text("AutomaticNote", notice.UnitName),
            Text("SafetyNote"),
        ];
        message.Body = new TextPart("plain") { Text = string.Join("\r\n", lines) + "\r\n" };
        return message;
    }

    private static string Body(DossierNotice notice)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append("\r\n");

        Line(Text("Greeting"));
        Line("");
        foreach (var line in Message(notice))
        {
            Line(line);
        }

        Line("");
        Line(Text("CodeLine", notice.DossierCode));
        Line(Text("ProcedureLine", notice.ProcedureName));
        Line(Text("UnitLine", notice.UnitName));
        Line(Text("TrackingLine", notice.TrackingUrl.AbsoluteUri));
        if (notice.RatingUrl is { } rating)
        {
            Line(Text("RatingLine", rating.AbsoluteUri));
        }

        Line(Text("KeyNote"));
        Line("");
        Line(Text("Closing"));
        Line("");
        Line("--");
        Line(Text("AutomaticNote", notice.UnitName));
        Line(Text("SafetyNote"));
        return text.ToString();
    }

    private static IEnumerable<string> Message(DossierNotice notice)
    {
        yield return Text($"{notice.Kind}.Body", FormWording.NameOf(notice.Counter));
        if (notice.Reason is { Length: > 0 } words)
        {
            yield return "";
            yield return words;
            yield return "";
        }

        foreach (var line in WhatNext(notice))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> WhatNext(DossierNotice notice) =>
        notice.Kind switch
        {
            MessageKind.DossierSubmitted =>
            [
                .. notice.IsToPrincipal ? [Text("DossierSubmitted.FiledForYou")] : Array.Empty<string>(),
                .. notice.EnteredAt is { } counter
                    ? [Text("DossierSubmitted.EnteredAt", counter)]
                    : Array.Empty<string>(),
                .. notice.AcceptanceDueAt is { } until
                    ? [Text("DossierSubmitted.AcceptanceDue", FormWording.NameOf(notice.Counter), Instant(until))]
                    : Array.Empty<string>(),
            ],
            MessageKind.DossierAccepted => [.. Due(notice), Text("DossierAccepted.SlipFollows")],
            MessageKind.DossierRefused => [Text("DossierRefused.Next"), Text("DossierRefused.FormFollows")],
            MessageKind.SupplementRequested
            or MessageKind.SupplementEnding
            or MessageKind.DossierStopped
            or MessageKind.WithdrawalDeclined
            or MessageKind.ResultReady
            or MessageKind.PaymentReceived
            or MessageKind.OfficeWrote
            or MessageKind.ParcelSent
            or MessageKind.ParcelTurnedBack
            or MessageKind.ParcelRefused
            or MessageKind.ResultAtCounter
            or MessageKind.ObligationRequired => [Text($"{notice.Kind}.Next")],
            MessageKind.ApologyMade when notice.DueAt is { } newDate => [Text("ApologyMade.NewDate", Instant(newDate))],
            MessageKind.AppointmentSlipSigned => [.. Due(notice), Text("AppointmentSlipSigned.Check")],
            MessageKind.ResultSigned => [Text("ResultSigned.Next"), Text("PaperSigned.Check")],
            MessageKind.SupplementRequestSigned
            or MessageKind.RefusalSigned
            or MessageKind.ApologyLetterSigned
            or MessageKind.StopNoticeSigned => [Text("PaperSigned.Check")],
            _ => [],
        };

    private static string[] Due(DossierNotice notice) =>
        notice.DueAt is { } due ? [Text("DossierAccepted.Due", Instant(due))] : [];

    private static string Instant(DateTimeOffset at) =>
        Text("InstantFormat", VietnamTime.DayOf(at).ToDateTime(VietnamTime.TimeOf(at)));

    /// <summary>A text as it stands; nothing when there is none of that name.</summary>
    internal static string? Find(string name) => Texts.GetString(name, CultureInfo.InvariantCulture);

    /// <summary>A text with its values put in.</summary>
    internal static string Text(string name, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Find(name)!, values);
}
