using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents.Sealing;

/// <summary>
/// Reads what has arrived of an upload, from the first byte on, one piece in memory at a time. A piece that isn't whole
/// was never acknowledged: the stream ends before it.
/// </summary>
internal sealed class StagedStream(StagedPieces pieces, string upload, Stream file, bool leaveOpen) : Stream
{
    private readonly byte[] head = new byte[StagedPieces.HeadBytes];
    private byte[] piece = [];
    private int taken;
    private long offset;

    /// <summary>How far the file was read, when what was read ends with a piece; null in the midst of one.</summary>
    public long? Border => taken == piece.Length ? FileBytes : null;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private long FileBytes { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (taken == piece.Length && !await NextAsync(cancellationToken))
            return 0;
        var some = Math.Min(buffer.Length, piece.Length - taken);
        piece.AsMemory(taken, some).CopyTo(buffer);
        taken += some;
        return some;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("What arrives is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (!leaveOpen)
            await file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            file.Dispose();
        base.Dispose(disposing);
    }

    private async Task<bool> NextAsync(CancellationToken cancellation)
    {
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        if (read < head.Length)
            return false;
        var length = StagedPieces.LengthOf(head) ?? throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        var body = new byte[length + SealedFile.TagBytes];
        if (await file.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation) < body.Length)
            return false;
        piece = await pieces.OpenAsync(upload, offset, head, body, cancellation);
        taken = 0;
        offset += piece.Length;
        FileBytes += head.Length + body.Length;
        return true;
    }
}
