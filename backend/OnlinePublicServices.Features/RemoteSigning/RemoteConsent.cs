namespace OnlinePublicServices.Features.RemoteSigning;

/// <summary>
/// What a member of staff was sent to a remote signing service for, until the answer comes; then it is gone. What it
/// holds is encrypted.
/// </summary>
internal sealed class RemoteConsent
{
    private RemoteConsent() { }

    public RemoteConsent(string key, string account, byte[] content, DateTimeOffset expiresAt)
    {
        Key = key;
        Account = account;
        Protected = content;
        ExpiresAt = expiresAt;
    }

    /// <summary>SHA-256 of the word that comes back with the answer, lower-case hexadecimal.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Who was sent; nobody else's answer counts.</summary>
    public string Account { get; private init; } = "";

    public byte[] Protected { get; private init; } = [];

    /// <summary>UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }
}
