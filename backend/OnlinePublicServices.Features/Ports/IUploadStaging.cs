using System.Security.Cryptography;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Where the bytes of an upload wait while they arrive, over many requests, restarts and instances. How far an upload
/// has come is known from its row, not from here: bytes beyond the acknowledged offset are cut off.
/// </summary>
public interface IUploadStaging
{
    /// <summary>Makes room for an upload, durably; only what was begun can be held.</summary>
    /// <param name="id">32 to 64 lower-case hexadecimal digits.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task BeginAsync(string id, CancellationToken cancellation = default);

    /// <summary>
    /// Keeps everybody else from writing to an upload until the answer is disposed. Null when somebody else is writing
    /// to it now. How far the upload has come is to be read afterwards: before, another writer may move it on.
    /// </summary>
    Task<IStagedUpload?> HoldAsync(string id, CancellationToken cancellation = default);

    /// <summary>Reads what has arrived, from the first byte; null when nothing is there.</summary>
    Task<Stream?> OpenAsync(string id, CancellationToken cancellation = default);

    /// <summary>
    /// Turns the arrived bytes into a stored document. Safe to repeat: when the bytes are in the store already, it
    /// succeeds.
    /// </summary>
    /// <param name="id">The upload.</param>
    /// <param name="hash">What the bytes hashed to while they arrived.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="DocumentStoreException">Also when the bytes no longer hash to that.</exception>
    Task SealAsync(string id, DocumentHash hash, CancellationToken cancellation = default);

    /// <summary>Forgets an upload; none there is no error.</summary>
    Task DeleteAsync(string id, CancellationToken cancellation = default);

    /// <summary>Ids of uploads that nobody has written to since <paramref name="before"/>, at most 1,000.</summary>
    Task<IReadOnlyList<string>> FindIdleAsync(DateTimeOffset before, CancellationToken cancellation = default);
}

/// <summary>One upload, held by one writer.</summary>
public interface IStagedUpload : IAsyncDisposable
{
    /// <summary>
    /// Goes to an offset: the bytes before it are given to <paramref name="hash"/>, those behind it were never
    /// acknowledged and are cut off. False when fewer are there.
    /// </summary>
    Task<bool> GoOnAtAsync(long offset, IncrementalHash hash, CancellationToken cancellation = default);

    /// <summary>Adds bytes; they may be lost until <see cref="FlushAsync"/> returns.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <summary>
    /// Makes all bytes so far survive a power cut. Only then may they be acknowledged. False when the upload is held no
    /// longer: it was silent for too long, or was forgotten meanwhile; then nothing since the last flush counts.
    /// </summary>
    /// <exception cref="DocumentStoreException">They are not safe; a failed fsync is never tried a second time.</exception>
    Task<bool> FlushAsync(CancellationToken cancellation = default);
}
