using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Arriving uploads as block blobs <c>staging/&lt;id&gt;</c>. Bytes become part of the blob when a block list that names
/// them is committed, on the condition that nobody committed since; so any instance can go on, and of two at once
/// one wins. Going back to an earlier offset leaves later blocks out of the next list.
/// </summary>
internal sealed class AzureBlobUploadStaging(AzureBlobDocumentStore store) : IUploadStaging
{
    private const string Prefix = "staging/";
    private const int MostIdle = 1000;

    private readonly BlobContainerClient container = store.Container;

    public Task<IStagedUpload?> ContinueAsync(string id, long offset, CancellationToken cancellation = default) =>
        GuardAsync<IStagedUpload?>(
            async () =>
            {
                var blob = container.GetBlockBlobClient(NameOf(id));
                if (offset == 0)
                {
                    var created = await blob.CommitBlockListAsync([], cancellationToken: cancellation);
                    return new StagedBlob(blob, created.Value.ETag, []);
                }
                var listed = await blob.GetBlockListAsync(BlockListTypes.Committed, cancellationToken: cancellation);
                var kept = new List<string>();
                long length = 0;
                foreach (var block in listed.Value.CommittedBlocks.TakeWhile(_ => length < offset))
                {
                    kept.Add(block.Name);
                    length += block.SizeLong;
                }
                return length == offset
                    ? new StagedBlob(blob, listed.GetRawResponse().Headers.ETag!.Value, kept)
                    : null;
            },
            cancellation
        );

    public Task<Stream?> OpenAsync(string id, CancellationToken cancellation = default) =>
        GuardAsync<Stream?>(
            async () => await container.GetBlobClient(NameOf(id)).OpenReadAsync(cancellationToken: cancellation),
            cancellation
        );

    public async Task SealAsync(string id, DocumentHash hash, CancellationToken cancellation = default)
    {
        await using var spool = AzureBlobDocumentStore.Spool();
        StoredContent arrived;
        await using (var staged = await OpenAsync(id, cancellation))
        {
            if (staged is null)
            {
                if (await store.ExistsAsync(hash, cancellation))
                    return;
                throw new DocumentStoreException(DocumentStoreFault.Corrupted);
            }
            arrived = await HashedCopy.ToAsync(staged, spool, cancellation);
        }
        if (arrived.Hash != hash)
            throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        spool.Position = 0;
        await store.StoreAsync(spool, arrived, cancellation);
        await DeleteAsync(id, cancellation);
    }

    public Task DeleteAsync(string id, CancellationToken cancellation = default) =>
        GuardAsync(
            async () =>
            {
                var deleted = await container
                    .GetBlobClient(NameOf(id))
                    .DeleteIfExistsAsync(cancellationToken: cancellation);
                return deleted.Value;
            },
            cancellation
        );

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
        catch (Exception failure) when (AzureBlobDocumentStore.IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }

    private static string NameOf(string id) =>
        id.Length is >= 32 and <= 64 && id.All(char.IsAsciiHexDigitLower)
            ? Prefix + id
            : throw new ArgumentException("Not an upload's id.", nameof(id));

    /// <summary>The blob of one upload: blocks are staged as they fill, the list is committed on flush.</summary>
    private sealed class StagedBlob(BlockBlobClient blob, ETag version, List<string> blocks) : IStagedUpload
    {
        /// <summary>One mebibyte: small enough for a hundred uploads at once in memory, 50 blocks for the largest.</summary>
        private readonly MemoryStream block = new(BlockBytes);

        private const int BlockBytes = 1024 * 1024;
        private ETag version = version;

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

        public async Task FlushAsync(CancellationToken cancellation = default)
        {
            await StageAsync(cancellation);
            version = await GuardAsync(
                async () =>
                {
                    var committed = await blob.CommitBlockListAsync(
                        blocks,
                        new CommitBlockListOptions { Conditions = new() { IfMatch = version } },
                        cancellation
                    );
                    return committed.Value.ETag;
                },
                cancellation
            );
            if (version == default)
                throw new DocumentStoreException(DocumentStoreFault.NotDurable);
        }

        public async ValueTask DisposeAsync() => await block.DisposeAsync();

        private async Task StageAsync(CancellationToken cancellation)
        {
            if (block.Length == 0)
                return;
            // Random, because another writer may stage blocks of the same position; all ids have one length.
            var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
            block.Position = 0;
            await GuardAsync(() => blob.StageBlockAsync(id, block, cancellationToken: cancellation), cancellation);
            blocks.Add(id);
            block.SetLength(0);
        }
    }
}
