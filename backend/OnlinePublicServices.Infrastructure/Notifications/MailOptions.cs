namespace OnlinePublicServices.Infrastructure.Notifications;

/// <summary>The mail server. Section <c>Mail</c>.</summary>
internal sealed class MailOptions
{
    /// <summary>Host name; the local mailbox by default.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>Port; the local mailbox's by default.</summary>
    public int Port { get; init; } = 5081;

    /// <summary>Encryption: <c>None</c> (local mailbox only), <c>StartTls</c> or <c>Tls</c>.</summary>
    public MailEncryption Encryption { get; init; } = MailEncryption.None;

    /// <summary>Account at the mail server; none when it trusts the network.</summary>
    public string? UserName { get; init; }

    /// <summary>Its password. Never in a file of the repository.</summary>
    public string? Password { get; init; }

    /// <summary>The sender's address. Its domain also ends every Message-ID.</summary>
    public string FromAddress { get; init; } = "khong-tra-loi@motcua.example";

    /// <summary>The longest wait for any answer of the mail server, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 30;
}

/// <summary>How the conversation with the mail server is protected.</summary>
internal enum MailEncryption
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Upgraded; refused when the server doesn't offer it.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Tls,
}
