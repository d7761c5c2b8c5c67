using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Population.RegisterOffice;

namespace OnlinePublicServices.Features.Tests.Population;

/// <summary>Whom a form names beside the one who files reads of look-ups about themselves, and of nothing else.</summary>
public sealed class NamedPersonsTests
{
    private const string Her = "Trần Thị Bích Ngọc";
    private const string Him = "Lê Văn Tuấn";

    [Theory, EachDatabase]
    public async Task A_member_of_a_household_reads_that_they_were_looked_up_and_not_for_whose_dossier(Store store)
    {
        await using var asking = await OpenAsync(store);
        using var owner = asking.Office.SignInAsCitizen(Him);
        using var member = asking.Office.SignInAsCitizen(Her, ("personal_id", Cases.HerId));
        using var clerk = asking.Office.SignInAsClerk();
        var code = (await owner.SubmitDossier(Cases.HouseholdBusiness, answers: FamilyShop())).Code;

        (await LookUp(clerk, code, "member-identity", person: 2)).ShouldBe(200);
        asking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await asking.Behave("fail");
        (await LookUp(clerk, code, "member-identity", person: 2)).ShouldBe(503, "population.unavailable");

        var looks = await LooksOf(member);
        looks.Select(look => look.GetProperty("answered").GetBoolean()).ShouldBe([false, true]);
        looks[0].GetProperty("role").GetString().ShouldBe("receivingClerk");
        looks[0].GetProperty("purpose").GetString().ShouldBe("work");
        looks[0].GetProperty("procedure").GetProperty("vi").GetString()!.ShouldContain("hộ kinh doanh");
        var words = JsonSerializer.Serialize(looks);
        words.ShouldNotContain(code);
        words.ShouldNotContain(clerk.Name);
        (await member.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (await member.Get($"/api/dossiers/{code}/looks")).ShouldBe(404, "resource.not-found");
        var archived = await Archive.Of(member, "register-looks.json");
        archived.GetArrayLength().ShouldBe(2);
        archived.GetRawText().ShouldNotContain(code);
        var own = (await LooksOf(owner)).Where(look => look.GetProperty("what").GetString() == "populationRegister");
        own.ShouldAllBe(look => look.GetProperty("dossierCode").GetString() == code);
    }

    [Theory, EachDatabase]
    public async Task A_principal_reads_of_it_too_and_whoever_files_for_themselves_reads_each_look_once(Store store)
    {
        await using var asking = await OpenAsync(store);
        using var agent = asking.Office.SignInAsCitizen(Him, ("personal_id", Cases.HisId));
        using var principal = asking.Office.SignInAsCitizen(Her, ("personal_id", Cases.HerId));
        using var clerk = asking.Office.SignInAsClerk();
        var mandated = Cases
            .AnswersFor(Cases.MaritalStatus)
            .With(
                ("requesterRelation", "representative"),
                ("agentName", Him),
                ("agentId", Cases.HisId),
                ("agentPhone", Cases.Phone)
            );

        var code = (await agent.SubmitDossier(Cases.MaritalStatus, answers: mandated)).Code;
        (await LookUp(clerk, code)).ShouldBe(200);
        (await LooksOf(principal)).Length.ShouldBe(1);

        asking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        var own = (await principal.SubmitDossier(Cases.MaritalStatus)).Code;
        (await LookUp(clerk, own)).ShouldBe(200);
        var looks = (await LooksOf(principal)).Where(look =>
            look.GetProperty("what").GetString() == "populationRegister"
        );
        looks.Count().ShouldBe(2);
        looks.First().GetProperty("dossierCode").GetString().ShouldBe(own);
    }

    [Theory, EachDatabase]
    public async Task A_number_that_somebody_typed_opens_no_looks_and_none_can_be_read_back(Store store)
    {
        await using var asking = await OpenAsync(store);
        using var owner = asking.Office.SignInAsCitizen(Him);
        using var curious = asking.Office.SignInAsCitizen(Her);
        using var clerk = asking.Office.SignInAsClerk();
        (await curious.Put("/api/profile", new { fullName = Her, personalId = Cases.HerId }, 2)).Status.ShouldBe(200);
        var code = (await owner.SubmitDossier(Cases.HouseholdBusiness, answers: FamilyShop())).Code;
        (await LookUp(clerk, code, "member-identity", person: 2)).ShouldBe(200);

        (await LooksOf(curious)).ShouldBeEmpty();
        (await Archive.Of(curious, "register-looks.json")).GetArrayLength().ShouldBe(0);
        var kept = await asking.Office.AskAsync(db =>
            db.StaffLooks.Where(look => look.What == StaffLookKind.PopulationRegister)
                .Select(look => look.About)
                .ToListAsync()
        );
        kept.ShouldAllBe(about => about!.Length == 64 && !about.Contains(Cases.HerId));
    }

    private static async Task<JsonElement[]> LooksOf(Citizen citizen) =>
        [.. (await citizen.Get("/api/personal-data/looks?limit=100")).ShouldBe(200)["items"].EnumerateArray()];

    private static JsonObject FamilyShop() =>
        Cases
            .AnswersFor(Cases.HouseholdBusiness)
            .With(
                ("ownerKind", "family"),
                (
                    "members",
                    new JsonArray(
                        Member(Him, "1988-06-01", "male", Cases.HisId, 100000000),
                        Member(Her, "1990-03-17", "female", Cases.HerId, 50000000)
                    )
                )
            );

    private static JsonObject Member(string name, string born, string sex, string number, long share) =>
        new()
        {
            ["memberName"] = name,
            ["memberBirthDate"] = born,
            ["memberGender"] = sex,
            ["memberId"] = number,
            ["share"] = share,
        };
}
