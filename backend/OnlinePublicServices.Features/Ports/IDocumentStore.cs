using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Every file that the house keeps, by the SHA-256 of its bytes, encrypted. What is stored never changes, though its
/// encryption does; what is read was compared with its hash before its first byte is given out.
/// </summary>
public interface IDocumentStore
{
    /// <summary>
    /// Keeps all bytes of <paramref name="content"/>. When it returns, they survive a power cut; the row that refers
    /// to them is written after that, never before. Storing the same bytes again is no error and repairs a damaged copy.
    /// </summary>
    /// <exception cref="DocumentStoreException">Nothing was kept.</exception>
    Task<StoredContent> StoreAsync(Stream content, CancellationToken cancellation = default);

    /// <summary>
    /// Opens a document for reading, or null when there is none. The whole of it was verified before: a wrong byte is
    /// never served, at the price of reading it twice (the second time from the cache).
    /// </summary>
    /// <exception cref="DocumentStoreException">
    /// <see cref="DocumentStoreFault.Corrupted"/> when the bytes are no longer those that were stored,
    /// <see cref="DocumentStoreFault.KeyMissing"/> when their key isn't known here.
    /// </exception>
    Task<Stream?> OpenAsync(DocumentHash hash, CancellationToken cancellation = default);

    /// <summary>True when a document of this hash is there; its bytes are not verified.</summary>
    Task<bool> ExistsAsync(DocumentHash hash, CancellationToken cancellation = default);

    /// <summary>
    /// Encrypts a document with the current key unless it is so already; the old bytes are there until the new ones are
    /// safe. The name of the key that it is encrypted with now; null when there is no document, or somebody else has
    /// written to it meanwhile.
    /// </summary>
    /// <exception cref="DocumentStoreException">As for <see cref="StoreAsync"/> and <see cref="OpenAsync"/>.</exception>
    Task<string?> RenewAsync(DocumentHash hash, CancellationToken cancellation = default);

    /// <summary>
    /// Forgets a document. Callers delete late (48 hours after the last row is gone), so that a backup taken between
    /// rows and files is whole.
    /// </summary>
    Task DeleteAsync(DocumentHash hash, CancellationToken cancellation = default);
}

/// <summary>What was stored.</summary>
/// <param name="Hash">The SHA-256 of the bytes, computed while they arrived.</param>
/// <param name="Length">Bytes.</param>
public readonly record struct StoredContent(DocumentHash Hash, long Length);

/// <summary>The SHA-256 of a document, written as 64 lower-case hexadecimal digits; the only shape of its address.</summary>
public readonly record struct DocumentHash
{
    private readonly string? hex;

    private DocumentHash(string hex) => this.hex = hex;

    /// <summary>The hash from its 32 bytes.</summary>
    public static DocumentHash From(ReadOnlySpan<byte> digest) =>
        digest.Length == SHA256.HashSizeInBytes
            ? new(Convert.ToHexStringLower(digest))
            : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(digest));

    /// <summary>Reads 64 lower-case hexadecimal digits; anything else is no hash.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DocumentHash hash)
    {
        var good = text is { Length: 2 * SHA256.HashSizeInBytes } && text.All(char.IsAsciiHexDigitLower);
        hash = good ? new(text!) : default;
        return good;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static DocumentHash Parse(string text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException("Not a SHA-256 in lower-case hexadecimal.");

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => hex ?? throw new InvalidOperationException("No hash.");
}

/// <summary>The store could not do what it was asked; nothing was acknowledged.</summary>
public sealed class DocumentStoreException(DocumentStoreFault fault, Exception? cause = null)
    : Exception($"Document store: {fault}.", cause)
{
    /// <summary>What went wrong.</summary>
    public DocumentStoreFault Fault => fault;
}

/// <summary>The ways in which a store fails.</summary>
public enum DocumentStoreFault
{
    /// <summary>No room left. Reading goes on; writing works again when there is room.</summary>
    Full,

    /// <summary>The bytes could not be made durable (fsync failed). Whether they are on disk is unknown: start anew.</summary>
    NotDurable,

    /// <summary>The store does not answer, or answered too late.</summary>
    Unreachable,

    /// <summary>The bytes are not those that were stored.</summary>
    Corrupted,

    /// <summary>Somebody is writing to them now.</summary>
    Held,

    /// <summary>
    /// They are encrypted with a key that isn't known here: the key-encryption key is another one, or the database is
    /// older than they are.
    /// </summary>
    KeyMissing,
}
