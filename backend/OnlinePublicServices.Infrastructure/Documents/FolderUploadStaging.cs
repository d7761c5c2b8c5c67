using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Arriving uploads as files <c>staging/&lt;id&gt;</c> on the store's own volume, so that a finished one is renamed
/// into the store, not copied. The operating system's file lock lets one writer in, across processes.
/// </summary>
internal sealed class FolderUploadStaging : IUploadStaging
{
    private const int MostIdle = 1000;

    private readonly FolderDocumentStore store;
    private readonly string folder;

    public FolderUploadStaging(FolderDocumentStore store)
    {
        this.store = store;
        folder = Path.Combine(store.Root, "staging");
        DurableFolder.Create(store.Root, folder);
    }

    public Task BeginAsync(string id, CancellationToken cancellation = default)
    {
        try
        {
            new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0).Dispose();
        }
        catch (IOException failure)
        {
            throw DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
        }
        store.FlushFolder(folder);
        return Task.CompletedTask;
    }

    public Task<IStagedUpload?> HoldAsync(string id, CancellationToken cancellation = default)
    {
        try
        {
            return Task.FromResult<IStagedUpload?>(
                new StagedFile(
                    store,
                    new FileStream(
                        PathOf(id),
                        FileMode.Open,
                        FileAccess.ReadWrite,
                        FileShare.None,
                        bufferSize: 0,
                        FileOptions.Asynchronous
                    )
                )
            );
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<IStagedUpload?>(new AbsentUpload());
        }
        catch (IOException failure)
        {
            return DurableFolder.IsHeld(failure)
                ? Task.FromResult<IStagedUpload?>(null)
                : throw DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
        }
    }

    public Task<Stream?> OpenAsync(string id, CancellationToken cancellation = default)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    PathOf(id),
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read | FileShare.Delete,
                    128 * 1024,
                    FileOptions.Asynchronous | FileOptions.SequentialScan
                )
            );
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (IOException failure)
        {
            throw DurableFolder.IsHeld(failure)
                ? new DocumentStoreException(DocumentStoreFault.Held, failure)
                : DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
        }
    }

    public async Task SealAsync(string id, DocumentHash hash, CancellationToken cancellation = default)
    {
        var staged = await OpenAsync(id, cancellation);
        if (staged is null)
        {
            store.Confirm(hash);
            return;
        }
        await using (staged)
        {
            if (DocumentHash.From(await SHA256.HashDataAsync(staged, cancellation)) != hash)
                throw new DocumentStoreException(DocumentStoreFault.Corrupted);
            store.Publish(PathOf(id), hash);
        }
    }

    public Task DeleteAsync(string id, CancellationToken cancellation = default)
    {
        File.Delete(PathOf(id));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> FindIdleAsync(DateTimeOffset before, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>([
            .. new DirectoryInfo(folder)
                .EnumerateFiles()
                .Where(file => file.LastWriteTimeUtc < before.UtcDateTime)
                .Take(MostIdle)
                .Select(file => file.Name),
        ]);

    private string PathOf(string id) =>
        id.Length is >= 32 and <= 64 && id.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, id)
            : throw new ArgumentException("Not an upload's id.", nameof(id));

    /// <summary>The file of one upload, locked.</summary>
    private sealed class StagedFile(FolderDocumentStore store, FileStream file) : IStagedUpload
    {
        public async Task<bool> GoOnAtAsync(long offset, IncrementalHash hash, CancellationToken cancellation = default)
        {
            try
            {
                if (!await HashedCopy.ResumeAsync(file, offset, hash, cancellation))
                    return false;
                // A tail that was never acknowledged may hold anything after a power cut.
                file.SetLength(offset);
                return true;
            }
            catch (IOException failure)
            {
                throw DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
            }
        }

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
        {
            try
            {
                await file.WriteAsync(bytes, cancellation);
            }
            catch (IOException failure)
            {
                throw DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
            }
        }

        public Task<bool> FlushAsync(CancellationToken cancellation = default)
        {
            store.Flush(file);
            return Task.FromResult(true);
        }

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
