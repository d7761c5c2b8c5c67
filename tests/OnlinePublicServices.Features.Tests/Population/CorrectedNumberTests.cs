using System.Text.Json.Nodes;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Population.RegisterOffice;

namespace OnlinePublicServices.Features.Tests.Population;

/// <summary>What the register said is of a number; the number may be corrected.</summary>
public sealed class CorrectedNumberTests(RegisterOffices offices) : IClassFixture<RegisterOffices>
{
    private const string Her = "Trần Thị Bích Ngọc";

    /// <summary>As plausible as hers, and nobody's.</summary>
    private const string AnotherId = "038190009876";

    [Theory, EachDatabase]
    public async Task A_number_that_was_corrected_is_asked_about_as_corrected(Store store)
    {
        var (office, _) = await offices.In(store);
        using var citizen = office.SignInAsCitizen(Her);
        using var clerk = office.SignInAsClerk();
        var mistyped = Cases.AnswersFor(Cases.MaritalStatus).With(("personalId", AnotherId));
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus, answers: mistyped)).Code;
        (await LookUp(clerk, code)).ShouldBe(422, "population.no-match");

        await Correct(citizen, clerk, code, "personalId", Cases.HerId);

        (await LookUp(clerk, code)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task What_was_said_of_one_number_is_not_shown_of_another(Store store)
    {
        var (office, _) = await offices.In(store);
        using var citizen = office.SignInAsCitizen(Her);
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await LookUp(clerk, code)).ShouldBe(200);

        await Correct(citizen, clerk, code, "personalId", AnotherId);

        (await PaperIn(clerk, code)).GetProperty("persons")[0].TryGetProperty("answer", out _).ShouldBeFalse();
    }

    /// <summary>The counter asks for a field, and the applicant corrects it.</summary>
    private static async Task Correct(Citizen citizen, Clerk clerk, string code, string field, string value)
    {
        var items = new[]
        {
            new
            {
                field,
                reasonCode = "wrong",
                reason = "Chưa đúng.",
            },
        };
        (await clerk.Act(code, "supplement-requests", new { items })).ShouldBe(200);
        var draft = (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);
        var answers = JsonNode.Parse(draft["answers"].GetRawText())!.AsObject().With((field, value));
        (await citizen.Patch($"/api/drafts/{draft["id"]}", new { answers }, draft.Version)).ShouldBe(200);
        (await citizen.Post($"/api/dossiers/{code}/supplement-answers", new { }, Guid.NewGuid().ToString())).ShouldBe(
            200
        );
    }
}
