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

    public Task KeepRecordAsync(string name, string record, CancellationToken cancellation) =>
        WriteAsync(ErasureRecords.NameOfRecord(name), Encoding.UTF8.GetBytes(record), cancellation);

    public async Task<IReadOnlyList<Guid>> ListAsync(ErasureKind kind, CancellationToken cancellation)
    {
        var ids = new List<Guid>();
        try
        {
            var folder = $"{ErasureRecords.Root}/{ErasureRecords.FolderOf(kind)}/";
            await foreach (
                var blob in container.GetBlobsAsync(
                    BlobTraits.None,
                    BlobStates.None,
                    folder,
                    cancellationToken: cancellation
                )
            )
            {
                if (ErasureRecords.IdIn(blob.Name) is { } id)
                {
                    ids.Add(id);
                }
            }
        }
        catch (Exception failure) when (AzureBlobDocumentStore.IsOutage(failure, cancellation))
        {
            throw new DocumentStoreException(DocumentStoreFault.Unreachable, failure);
        }

        return ids;
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
