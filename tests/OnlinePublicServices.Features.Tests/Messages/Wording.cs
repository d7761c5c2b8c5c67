using MimeKit;
using OnlinePublicServices.Domain.Notices;
using OnlinePublicServices.Features.Messages;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Tests.Catalogues;
using OnlinePublicServices.Infrastructure.Notifications;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>Notices in words.</summary>
internal static class Wording
{
    /// <summary>In the words that the program ships with.</summary>
    public static WordedNotice AsShipped(this Notice notice) => Notices.Worded(notice, ShippedCatalogue.Value.Notices);

    /// <summary>In words of the test's own.</summary>
    public static WordedNotice In(this Notice notice, NoticeTemplate template) =>
        notice.AsShipped() with
        {
            InForce = template,
        };

    public static MimeMessage AsMail(this WordedNotice notice) =>
        NoticeMail.Compose(notice.Facts, NoticeWriter.Mail(notice), "khong-tra-loi@motcua.example");

    public static string AsText(this WordedNotice notice, bool keepsAccents) =>
        NoticeWriter.Sms(notice, keepsAccents).Text;
}
