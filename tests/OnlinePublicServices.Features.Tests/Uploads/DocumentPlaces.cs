using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>
/// Runs a test with papers in a folder and in a blob store. Without the emulator (<c>OPS_TEST_AZURITE</c>) its half is
/// skipped where a person looks, and fails where nobody does (<c>CI=true</c>).
/// </summary>
public sealed class EachDocumentStoreAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var blobs = new TheoryDataRow<DocumentPlace>(DocumentPlace.Blobs);
        if (Host.AzuriteServer.Address is null && !Host.PostgresServer.IsOwed)
            blobs.Skip = "OPS_TEST_AZURITE names no blob store: half of the tests is NOT run.";
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
