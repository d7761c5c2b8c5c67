using System.Buffers;
using System.Security.Cryptography;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>Hashes a stream in one buffer of fixed size.</summary>
internal static class StreamHash
{
    private const int BufferBytes = 128 * 1024;

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
