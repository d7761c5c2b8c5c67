using System.Text.Json;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Population;

namespace OnlinePublicServices.Features.Tests.Drafts;

/// <summary>Whoever wants to has the population register asked about themselves instead of typing, and reads of it.</summary>
public sealed class PrefillFromRegisterTests(RegisterOffices offices) : IClassFixture<RegisterOffices>
{
    private const string Her = "Trần Thị Bích Ngọc";
    private const string Him = "Lê Văn Tuấn";

    [Theory, EachDatabase]
    public async Task What_nobody_typed_is_filled_in_from_the_register_and_says_so_for_as_long_as_it_is_left(
        Store store
    )
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        Texts(draft.View.GetProperty("fromRegister").GetProperty("facts"))
            .ShouldBe(["identity", "residence", "maritalStatus"]);
        Texts(draft.View.GetProperty("fromRegister").GetProperty("fields"))
            .ShouldBe(["birthDate", "gender", "nationality", "home", "maritalStatus"]);
        draft = await citizen.Save(draft, new { requesterRelation = "self", nationality = "Lào" });

        var filled = (await Press(citizen, draft)).ShouldBe(200);

        var answers = filled["answers"];
        answers.GetProperty("birthDate").GetString().ShouldBe("1990-03-17");
        answers.GetProperty("gender").GetString().ShouldBe("female");
        answers.GetProperty("home").GetProperty("detail").GetString().ShouldBe("Thôn 3");
        answers.GetProperty("maritalStatus").GetString().ShouldBe("neverMarried");
        answers.GetProperty("nationality").GetString().ShouldBe("Lào", "that was typed");
        Sources(filled.Json)
            .ShouldBe([
                "agentId claims",
                "agentName claims",
                "birthDate register",
                "fullName claims",
                "gender register",
                "home register",
                "maritalStatus register",
                "personalId claims",
            ]);
        filled.Json.TryGetProperty("fromRegister", out _).ShouldBeFalse("there is nothing left to ask");
        (await asking.Questions())[0].ShouldContain("self");
        (await asking.Questions())[0].ShouldContain($"{draft.Id} {Cases.MaritalStatus}");

        var saved = await citizen.Save(
            new FiledDraft(draft.Id, filled.Version, filled.Json),
            new { gender = "male", issuedBefore = false }
        );
        Sources(saved.View).ShouldNotContain("gender register", "now it was typed");
        var read = (await citizen.Get($"/api/drafts/{draft.Id}")).ShouldBe(200);
        Sources(read.Json)
            .ShouldBe([
                "agentId claims",
                "agentName claims",
                "birthDate register",
                "fullName claims",
                "home register",
                "maritalStatus register",
                "personalId claims",
            ]);
    }

    [Theory, EachDatabase]
    public async Task Each_press_stands_among_ones_looks_and_in_ones_data_answered_or_not(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        using var neighbour = SignIn(asking, Him, Cases.HisId);
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);

        foreach (
            var (mode, status, code) in new[]
            {
                ("fail", 503, "population.unavailable"),
                ("refuse", 503, "population.refused"),
                ("slow", 503, "population.unavailable"),
            }
        )
        {
            await asking.Behave(mode);
            (await Press(citizen, draft)).ShouldBe(status, code);
            asking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await citizen.Get($"/api/drafts/{draft.Id}")).Version.ShouldBe(draft.Version, "nothing was lost");
        await asking.Behave("answer");
        (await Press(citizen, draft)).ShouldBe(200);

        var looks = await LooksOf(citizen);
        looks.Select(look => look.GetProperty("answered").GetBoolean()).ShouldBe([true, false, false, false]);
        looks.ShouldAllBe(look => look.GetProperty("purpose").GetString() == "own");
        looks.ShouldAllBe(look => look.GetProperty("what").GetString() == "populationRegister");
        looks[0].GetProperty("procedure").GetProperty("vi").GetString()!.ShouldContain("tình trạng hôn nhân");
        looks[0].TryGetProperty("role", out _).ShouldBeFalse();
        (await Archive.Of(citizen, "register-looks.json")).GetArrayLength().ShouldBe(4);
        (await LooksOf(neighbour)).ShouldBeEmpty();
        (await Archive.Of(neighbour, "register-looks.json")).GetArrayLength().ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Looks_of_every_kind_are_one_list_read_page_by_page(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        using var clerk = asking.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        List<string?> newestFirst = [];
        for (var turn = 0; turn < 2; turn++)
        {
            asking.Office.Clock.Advance(TimeSpan.FromHours(1));
            await clerk.Open(code);
            newestFirst.Insert(0, "dossier");
            asking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
            (await Press(citizen, await citizen.StartDraft(Cases.BuildingPermit, Cases.TrieuSon))).ShouldBe(200);
            newestFirst.Insert(0, "populationRegister");
        }

        List<string?> read = [];
        var cursor = "";
        do
        {
            var page = (await citizen.Get($"/api/personal-data/looks?limit=1{cursor}")).ShouldBe(200);
            read.AddRange(page["items"].EnumerateArray().Select(look => look.GetProperty("what").GetString()));
            cursor = page.Json.TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : "";
        } while (cursor.Length > 0);
        read.ShouldBe(newestFirst);
    }

    [Theory, EachDatabase]
    public async Task Only_a_number_that_the_identity_provider_vouches_for_is_asked_about(Store store)
    {
        var asking = await offices.In(store);
        var before = (await asking.Questions()).Length;
        using var citizen = asking.Office.SignInAsCitizen(Her);
        await Describe(citizen, Cases.HerId);

        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);

        draft.View.GetProperty("answers").GetProperty("personalId").GetString().ShouldBe(Cases.HerId, "it was typed");
        draft.View.TryGetProperty("fromRegister", out _).ShouldBeFalse();
        (await Press(citizen, draft)).ShouldBe(422, "population.not-asked");
        (await asking.Questions()).Length.ShouldBe(before);
        (await LooksOf(citizen)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Whom_the_register_does_not_know_by_that_name_or_has_as_dead_types_as_before(Store store)
    {
        var asking = await offices.In(store);
        using var renamed = SignIn(asking, "Trần Thị Bích Ngân", Cases.HerId);
        using var living = SignIn(asking, "Nguyễn Thị Khuất", "038199999003");

        foreach (var citizen in new[] { renamed, living })
        {
            var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
            (await Press(citizen, draft)).ShouldBe(422, "population.no-match");
            var kept = (await citizen.Get($"/api/drafts/{draft.Id}")).ShouldBe(200);
            kept["answers"].TryGetProperty("birthDate", out _).ShouldBeFalse();
            (await LooksOf(citizen)).Single().GetProperty("answered").GetBoolean().ShouldBeFalse();
        }
    }

    [Theory, EachDatabase]
    public async Task One_press_is_one_question_however_often_it_is_sent_and_an_old_one_asks_nobody(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        var before = (await asking.Questions()).Length;
        var key = Guid.NewGuid().ToString();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            (await Press(citizen, draft, key))
                .ShouldBe(200)["prefilled"]
                .GetProperty("birthDate")
                .GetString()
                .ShouldBe("register");
        }

        (await asking.Questions()).Length.ShouldBe(before + 1);
        (await LooksOf(citizen)).Length.ShouldBe(1);

        var other = await citizen.StartDraft(Cases.BuildingPermit, Cases.TrieuSon);
        var old = Guid.NewGuid().ToString();
        await asking.Behave("fail");
        (await Press(citizen, other, old)).ShouldBe(503, "population.unavailable");
        await asking.Behave("answer");
        var asked = (await asking.Questions()).Length;
        asking.Office.Clock.Advance(TimeSpan.FromSeconds(61));
        (await Press(citizen, other, old)).ShouldBe(503, "population.unavailable");
        (await asking.Questions()).Length.ShouldBe(asked);
        (await Press(citizen, other)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task After_five_presses_in_an_hour_a_person_rests_whichever_draft_it_is(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            (await Press(citizen, await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon))).ShouldBe(200);
        }

        var sixth = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        (await Press(citizen, sixth)).ShouldBe(429, "population.too-many");

        asking.Office.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Press(citizen, sixth)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Presses_at_once_are_counted_one_after_the_other(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        await asking.Behave("fail");

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => Press(citizen, draft)));

        answers.Count(answer => answer.Status == 429).ShouldBe(4);
        (await LooksOf(citizen)).Length.ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task Fields_about_somebody_else_are_never_filled_in(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Him, Cases.HisId);
        var pension = await citizen.StartDraft(Cases.SocialPension, Cases.TrieuSon);
        Sources(pension.View).ShouldNotContain("fullName claims", "nobody knows yet for whom it is");
        foreach (var relation in new[] { "family", "representative" })
        {
            pension = await citizen.Save(pension, new { request = "start", requesterRelation = relation });
            pension.View.TryGetProperty("fromRegister", out _).ShouldBeFalse(relation);
            (await Press(citizen, pension)).ShouldBe(422, "population.not-asked");
        }

        pension = await citizen.Save(pension, new { requesterRelation = "self" });
        Sources((await Press(citizen, pension)).ShouldBe(200).Json)
            .ShouldBe([
                "agentId claims",
                "agentName claims",
                "birthDate register",
                "fullName claims",
                "gender register",
                "home register",
                "personalId claims",
            ]);

        var certificate = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        certificate = await citizen.Save(certificate, new { requesterRelation = "representative" });
        (await Press(citizen, certificate)).ShouldBe(422, "population.not-asked");
        certificate = await citizen.Save(certificate, new { requesterRelation = "self" });
        var married = (await Press(citizen, certificate)).ShouldBe(200)["answers"];
        married.GetProperty("maritalStatus").GetString().ShouldBe("married");
        married.GetProperty("spouseName").GetString().ShouldBe("Trần Thị Lan");
    }

    [Theory, EachDatabase]
    public async Task A_mother_who_registers_a_birth_types_nothing_of_her_own(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        var draft = await citizen.StartDraft(Cases.Birth, Cases.TrieuSon);
        draft = await citizen.Save(
            draft,
            new
            {
                birthEvidence = "certificate",
                requesterRelation = "mother",
                parentsMarried = true,
            }
        );

        var filled = (await Press(citizen, draft)).ShouldBe(200);

        filled["answers"].GetProperty("motherName").GetString().ShouldBe(Her);
        filled["answers"].GetProperty("motherId").GetString().ShouldBe(Cases.HerId);
        filled["answers"].GetProperty("motherBirthDate").GetString().ShouldBe("1990-03-17");
        filled["answers"].GetProperty("motherAddress").GetProperty("commune").GetString().ShouldBe("Xã Triệu Sơn");
        filled["answers"].TryGetProperty("fatherName", out _).ShouldBeFalse();
        var next = await citizen.Submit(
            await citizen.FileDraft(Cases.Birth, answers: Cases.BirthByMother().With(("motherEthnicity", "Mường")))
        );
        (await citizen.Get($"/api/dossiers/{next.Code}"))
            .ShouldBe(200)["applicant"]
            .GetProperty("name")
            .GetString()
            .ShouldBe(Her);
        var again = await citizen.StartDraft(Cases.HouseholdBusiness, Cases.TrieuSon);
        again.View.GetProperty("answers").GetProperty("ethnicity").GetString().ShouldBe("Mường", "she said so then");
    }

    [Theory, EachDatabase]
    public async Task It_is_ones_own_draft_by_ones_own_hand_of_a_version_that_one_has_seen(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = SignIn(asking, Her, Cases.HerId);
        using var other = SignIn(asking, Him, Cases.HisId);
        using var clerk = asking.Office.SignInAsClerk();
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        var before = (await asking.Questions()).Length;

        (await Press(other, draft)).ShouldBe(404, "resource.not-found");
        (await Press(clerk, draft)).ShouldBe(404, "resource.not-found");
        await citizen.Save(draft, new { issuedBefore = false });
        (await Press(citizen, draft)).ShouldBe(412, "request.stale-version");
        var atCounter = await clerk.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        (await Press(clerk, atCounter)).ShouldBe(404, "resource.not-found");

        (await asking.Questions()).Length.ShouldBe(before);
    }

    [Theory, EachDatabase]
    public async Task Without_a_register_nothing_is_offered(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen(Her, ("personal_id", Cases.HerId));

        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);

        draft.View.TryGetProperty("fromRegister", out _).ShouldBeFalse();
        (await Press(citizen, draft)).ShouldBe(422, "population.not-asked");
    }

    private static Citizen SignIn(RegisterOffice asking, string name, string number) =>
        asking.Office.SignInAsCitizen(name, ("personal_id", number));

    private static Task<Answer> Press(Visitor visitor, FiledDraft draft, string? key = null) =>
        visitor.Post(
            $"/api/drafts/{draft.Id}/register-look-ups",
            new { },
            key ?? Guid.NewGuid().ToString(),
            draft.Version
        );

    private static Task<Answer> Describe(Citizen citizen, string number) =>
        citizen.Put("/api/profile", new { fullName = Her, personalId = number }, 2);

    private static async Task<JsonElement[]> LooksOf(Citizen citizen) =>
        [.. (await citizen.Get("/api/personal-data/looks")).ShouldBe(200)["items"].EnumerateArray()];

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());

    private static IEnumerable<string> Sources(JsonElement draft) =>
        draft
            .GetProperty("prefilled")
            .EnumerateObject()
            .Select(one => $"{one.Name} {one.Value.GetString()}")
            .Order(StringComparer.Ordinal);
}
