using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Contract;

public sealed class ServedContractTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task The_contract_that_is_served_is_the_committed_one()
    {
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
            web.UseEnvironment("Development").UseSetting("OPS_DATA_DIR", data.FullName)
        );

        var served = await host.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));

        var committed = Repository.ReadText(Operation.ContractFile);
        JsonNode
            .DeepEquals(JsonNode.Parse(served), JsonNode.Parse(committed))
            .ShouldBeTrue("Build, and commit " + Operation.ContractFile);
    }
}
