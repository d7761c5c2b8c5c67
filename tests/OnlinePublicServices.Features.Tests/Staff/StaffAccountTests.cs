using System.Diagnostics;
using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Tests.Catalogues;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Staff;

public sealed class StaffAccountTests(Offices offices) : IClassFixture<Offices>
{
    private const string OtherProvider = "https://vneid.example/";

    [Theory, EachDatabase]
    public async Task The_same_subject_at_another_provider_is_nobody_of_the_office(Store store)
    {
        var office = await offices.In(store);
        var clerk = office.SignInAsClerk();
        var namesake = new Clerk(office, clerk.Subject, clerk.Name, OtherProvider);

        (await clerk.Get("/api/queue")).ShouldBe(200);
        (await namesake.Get("/api/queue")).ShouldBe(404);
    }

    [Fact]
    public async Task A_clerk_whom_an_outside_provider_vouches_for_works_at_the_counter()
    {
        using var folder = CatalogueWhereClerksSignInAt(OtherProvider);
        await using var office = await Office.OpenAsync(
            Store.Sqlite,
            new OfficeOptions { Settings = new Dictionary<string, string> { ["Catalogue:Folder"] = folder.Path } }
        );
        var clerk = office.SignInAsClerk();
        var built = new Clerk(office, clerk.Subject, clerk.Name);

        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);

        clerk.Subject.ShouldStartWith("officer-");
        (await clerk.Accept(dossier.Code))["slip"].GetProperty("state").GetString().ShouldBe("waiting");
        (await built.Get("/api/queue")).ShouldBe(404);
    }

    [Theory]
    [InlineData("trang.lethi", 0, "is open")]
    [InlineData("khong.ai", 1, "names nobody")]
    public async Task An_operator_opens_accounts_for_the_staff_of_the_catalogue_alone(
        string login,
        int exitCode,
        string said
    )
    {
        var data = Directory.CreateTempSubdirectory("operator-");
        using var program = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--open-account", login])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["OPS_DATA_DIR"] = data.FullName, ["ASPNETCORE_ENVIRONMENT"] = "Development" },
            }
        )!;
        var output = await Task.WhenAll(
            program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        data.Delete(recursive: true);

        string.Concat(output).ShouldContain(said);
        program.ExitCode.ShouldBe(exitCode);
    }

    /// <summary>The shipped catalogue, its staff known to another provider by names that are no GUIDs.</summary>
    private static CatalogueCopy CatalogueWhereClerksSignInAt(string issuer)
    {
        var copy = new CatalogueCopy();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(copy.Path, "staff")))
        {
            var staff = JsonNode.Parse(File.ReadAllText(file))!;
            foreach (var member in staff["staff"]!.AsArray())
            {
                member!["subject"] = $"officer-{member["login"]}";
                member["issuer"] = issuer;
            }

            File.WriteAllText(file, staff.ToJsonString());
        }

        return copy;
    }
}
