using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Documents as encrypted files <c>aa/bb/&lt;sha256&gt;</c> under one root, named by what they hold. A file is written under another name on the same
/// volume, flushed, renamed and its folder flushed; a name therefore always stands for whole bytes.
/// </summary>
internal sealed class FolderDocumentStore : IDocumentStore
{
    private const int BufferBytes = 128 * 1024;

    private readonly string root;
    private readonly string arriving;
    private readonly DocumentCipher cipher;
    private readonly Durability durability;

    public FolderDocumentStore(string root, DocumentCipher cipher, Durability durability)
    {
        this.cipher = cipher;
        this.durability = durability;
        this.root = Path.GetFullPath(root);
        arriving = Path.Combine(this.root, "arriving");
        Directory.CreateDirectory(arriving);
    }

    /// <summary>The absolute root folder; staged uploads live under it, on the same volume.</summary>
    public string Root => root;

    public Task<StoredContent> StoreAsync(Stream content, CancellationToken cancellation = default) =>
        StoreAsync(content, expected: null, cancellation);

    /// <summary>Keeps bytes that have to be those of a hash.</summary>
    public async Task<StoredContent> StoreAsync(Stream content, DocumentHash? expected, CancellationToken cancellation)
    {
        var temporary = Path.Combine(arriving, Guid.CreateVersion7().ToString("n"));
        try
        {
            StoredContent stored;
            await using (var file = Create(temporary))
            {
                stored = await cipher.SealAsync(content, file, cancellation);
                if (expected is { } hash && stored.Hash != hash)
                    throw new DocumentStoreException(DocumentStoreFault.Corrupted);
                Flush(file);
            }
            Publish(temporary, stored.Hash);
            return stored;
        }
        catch (IOException failure)
        {
            throw DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<Stream?> OpenAsync(DocumentHash hash, CancellationToken cancellation = default) =>
        TryOpen(hash) is { } file ? await cipher.OpenAsync(file, hash, cancellation) : null;

    public async Task<string?> RenewAsync(DocumentHash hash, CancellationToken cancellation = default)
    {
        var file = TryOpen(hash);
        if (file is null)
            return null;
        await using (file)
        {
            if (await cipher.CurrentKeyOfAsync(file, cancellation) is { } current)
                return current;
        }

        // Renamed over the old one when all of it is safe; the next look at the head says which key it is.
        await using (var content = await OpenAsync(hash, cancellation))
        {
            if (content is null)
                return null;
            await StoreAsync(content, hash, cancellation);
        }

        await using var renewed = TryOpen(hash);
        return renewed is null ? null : await cipher.CurrentKeyOfAsync(renewed, cancellation);
    }

    public Task<bool> ExistsAsync(DocumentHash hash, CancellationToken cancellation = default) =>
        Task.FromResult(File.Exists(PathOf(hash)));

    public Task DeleteAsync(DocumentHash hash, CancellationToken cancellation = default)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    /// <summary>Gives a whole, flushed file on this volume its address.</summary>
    public void Publish(string file, DocumentHash hash)
    {
        var target = PathOf(hash);
        var folder = Path.GetDirectoryName(target)!;
        try
        {
            Trust();
            DurableFolder.Create(root, folder);
            // What is renamed over holds the same, under another key or salt, or is a damaged copy.
            File.Move(file, target, overwrite: true);
            DurableFolder.Flush(folder);
        }
        catch (FileNotFoundException)
        {
            // Somebody else was quicker with the same file.
            Confirm(hash);
        }
        catch (IOException failure)
        {
            throw Doubt(failure);
        }
    }

    /// <summary>
    /// Makes sure that a name which an earlier attempt gave survives a power cut: that attempt may have ended between
    /// the renaming and the flush. The bytes were flushed before they got a name.
    /// </summary>
    public void Confirm(DocumentHash hash)
    {
        var target = PathOf(hash);
        if (!File.Exists(target))
            throw new DocumentStoreException(DocumentStoreFault.Corrupted);
        Trust();
        var folder = Path.GetDirectoryName(target)!;
        try
        {
            DurableFolder.Create(root, folder);
        }
        catch (IOException failure)
        {
            throw Doubt(failure);
        }
        FlushFolder(folder);
    }

    /// <summary>Flushes a file; a failure is final, because a second fsync would succeed without having written.</summary>
    public void Flush(FileStream file)
    {
        try
        {
            Trust();
            file.Flush();
            DurableFolder.Flush(file.SafeFileHandle);
        }
        catch (IOException failure)
        {
            throw Doubt(failure);
        }
    }

    /// <summary>Flushes the names in a folder of this volume; final like <see cref="Flush"/>.</summary>
    public void FlushFolder(string folder)
    {
        try
        {
            Trust();
            DurableFolder.Flush(folder);
        }
        catch (IOException failure)
        {
            throw Doubt(failure);
        }
    }

    /// <summary>After a failed flush none is believed.</summary>
    private void Trust()
    {
        if (durability.IsLost)
            throw new DocumentStoreException(DocumentStoreFault.NotDurable);
    }

    private DocumentStoreException Doubt(IOException failure)
    {
        var explained = DurableFolder.Explain(failure, DocumentStoreFault.NotDurable);
        if (explained.Fault == DocumentStoreFault.NotDurable)
            durability.Lose();
        return explained;
    }

    private string PathOf(DocumentHash hash)
    {
        var name = hash.ToString();
        return Path.Combine(root, name[..2], name[2..4], name);
    }

    private FileStream? TryOpen(DocumentHash hash)
    {
        try
        {
            return OpenRead(PathOf(hash));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);

    private static FileStream OpenRead(string path) =>
        new(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read | FileShare.Delete,
            BufferBytes,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
}
