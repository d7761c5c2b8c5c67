using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Population.RegisterOffice;

namespace OnlinePublicServices.Features.Tests.Population;

/// <summary>What the population register answers is looked up, not asked for, and the person reads of every look-up.</summary>
public sealed class LookUpTests(RegisterOffices offices) : IClassFixture<RegisterOffices>
{
    private const string Her = "Trần Thị Bích Ngọc";

    [Theory, EachDatabase]
    public async Task A_paper_that_the_register_answers_is_not_asked_for_and_may_be_given_all_the_same(Store store)
    {
        var (office, _) = await offices.In(store);
        using var citizen = office.SignInAsCitizen(Her);

        var draft = await citizen.FileDraft(Cases.MaritalStatus);
        var identity = PaperOf(draft.View, "identity");

        identity.GetProperty("required").GetBoolean().ShouldBeFalse();
        identity
            .GetProperty("lookedUp")
            .EnumerateArray()
            .Select(fact => fact.GetString())
            .ShouldBe(["identity", "residence", "maritalStatus"]);
        draft = await citizen.AddPaper(draft, "identity");
        var code = (await citizen.Submit(draft)).Code;
        (await citizen.Get($"/api/dossiers/{code}"))["attachments"]
            [0]
            .GetProperty("paperCode")
            .GetString()
            .ShouldBe("identity");
        await citizen.SubmitDossier(Cases.MaritalStatus);
    }

    [Theory, EachDatabase]
    public async Task The_clerk_looks_it_up_and_what_the_register_said_stays_with_the_dossier(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = asking.Office.SignInAsCitizen(Her);
        using var clerk = asking.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await PaperIn(clerk, code)).GetProperty("persons")[0].TryGetProperty("answer", out _).ShouldBeFalse();

        (await LookUp(clerk, code)).ShouldBe(200);

        var person = (await PaperIn(clerk, code)).GetProperty("persons")[0];
        person.GetProperty("personalIdMasked").GetString().ShouldBe("*********234");
        var answer = person.GetProperty("answer");
        answer.GetProperty("said").GetProperty("name").GetString().ShouldBe(Her);
        answer.GetProperty("said").GetProperty("maritalStatus").GetString().ShouldBe("single");
        answer.GetProperty("said").GetProperty("permanent").GetProperty("commune").GetString().ShouldBe("Xã Triệu Sơn");
        answer.GetProperty("differences").GetArrayLength().ShouldBe(0);
        (await asking.Questions())[0].ShouldContain($"{code} {Cases.MaritalStatus}");
        (await clerk.Open(code))["history"]
            .EnumerateArray()
            .Last()
            .GetProperty("act")
            .GetString()
            .ShouldBe("consultRegister");
        await clerk.Accept(code);
    }

    [Theory, EachDatabase]
    public async Task In_what_the_form_says_otherwise_is_named_and_the_register_is_the_applicants_secret(Store store)
    {
        var (office, _) = await offices.In(store);
        using var citizen = office.SignInAsCitizen(Her);
        using var clerk = office.SignInAsClerk();
        var elsewhere = Cases.Home().With(("detail", "Thôn 9"));
        var code = (
            await citizen.SubmitDossier(
                Cases.MaritalStatus,
                answers: Cases.AnswersFor(Cases.MaritalStatus).With(("home", elsewhere))
            )
        ).Code;

        (await LookUp(clerk, code)).ShouldBe(200);

        (await PaperIn(clerk, code))
            .GetProperty("persons")[0]
            .GetProperty("answer")
            .GetProperty("differences")
            .EnumerateArray()
            .Select(difference => difference.GetString())
            .ShouldBe(["residence"]);
        var own = (await PaperIn(citizen, code)).GetProperty("persons")[0].GetProperty("answer");
        own.TryGetProperty("at", out _).ShouldBeTrue("the person sees that it was looked up");
        own.TryGetProperty("said", out _).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task Each_member_of_a_household_is_looked_up_alone(Store store)
    {
        var (office, _) = await offices.In(store);
        using var citizen = office.SignInAsCitizen("Lê Văn Tuấn");
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.HouseholdBusiness, answers: FamilyShop())).Code;

        (await LookUp(clerk, code, "member-identity", person: 2)).ShouldBe(200);

        var persons = (await PaperIn(clerk, code, "member-identity")).GetProperty("persons");
        persons.GetArrayLength().ShouldBe(2);
        persons[0].TryGetProperty("answer", out _).ShouldBeFalse();
        persons[1].GetProperty("answer").GetProperty("said").GetProperty("name").GetString().ShouldBe(Her);
        persons[1].GetProperty("answer").GetProperty("said").TryGetProperty("permanent", out _).ShouldBeFalse();
        (await LookUp(clerk, code, "member-identity", person: 3)).ShouldBe(422, "population.not-asked");
        (await LookUp(clerk, code, "member-identity", person: 0)).ShouldBe(422, "population.not-asked");
        (await LookUp(clerk, code, "family-minutes")).ShouldBe(422, "population.not-asked");
    }

    [Theory, EachDatabase]
    public async Task One_press_is_one_question_however_often_it_is_sent(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = asking.Office.SignInAsCitizen(Her);
        using var clerk = asking.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var version = (await clerk.Open(code)).Version;
        var before = (await asking.Questions()).Length;

        foreach (var _ in Enumerable.Range(0, 3))
        {
            (
                await clerk.Post(
                    $"/api/dossiers/{code}/register-look-ups",
                    new { paperCode = "identity", person = 1 },
                    "the-same-press",
                    version
                )
            ).ShouldBe(200);
        }

        (await asking.Questions()).Length.ShouldBe(before + 1);
        (await LooksRead(citizen, code)).Length.ShouldBe(1);
        (await LookUp(clerk, code)).ShouldBe(200);
        (await LooksRead(citizen, code)).Length.ShouldBe(2, "another press is another look");
    }

    [Theory, EachDatabase]
    public async Task A_press_that_is_repeated_later_asks_nobody_and_has_to_be_pressed_anew(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = asking.Office.SignInAsCitizen(Her);
        using var clerk = asking.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var version = (await clerk.Open(code)).Version;
        var key = Guid.NewGuid().ToString();
        Task<Answer> Press() =>
            clerk.Post(
                $"/api/dossiers/{code}/register-look-ups",
                new { paperCode = "identity", person = 1 },
                key,
                version
            );
        await asking.Behave("fail");
        (await Press()).ShouldBe(503, "population.unavailable");
        await asking.Behave("answer");
        var before = (await asking.Questions()).Length;

        asking.Office.Clock.Advance(TimeSpan.FromSeconds(61));

        (await Press()).ShouldBe(503, "population.unavailable");
        (await asking.Questions()).Length.ShouldBe(before);
        (await LookUp(clerk, code)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task A_look_up_without_success_is_read_of_too_in_the_list_and_in_ones_data(Store store)
    {
        var asking = await offices.In(store);
        using var citizen = asking.Office.SignInAsCitizen(Her);
        using var clerk = asking.Office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        await asking.Behave("fail");
        (await LookUp(clerk, code)).ShouldBe(503, "population.unavailable");
        asking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await asking.Behave("refuse");
        (await LookUp(clerk, code)).ShouldBe(503, "population.refused");
        asking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await asking.Behave("slow");
        (await LookUp(clerk, code)).ShouldBe(503, "population.unavailable");
        asking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await asking.Behave("answer");
        (await LookUp(clerk, code)).ShouldBe(200);

        var looks = await LooksRead(citizen, code);
        looks.Select(look => look.GetProperty("answered").GetBoolean()).ShouldBe([true, false, false, false]);
        looks.ShouldAllBe(look => look.GetProperty("reason").GetString() == $"{code} {Cases.MaritalStatus}");
        looks.ShouldAllBe(look => look.GetProperty("role").GetString() == "receivingClerk");
        (await citizen.Get("/api/personal-data/looks"))
            .ShouldBe(200)["items"]
            .EnumerateArray()
            .Where(look => look.GetProperty("what").GetString() == "populationRegister")
            .Select(look => look.GetProperty("answered").GetBoolean())
            .ShouldBe([true, false, false, false]);
        (await Exported(citizen)).ShouldBe(4);
    }

    [Theory, EachDatabase]
    public async Task Whom_the_register_does_not_know_by_that_name_is_not_told_about_and_the_paper_can_be_asked_for(
        Store store
    )
    {
        var (office, _) = await offices.In(store);
        using var citizen = office.SignInAsCitizen(Her);
        using var clerk = office.SignInAsClerk();
        var code = (
            await citizen.SubmitDossier(
                Cases.MaritalStatus,
                answers: Cases.AnswersFor(Cases.MaritalStatus).With(("fullName", "Trần Thị Bích Ngân"))
            )
        ).Code;
        (await LookUp(clerk, code)).ShouldBe(422, "population.no-match");

        var wish = new
        {
            items = new[]
            {
                new
                {
                    paperCode = "identity",
                    reasonCode = "unclear",
                    reason = "Chụp hai mặt thẻ căn cước.",
                },
            },
        };
        (await clerk.Act(code, "supplement-requests", wish)).ShouldBe(200);

        var draft = (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200).Json;
        var asked = draft.GetProperty("papers").EnumerateArray().Single();
        asked.GetProperty("code").GetString().ShouldBe("identity");
        asked.TryGetProperty("lookedUp", out _).ShouldBeFalse("now it is wanted");
        await citizen.AddPaper(new FiledDraft(draft.GetProperty("id").GetGuid(), 0, draft), "identity");
        (
            await citizen.Post($"/api/dossiers/{code}/supplement-answers", new { }, Guid.NewGuid().ToString())
        ).Status.ShouldBeInRange(200, 204);
    }

    [Theory, EachDatabase]
    public async Task Nobody_looks_a_person_up_whose_dossier_is_not_theirs_to_judge(Store store)
    {
        var asking = await offices.In(store);
        var office = asking.Office;
        using var citizen = office.SignInAsCitizen(Her);
        using var clerk = office.SignInAsClerk();
        using var foreign = office.SignInAsClerk(Cases.ThoBinh);
        using var supervisor = office.SignInAsSupervisor();
        using var officer = office.SignInAt("trieu-son-commune-office", StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var version = (await clerk.Open(code)).Version;
        var before = (await asking.Questions()).Length;

        (await Ask(foreign, code, version)).ShouldBe(404, "resource.not-found");
        (await Ask(officer, code, version)).ShouldBe(404, "resource.not-found");
        (await Ask(supervisor, code, version)).ShouldBe(403, "dossier.act-not-yours");
        (await Ask(clerk, code, version - 1)).ShouldBe(412, "request.stale-version");
        await clerk.Accept(code);
        (await LookUp(clerk, code)).ShouldBe(409, "dossier.act-out-of-turn");
        await clerk.HandTo(officer, code, "examine");
        (await asking.Questions()).Length.ShouldBe(before, "the register heard of none");

        (await LookUp(officer, code)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task After_ten_look_ups_in_an_hour_a_dossier_rests(Store store)
    {
        var (office, _) = await offices.In(store);
        using var citizen = office.SignInAsCitizen(Her);
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        foreach (var _ in Enumerable.Range(0, 10))
        {
            (await LookUp(clerk, code)).ShouldBe(200);
        }

        (await LookUp(clerk, code)).ShouldBe(429, "population.too-many");

        office.Clock.Advance(TimeSpan.FromMinutes(61));
        (await LookUp(clerk, code)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Dossiers_for_which_the_register_answered_are_counted(Store store)
    {
        await using var asking = await OpenAsync(store);
        using var citizen = asking.Office.SignInAsCitizen(Her);
        using var clerk = asking.Office.SignInAsClerk();
        using var supervisor = asking.Office.SignInAsSupervisor();
        var answered = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        var asked = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        (await LookUp(clerk, answered)).ShouldBe(200);
        (await LookUp(clerk, answered)).ShouldBe(200);
        await asking.Behave("fail");
        (await LookUp(clerk, asked)).ShouldBe(503, "population.unavailable");

        var counts = (await supervisor.Get("/api/register/filings")).ShouldBe(200);

        counts["selfService"].GetInt32().ShouldBe(2);
        counts["withPopulationData"].GetInt32().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Without_a_register_nothing_is_looked_up(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen(Her);
        using var clerk = office.SignInAsClerk();

        var draft = await citizen.FileDraft(Cases.MaritalStatus);
        var code = (await citizen.Submit(draft)).Code;

        draft.View.GetProperty("papers").GetRawText().ShouldNotContain("lookedUp");
        (await clerk.Open(code))["lookedUp"].GetArrayLength().ShouldBe(0);
        (await LookUp(clerk, code)).ShouldBe(422, "population.not-asked");
        (await LooksRead(citizen, code)).ShouldBeEmpty();
    }

    private static Task<Answer> Ask(Clerk clerk, string code, int version) =>
        clerk.Post(
            $"/api/dossiers/{code}/register-look-ups",
            new { paperCode = "identity", person = 1 },
            Guid.NewGuid().ToString(),
            version
        );

    /// <summary>The looks in the register of all dossiers that the archive of one's data holds.</summary>
    private static async Task<int> Exported(Citizen citizen)
    {
        var bytes = await citizen.Http.GetByteArrayAsync(
            new Uri("/api/personal-data/export", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var count = 0;
        foreach (var entry in zip.Entries.Where(entry => entry.Name == "looks.json"))
        {
            await using var file = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var looks = await JsonDocument.ParseAsync(file);
            count += looks
                .RootElement.EnumerateArray()
                .Count(look =>
                    look.GetProperty("what").GetString() == "populationRegister"
                    && look.TryGetProperty("answered", out _)
                );
        }

        return count;
    }

    private static JsonElement PaperOf(JsonElement draft, string code) =>
        draft.GetProperty("papers").EnumerateArray().Single(paper => paper.GetProperty("code").GetString() == code);

    private static JsonObject FamilyShop() =>
        Cases
            .AnswersFor(Cases.HouseholdBusiness)
            .With(
                ("ownerKind", "family"),
                (
                    "members",
                    new JsonArray(
                        Member("Lê Văn Tuấn", "1988-06-01", "male", Cases.HisId, 100000000),
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
