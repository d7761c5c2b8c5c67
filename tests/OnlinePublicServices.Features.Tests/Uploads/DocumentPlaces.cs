using System.Reflection;
using OnlinePublicServices.Features.Tests.Host;
using Xunit.Sdk;
using Xunit.v3;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>
/// Runs a test with papers in a folder and in a blob store. Without the servers (<c>OPS_TEST_AZURITE</c>,
/// <c>OPS_TEST_POSTGRES</c>) its half is skipped where a person looks, and fails where nobody does (<c>CI=true</c>).
/// </summary>
public sealed class EachDocumentStoreAttribute : DataAttribute
{
    public const string NoBlobs =
        "OPS_TEST_AZURITE or OPS_TEST_POSTGRES names no server: half of the tests is NOT run.";

    public static bool AreBlobsThere =>
        (AzuriteServer.Address is not null && PostgresServer.Address is not null) || PostgresServer.IsOwed;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var blobs = new TheoryDataRow<DocumentPlace>(DocumentPlace.Blobs);
        if (!AreBlobsThere)
            blobs.Skip = NoBlobs;
        return new([new TheoryDataRow<DocumentPlace>(DocumentPlace.Folder), blobs]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>Where papers lie.</summary>
public enum DocumentPlace
{
    Folder,
    Blobs,
}
