using System.Text.Json;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>What a dossier costs is said before it is filed.</summary>
public sealed class FeeTests(PayingOffices offices) : IClassFixture<PayingOffices>
{
    [Theory, EachDatabase]
    public async Task A_certificate_of_marital_status_costs_its_charge(Store store)
    {
        using var citizen = (await offices.In(store)).Office.SignInAsCitizen();
        var draft = await citizen.FileDraft(Cases.MaritalStatus);

        var fees = (await citizen.Get($"/api/drafts/{draft.Id}/fees")).ShouldBe(200);

        fees["totalVnd"].GetInt64().ShouldBe(15_000);
        fees["due"].GetString().ShouldBe("return");
        Grounds(fees).ShouldBe(["charge: full 15000"]);
    }

    [Theory, EachDatabase]
    public async Task Whoever_belongs_to_a_poor_household_pays_nothing_and_has_to_prove_it(Store store)
    {
        using var citizen = (await offices.In(store)).Office.SignInAsCitizen();
        var answers = Cases.AnswersFor(Cases.MaritalStatus).With(("feeExemption", "poor"));
        var draft = await citizen.Save(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), answers);

        var fees = (await citizen.Get($"/api/drafts/{draft.Id}/fees")).ShouldBe(200);

        Grounds(fees).ShouldBe(["charge: exempt 0"]);
        (await citizen.TrySubmit(draft)).ShouldBe(422, "dossier.papers-missing");
        draft
            .View.GetProperty("missing")
            .EnumerateArray()
            .Select(gap => gap.GetProperty("ref").GetString())
            .ShouldContain("poor-proof");
    }

    [Theory, EachDatabase]
    public async Task A_birth_within_sixty_days_costs_only_the_copies_asked_for(Store store)
    {
        using var citizen = (await offices.In(store)).Office.SignInAsCitizen();
        var timely = await citizen.FileDraft(answers: Cases.BirthByMother().With(("copies", 2)));
        var late = await citizen.FileDraft(
            answers: Cases.BirthByMother().With(("copies", 0), ("childBirthDate", "2026-01-05"))
        );

        Grounds((await citizen.Get($"/api/drafts/{timely.Id}/fees")).ShouldBe(200))
            .ShouldBe(["charge: exempt 0", "copy: full 16000"]);
        Grounds((await citizen.Get($"/api/drafts/{late.Id}/fees")).ShouldBe(200))
            .ShouldBe(["charge: full 8000", "copy: notAsked 0"]);
    }

    [Theory, EachDatabase]
    public async Task Nobody_learns_what_anothers_draft_costs(Store store)
    {
        var office = (await offices.In(store)).Office;
        using var citizen = office.SignInAsCitizen();
        using var other = office.SignInAsCitizen();
        var draft = await citizen.FileDraft();

        (await other.Get($"/api/drafts/{draft.Id}/fees")).ShouldBe(404);
    }

    private static IEnumerable<string> Grounds(Answer fees) =>
        fees["lines"]
            .EnumerateArray()
            .Select(line =>
                $"{line.GetProperty("feeId").GetString()}: {line.GetProperty("ground").GetString()} {line.GetProperty("amountVnd").GetInt64()}"
            );
}
