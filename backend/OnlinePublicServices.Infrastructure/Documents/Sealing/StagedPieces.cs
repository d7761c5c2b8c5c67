using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>
/// What has arrived of an upload, encrypted as it comes: pieces of any length up to a mebibyte, each by itself, because
/// the next one may come after a restart, from another instance, under another key. A piece is its length (4 bytes), the
/// name of its key (16), a random nonce (12), the bytes and a tag (16); its upload and its offset there are
/// authenticated with it.
/// </summary>
internal sealed class StagedPieces(IDocumentSecrets secrets)
{
    public const int HeadBytes = 32;
    public const int OverheadBytes = HeadBytes + SealedFile.TagBytes;
    public const int MostBytes = 1024 * 1024;

    private const int LengthBytes = sizeof(int);
    private const int NameBytes = 16;

    /// <summary>A piece of an upload as it is kept.</summary>
    /// <param name="upload">The upload's id.</param>
    /// <param name="offset">Where in the upload it begins.</param>
    /// <param name="plain">At most <see cref="MostBytes"/>.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<byte[]> SealAsync(
        string upload,
        long offset,
        ReadOnlyMemory<byte> plain,
        CancellationToken cancellation
    )
    {
        var secret = await secrets.CurrentAsync(cancellation);
        var piece = new byte[plain.Length + OverheadBytes];
        BinaryPrimitives.WriteInt32BigEndian(piece, plain.Length);
        secret.Name.TryWriteBytes(piece.AsSpan(LengthBytes), bigEndian: true, out _);
        var nonce = piece.AsSpan(LengthBytes + NameBytes, HeadBytes - LengthBytes - NameBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = CipherOf(secret.Key, upload);
        cipher.Encrypt(
            nonce,
            plain.Span,
            piece.AsSpan(HeadBytes, plain.Length),
            piece.AsSpan(HeadBytes + plain.Length),
            Place(offset, plain.Length)
        );
        return piece;
    }

    /// <summary>How long a piece with this head is without head and tag; null when it is no head of one.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> head) =>
        head.Length == HeadBytes && BinaryPrimitives.ReadInt32BigEndian(head) is var length and > 0 and <= MostBytes
            ? length
            : null;

    /// <summary>The bytes of a piece.</summary>
    /// <exception cref="DocumentStoreException">
    /// <see cref="DocumentStoreFault.Corrupted"/>, <see cref="DocumentStoreFault.KeyMissing"/>
    /// </exception>
    public async Task<byte[]> OpenAsync(
        string upload,
        long offset,
        byte[] head,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    )
    {
        var name = new Guid(head.AsSpan(LengthBytes, NameBytes), bigEndian: true);
        var key =
            await secrets.FindAsync(name, cancellation)
            ?? throw new DocumentStoreException(DocumentStoreFault.KeyMissing);
        var plain = new byte[body.Length - SealedFile.TagBytes];
        using var cipher = CipherOf(key, upload);
        try
        {
            cipher.Decrypt(
                head.AsSpan(LengthBytes + NameBytes),
                body.Span[..plain.Length],
                body.Span[plain.Length..],
                plain,
                Place(offset, plain.Length)
            );
            return plain;
        }
        catch (AuthenticationTagMismatchException wrong)
        {
            throw new DocumentStoreException(DocumentStoreFault.Corrupted, wrong);
        }
    }

    private static byte[] Place(long offset, int length)
    {
        var place = new byte[sizeof(long) + sizeof(int)];
        BinaryPrimitives.WriteInt64BigEndian(place, offset);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(sizeof(long)), length);
        return place;
    }

    private static AesGcm CipherOf(ReadOnlySpan<byte> key, string upload)
    {
        Span<byte> derived = stackalloc byte[SealedFile.KeyBytes];
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key,
            derived,
            Encoding.ASCII.GetBytes(upload),
            Encoding.ASCII.GetBytes("staged upload")
        );
        var cipher = new AesGcm(derived, SealedFile.TagBytes);
        CryptographicOperations.ZeroMemory(derived);
        return cipher;
    }
}
