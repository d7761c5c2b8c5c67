using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>
/// Takes the bytes of one request: hashed as they arrive, made safe, and only then acknowledged in the upload's row. A
/// connection that breaks loses nothing that had arrived; a process that dies loses at most one checkpoint.
/// </summary>
internal sealed class UploadReception(PublicServicesDbContext db, IUploadStaging staging, TimeProvider clock)
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>How much arrives between two fsyncs, in bytes.</summary>
    private const long CheckpointBytes = 8 * 1024 * 1024;

    /// <summary>
    /// Answers the new offset. Errors: <c>upload.offset-mismatch</c>, <c>upload.locked</c>, <c>upload.lost</c>,
    /// <c>upload.overrun</c>, <c>upload.checksum-mismatch</c>.
    /// </summary>
    public async Task<Result<long>> ReceiveAsync(
        Upload upload,
        long offset,
        Stream body,
        UploadChecksum? checksum,
        CancellationToken cancellation
    )
    {
        await using var staged = await staging.HoldAsync(upload.Id, cancellation);
        if (staged is null)
            return UploadErrors.Locked;
        // What the caller knows of the offset is older than the hold: another request may have ended in between.
        if (
            !await db.Uploads.AnyAsync(
                u => u.Id == upload.Id && u.OffsetBytes == offset && u.Refusal == null,
                cancellation
            )
        )
            return UploadErrors.OffsetMismatch;
        // From the bytes themselves: it survives restarts and moves between instances.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!await staged.GoOnAtAsync(offset, hash, cancellation))
            return UploadErrors.Lost;

        using var part = checksum?.Begin();
        var arrival = new Arrival(this, upload, offset, staged, hash, part);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int read;
            while ((read = await ReadAsync(body, buffer, cancellation)) > 0)
            {
                if (arrival.Offset + read > upload.LengthBytes)
                    return UploadErrors.Overrun;
                await arrival.TakeAsync(buffer.AsMemory(0, read));
                // A part with a checksum counts as a whole or not at all.
                if (
                    checksum is null
                    && arrival.Offset - arrival.Acknowledged >= CheckpointBytes
                    && !await arrival.AcknowledgeAsync()
                )
                    return UploadErrors.OffsetMismatch;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (
            checksum is not null
            && !CryptographicOperations.FixedTimeEquals(part!.GetHashAndReset(), checksum.Expected)
        )
            return UploadErrors.ChecksumMismatch;
        return await arrival.AcknowledgeAsync() ? arrival.Offset : UploadErrors.OffsetMismatch;
    }

    /// <summary>The end of the body, or of the connection: both are 0, and what had arrived is kept.</summary>
    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation);
        }
        catch (Exception cut)
            when (cut
                    is ConnectionResetException
                        or OperationCanceledException
                        or BadHttpRequestException
                        or IOException
            )
        {
            return 0;
        }
    }

    /// <summary>Moves the row on, if nobody else has since.</summary>
    private async Task<bool> MoveAsync(Upload upload, long from, long to, string? sha256) =>
        await db
            .Uploads.Where(u => u.Id == upload.Id && u.OffsetBytes == from)
            .ExecuteUpdateAsync(row =>
                row.SetProperty(u => u.OffsetBytes, to)
                    .SetProperty(u => u.Sha256, sha256)
                    .SetProperty(u => u.ChangedAt, clock.GetUtcNow())
            ) == 1;

    /// <summary>One request's bytes, from their first to what was acknowledged last.</summary>
    private sealed class Arrival(
        UploadReception reception,
        Upload upload,
        long offset,
        IStagedUpload staged,
        IncrementalHash hash,
        IncrementalHash? part
    )
    {
        public long Offset { get; private set; } = offset;

        public long Acknowledged { get; private set; } = offset;

        public async Task TakeAsync(ReadOnlyMemory<byte> bytes)
        {
            hash.AppendData(bytes.Span);
            part?.AppendData(bytes.Span);
            await staged.WriteAsync(bytes);
            Offset += bytes.Length;
        }

        /// <summary>Not to be given up half way: the client may be gone, its bytes are not.</summary>
        public async Task<bool> AcknowledgeAsync()
        {
            if (Offset == Acknowledged)
                return true;
            if (!await staged.FlushAsync())
                return false;
            var whole = Offset == upload.LengthBytes;
            var sha256 = whole ? DocumentHash.From(hash.GetCurrentHash()).ToString() : null;
            if (!await reception.MoveAsync(upload, Acknowledged, Offset, sha256))
                return false;
            Acknowledged = Offset;
            return true;
        }
    }
}
