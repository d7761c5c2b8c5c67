namespace OnlinePublicServices.Identity.Clients;

/// <summary>
/// A session as the server keeps it. The browser holds a random key, the database only its hash: who reads the
/// database can take over no session, and deleting a row ends one on every instance at once.
/// </summary>
internal sealed class StoredSession
{
    /// <summary>SHA-256 of the browser's key, hexadecimal.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Authentication scheme: the portal's session or the built-in provider's.</summary>
    public required string Scheme { get; init; }

    public required string Issuer { get; init; }
    public required string Subject { get; init; }

    /// <summary>The ticket, encrypted by data protection.</summary>
    public required byte[] Ticket { get; set; }

    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset LastUsedAt { get; set; }

    /// <summary>The absolute end, whatever the use.</summary>
    public DateTimeOffset EndsAt { get; init; }
}
