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

    public Task<IStagedUpload?> ContinueAsync(string id, long offset, CancellationToken cancellation = default)
    {
        var path = PathOf(id);
        FileStream file;
        try
        {
            file = new FileStream(
                path,
                offset == 0 ? FileMode.OpenOrCreate : FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 0,
                FileOptions.Asynchronous
            );
        }
        catch (IOException failure)
        {
            if (failure is FileNotFoundException || DurableFolder.IsHeld(failure))
                return Task.FromResult<IStagedUpload?>(null);
            throw DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
        }
        if (file.Length < offset)
        {
            file.Dispose();
            return Task.FromResult<IStagedUpload?>(null);
        }
        // A tail that was never acknowledged may hold anything after a power cut.
        file.SetLength(offset);
        file.Position = offset;
        return Task.FromResult<IStagedUpload?>(new StagedFile(store, file, isNew: offset == 0, folder));
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
    }

    public async Task SealAsync(string id, DocumentHash hash, CancellationToken cancellation = default)
    {
        var staged = await OpenAsync(id, cancellation);
        if (staged is null)
        {
            if (await store.ExistsAsync(hash, cancellation))
                return;
            throw new DocumentStoreException(DocumentStoreFault.Corrupted);
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
    private sealed class StagedFile(FolderDocumentStore store, FileStream file, bool isNew, string folder)
        : IStagedUpload
    {
        private bool named = !isNew;

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

        public Task FlushAsync(CancellationToken cancellation = default)
        {
            store.Flush(file);
            if (!named)
            {
                DurableFolder.Flush(folder);
                named = true;
            }
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
