using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>
/// Hands notices to a mail server. SMTP can't promise exactly once (RFC 5321, 6.1): between our last dot and the
/// server's 250 nobody knows, so a repetition carries the same Message-ID and date.
/// </summary>
internal sealed class SmtpNotifier(IOptions<MailOptions> options, TimeProvider clock, ILogger<SmtpNotifier> logger)
    : INotifier
{
    /// <summary>The longest that a hand-over may take, whatever is configured: a message is held for twice as long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private readonly MailOptions mail = options.Value;

    public async Task<Delivery> Send(WordedNotice notice, CancellationToken cancellationToken)
    {
        var words = NoticeWriter.Mail(notice);
        if (words.IsFallback)
        {
            NotificationLog.TemplateUnusable(logger, notice.Facts.Id, notice.InForce.Id);
        }

        using var message = NoticeMail.Compose(notice.Facts, words, mail.FromAddress);
        using var time = new CancellationTokenSource(
            TimeSpan.FromSeconds(Math.Min(mail.TimeoutSeconds * 2, Longest.TotalSeconds)),
            clock
        );
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            using var client = await Connect(limit.Token);
            await client.SendAsync(message, limit.Token);
            await Leave(client);
            return Delivery.Accepted;
        }
        catch (SmtpCommandException refused)
        {
            return OfRefusal(refused);
        }
        catch (Exception broken) when (IsConversationBroken(broken) && !cancellationToken.IsCancellationRequested)
        {
            NotificationLog.ServerUnreachable(logger, broken.GetType().Name);
            return new Delivery(DeliveryOutcome.Later, "mail.server-unreachable");
        }
    }

    private async Task<SmtpClient> Connect(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = mail.TimeoutSeconds * 1000 };
        try
        {
            var security = mail.Encryption switch
            {
                MailEncryption.None => SecureSocketOptions.None,
                MailEncryption.StartTls => SecureSocketOptions.StartTls,
                MailEncryption.Tls => SecureSocketOptions.SslOnConnect,
            };
            await client.ConnectAsync(mail.Host, mail.Port, security, cancellationToken);
            if (mail.UserName is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, mail.Password ?? "", cancellationToken);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>The server has taken the message: what goes wrong while saying goodbye must not send it again.</summary>
    private async Task Leave(SmtpClient client)
    {
        using var limit = new CancellationTokenSource(LongestGoodbye, clock);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception gone) when (IsConversationBroken(gone))
        {
            // Nothing was lost.
        }
    }

    /// <summary>5xx about the recipient or the message is final for it; anything else may pass.</summary>
    private static Delivery OfRefusal(SmtpCommandException refused) =>
        ((int)refused.StatusCode, refused.ErrorCode) switch
        {
            (>= 500, SmtpErrorCode.RecipientNotAccepted) => new(DeliveryOutcome.Never, "mail.recipient-refused"),
            (>= 500, SmtpErrorCode.MessageNotAccepted) => new(DeliveryOutcome.Never, "mail.message-refused"),
            (>= 500, _) => new(DeliveryOutcome.Later, "mail.server-refused"),
            _ => new(DeliveryOutcome.Later, "mail.put-off"),
        };

    private static bool IsConversationBroken(Exception error) =>
        error
            is SocketException
                or IOException
                or ProtocolException
                or ServiceNotConnectedException
                or AuthenticationException
                or SslHandshakeException
                or NotSupportedException
                or TimeoutException
                or OperationCanceledException;
}
