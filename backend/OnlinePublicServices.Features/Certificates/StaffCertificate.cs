namespace OnlinePublicServices.Features.Certificates;

/// <summary>
/// The certificate under which a member of staff signs. The private key stays with its person; here is only what
/// everybody may know.
/// </summary>
internal sealed class StaffCertificate
{
    private StaffCertificate() { }

    public StaffCertificate(Guid id, string account, byte[] chain, DateTimeOffset registeredAt)
    {
        Id = id;
        Account = account;
        Chain = chain;
        RegisteredAt = registeredAt;
    }

    public Guid Id { get; private init; }

    /// <summary>The account it belongs to.</summary>
    public string Account { get; private init; } = "";

    /// <summary>The person's certificate first, then its issuers: DER, one after the other.</summary>
    public byte[] Chain { get; private init; } = [];

    public required string Subject { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Upper-case hexadecimal.</summary>
    public required string Serial { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>How its key signs.</summary>
    public required Ports.SigningAlgorithm Algorithm { get; init; }

    /// <summary>SHA-256 of the public key, by which the signer's side finds the private one.</summary>
    public required string KeyHint { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>When it was revoked here, UTC.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Where its key is kept, if at a remote signing service.</summary>
    public RemoteKey? Remote { get; private set; }

    public bool IsUsableAt(DateTimeOffset at) => RevokedAt is null && ValidFrom <= at && at <= ValidUntil;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;

    public void KeepAt(RemoteKey remote) => Remote = remote;
}

/// <summary>A key at a remote signing service.</summary>
/// <param name="Provider">The service, as the configuration names it.</param>
/// <param name="CredentialId">The key, as the service names it.</param>
/// <param name="Algorithm">How it signs there.</param>
internal sealed record RemoteKey(string Provider, string CredentialId, Ports.SigningAlgorithm Algorithm);
