using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Drafts;

/// <summary>A clerk files for whoever stands at the counter, at whichever unit decides.</summary>
public sealed class CounterDraftTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task A_clerk_files_for_somebody_at_the_counter_who_is_told_and_is_counted_apart(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();

        var draft = await clerk.FileDraft(Cases.MaritalStatus);
        draft.View.GetProperty("writtenFor").GetString().ShouldBe("Lê Thị Mận");
        var listed = (await clerk.Get("/api/drafts"))
            .ShouldBe(200)["items"]
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == draft.Id);
        listed.GetProperty("writtenFor").GetString().ShouldBe("Lê Thị Mận");
        var code = (await clerk.Submit(draft)).Code;

        var dossier = await clerk.Open(code);
        dossier["enteredAt"].GetProperty("id").GetString().ShouldBe(Cases.TrieuSon);
        dossier["history"][0].GetProperty("role").GetString().ShouldBe("receivingClerk");
        (await clerk.Get("/api/drafts")).ShouldBe(200).Body.ShouldNotContain($"{draft.Id}");
        (await Told(office, code)).ShouldBe([MessageKind.DossierSubmitted, MessageKind.PaymentDue], ignoreOrder: true);
        (await clerk.Accept(code))["slip"].GetProperty("state").GetString().ShouldBe("waiting");
    }

    [Theory, EachDatabase]
    public async Task What_was_said_at_the_counter_stands_in_the_form_with_where_it_came_from(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();

        var draft = (await clerk.StartDraft(Cases.MaritalStatus, Cases.TrieuSon)).View;

        draft
            .GetProperty("prefilled")
            .EnumerateObject()
            .Select(one => one.Value.GetString())
            .Distinct()
            .ShouldBe(["counter"]);
        draft.GetProperty("answers").ToString().ShouldContain("Lê Thị Mận");
        draft.GetProperty("answers").ToString().ShouldContain(Cases.HerId);
    }

    [Theory, EachDatabase]
    public async Task Who_receives_is_not_who_decides(Store store)
    {
        var office = await offices.In(store);
        using var here = office.SignInAsClerk(Cases.ThoBinh);
        using var there = office.SignInAsClerk(Cases.TrieuSon);

        using var citizen = office.SignInAsCitizen();
        var before = (await there.Get("/api/register/filings")).ShouldBe(200);

        var code = (await here.SubmitDossier(Cases.MaritalStatus, Cases.TrieuSon)).Code;
        await citizen.SubmitDossier(Cases.MaritalStatus, Cases.TrieuSon);

        (
            await there.Post(
                "/api/counter-refusals",
                new
                {
                    procedureCode = Cases.MaritalStatus,
                    name = "Nguyễn Thị Hạnh",
                    personalId = Cases.HerId,
                    reasonCode = "incomplete",
                    reason = "Thiếu giấy tờ.",
                },
                Guid.NewGuid().ToString()
            )
        ).ShouldBe(201);

        var after = (await there.Get("/api/register/filings")).ShouldBe(200);
        (after["atCounter"].GetInt32() - before["atCounter"].GetInt32()).ShouldBe(1);
        (after["selfService"].GetInt32() - before["selfService"].GetInt32()).ShouldBe(1);
        (await here.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        var dossier = await there.Open(code);
        dossier["unit"].GetProperty("id").GetString().ShouldBe(Cases.TrieuSon);
        dossier["enteredAt"].GetProperty("id").GetString().ShouldBe(Cases.ThoBinh);
        (await there.Accept(code)).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task A_draft_is_written_by_the_clerk_who_began_it_and_seen_by_nobody_else(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        using var colleague = office.SignInAsClerk(number: 1);
        using var citizen = office.SignInAsCitizen("Lê Thị Mận");
        using var supervisor = office.SignInAsSupervisor();
        var draft = await clerk.FileDraft(Cases.MaritalStatus);

        foreach (Visitor other in new Visitor[] { colleague, citizen, supervisor })
        {
            (await other.Get($"/api/drafts/{draft.Id}")).ShouldBe(404, "resource.not-found");
            (await other.Post($"/api/drafts/{draft.Id}/submission", new { declaredTrue = true }, "other")).ShouldBe(
                404
            );
            (await other.Get("/api/drafts")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(0);
        }

        (await clerk.Get($"/api/drafts/{draft.Id}")).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task The_clerk_photographs_the_papers_of_whoever_stands_there_and_nobody_else_reaches_them(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        using var colleague = office.SignInAsClerk(number: 1);
        var draft = await clerk.StartDraft(Cases.Birth, Cases.TrieuSon);
        (string, string)[] heads =
        [
            ("Tus-Resumable", "1.0.0"),
            ("Upload-Length", "100"),
            (
                "Upload-Metadata",
                $"draftId {Base64($"{draft.Id}")},paperCode {Base64("birth-certificate")},fileName {Base64("a.pdf")}"
            ),
        ];

        (await colleague.Send(HttpMethod.Post, "/api/uploads", null, headers: heads)).ShouldBe(404);
        var begun = (await clerk.Send(HttpMethod.Post, "/api/uploads", null, headers: heads)).ShouldBe(201);

        var upload = begun.Headers["Location"];
        (await clerk.Send(HttpMethod.Head, upload, null, headers: [heads[0]])).Headers["Upload-Offset"].ShouldBe("0");
        (await colleague.Send(HttpMethod.Head, upload, null, headers: [heads[0]])).Status.ShouldBe(404);
        (await clerk.Send(HttpMethod.Delete, upload, null, headers: [heads[0]])).ShouldBe(204);
    }

    [Theory, EachDatabase]
    public async Task A_name_or_number_that_cannot_be_read_is_refused_with_its_field(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        var asked = new
        {
            procedureCode = Cases.MaritalStatus,
            unitId = Cases.TrieuSon,
            name = "",
            personalId = "123",
            phone = "không có",
            email = "không có",
        };

        var refused = (await clerk.Post("/api/counter-drafts", asked)).ShouldBe(400, "request.invalid");

        refused["errors"]
            .EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe(["name", "personalId", "phone", "email"], ignoreOrder: true);
        (await clerk.TryStartDraft(Cases.MaritalStatus, "ubnd-nowhere")).ShouldBe(422, "draft.procedure-not-fileable");
    }

    [Theory, EachDatabase]
    public async Task Whoever_was_written_for_is_forgotten_with_the_draft_thrown_away_or_untouched_for_90_days(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        using var clerk = office.SignInAsClerk();
        var before = await People(office);
        var thrownAway = await clerk.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        await clerk.StartDraft(Cases.MaritalStatus, Cases.TrieuSon);
        await clerk.SubmitDossier(Cases.MaritalStatus);
        (await People(office)).ShouldBe(before + 3);

        (await clerk.Send(HttpMethod.Delete, $"/api/drafts/{thrownAway.Id}", null)).ShouldBe(204);
        (await People(office)).ShouldBe(before + 2);
        office.Clock.Advance(TimeSpan.FromDays(91));
        await office.WithAsync<Leftovers, bool>(async leftovers =>
        {
            await leftovers.Sweep(TestContext.Current.CancellationToken);
            return true;
        });

        (await People(office)).ShouldBe(before + 1);
    }

    [Theory, EachDatabase]
    public async Task What_is_asked_for_in_addition_is_handed_in_at_the_counter_too(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        using var colleague = office.SignInAsClerk(number: 1);
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;
        var asked = new
        {
            items = new[]
            {
                new
                {
                    field = "phone",
                    reasonCode = "other",
                    reason = "Số điện thoại không liên lạc được.",
                },
            },
        };
        (await clerk.Act(code, "supplement-requests", asked)).ShouldBe(200);
        (await clerk.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);

        var draft = (await colleague.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);
        (
            await colleague.Patch(
                $"/api/drafts/{draft["id"]}",
                new { answers = new { phone = "0987654321" } },
                draft.Version
            )
        ).ShouldBe(200);
        (await clerk.Get($"/api/drafts/{draft["id"]}")).ShouldBe(404);
        (await colleague.Post($"/api/dossiers/{code}/supplement-answers", new { }, Guid.NewGuid().ToString()))
            .ShouldBe(200)
            .Text("status")
            .ShouldBe("registered");

        (await LooksAtNumbers(office, code)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task What_an_officer_asks_for_is_handed_in_at_the_counter_and_locks_nobody_out(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt("trieu-son-commune-office", StaffRole.CaseOfficer);
        var code = (await clerk.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        var asked = new
        {
            items = new[]
            {
                new
                {
                    field = "phone",
                    reasonCode = "other",
                    reason = "Số điện thoại không liên lạc được.",
                },
            },
        };
        (await officer.Act(code, "supplement-requests", asked)).ShouldBe(200);

        (await clerk.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);

        (await clerk.Get($"/api/dossiers/{code}")).ShouldBe(403, "look.reason-needed");
        (await clerk.Post($"/api/dossiers/{code}/looks", new { reason = "Người nộp đến quầy." })).ShouldBe(204);
        (await clerk.Get($"/api/dossiers/{code}")).ShouldBe(200);
        (
            await office.AskAsync(db =>
                db.StaffLooks.CountAsync(l => l.Purpose == LookPurpose.Stated && l.Reason == null)
            )
        ).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Whoever_was_entered_at_a_counter_has_no_store_that_nobody_could_open(Store store)
    {
        var office = await offices.In(store);
        using var clerk = office.SignInAsClerk();
        var divorced = Cases
            .AnswersFor(Cases.MaritalStatus)
            .With(("maritalStatus", "divorced"), ("divorceDecision", "12/2024/HNGĐ-ST, TAND Triệu Sơn, 10/05/2024"));
        var before = await office.AskAsync(db => db.KeptPapers.CountAsync());

        await clerk.Accept((await clerk.SubmitDossier(Cases.MaritalStatus, answers: divorced)).Code);

        (await office.AskAsync(db => db.KeptPapers.CountAsync())).ShouldBe(before);
    }

    [Theory, EachDatabase]
    public async Task What_its_owner_filed_online_its_owner_supplements(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        (await clerk.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(404, "resource.not-found");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task<List<MessageKind>> Told(Office office, string code) =>
        office.AskAsync(async db =>
        {
            var parsed = DossierCode.Parse(code).Value;
            var messages = await db
                .OutboxMessages.Where(m => db.Dossiers.Any(d => d.Id == m.DossierId && d.Code == parsed))
                .ToListAsync();
            return messages.Where(m => m.Recipient == "man@example.com").Select(m => m.Kind).ToList();
        });

    private static Task<int> People(Office office) => office.AskAsync(db => db.People.CountAsync());

    private static Task<int> LooksAtNumbers(Office office, string code) =>
        office.AskAsync(db =>
        {
            var parsed = DossierCode.Parse(code).Value;
            return db.StaffLooks.CountAsync(l =>
                l.What == StaffLookKind.PersonalId && db.Dossiers.Any(d => d.Id == l.DossierId && d.Code == parsed)
            );
        });
}
