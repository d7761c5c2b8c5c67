using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>Says what happened to messages, by id; never to whom or what about.</summary>
internal static partial class NotificationLog
{
    [LoggerMessage(400, LogLevel.Information, "Message {MessageId} sent, attempt {Attempt}")]
    public static partial void Sent(ILogger logger, Guid messageId, int attempt);

    [LoggerMessage(401, LogLevel.Warning, "Message {MessageId} put off: {Code}, attempt {Attempt}")]
    public static partial void PutOff(ILogger logger, Guid messageId, string code, int attempt);

    [LoggerMessage(402, LogLevel.Error, "Message {MessageId} can't be delivered: {Code}")]
    public static partial void Undeliverable(ILogger logger, Guid messageId, string code);

    [LoggerMessage(403, LogLevel.Warning, "The mail server can't be reached ({Error})")]
    public static partial void ServerUnreachable(ILogger logger, string error);

    [LoggerMessage(
        405,
        LogLevel.Error,
        "Message {MessageId}: the adopted words of {TemplateId} can't be used, earlier ones stood in"
    )]
    public static partial void TemplateUnusable(ILogger logger, Guid messageId, string templateId);

    [LoggerMessage(404, LogLevel.Error, "A round of the outbox broke")]
    public static partial void RoundBroken(ILogger logger, Exception error);
}
