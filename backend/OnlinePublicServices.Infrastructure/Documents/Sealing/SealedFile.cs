using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>
/// The shape of an encrypted document: a head of 56 bytes (mark and version 8, name of the key 16, salt 32), then pieces
/// of 64 KiB, each encrypted by AES-256-GCM with its tag of 16 bytes behind it. Only the last piece may be shorter, and
/// only that of an empty document is empty. The key of a file is derived by HKDF-SHA256 from the named key and the salt;
/// a piece's nonce is its number and whether it is the last, and the head is authenticated with every piece. So nothing
/// can be cut off, added, exchanged or moved to another file.
/// </summary>
internal static class SealedFile
{
    public const int HeadBytes = 56;
    public const int PieceBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int KeyBytes = 32;

    private const int MarkBytes = 8;
    private const int NameBytes = 16;
    private const int NonceBytes = 12;

    /// <summary>No PDF, picture or text begins with it; its last byte is the version.</summary>
    private static ReadOnlySpan<byte> Mark => [0x8B, (byte)'O', (byte)'P', (byte)'S', 0x0D, 0x0A, 0x1A, 1];

    /// <summary>A head with a fresh salt.</summary>
    public static byte[] NewHead(Guid keyName)
    {
        var head = new byte[HeadBytes];
        Mark.CopyTo(head);
        keyName.TryWriteBytes(head.AsSpan(MarkBytes), bigEndian: true, out _);
        RandomNumberGenerator.Fill(head.AsSpan(MarkBytes + NameBytes));
        return head;
    }

    /// <summary>The name of the key; null when the bytes are no head of an encrypted document.</summary>
    public static Guid? KeyNameOf(ReadOnlySpan<byte> head) =>
        head.Length == HeadBytes && head.StartsWith(Mark)
            ? new Guid(head.Slice(MarkBytes, NameBytes), bigEndian: true)
            : null;

    /// <summary>The cipher of one file.</summary>
    public static AesGcm CipherOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> head)
    {
        Span<byte> derived = stackalloc byte[KeyBytes];
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key,
            derived,
            head[(MarkBytes + NameBytes)..],
            Encoding.ASCII.GetBytes("document")
        );
        var cipher = new AesGcm(derived, TagBytes);
        CryptographicOperations.ZeroMemory(derived);
        return cipher;
    }

    /// <summary>Writes the nonce of a piece into 12 bytes.</summary>
    public static void Nonce(long piece, bool isLast, Span<byte> nonce)
    {
        nonce[..NonceBytes].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[7..], checked((uint)piece));
        nonce[11] = isLast ? (byte)1 : (byte)0;
    }

    /// <summary>How many pieces a file has; null when no file is that long.</summary>
    public static long? PiecesOf(long fileBytes)
    {
        var body = fileBytes - HeadBytes;
        const long whole = PieceBytes + TagBytes;
        var pieces = (body + whole - 1) / whole;
        var last = body - ((pieces - 1) * whole);
        return body >= TagBytes && (last > TagBytes || (pieces == 1 && last == TagBytes)) ? pieces : null;
    }
}
