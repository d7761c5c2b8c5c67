using System.Buffers;
using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>Copies a stream and hashes it on the way, in one buffer of fixed size.</summary>
internal static class HashedCopy
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Copies to the end; says what was copied.</summary>
    public static async Task<StoredContent> ToAsync(Stream from, Stream to, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long length = 0;
            int read;
            while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
                length += read;
            }
            return new StoredContent(DocumentHash.From(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
