namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>Where the keys themselves come from; nobody but the cipher asks.</summary>
internal interface IDocumentSecrets
{
    /// <summary>The key to encrypt with now.</summary>
    /// <exception cref="Features.Ports.DocumentStoreException">It can't be opened.</exception>
    Task<DocumentSecret> CurrentAsync(CancellationToken cancellation);

    /// <summary>The 32 bytes of a key by its name; null when it isn't known or can't be opened.</summary>
    Task<byte[]?> FindAsync(Guid name, CancellationToken cancellation);
}

/// <summary>A key in the clear. It prints its name alone.</summary>
internal sealed class DocumentSecret(Guid name, byte[] key)
{
    public Guid Name => name;

    public byte[] Key => key;

    public override string ToString() => name.ToString("n");
}
