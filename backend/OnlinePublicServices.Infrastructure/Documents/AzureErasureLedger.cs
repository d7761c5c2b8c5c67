using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>The erasure ledger as blobs under <c>erasures/</c> of the documents' container. None is ever changed or taken away.</summary>
internal sealed class AzureErasureLedger(BlobContainerClient container) : IErasureLedger
{
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    public Task AppendAsync(ErasureEntry entry, CancellationToken cancellation) =>
        WriteAsync(ErasureRecords.NameOf(entry.Kind, entry.Id), ErasureRecords.Write(entry), cancellation);

    public Task KeepRecordAsync(RecordChain chain, string name, string record, CancellationToken cancellation) =>
        WriteAsync(ErasureRecords.NameOfRecord(chain, name), Encoding.UTF8.GetBytes(record), cancellation);

    public async Task<IReadOnlyList<string>> ListRecordsAsync(RecordChain chain, CancellationToken cancellation) =>
        [
            .. (await NamesIn(ErasureRecords.FolderOf(chain), cancellation))
                .Select(ErasureRecords.RecordIn)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];

    public async Task<string> ReadRecordAsync(RecordChain chain, string name, CancellationToken cancellation)
    {
        try
        {
            var blob = container.GetBlobClient($"{ErasureRecords.Root}/{ErasureRecords.NameOfRecord(chain, name)}");
            var answer = await blob.DownloadContentAsync(cancellation);
            return Encoding.UTF8.GetString(answer.Value.Content);
        }
        catch (Exception failure) when (AzureBlobDocumentStore.IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }

    public async Task<IReadOnlyList<Guid>> ListAsync(ErasureKind kind, CancellationToken cancellation) =>
        [.. (await NamesIn(ErasureRecords.FolderOf(kind), cancellation)).Select(ErasureRecords.IdIn).OfType<Guid>()];

    private async Task<List<string>> NamesIn(string folder, CancellationToken cancellation)
    {
        List<string> names = [];
        try
        {
            await foreach (
                var blob in container.GetBlobsAsync(
                    BlobTraits.None,
                    BlobStates.None,
                    $"{ErasureRecords.Root}/{folder}/",
                    cancellationToken: cancellation
                )
            )
            {
                names.Add(blob.Name);
            }
        }
        catch (Exception failure) when (AzureBlobDocumentStore.IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }

        return names;
    }

    private async Task WriteAsync(string name, byte[] content, CancellationToken cancellation)
    {
        try
        {
            await container
                .GetBlobClient($"{ErasureRecords.Root}/{name}")
                .UploadAsync(
                    BinaryData.FromBytes(content),
                    new BlobUploadOptions { Conditions = new() { IfNoneMatch = Azure.ETag.All } },
                    cancellation
                );
        }
        catch (Azure.RequestFailedException there) when (there.Status is Conflict or PreconditionFailed)
        {
            // Noted before.
        }
        catch (Exception failure) when (AzureBlobDocumentStore.IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }
    }
}
