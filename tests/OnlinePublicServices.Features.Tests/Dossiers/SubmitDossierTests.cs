using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

public sealed class SubmitDossierTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task Each_of_the_seven_procedures_can_be_filed_and_accepted(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();

        foreach (var procedure in Cases.All)
        {
            var draft = await citizen.FileDraft(procedure);
            draft.View.GetProperty("missing").GetArrayLength().ShouldBe(0, $"{procedure}: {draft.View}");
            var dossier = await citizen.Submit(draft);
            (await office.SignInAsClerk().Accept(dossier.Code)).Status.ShouldBe(201, procedure);
        }
    }

    [Theory, EachDatabase]
    public async Task A_mother_registers_her_child_under_her_own_name(Store store)
    {
        var office = await offices.In(store);
        var mother = office.SignInAsCitizen("Trần Thị Bích Ngọc");

        var dossier = await mother.SubmitDossier(answers: Cases.BirthByMother());

        var applicant = (await mother.Get($"/api/dossiers/{dossier.Code}"))["applicant"];
        applicant.GetProperty("name").GetString().ShouldBe("Trần Thị Bích Ngọc");
        applicant.GetProperty("address").GetString().ShouldBe("Thôn 3, Xã Triệu Sơn, Tỉnh Thanh Hóa");
    }

    [Theory, EachDatabase]
    public async Task A_mother_who_registers_gives_her_own_number(Store store)
    {
        var mother = (await offices.In(store)).SignInAsCitizen();
        var draft = await mother.FileDraft(answers: Cases.BirthByMother().With(("motherId", null)));

        var refused = await mother.TrySubmit(draft);

        refused.ShouldBe(422, "draft.answers-invalid").Errors.Keys.ShouldBe(["motherId"]);
    }

    [Theory, EachDatabase]
    public async Task A_missing_paper_is_named(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.StartDraft(Cases.Birth, Cases.TrieuSon);
        draft = await citizen.Save(draft, Cases.AnswersFor(Cases.Birth));

        var refused = await citizen.TrySubmit(draft);

        refused.ShouldBe(422, "dossier.papers-missing");
        refused["parameters"].GetProperty("papers").GetString().ShouldBe("birth-certificate");
    }

    [Theory, EachDatabase]
    public async Task Answers_that_break_a_rule_are_named_by_path(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var answers = Cases
            .AnswersFor(Cases.MaritalStatus)
            .With(("personalId", Cases.HisId), ("otherPurpose", null), ("phone", "12"));
        var draft = await citizen.FileDraft(Cases.MaritalStatus, answers: answers);

        var refused = await citizen.TrySubmit(draft);

        refused.ShouldBe(422, "draft.answers-invalid");
        refused.Errors.Keys.ShouldBe(["personalId", "otherPurpose", "phone"], ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task Without_the_declaration_nothing_is_submitted(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.FileDraft(Cases.MaritalStatus);

        var refused = await citizen.TrySubmit(draft, declaredTrue: false);

        refused.ShouldBe(400).Errors["declaredTrue"].ShouldBe(["declaration.missing"]);
        (await citizen.TrySubmit(draft)).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task The_code_names_the_unit_and_the_day_in_Viet_Nam(Store store)
    {
        var office = await offices.In(store);
        office.ItIs("2027-01-04 00:30");

        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh);

        dossier.Code.ShouldBe("H56.311-270104-0001");
    }

    [Theory, EachDatabase]
    public async Task A_repeated_submission_gives_the_first_receipt_again(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.FileDraft(Cases.MaritalStatus);
        var other = await citizen.FileDraft(Cases.MaritalStatus);

        var first = await citizen.TrySubmit(draft, "the-key");
        var again = await citizen.TrySubmit(draft, "the-key");

        again.ShouldBe(201).Body.ShouldBe(first.Body);
        (await citizen.TrySubmit(other, "the-key")).ShouldBe(422, "idempotency.key-reused");
        (await citizen.TrySubmit(draft, "another-key")).ShouldBe(404, "resource.not-found");
        (await citizen.Post($"/api/drafts/{draft.Id}/submission", new { declaredTrue = true })).ShouldBe(
            400,
            "idempotency.key-missing"
        );
    }

    [Theory, EachDatabase]
    public async Task Fifty_submissions_at_once_under_one_key_make_one_dossier(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var draft = await citizen.FileDraft(Cases.MaritalStatus);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => citizen.TrySubmit(draft, "the-key")));

        receipts.ShouldAllBe(r => r.Status == 201);
        receipts.Select(r => r.Body).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await CountOf(citizen)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Of_two_keys_for_one_draft_at_once_one_wins(Store store)
    {
        var citizen = (await offices.In(store)).SignInAsCitizen();
        var draft = await citizen.FileDraft(Cases.MaritalStatus);

        var answers = await Task.WhenAll(citizen.TrySubmit(draft, "one"), citizen.TrySubmit(draft, "two"));

        answers.Select(a => a.Status).Order().ShouldBe([201, 404]);
        (await CountOf(citizen)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Many_submissions_at_once_draw_each_number_once_and_leave_no_gap(Store store)
    {
        var office = await offices.In(store);
        office.ItIs("2026-12-07 08:00");
        await using var second = store == Store.Postgres ? office.OpenSecondInstance() : null;
        var drafts = await DraftsOf(office, second ?? office, 200);

        var receipts = new List<Answer>();
        foreach (var batch in drafts.Chunk(40))
        {
            receipts.AddRange(await Task.WhenAll(batch.Select(d => d.Citizen.TrySubmit(d.Draft))));
        }

        receipts.ShouldAllBe(r => r.Status == 201);
        receipts
            .Select(r => r.Text("dossierCode")!)
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                Enumerable
                    .Range(1, 200)
                    .Select(n => string.Create(CultureInfo.InvariantCulture, $"H56.310-261207-{n:0000}"))
            );
    }

    [Theory, EachDatabase]
    public async Task The_message_is_owed_with_the_act_and_history_begins_at_one(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var answers = Cases.AnswersFor(Cases.MaritalStatus).With(("email", "ngoc@example.com"));

        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus, answers: answers);

        var code = DossierCode.Parse(dossier.Code).Value;
        var row = await office.AskAsync(db => db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == code));
        var owed = await office.AskAsync(db => db.OutboxMessages.Where(m => m.DossierId == row.Id).ToListAsync());
        owed.ShouldHaveSingleItem();
        row.History.Select(r => r.Number).ShouldBe([1]);
        row.History.Single().To.ShouldBe(row.Status);
    }

    private static async Task<int> CountOf(Citizen citizen) =>
        (await citizen.Get("/api/dossiers")).ShouldBe(200)["items"].GetArrayLength();

    /// <summary>Drafts of one citizen, in turns at one instance and the other.</summary>
    /// <summary>Of several citizens, since nobody may have too many; each submits at both instances.</summary>
    private static async Task<List<(Citizen Citizen, FiledDraft Draft)>> DraftsOf(Office one, Office other, int count)
    {
        const int EachHas = 20;
        var drafts = new List<(Citizen, FiledDraft)>();
        while (drafts.Count < count)
        {
            var citizen = one.SignInAsCitizen();
            var twin = other.Again(citizen);
            for (var i = 0; i < EachHas; i++)
            {
                drafts.Add((i % 2 == 0 ? citizen : twin, await citizen.FileDraft(Cases.MaritalStatus)));
            }
        }

        return drafts;
    }
}
