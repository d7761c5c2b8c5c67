using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>The databases that the product runs on.</summary>
public enum Store
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a test on both databases. Without a PostgreSQL server (<c>OPS_TEST_POSTGRES</c>) its half is skipped where a
/// person looks, and fails where nobody does (<c>CI=true</c>).
/// </summary>
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var postgres = new TheoryDataRow<Store>(Store.Postgres);
        if (PostgresServer.Address is null && !PostgresServer.IsOwed)
        {
            postgres.Skip = "OPS_TEST_POSTGRES names no PostgreSQL server: half of the tests is NOT run.";
        }

        return new([new TheoryDataRow<Store>(Store.Sqlite), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
