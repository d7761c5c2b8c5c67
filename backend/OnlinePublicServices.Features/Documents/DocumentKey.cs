namespace OnlinePublicServices.Features.Documents;

/// <summary>
/// A key for documents, sealed under the key-encryption key that is kept outside the database: a copy of the database
/// opens nothing.
/// </summary>
internal sealed class DocumentKey
{
    private DocumentKey() { }

    public DocumentKey(Guid id, byte[] sealedKey, DateTimeOffset madeAt, DateTimeOffset currentFrom)
    {
        Id = id;
        SealedKey = sealedKey;
        MadeAt = madeAt;
        CurrentFrom = currentFrom;
    }

    /// <summary>Its name, which stands at the head of each document under it.</summary>
    public Guid Id { get; private init; }

    /// <summary>Its 32 bytes, sealed (60 bytes: nonce, key, tag).</summary>
    public byte[] SealedKey { get; private set; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>From when on documents are encrypted with it, UTC; until the next one's.</summary>
    public DateTimeOffset CurrentFrom { get; private init; }
}
