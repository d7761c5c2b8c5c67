namespace OnlinePublicServices.Features.Signing;

/// <summary>
/// Some papers laid out for one person's signature. The server has prepared the bytes; the signer's side, wherever the
/// key is, returns signatures. What comes back counts once, for these bytes and this certificate, within minutes.
/// </summary>
internal sealed class SigningSession
{
    /// <summary>How long the signer's side has.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly List<SigningItem> items = [];

    private SigningSession() { }

    public SigningSession(Guid id, string account, Guid certificateId, DateTimeOffset at)
    {
        Id = id;
        Account = account;
        CertificateId = certificateId;
        CreatedAt = at;
        ExpiresAt = at + Lifetime;
    }

    public Guid Id { get; private init; }

    /// <summary>Who signs.</summary>
    public string Account { get; private init; } = "";

    public Guid CertificateId { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public IReadOnlyList<SigningItem> Items => items;

    public void Add(Guid paperId, string preparedForm) => items.Add(new SigningItem(Id, paperId, preparedForm));
}

/// <summary>One paper of a session, prepared.</summary>
internal sealed class SigningItem
{
    private SigningItem() { }

    public SigningItem(Guid sessionId, Guid paperId, string preparedForm)
    {
        SessionId = sessionId;
        PaperId = paperId;
        PreparedForm = preparedForm;
    }

    public Guid SessionId { get; private init; }

    public Guid PaperId { get; private init; }

    /// <summary>The prepared form as JSON; emptied once signed.</summary>
    public string PreparedForm { get; private set; } = "";

    public SigningItemState State { get; private set; }

    public void Signed() => (State, PreparedForm) = (SigningItemState.Signed, "");
}

/// <summary>How far a paper of a session has come.</summary>
internal enum SigningItemState
{
    /// <summary>Its bytes are given out.</summary>
    Prepared,

    /// <summary>Its signature was taken.</summary>
    Signed,
}
