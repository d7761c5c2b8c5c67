using MimeKit;
using MimeKit.Utils;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>Makes a mail of a notice's words, as plain text that the oldest phone shows.</summary>
internal static class NoticeMail
{
    /// <summary>The same notice in the same words makes the same bytes, so that a repetition is one.</summary>
    public static MimeMessage Compose(Notice notice, MailWords words, string fromAddress)
    {
        var from = new MailboxAddress(SenderOf(notice), fromAddress);
        var message = new MimeMessage
        {
            MessageId = $"{notice.Id:N}@{from.Domain}",
            Date = notice.WrittenAt,
            Subject = words.Subject,
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", notice.Recipient));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = BodyOf(notice, words.Text.ReplaceLineEndings("\r\n"));
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>The name that mail programs show.</summary>
    public static string SenderOf(Notice notice) =>
        notice switch
        {
            DossierNotice dossier => FormWording.NameOf(dossier.Counter),
            FeedbackNotice feedback => feedback.UnitName,
            PersonNotice person => person.UnitName,
            TrialNotice test => test.Mail.Sender,
            AccountNotice => NoticeValues.Text(NoticeValues.LanguageOf(notice), "AccountSender"),
            _ => NoticeValues.Text(NoticeValues.LanguageOf(notice), "StaffSender"),
        };

    private static MimeEntity BodyOf(Notice notice, string text)
    {
        var body = new BodyBuilder { TextBody = text };
        if (notice is DossierNotice { Attachment: { } attachment })
        {
            body.Attachments.Add(attachment.FileName, attachment.Content, new ContentType("application", "pdf"));
        }

        var made = body.ToMessageBody();
        if (made is Multipart parts)
        {
            // Drawn at random otherwise, and a repetition would be other bytes.
            parts.Boundary = $"=-{notice.Id:N}";
        }

        return made;
    }
}
