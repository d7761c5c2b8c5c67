using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Documents as block blobs <c>aa/bb/&lt;sha256&gt;</c>. A blob appears only when its last block list is committed,
/// under the condition that there is none yet; what is read is spooled to a local file and compared before it is used.
/// </summary>
internal sealed class AzureBlobDocumentStore(BlobContainerClient container) : IDocumentStore
{
    private const int BlockBytes = 4 * 1024 * 1024;

    /// <summary>The container, for the staging beside the store.</summary>
    public BlobContainerClient Container => container;

    /// <summary>A client whose retries and waits are bounded: about half a minute, then the caller is told.</summary>
    public static BlobContainerClient Connect(string connectionString, string containerName)
    {
        // The service version is pinned: the client's default is newer than what emulators and older stamps accept.
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_05_05)
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 3,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(2),
                NetworkTimeout = TimeSpan.FromSeconds(10),
            },
        };
        return new BlobContainerClient(connectionString, containerName, options);
    }

    public async Task<StoredContent> StoreAsync(Stream content, CancellationToken cancellation = default)
    {
        await using var spool = Spool();
        var stored = await HashedCopy.ToAsync(content, spool, cancellation);
        spool.Position = 0;
        await StoreAsync(spool, stored, cancellation);
        return stored;
    }

    /// <summary>Keeps bytes whose hash and length the caller has computed.</summary>
    public async Task StoreAsync(Stream content, StoredContent expected, CancellationToken cancellation)
    {
        var blob = BlobOf(expected.Hash);
        try
        {
            try
            {
                await UploadAsync(blob, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellation);
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412)
            {
                if (await IsWholeAsync(expected.Hash, cancellation))
                    return;
                content.Position = 0;
                await UploadAsync(blob, content, conditions: null, cancellation);
            }
            // An answer that says "created" is not yet a blob that is there.
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            if (properties.Value.ContentLength != expected.Length)
                throw new DocumentStoreException(DocumentStoreFault.NotDurable);
        }
        catch (Exception failure) when (IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }

    public async Task<Stream?> OpenAsync(DocumentHash hash, CancellationToken cancellation = default)
    {
        var spool = Spool();
        try
        {
            var answer = await BlobOf(hash).DownloadStreamingAsync(cancellationToken: cancellation);
            await using (var content = answer.Value.Content)
            {
                var read = await HashedCopy.ToAsync(content, spool, cancellation);
                if (read.Hash != hash)
                    throw new DocumentStoreException(DocumentStoreFault.Corrupted);
            }
            spool.Position = 0;
            return spool;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            await spool.DisposeAsync();
            return null;
        }
        catch (Exception failure)
        {
            await spool.DisposeAsync();
            if (IsOutage(failure, cancellation))
                throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
            throw;
        }
    }

    public async Task<bool> ExistsAsync(DocumentHash hash, CancellationToken cancellation = default)
    {
        try
        {
            return await BlobOf(hash).ExistsAsync(cancellation);
        }
        catch (Exception failure) when (IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }

    public async Task DeleteAsync(DocumentHash hash, CancellationToken cancellation = default)
    {
        try
        {
            await BlobOf(hash).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
        catch (Exception failure) when (IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }

    /// <summary>True for what the network or the service did to us, and not for our own caller giving up.</summary>
    public static bool IsOutage(Exception failure, CancellationToken cancellation) =>
        failure is RequestFailedException or AggregateException or IOException or TimeoutException
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>A nameless local file for bytes that must be hashed before they are used.</summary>
    public static FileStream Spool() =>
        new(
            Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString("n")),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            128 * 1024,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );

    private async Task<bool> IsWholeAsync(DocumentHash hash, CancellationToken cancellation)
    {
        try
        {
            await using var content = await OpenAsync(hash, cancellation);
            return content is not null;
        }
        catch (DocumentStoreException failure) when (failure.Fault == DocumentStoreFault.Corrupted)
        {
            return false;
        }
    }

    private static async Task UploadAsync(
        BlobClient blob,
        Stream content,
        BlobRequestConditions? conditions,
        CancellationToken cancellation
    ) =>
        await blob.UploadAsync(
            content,
            new BlobUploadOptions
            {
                Conditions = conditions,
                TransferOptions = new()
                {
                    InitialTransferSize = BlockBytes,
                    MaximumTransferSize = BlockBytes,
                    MaximumConcurrency = 2,
                },
            },
            cancellation
        );

    private BlobClient BlobOf(DocumentHash hash)
    {
        var name = hash.ToString();
        return container.GetBlobClient($"{name[..2]}/{name[2..4]}/{name}");
    }
}
