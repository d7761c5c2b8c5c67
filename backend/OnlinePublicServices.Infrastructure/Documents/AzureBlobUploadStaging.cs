using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Arriving uploads as block blobs <c>staging/&lt;id&gt;</c>, each block an encrypted piece. Bytes become part of the blob when a block list that names
/// them is committed, which only the holder of the blob's lease can; so any instance can go on, one at a time. A holder
/// that dies is out after half a minute. Going back to an earlier offset leaves later blocks out of the next list.
/// </summary>
internal sealed class AzureBlobUploadStaging(AzureBlobDocumentStore store, StagedPieces pieces) : IUploadStaging
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30);

    /// <summary>A lease older than this is renewed first: what is flushed is acknowledged while it lasts.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private const string Prefix = "staging/";
    private const int MostIdle = 1000;

    private readonly BlobContainerClient container = store.Container;

    public Task BeginAsync(string id, CancellationToken cancellation = default) =>
        GuardAsync(
            () => container.GetBlockBlobClient(NameOf(id)).CommitBlockListAsync([], cancellationToken: cancellation),
            cancellation
        );

    public async Task<IStagedUpload?> HoldAsync(string id, CancellationToken cancellation = default)
    {
        var blob = container.GetBlockBlobClient(NameOf(id));
        var lease = blob.GetBlobLeaseClient();
        try
        {
            return
                await GuardAsync(() => lease.AcquireAsync(Held, cancellationToken: cancellation), cancellation) is null
                ? new AbsentUpload()
                : new StagedBlob(blob, lease, pieces, id);
        }
        catch (DocumentStoreException failure) when (failure.Fault is DocumentStoreFault.Held)
        {
            return null;
        }
    }

    public Task<Stream?> OpenAsync(string id, CancellationToken cancellation = default) =>
        GuardAsync<Stream?>(
            async () =>
            {
                var file = await container.GetBlobClient(NameOf(id)).OpenReadAsync(cancellationToken: cancellation);
                return new StagedStream(pieces, id, file, leaveOpen: false);
            },
            cancellation
        );

    public async Task SealAsync(string id, DocumentHash hash, CancellationToken cancellation = default)
    {
        await using (var staged = await OpenAsync(id, cancellation))
        {
            if (staged is null)
            {
                if (await store.ExistsAsync(hash, cancellation))
                    return;
                throw new DocumentStoreException(DocumentStoreFault.Corrupted);
            }
            await store.StoreAsync(staged, hash, cancellation);
        }
        await DeleteAsync(id, cancellation);
    }

    public async Task DeleteAsync(string id, CancellationToken cancellation = default)
    {
        var blob = container.GetBlobClient(NameOf(id));
        try
        {
            await GuardAsync(() => blob.DeleteIfExistsAsync(cancellationToken: cancellation), cancellation);
        }
        catch (DocumentStoreException failure) when (failure.Fault is DocumentStoreFault.Held)
        {
            // Whoever writes to a forgotten upload finds that it is no longer held.
            await GuardAsync(
                () => blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: cancellation),
                cancellation
            );
            await GuardAsync(() => blob.DeleteIfExistsAsync(cancellationToken: cancellation), cancellation);
        }
    }

    public Task<IReadOnlyList<string>> FindIdleAsync(DateTimeOffset before, CancellationToken cancellation = default) =>
        GuardAsync<IReadOnlyList<string>>(
            async () =>
            {
                var idle = new List<string>();
                var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Prefix, cancellation);
                await foreach (var blob in blobs)
                {
                    if (blob.Properties.LastModified < before)
                        idle.Add(blob.Name[Prefix.Length..]);
                    if (idle.Count == MostIdle)
                        break;
                }
                return idle;
            },
            cancellation
        )!;

    private static async Task<T?> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return default;
        }
        // Conflict, or a condition that isn't met: the blob's lease is somebody else's.
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            throw new DocumentStoreException(DocumentStoreFault.Held, failure);
        }
        catch (Exception failure) when (AzureBlobDocumentStore.IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }

    private static string NameOf(string id) =>
        id.Length is >= 32 and <= 64 && id.All(char.IsAsciiHexDigitLower)
            ? Prefix + id
            : throw new ArgumentException("Not an upload's id.", nameof(id));

    /// <summary>The blob of one upload, leased: blocks are staged as they fill, the list is committed on flush.</summary>
    private sealed class StagedBlob(BlockBlobClient blob, BlobLeaseClient lease, StagedPieces pieces, string id)
        : IStagedUpload
    {
        private const int BlockBytes = StagedPieces.MostBytes;

        private readonly List<string> blocks = [];

        /// <summary>One mebibyte: small enough for a hundred uploads at once in memory, 50 blocks for the largest.</summary>
        private readonly MemoryStream block = new(BlockBytes);

        private long reached;
        private Stopwatch age = Stopwatch.StartNew();

        public async Task<bool> GoOnAtAsync(long offset, IncrementalHash hash, CancellationToken cancellation = default)
        {
            if (offset == 0)
                return true;
            var listed = await GuardAsync(
                () => blob.GetBlockListAsync(BlockListTypes.Committed, cancellationToken: cancellation),
                cancellation
            );
            long length = 0;
            foreach (var kept in listed?.Value.CommittedBlocks.TakeWhile(_ => length < offset) ?? [])
            {
                blocks.Add(kept.Name);
                length += kept.SizeLong - StagedPieces.OverheadBytes;
            }
            reached = offset;
            return length == offset
                && await GuardAsync(
                    async () =>
                    {
                        var file = await blob.OpenReadAsync(cancellationToken: cancellation);
                        await using var arrived = new StagedStream(pieces, id, file, leaveOpen: false);
                        return await ResumeAsync(arrived, offset, hash, cancellation);
                    },
                    cancellation
                );
        }

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
        {
            while (!bytes.IsEmpty)
            {
                var part = bytes[..(int)Math.Min(bytes.Length, BlockBytes - block.Length)];
                block.Write(part.Span);
                bytes = bytes[part.Length..];
                if (block.Length == BlockBytes)
                    await StageAsync(cancellation);
            }
        }

        public async Task<bool> FlushAsync(CancellationToken cancellation = default)
        {
            try
            {
                await StageAsync(cancellation);
                var committed = await GuardAsync(
                    () => blob.CommitBlockListAsync(blocks, new() { Conditions = Leased }, cancellation),
                    cancellation
                );
                await KeepAsync(cancellation);
                return committed is not null;
            }
            catch (DocumentStoreException failure) when (failure.Fault is DocumentStoreFault.Held)
            {
                return false;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await block.DisposeAsync();
            try
            {
                await lease.ReleaseAsync();
            }
            catch (Exception failure) when (AzureBlobDocumentStore.IsOutage(failure, CancellationToken.None))
            {
                // It runs out by itself.
            }
        }

        /// <summary>Bytes that can't be opened are as good as none: nobody can go on from them.</summary>
        private static async Task<bool> ResumeAsync(
            StagedStream arrived,
            long offset,
            IncrementalHash hash,
            CancellationToken cancellation
        )
        {
            try
            {
                return await StreamHash.ResumeAsync(arrived, offset, hash, cancellation);
            }
            catch (DocumentStoreException failure)
                when (failure.Fault is DocumentStoreFault.Corrupted or DocumentStoreFault.KeyMissing)
            {
                return false;
            }
        }

        private BlobRequestConditions Leased => new() { LeaseId = lease.LeaseId };

        /// <summary>A lease that ran out during a long silence comes back if nobody else has been here.</summary>
        private async Task KeepAsync(CancellationToken cancellation)
        {
            if (age.Elapsed < Fresh)
                return;
            var renewed = Stopwatch.StartNew();
            await GuardAsync(() => lease.RenewAsync(cancellationToken: cancellation), cancellation);
            age = renewed;
        }

        private async Task StageAsync(CancellationToken cancellation)
        {
            await KeepAsync(cancellation);
            if (block.Length == 0)
                return;
            var plain = block.GetBuffer().AsMemory(0, (int)block.Length);
            using var piece = new MemoryStream(await pieces.SealAsync(id, reached, plain, cancellation));
            // Random, because another writer may stage blocks of the same position; all ids have one length.
            var name = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
            await GuardAsync(
                () => blob.StageBlockAsync(name, piece, new() { Conditions = Leased }, cancellation),
                cancellation
            );
            blocks.Add(name);
            reached += block.Length;
            block.SetLength(0);
        }
    }
}
