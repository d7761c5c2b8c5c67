using System.Globalization;
using System.Resources;
using MimeKit;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>
/// Words a letter about an account. It carries nothing that somebody typed, not even a name: whoever registers with
/// another's address would otherwise write to them in the office's name.
/// </summary>
internal static class AccountLetterMail
{
    internal static readonly ResourceManager Texts = new(
        "OnlinePublicServices.Infrastructure.Notifications.AccountLetterTexts",
        typeof(AccountLetterMail).Assembly
    );

    public static MimeMessage Compose(AccountNotice notice, string fromAddress)
    {
        var words = CultureInfo.GetCultureInfo(notice.Language == "en" ? "en" : "vi");
        var message = NoticeMail.Envelope(
            notice,
            new MailboxAddress(Text(words, "Sender"), fromAddress),
            Text(words, $"{notice.Kind}.Subject")
        );
        message.Body = new TextPart("plain") { Text = string.Join("\r\n", Lines(notice, words)) };
        return message;
    }

    private static IEnumerable<string> Lines(AccountNotice notice, CultureInfo words)
    {
        yield return Text(words, "Greeting");
        yield return "";
        yield return Text(words, $"{notice.Kind}.Body", Instant(words, About(notice)));
        if (notice is { Link: { } link, LinkEndsAt: { } end })
        {
            yield return "";
            yield return link;
            yield return "";
            if (notice.Kind != MessageKind.CertificateEnding)
            {
                yield return Text(words, "LinkEnds", Instant(words, end));
            }
        }

        yield return Text(words, $"{notice.Kind}.Otherwise");
        yield return "";
        yield return Text(words, "Closing");
        yield return "";
        yield return "--";
        yield return Text(words, "AutomaticNote");
        yield return Text(words, "SafetyNote");
        yield return "";
    }

    /// <summary>The instant of which the letter speaks.</summary>
    private static DateTimeOffset About(AccountNotice notice) =>
        notice.Kind == MessageKind.CertificateEnding ? notice.LinkEndsAt!.Value : notice.WrittenAt;

    private static string Instant(CultureInfo words, DateTimeOffset at) =>
        Text(words, "InstantFormat", VietnamTime.DayOf(at).ToDateTime(VietnamTime.TimeOf(at)));

    private static string Text(CultureInfo words, string name, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Texts.GetString(name, words)!, values);
}
