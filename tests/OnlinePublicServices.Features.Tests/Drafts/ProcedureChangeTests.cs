using System.Globalization;
using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Tests.Catalogues;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Drafts;

/// <summary>
/// On 1 December a new version of a procedure comes into force, under which the certificate takes five working days
/// instead of three.
/// </summary>
public sealed class ProcedureChangeTests : IAsyncLifetime
{
    private const string Procedure = Cases.MaritalStatus;
    private readonly CatalogueCopy catalogue = new();
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        catalogue.Change(
            $"procedures/{Procedure}.v2.json",
            next =>
            {
                next["version"] = 3;
                next["validFrom"] = "2026-12-01";
                next["times"] = JsonNode.Parse("""[{ "limit": "5wd", "onlyIn": [] }]""");
            },
            $"procedures/{Procedure}.v3.json"
        );
        catalogue.Change($"procedures/{Procedure}.v2.json", former => former["validTo"] = "2026-11-30");
        office = await Office.OpenAsync(
            Store.Sqlite,
            new OfficeOptions { Settings = new Dictionary<string, string> { ["Catalogue:Folder"] = catalogue.Path } }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        catalogue.Dispose();
    }

    [Fact]
    public async Task A_draft_of_yesterdays_law_is_not_submitted_before_it_was_looked_through_under_todays()
    {
        var citizen = office.SignInAsCitizen();
        var draft = await citizen.FileDraft(Procedure);
        office.ItIs("2026-12-01 09:00");

        (await citizen.TrySubmit(draft)).ShouldBe(422, "draft.procedure-changed");
        var shown = await citizen.Get($"/api/drafts/{draft.Id}");
        draft = await citizen.Save(draft, new { });
        var dossier = await citizen.Submit(draft);

        shown["procedureVersion"].GetInt32().ShouldBe(3);
        (await DueDayOf(dossier)).ShouldBe("2026-12-08", "five working days");
    }

    [Fact]
    public async Task A_running_dossier_keeps_the_law_under_which_it_was_filed()
    {
        var dossier = await office.SignInAsCitizen().SubmitDossier(Procedure);
        office.ItIs("2026-12-01 09:00");

        (await DueDayOf(dossier)).ShouldBe("2026-12-04", "three working days");
    }

    private async Task<string> DueDayOf(Submitted dossier)
    {
        var acceptance = await office.SignInAsClerk().Accept(dossier.Code);
        var due = acceptance["due"].GetProperty("dueAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7));
        return due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
