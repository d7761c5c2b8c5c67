using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Documents as encrypted block blobs <c>aa/bb/&lt;sha256&gt;</c>, named by what they hold. A blob appears only when its last block list is committed,
/// under the condition that there is none yet; what is read is spooled to a local file, encrypted as it is, and compared before it is used.
/// </summary>
internal sealed class AzureBlobDocumentStore(BlobContainerClient container, DocumentCipher cipher) : IDocumentStore
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

    public Task<StoredContent> StoreAsync(Stream content, CancellationToken cancellation = default) =>
        StoreAsync(content, expected: null, cancellation);

    /// <summary>Keeps bytes that have to be those of a hash.</summary>
    public async Task<StoredContent> StoreAsync(Stream content, DocumentHash? expected, CancellationToken cancellation)
    {
        await using var spool = Spool();
        var stored = await cipher.SealAsync(content, spool, cancellation);
        if (expected is { } hash && stored.Hash != hash)
            throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        var blob = BlobOf(stored.Hash);
        try
        {
            if (
                !await TryUploadAsync(blob, spool, new() { IfNoneMatch = ETag.All }, cancellation)
                && !await IsWholeAsync(stored.Hash, cancellation)
            )
                await TryUploadAsync(blob, spool, conditions: null, cancellation);
            return stored;
        }
        catch (Exception failure) when (IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }

    public async Task<Stream?> OpenAsync(DocumentHash hash, CancellationToken cancellation = default) =>
        await TrySpoolAsync(hash, cancellation) is var (spool, _)
            ? await cipher.OpenAsync(spool, hash, cancellation)
            : null;

    public async Task<string?> RenewAsync(DocumentHash hash, CancellationToken cancellation = default)
    {
        if (await TrySpoolAsync(hash, cancellation) is not var (spool, version))
            return null;
        await using (spool)
        {
            if (await cipher.CurrentKeyOfAsync(spool, cancellation) is { } current)
                return current;
            await using var content = await cipher.OpenAsync(spool, hash, cancellation);
            await using var renewed = Spool();
            await cipher.SealAsync(content, renewed, cancellation);
            try
            {
                return await TryUploadAsync(BlobOf(hash), renewed, new() { IfMatch = version }, cancellation)
                    ? await cipher.CurrentKeyOfAsync(renewed, cancellation)
                    : null;
            }
            catch (Exception failure) when (IsOutage(failure, cancellation))
            {
                throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
            }
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
        // Bytes under a key that is lost are as good as none: these here mend them.
        catch (DocumentStoreException failure)
            when (failure.Fault is DocumentStoreFault.Corrupted or DocumentStoreFault.KeyMissing)
        {
            return false;
        }
    }

    /// <summary>A blob's bytes as they are, in a local file, and their version; null when there is none.</summary>
    private async Task<(Stream Spool, ETag Version)?> TrySpoolAsync(DocumentHash hash, CancellationToken cancellation)
    {
        var spool = Spool();
        try
        {
            var answer = await BlobOf(hash).DownloadStreamingAsync(cancellationToken: cancellation);
            await using (var content = answer.Value.Content)
                await content.CopyToAsync(spool, cancellation);
            spool.Position = 0;
            return (spool, answer.Value.Details.ETag);
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

    /// <summary>False when the condition isn't met: the blob is there already, or somebody has written to it.</summary>
    private static async Task<bool> TryUploadAsync(
        BlobClient blob,
        Stream file,
        BlobRequestConditions? conditions,
        CancellationToken cancellation
    )
    {
        file.Position = 0;
        try
        {
            await blob.UploadAsync(
                file,
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
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            return false;
        }

        // An answer that says "created" is not yet a blob that is there.
        var properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
        return properties.Value.ContentLength == file.Length
            ? true
            : throw new DocumentStoreException(DocumentStoreFault.NotDurable);
    }

    private BlobClient BlobOf(DocumentHash hash)
    {
        var name = hash.ToString();
        return container.GetBlobClient($"{name[..2]}/{name[2..4]}/{name}");
    }
}
