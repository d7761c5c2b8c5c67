using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>What the program does with a database that does not fit it.</summary>
public sealed class SchemaTests
{
    private static readonly OfficeOptions AsInProduction = new()
    {
        Settings = new Dictionary<string, string> { ["Database:MigrateAtStart"] = "false" },
    };

    [Theory, EachDatabase]
    public async Task A_database_without_its_tables_stops_the_start_and_names_the_command(Store store)
    {
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => Office.OpenAsync(store, AsInProduction));

        refusal.Message.ShouldContain("--migrate");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_stops_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("newer-");
        var there = new OfficeOptions { Settings = new Dictionary<string, string> { ["DataDir"] = folder.FullName } };
        await using (var office = await Office.OpenAsync(Store.Sqlite, there))
        {
            await office.AskAsync(db =>
                db.Database.ExecuteSqlRawAsync(
                    "INSERT INTO __migrations_public_services VALUES ('99991231000000_Tomorrow', '10.0.0')"
                )
            );
        }

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => Office.OpenAsync(Store.Sqlite, there));

        refusal.Message.ShouldContain("99991231000000_Tomorrow");
        folder.Delete(recursive: true);
    }
}
