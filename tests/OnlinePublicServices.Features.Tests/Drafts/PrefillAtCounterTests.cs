using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Population;
using OnlinePublicServices.Features.Tests.Retention;

namespace OnlinePublicServices.Features.Tests.Drafts;

/// <summary>A clerk has the register asked about whoever stands at the counter, by their identity paper, and they read of it.</summary>
public sealed class PrefillAtCounterTests(RegisterOffices offices) : IClassFixture<RegisterOffices>
{
    private const string Her = "Trần Thị Bích Ngọc";
    private const string HerBirthDay = "1990-03-17";

    [Theory, EachDatabase]
    public async Task What_nobody_typed_is_filled_in_and_says_that_it_is_the_registers(Store store)
    {
        var asking = await offices.In(store);
        using var clerk = asking.Office.SignInAsClerk();
        var draft = await Start(clerk);
        Texts(draft.View.GetProperty("fromRegister").GetProperty("facts"))
            .ShouldBe(["identity", "residence", "maritalStatus"]);
        draft = await clerk.Save(draft, new { requesterRelation = "self", nationality = "Lào" });

        var filled = (await Press(clerk, draft)).ShouldBe(200);

        var answers = filled["answers"];
        answers.GetProperty("birthDate").GetString().ShouldBe(HerBirthDay);
        answers.GetProperty("home").GetProperty("detail").GetString().ShouldBe("Thôn 3");
        answers.GetProperty("maritalStatus").GetString().ShouldBe("neverMarried");
        answers.GetProperty("nationality").GetString().ShouldBe("Lào", "that was typed");
        var sources = filled["prefilled"].EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());
        sources["birthDate"].ShouldBe("register");
        sources["fullName"].ShouldBe("counter");
        sources.Values.ShouldNotContain("claims");
        filled.Json.TryGetProperty("fromRegister", out _).ShouldBeFalse("there is nothing left to ask");
        var question = (await asking.Questions())[0];
        question.ShouldContain($"{draft.Id} {Cases.MaritalStatus}");
        question.ShouldNotContain("self");
        question.ShouldContain(Login(asking.Office, clerk), customMessage: "the clerk is who looked");
    }

    [Theory, EachDatabase]
    public async Task Whoever_stood_there_reads_of_it_answered_or_not(Store store)
    {
        await using var asking = await RegisterOffice.OpenAsync(store);
        var office = asking.Office;
        using var clerk = office.SignInAsClerk();
        using var her = office.SignInAsCitizen(Her, ("personal_id", Cases.HerId));
        using var neighbour = office.SignInAsCitizen("Lê Văn Tuấn", ("personal_id", Cases.HisId));
        var draft = await Start(clerk);

        (await Press(clerk, draft, birthDate: "1991-03-17")).ShouldBe(422, "population.no-match");
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Press(clerk, draft)).ShouldBe(200);
        (await clerk.Delete($"/api/drafts/{draft.Id}")).ShouldBe(204);

        var looks = await LooksOf(her);
        looks.Select(look => look.GetProperty("answered").GetBoolean()).ShouldBe([true, false]);
        looks.ShouldAllBe(look => look.GetProperty("purpose").GetString() == "atCounter");
        looks.ShouldAllBe(look => look.GetProperty("role").GetString() == "receivingClerk");
        looks[0].GetProperty("procedure").GetProperty("vi").GetString()!.ShouldContain("tình trạng hôn nhân");
        looks[0].GetProperty("unit").GetProperty("vi").GetString().ShouldNotBeNullOrEmpty();
        (await Archive.Of(her, "register-looks.json")).GetArrayLength().ShouldBe(2);
        (await LooksOf(neighbour)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_asked_about_whose_identity_paper_the_clerk_has_not_seen(Store store)
    {
        await using var asking = await RegisterOffice.OpenAsync(store);
        using var clerk = asking.Office.SignInAsClerk();
        var draft = await Start(clerk);

        (await Press(clerk, draft, shown: false)).ShouldBe(422, "population.identity-unseen");
        (await Press(clerk, draft, birthDate: null)).ShouldBe(422, "population.identity-unseen");
        (await Press(clerk, draft, birthDate: "hôm qua")).ShouldBe(422, "population.identity-unseen");

        (await asking.Questions()).ShouldBeEmpty();
        (await asking.Office.AskAsync(db => db.CounterLooks.CountAsync())).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task It_is_the_draft_of_the_clerk_who_writes_it_and_of_a_version_that_they_have_seen(Store store)
    {
        var asking = await offices.In(store);
        using var clerk = asking.Office.SignInAsClerk();
        using var elsewhere = asking.Office.SignInAsClerk(Cases.ThoBinh);
        using var supervisor = asking.Office.SignInAsSupervisor();
        using var citizen = asking.Office.SignInAsCitizen(Her, ("personal_id", Cases.HerId));
        var draft = await Start(clerk);
        var own = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        var before = (await asking.Questions()).Length;

        foreach (var visitor in new Visitor[] { elsewhere, supervisor, citizen })
        {
            (await Press(visitor, draft)).ShouldBe(404, "resource.not-found");
        }

        (await Press(citizen, own)).ShouldBe(404, "resource.not-found");
        await clerk.Save(draft, new { issuedBefore = false });
        (await Press(clerk, draft)).ShouldBe(412, "request.stale-version");
        (await asking.Questions()).Length.ShouldBe(before);
    }

    [Theory, EachDatabase]
    public async Task One_press_is_one_question_and_a_clerk_presses_twenty_times_an_hour(Store store)
    {
        await using var asking = await RegisterOffice.OpenAsync(store);
        using var clerk = asking.Office.SignInAsClerk();
        var draft = await Start(clerk);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            (await Press(clerk, draft, key: "the-same-press")).ShouldBe(200);
        }

        (await asking.Questions()).Length.ShouldBe(1);
        var others = await Start(clerk);
        foreach (var _ in Enumerable.Range(0, 19))
        {
            (await Press(clerk, others, birthDate: "1991-03-17")).ShouldBe(422, "population.no-match");
        }

        (await Press(clerk, others)).ShouldBe(429, "population.too-many");
        asking.Office.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Press(clerk, others)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task A_dossier_that_left_what_the_register_said_counts_as_one_that_used_it(Store store)
    {
        await using var asking = await RegisterOffice.OpenAsync(store);
        using var clerk = asking.Office.SignInAsClerk();
        using var supervisor = asking.Office.SignInAsSupervisor();
        var used = await Start(clerk);
        used = await clerk.Save(used, new { requesterRelation = "self" });
        (await Press(clerk, used)).ShouldBe(200);
        var left = await File(clerk, used, Cases.AnswersFor(Cases.MaritalStatus).With(("birthDate", HerBirthDay)));
        var typed = await Start(clerk);
        typed = await clerk.Save(typed, new { requesterRelation = "self" });
        await File(clerk, typed, Cases.AnswersFor(Cases.MaritalStatus));

        var counts = (await supervisor.Get("/api/register/filings")).ShouldBe(200);

        counts["atCounter"].GetInt32().ShouldBe(2);
        counts["withPopulationData"].GetInt32().ShouldBe(1);
        var look = await asking.Office.AskAsync(db =>
            db.CounterLooks.AsNoTracking().SingleAsync(l => l.DraftId == used.Id)
        );
        look.DossierId.ShouldBe((await asking.Office.Row(left)).Id, "the look goes with what became of the draft");
    }

    [Theory, EachDatabase]
    public async Task Without_a_register_nothing_is_offered_at_the_counter(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var clerk = office.SignInAsClerk();

        var draft = await Start(clerk);

        draft.View.TryGetProperty("fromRegister", out _).ShouldBeFalse();
        (await Press(clerk, draft)).ShouldBe(422, "population.not-asked");
    }

    /// <summary>For her, who stands at the counter with her identity card.</summary>
    private static async Task<FiledDraft> Start(Clerk clerk)
    {
        var begun = (
            await clerk.Post(
                "/api/counter-drafts",
                new
                {
                    procedureCode = Cases.MaritalStatus,
                    unitId = Cases.TrieuSon,
                    name = Her,
                    personalId = Cases.HerId,
                    phone = (string?)null,
                    email = (string?)null,
                }
            )
        ).ShouldBe(201);
        return new FiledDraft(begun["id"].GetGuid(), begun.Version, begun.Json);
    }

    private static Task<Answer> Press(
        Visitor visitor,
        FiledDraft draft,
        bool shown = true,
        string? birthDate = HerBirthDay,
        string? key = null
    ) =>
        visitor.Post(
            $"/api/counter-drafts/{draft.Id}/register-look-ups",
            new { paperShown = shown, birthDate },
            key ?? Guid.NewGuid().ToString(),
            draft.Version
        );

    private static async Task<string> File(Clerk clerk, FiledDraft draft, object answers)
    {
        var read = (await clerk.Get($"/api/drafts/{draft.Id}")).ShouldBe(200);
        var filled = await clerk.Save(new FiledDraft(draft.Id, read.Version, read.Json), answers);
        foreach (var paper in filled.View.GetProperty("papers").EnumerateArray())
        {
            if (paper.GetProperty("required").GetBoolean())
            {
                filled = await clerk.AddPaper(filled, paper.GetProperty("code").GetString()!);
            }
        }

        return (await clerk.Submit(filled)).Code;
    }

    private static string Login(Office office, Clerk clerk) =>
        office.Catalogue.Staff.Single(member => member.Subject == clerk.Subject).Login;

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];

    private static async Task<JsonElement[]> LooksOf(Citizen citizen) =>
        [.. (await citizen.Get("/api/personal-data/looks?limit=100")).ShouldBe(200)["items"].EnumerateArray()];
}
