using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Drafts;

public sealed class DraftTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_draft_begins_only_at_a_unit_that_is_competent_for_it(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();

        foreach (var unit in new[] { "trieu-son-district", "trieu-son-commune-one-stop", "thanh-hoa", "nowhere", "" })
        {
            var refused = await citizen.Post("/api/drafts", new { procedureCode = Cases.Birth, unitId = unit });
            refused.ShouldBe(422, "draft.procedure-not-fileable");
        }

        (await citizen.Post("/api/drafts", new { procedureCode = "9.999999", unitId = Cases.TrieuSon })).ShouldBe(422);
    }

    [Theory, EachDatabase]
    public async Task A_person_holds_fifty_drafts_and_the_next_one_waits_until_one_is_thrown_away(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var drafts = new List<FiledDraft>();
        for (var number = 1; number <= 50; number++)
        {
            drafts.Add(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon));
        }

        var next = await citizen.Post(
            "/api/drafts",
            new { procedureCode = Cases.MaritalStatus, unitId = Cases.TrieuSon }
        );
        await citizen.Send(HttpMethod.Delete, $"/api/drafts/{drafts[0].Id}", null, version: drafts[0].Version);

        next.ShouldBe(422, "draft.too-many");
        await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
    }

    [Theory, EachDatabase]
    public async Task A_text_with_a_null_character_is_malformed_wherever_it_is_sent(Store store)
    {
        var office = await offices.In(store);
        var (citizen, clerk) = (office.SignInAsCitizen(), office.SignInAsClerk());
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);

        var profile = await citizen.Put("/api/profile", new { fullName = "a\0b" }, 1);
        var refusal = await clerk.TryRefuse(dossier.Code, 1, "a\0b");

        profile.ShouldBe(400, "request.malformed");
        refusal.ShouldBe(400, "request.malformed");
    }

    [Theory, EachDatabase]
    public async Task A_draft_begins_with_what_is_known_of_the_person_and_says_from_where(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen("Trần Thị Bích Ngọc", ("personal_id", Cases.HerId));
        await DescribeOneself(citizen);

        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);

        var (answers, prefilled) = (draft.View.GetProperty("answers"), draft.View.GetProperty("prefilled"));
        answers.GetProperty("fullName").GetString().ShouldBe("Trần Thị Bích Ngọc");
        answers.GetProperty("birthDate").GetString().ShouldBe("1990-03-17");
        answers.GetProperty("phone").GetString().ShouldBe(Cases.Phone);
        prefilled.GetProperty("personalId").GetString().ShouldBe("claims");
        prefilled.GetProperty("birthDate").GetString().ShouldBe("profile");
    }

    [Theory, EachDatabase]
    public async Task Answers_are_kept_as_they_are_typed_and_a_null_takes_one_away(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);

        draft = await citizen.Save(draft, new { fullName = "  trần thị bích ngọc ", ethnicity = "Kinh" });
        draft = await citizen.Save(draft, new { ethnicity = (string?)null });

        var kept = (await citizen.Get($"/api/drafts/{draft.Id}")).ShouldBe(200);
        kept["answers"].GetProperty("fullName").GetString().ShouldBe("  trần thị bích ngọc ");
        kept["answers"].TryGetProperty("ethnicity", out _).ShouldBeFalse();
        kept.Version.ShouldBe(draft.Version);
    }

    [Theory, EachDatabase]
    public async Task An_answer_of_the_wrong_shape_is_refused_by_its_path(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);

        var answers = new
        {
            issuedBefore = "yes",
            maritalStatus = "complicated",
            shoeSize = 42,
        };
        var refused = await citizen.Patch($"/api/drafts/{draft.Id}", new { answers }, draft.Version);

        refused.ShouldBe(422, "draft.answers-invalid");
        refused.Errors.Keys.ShouldBe(["issuedBefore", "maritalStatus", "shoeSize"], ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task An_edit_of_an_outdated_draft_is_refused_and_one_without_version_too(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        var answers = new { fullName = "Trần Thị Bích Ngọc" };
        await citizen.Save(draft, answers);

        (await citizen.Patch($"/api/drafts/{draft.Id}", new { answers }, draft.Version)).ShouldBe(
            412,
            "request.stale-version"
        );
        (await citizen.Patch($"/api/drafts/{draft.Id}", new { answers })).ShouldBe(428, "request.if-match-missing");
    }

    [Theory, EachDatabase]
    public async Task Of_two_edits_at_once_one_counts_and_the_other_is_told(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);

        var edits = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    citizen.Patch(
                        $"/api/drafts/{draft.Id}",
                        new { answers = new { ethnicity = $"E{i}" } },
                        draft.Version
                    )
                )
        );

        edits.Count(e => e.Status == 200).ShouldBe(1);
        edits.Count(e => e.Status == 412).ShouldBe(7);
    }

    [Theory, EachDatabase]
    public async Task Another_citizens_draft_looks_like_one_that_never_was(Store store)
    {
        var office = await offices.In(store);
        var (owner, other) = (office.SignInAsCitizen(), office.SignInAsCitizen());
        var draft = await owner.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        await other.StartDraft(Cases.Birth, Cases.TrieuSon);

        foreach (var ask in Asks)
        {
            var (foreign, missing) = (await ask(other, draft.Id), await ask(other, Guid.NewGuid()));
            foreign.ShouldBe(404, "resource.not-found");
            foreign.Repeatable.ShouldBe(missing.Repeatable);
            foreign.Headers.Keys.ShouldBe(missing.Headers.Keys, ignoreOrder: true);
        }
    }

    [Theory, EachDatabase]
    public async Task My_drafts_stand_in_a_list_the_last_changed_first_until_I_discard_them(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var first = await citizen.StartDraft(Cases.Birth, Cases.TrieuSon);
        office.ItIs("2026-11-23 09:30");
        var second = await citizen.StartDraft(Cases.MaritalStatus, Cases.ThoBinh);

        var before = await ListOf(citizen);
        (await citizen.Delete($"/api/drafts/{second.Id}")).ShouldBe(204);
        var after = await ListOf(citizen);

        before.ShouldBe([second.Id, first.Id]);
        after.ShouldBe([first.Id]);
        (await citizen.Get($"/api/drafts/{second.Id}")).ShouldBe(404);
    }

    private static readonly Func<Citizen, Guid, Task<Answer>>[] Asks =
    [
        (c, id) => c.Get($"/api/drafts/{id}"),
        (c, id) => c.Patch($"/api/drafts/{id}", new { answers = new { } }, 1),
        (c, id) => c.Delete($"/api/drafts/{id}"),
        (c, id) => c.Post($"/api/drafts/{id}/submission", new { declaredTrue = true }, "a-key"),
    ];

    private static async Task<List<Guid>> ListOf(Citizen citizen) =>
        [
            .. (await citizen.Get("/api/drafts"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Select(d => d.GetProperty("id").GetGuid()),
        ];

    private static async Task DescribeOneself(Citizen citizen)
    {
        var profile = await citizen.Get("/api/profile");
        var saved = await citizen.Put(
            "/api/profile",
            new
            {
                fullName = citizen.Name,
                birthDate = "1990-03-17",
                gender = "female",
                phone = Cases.Phone,
            },
            profile.Version
        );
        saved.ShouldBe(200);
    }
}
