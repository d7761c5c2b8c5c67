using System.Text;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// The erasure ledger as files in <c>erasures</c> of the data folder, each written under another name, flushed and renamed.
/// None is ever changed or taken away.
/// </summary>
internal sealed class FolderErasureLedger(string dataFolder) : IErasureLedger
{
    private readonly string root = Path.Combine(Path.GetFullPath(dataFolder), ErasureRecords.Root);

    public Task AppendAsync(ErasureEntry entry, CancellationToken cancellation) =>
        WriteAsync(ErasureRecords.NameOf(entry.Kind, entry.Id), ErasureRecords.Write(entry), cancellation);

    public Task KeepRecordAsync(RecordChain chain, string name, string record, CancellationToken cancellation) =>
        WriteAsync(ErasureRecords.NameOfRecord(chain, name), Encoding.UTF8.GetBytes(record), cancellation);

    public Task<IReadOnlyList<string>> ListRecordsAsync(RecordChain chain, CancellationToken cancellation)
    {
        var folder = Path.Combine(root, ErasureRecords.FolderOf(chain));
        IReadOnlyList<string> names = Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder)
                    .Select(ErasureRecords.RecordIn)
                    .OfType<string>()
                    .Order(StringComparer.Ordinal),
            ]
            : [];
        return Task.FromResult(names);
    }

    public async Task<string> ReadRecordAsync(RecordChain chain, string name, CancellationToken cancellation)
    {
        try
        {
            var path = Path.Combine(root, ErasureRecords.NameOfRecord(chain, name));
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (IOException failure)
        {
            throw DurableFolder.Explain(failure, DocumentStoreFault.Unreachable);
        }
    }

    public Task<IReadOnlyList<Guid>> ListAsync(ErasureKind kind, CancellationToken cancellation)
    {
        var folder = Path.Combine(root, ErasureRecords.FolderOf(kind));
        IReadOnlyList<Guid> ids = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Select(ErasureRecords.IdIn).OfType<Guid>()]
            : [];
        return Task.FromResult(ids);
    }

    private async Task WriteAsync(string name, byte[] content, CancellationToken cancellation)
    {
        var path = Path.Combine(root, name);
        if (File.Exists(path))
        {
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            DurableFolder.Create(root, folder);
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellation);
                await file.FlushAsync(cancellation);
                DurableFolder.Flush(file.SafeFileHandle);
            }

            File.Move(temporary, path, overwrite: true);
            DurableFolder.Flush(folder);
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
}
