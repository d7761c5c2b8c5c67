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

    /// <summary>Adds the first bytes of a stream to a hash; false when it has fewer.</summary>
    public static async Task<bool> ResumeAsync(
        Stream from,
        long length,
        IncrementalHash hash,
        CancellationToken cancellation
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (length > 0)
            {
                var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(length, BufferBytes)), cancellation);
                if (read == 0)
                    return false;
                hash.AppendData(buffer, 0, read);
                length -= read;
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
