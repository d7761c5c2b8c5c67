using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Arriving uploads as files <c>staging/&lt;id&gt;</c> of encrypted pieces. The operating system's file lock lets one
/// writer in, across processes.
/// </summary>
internal sealed class FolderUploadStaging : IUploadStaging
{
    private const int MostIdle = 1000;

    private readonly FolderDocumentStore store;
    private readonly StagedPieces pieces;
    private readonly string folder;

    public FolderUploadStaging(FolderDocumentStore store, StagedPieces pieces)
    {
        this.store = store;
        this.pieces = pieces;
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
                    pieces,
                    id,
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
            var file = new FileStream(
                PathOf(id),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                128 * 1024,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
            return Task.FromResult<Stream?>(new StagedStream(pieces, id, file, leaveOpen: false));
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
            await store.StoreAsync(staged, hash, cancellation);
        await DeleteAsync(id, cancellation);
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

    /// <summary>The file of one upload, locked. Each write is a piece.</summary>
    private sealed class StagedFile(FolderDocumentStore store, StagedPieces pieces, string id, FileStream file)
        : IStagedUpload
    {
        private long reached;

        public async Task<bool> GoOnAtAsync(long offset, IncrementalHash hash, CancellationToken cancellation = default)
        {
            try
            {
                await using var arrived = new StagedStream(pieces, id, file, leaveOpen: true);
                if (
                    !await StreamHash.ResumeAsync(arrived, offset, hash, cancellation)
                    || arrived.Border is not { } border
                )
                    return false;
                // A tail that was never acknowledged may hold anything after a power cut.
                file.SetLength(border);
                reached = offset;
                return true;
            }
            // As good as fewer bytes: nobody can go on from these.
            catch (DocumentStoreException failure)
                when (failure.Fault is DocumentStoreFault.Corrupted or DocumentStoreFault.KeyMissing)
            {
                return false;
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
                while (!bytes.IsEmpty)
                {
                    var part = bytes[..Math.Min(bytes.Length, StagedPieces.MostBytes)];
                    await file.WriteAsync(await pieces.SealAsync(id, reached, part, cancellation), cancellation);
                    reached += part.Length;
                    bytes = bytes[part.Length..];
                }
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
