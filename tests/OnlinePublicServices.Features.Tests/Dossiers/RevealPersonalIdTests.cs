using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

public sealed partial class RevealPersonalIdTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task Staff_see_the_numbers_of_persons_whole_only_when_they_ask_and_the_asking_is_kept(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        foreach (var procedure in Cases.All)
        {
            var dossier = await citizen.SubmitDossier(procedure);
            var own = (await citizen.Get($"/api/dossiers/{dossier.Code}")).ShouldBe(200);
            var whole = NumbersIn(own["answers"]);
            whole.ShouldNotBeEmpty(procedure);

            var seen = await clerk.Open(dossier.Code);

            NumbersIn(seen["answers"]).ShouldBeEmpty(procedure);
            whole.ShouldAllBe(number => !seen.Body.Contains(number, StringComparison.Ordinal), procedure);
            (await Looks(office, dossier.Code)).ShouldBe(0, procedure);

            var revealed = (await clerk.Post($"/api/dossiers/{dossier.Code}/personal-id")).ShouldBe(200);

            revealed["answers"].GetRawText().ShouldBe(own["answers"].GetRawText(), procedure);
            revealed.Text("phone").ShouldBe(Cases.Phone, procedure);
            (await Looks(office, dossier.Code)).ShouldBe(1, procedure);
        }
    }

    [Theory, EachDatabase]
    public async Task A_masked_number_keeps_its_last_digits_and_everything_else_stays_as_it_was_answered(Store store)
    {
        var office = await offices.In(store);
        var answers = Cases.AnswersFor(Cases.MaritalStatus);
        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus, answers: answers);

        var seen = await office.SignInAsClerk().Open(dossier.Code);

        var expected = answers.With(("personalId", "*********234"), ("phone", "*******678"));
        JsonNode.DeepEquals(JsonNode.Parse(seen["answers"].GetRawText()), expected).ShouldBeTrue(seen.Body);
    }

    /// <summary>Identity and telephone numbers, recognised by their digits and not by our own reading of the form.</summary>
    private static List<string> NumbersIn(JsonElement answers) =>
        [.. Number().Matches(answers.GetRawText()).Select(match => match.Groups["number"].Value)];

    private static Task<int> Looks(Office office, string code)
    {
        var parsed = Domain.Dossiers.DossierCode.Parse(code).Value;
        return office.AskAsync(db =>
            db.StaffLooks.CountAsync(look =>
                look.What == StaffLookKind.PersonalId
                && db.Dossiers.Any(d => d.Id == look.DossierId && d.Code == parsed)
            )
        );
    }

    [GeneratedRegex("\"(?<number>0\\d{9}|0\\d{11})\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
