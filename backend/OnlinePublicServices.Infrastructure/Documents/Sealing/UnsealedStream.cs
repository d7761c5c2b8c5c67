using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>
/// Reads an encrypted document as what it was, at any position, one piece in memory at a time. Each piece is
/// authenticated before a byte of it is given out.
/// </summary>
internal sealed class UnsealedStream : Stream
{
    private readonly Stream file;
    private readonly byte[] head;
    private readonly AesGcm cipher;
    private readonly long pieces;
    private readonly byte[] encrypted = new byte[SealedFile.PieceBytes + SealedFile.TagBytes];
    private readonly byte[] plain = new byte[SealedFile.PieceBytes];
    private long loaded = -1;
    private int loadedBytes;
    private long position;

    /// <summary>Takes the file over; it is disposed with this stream.</summary>
    /// <exception cref="DocumentStoreException">No encrypted file is that long.</exception>
    public UnsealedStream(Stream file, byte[] head, ReadOnlySpan<byte> key)
    {
        this.file = file;
        this.head = head;
        pieces = SealedFile.PiecesOf(file.Length) ?? throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        Length = file.Length - SealedFile.HeadBytes - (pieces * SealedFile.TagBytes);
        cipher = SealedFile.CipherOf(key, head);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var (piece, within) = Math.DivRem(position, SealedFile.PieceBytes);
        if (piece != loaded && piece < pieces)
        {
            file.Position = StartOf(piece);
            var read = await file.ReadAtLeastAsync(
                encrypted,
                encrypted.Length,
                throwOnEndOfStream: false,
                cancellationToken
            );
            Load(piece, read);
        }

        return Take(piece, (int)within, buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        var (piece, within) = Math.DivRem(position, SealedFile.PieceBytes);
        if (piece != loaded && piece < pieces)
        {
            file.Position = StartOf(piece);
            Load(piece, file.ReadAtLeast(encrypted, encrypted.Length, throwOnEndOfStream: false));
        }

        return Take(piece, (int)within, buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            SeekOrigin.End => Length + offset,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        Forget();
        await file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static long StartOf(long piece) =>
        SealedFile.HeadBytes + (piece * (SealedFile.PieceBytes + SealedFile.TagBytes));

    private void Load(long piece, int read)
    {
        loaded = -1;
        loadedBytes = read - SealedFile.TagBytes;
        if (loadedBytes < 0)
            throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(piece, piece == pieces - 1, nonce);
        try
        {
            cipher.Decrypt(
                nonce,
                encrypted.AsSpan(0, loadedBytes),
                encrypted.AsSpan(loadedBytes, SealedFile.TagBytes),
                plain.AsSpan(0, loadedBytes),
                head
            );
        }
        catch (AuthenticationTagMismatchException wrong)
        {
            throw new DocumentStoreException(DocumentStoreFault.Corrupted, wrong);
        }

        loaded = piece;
    }

    private int Take(long piece, int within, Span<byte> buffer)
    {
        if (piece != loaded || within >= loadedBytes)
            return 0;
        var taken = Math.Min(buffer.Length, loadedBytes - within);
        plain.AsSpan(within, taken).CopyTo(buffer);
        position += taken;
        return taken;
    }

    private void Forget()
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(plain);
    }
}
