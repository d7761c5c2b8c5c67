using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.PersonalData;

/// <summary>What a person sees of what is kept of them, and takes with them.</summary>
public sealed class PersonalDataTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task The_looks_at_all_of_ones_dossiers_are_one_list_read_page_by_page_and_hold_nobody_elses(
        Store store
    )
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var neighbour = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var first = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var second = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var foreign = (await neighbour.SubmitDossier(Cases.MaritalStatus)).Code;
        foreach (var code in new[] { first, foreign, second })
        {
            office.Clock.Advance(TimeSpan.FromMinutes(1));
            await clerk.Open(code);
        }

        var newest = (await citizen.Get("/api/personal-data/looks?limit=1")).ShouldBe(200);
        var rest = (await citizen.Get($"/api/personal-data/looks?limit=1&cursor={newest.Text("nextCursor")}")).ShouldBe(
            200
        );

        Codes(newest).Concat(Codes(rest)).ShouldBe([second, first]);
        rest.Json.TryGetProperty("nextCursor", out _).ShouldBeFalse();
        newest.Body.ShouldNotContain(clerk.Name);
        newest.Body.ShouldNotContain(clerk.Subject);
    }

    [Theory, EachDatabase]
    public async Task The_archive_holds_everything_of_ones_own_with_its_files_and_nothing_of_a_neighbour_or_an_officer(
        Store store
    )
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen("Trần Thị Bích Ngọc");
        using var neighbour = office.SignInAsCitizen("Lê Quốc Khánh");
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.Birth)).Code;
        var foreign = (await neighbour.SubmitDossier(Cases.Birth)).Code;
        var draft = await citizen.FileDraft();
        await clerk.Accept(code);
        (
            await citizen.Send(
                HttpMethod.Put,
                $"/api/dossiers/{code}/return",
                new { way = "electronic" },
                Guid.NewGuid().ToString(),
                1
            )
        ).ShouldBe(200);

        using var archive = await Export(citizen);

        var names = archive.Entries.Select(entry => entry.FullName).ToList();
        names.ShouldContain("profile.json");
        names.ShouldContain($"drafts/{draft.Id}/draft.json");
        names.ShouldContain($"dossiers/{code}/looks.json");
        names.ShouldContain($"dossiers/{code}/payment.json");
        names.ShouldContain($"dossiers/{code}/conversation.json");
        Json(archive, $"dossiers/{code}/return.json").GetProperty("way").GetString().ShouldBe("electronic");
        names.ShouldContain(name => name.StartsWith($"dossiers/{code}/papers/01-", StringComparison.Ordinal));
        names.ShouldContain(name => name.StartsWith($"drafts/{draft.Id}/01-", StringComparison.Ordinal));
        var dossier = Json(archive, $"dossiers/{code}/dossier.json");
        Json(archive, "profile.json").GetProperty("fullName").GetString().ShouldBe("Trần Thị Bích Ngọc");
        dossier
            .GetProperty("acts")
            .EnumerateArray()
            .Select(act => act.GetProperty("act").GetString())
            .ShouldContain("accept");
        Json(archive, $"dossiers/{code}/looks.json").GetArrayLength().ShouldBeGreaterThan(0);
        var words = string.Join(
            '\n',
            names.Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Select(Text)
        );
        words.ShouldNotContain(foreign);
        words.ShouldNotContain("Lê Quốc Khánh");
        words.ShouldNotContain(clerk.Name);
        words.ShouldNotContain(clerk.Subject);

        string Text(string name) => PersonalDataTests.Text(archive, name);
    }

    [Theory, EachDatabase]
    public async Task A_file_in_the_archive_is_the_file_that_was_given(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        var code = (await citizen.SubmitDossier(Cases.Birth)).Code;

        using var archive = await Export(citizen);

        var paper = Json(archive, $"dossiers/{code}/dossier.json").GetProperty("papers")[0];
        var entry = archive.Entries.First(e =>
            e.FullName.StartsWith($"dossiers/{code}/papers/01-", StringComparison.Ordinal)
        );
        await using var content = await entry.OpenAsync(TestContext.Current.CancellationToken);
        var digest = await System.Security.Cryptography.SHA256.HashDataAsync(
            content,
            TestContext.Current.CancellationToken
        );
        Convert.ToHexStringLower(digest).ShouldBe(paper.GetProperty("sha256").GetString());
    }

    [Theory, EachDatabase]
    public async Task Each_export_is_noted_for_the_person_and_a_sixth_within_a_day_waits(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var neighbour = office.SignInAsCitizen();
        for (var export = 0; export < 5; export++)
        {
            using var archive = await Export(citizen);
        }

        (await citizen.Get("/api/personal-data/export")).ShouldBe(429, "personal-data.export-too-often");
        Exports(await citizen.Get("/api/personal-data")).ShouldBe(5);
        Exports(await neighbour.Get("/api/personal-data")).ShouldBe(0);
        office.Clock.Advance(TimeSpan.FromHours(25));

        using var later = await Export(citizen);
        Exports(await citizen.Get("/api/personal-data")).ShouldBe(6);
    }

    private static int Exports(Answer answer) => answer.ShouldBe(200)["exports"].GetArrayLength();

    private static IEnumerable<string?> Codes(Answer page) =>
        page["items"].EnumerateArray().Select(look => look.GetProperty("dossierCode").GetString());

    private static async Task<ZipArchive> Export(Citizen citizen)
    {
        using var response = await citizen.Http.GetAsync(
            new Uri("/api/personal-data/export", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        ((int)response.StatusCode).ShouldBe(200);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Content.Headers.ContentLength.ShouldBeNull();
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new ZipArchive(new MemoryStream(bytes));
    }

    private static JsonElement Json(ZipArchive archive, string name) =>
        JsonSerializer.Deserialize<JsonElement>(Text(archive, name));

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
