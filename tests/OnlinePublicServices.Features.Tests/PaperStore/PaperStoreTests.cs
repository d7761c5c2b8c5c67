using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Outcomes;

namespace OnlinePublicServices.Features.Tests.PaperStore;

/// <summary>What an office has checked or issued once is given again by one tap.</summary>
public sealed class PaperStoreTests(Offices offices) : IClassFixture<Offices>
{
    private const string Ruling = "divorce-ruling";

    private static JsonObject Divorced =>
        Cases
            .AnswersFor(Cases.MaritalStatus)
            .With(("maritalStatus", "divorced"), ("divorceDecision", "12/2024/HNGĐ-ST, TAND Triệu Sơn, 10/05/2024"));

    [Theory, EachDatabase]
    public async Task A_paper_that_the_counter_found_good_is_in_the_store_once_the_dossier_is_accepted(Store store)
    {
        var office = await offices.In(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus, answers: Divorced);
        await clerk.FindPapersGood(dossier.Code);
        (await Stored(citizen)).ShouldBeEmpty("it is not accepted yet");

        await clerk.Accept(dossier.Code);

        var kept = (await Stored(citizen)).Single();
        kept.GetProperty("dossierCode").GetString().ShouldBe(dossier.Code);
        kept.GetProperty("role").GetString().ShouldBe("receivingClerk");
        kept.GetProperty("isIssued").GetBoolean().ShouldBeFalse();
        kept.GetProperty("serves").GetBoolean().ShouldBeTrue();
        kept.TryGetProperty("goodUntil", out _).ShouldBeFalse("a ruling has no end");
        kept.GetProperty("unit").GetProperty("vi").GetString().ShouldNotBeNullOrEmpty();
        var list = (await citizen.Get("/api/paper-store")).Body;
        list.ShouldNotContain(clerk.Name);
        list.ShouldNotContain(clerk.Subject);
        var file = await citizen.Http.GetByteArrayAsync(
            new Uri($"/api/paper-store/{IdOf(kept)}/content", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        file.ShouldBe("%PDF-1.7 divorce-ruling"u8.ToArray());
    }

    [Theory, EachDatabase]
    public async Task One_tap_gives_it_with_the_next_dossier_where_the_counter_need_not_look_again(Store store)
    {
        var office = await offices.In(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        var first = await AcceptedRuling(citizen, clerk);
        var draft = await citizen.Save(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), Divorced);
        var offer = OffersIn(draft.View, Ruling).Single();
        offer.GetProperty("checkedAt").GetDateTimeOffset().ShouldBe(office.Clock.GetUtcNow(), TimeSpan.FromHours(1));

        var given = (await Reuse(citizen, draft.Id, IdOf(offer), Ruling)).ShouldBe(201);
        var again = (await Reuse(citizen, draft.Id, IdOf(offer), Ruling)).ShouldBe(201);

        again.Text("attachmentId").ShouldBe(given.Text("attachmentId"));
        var view = (await citizen.Get($"/api/drafts/{draft.Id}")).ShouldBe(200).Json;
        OffersIn(view, Ruling).ShouldBeEmpty("it is given already");
        PaperIn(view, Ruling)
            .GetProperty("attachments")
            .EnumerateArray()
            .Single()
            .GetProperty("keptPaperId")
            .GetGuid()
            .ShouldBe(IdOf(offer));
        var second = await citizen.Submit(new FiledDraft(draft.Id, 0, view));
        var seen = await clerk.Open(second.Code);
        var paper = seen["attachments"].EnumerateArray().Single();
        paper.GetProperty("verdict").GetString().ShouldBe("good");
        paper.GetProperty("origin").GetProperty("dossierCode").GetString().ShouldBe(first);
        paper.GetProperty("origin").GetProperty("unit").GetProperty("vi").GetString().ShouldNotBeNullOrEmpty();
        (await clerk.TryAccept(second.Code, seen.Version)).ShouldBe(201);
        (await Stored(citizen))
            .Single()
            .GetProperty("dossierCode")
            .GetString()
            .ShouldBe(first, "it rests on that look");
    }

    [Theory, EachDatabase]
    public async Task The_counter_may_look_again_and_find_it_faulty(Store store)
    {
        var office = await offices.In(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        var code = await SubmitFromStore(citizen);
        var seen = await clerk.Open(code);
        var paper = seen["attachments"][0].GetProperty("id").GetGuid();

        var faulty = (await clerk.Judge(code, paper, seen.Version, "faulty", "Ảnh mờ")).ShouldBe(200);

        (await clerk.TryAccept(code, faulty.Version)).ShouldBe(422, "dossier.papers-faulty");
        (await Stored(citizen)).Single().GetProperty("serves").GetBoolean().ShouldBeFalse("a counter doubts it");
    }

    [Theory, EachDatabase]
    public async Task What_was_asked_for_in_addition_is_not_answered_by_the_same_bytes_from_the_store(Store store)
    {
        var office = await offices.In(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        var kept = IdOf((await Stored(citizen)).Single());
        var code = await SubmitFromStore(citizen);
        var wish = new
        {
            items = new[]
            {
                new
                {
                    paperCode = Ruling,
                    attachmentId = IdOf((await clerk.Open(code))["attachments"][0]),
                    reasonCode = "unclear",
                    reason = "Thiếu trang có dấu, ông/bà chụp lại giúp.",
                },
            },
        };
        (await clerk.Act(code, "supplement-requests", wish)).ShouldBe(200);

        var draft = (await citizen.Post($"/api/dossiers/{code}/supplement-draft")).ShouldBe(200);

        OffersIn(draft.Json, Ruling).ShouldBeEmpty();
        (await Reuse(citizen, draft["id"].GetGuid(), kept, Ruling)).ShouldBe(422, "paper-store.not-fitting");
    }

    [Theory, EachDatabase]
    public async Task A_neighbours_store_and_one_that_was_never_there_look_alike(Store store)
    {
        var office = await offices.In(store);
        using var citizen = Her(office);
        using var neighbour = office.SignInAsCitizen("Lê Văn Tuấn");
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        var kept = IdOf((await Stored(citizen)).Single());
        var draft = await neighbour.Save(await neighbour.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), Divorced);

        OffersIn(draft.View, Ruling).ShouldBeEmpty();
        (await Stored(neighbour)).ShouldBeEmpty();
        foreach (var id in new[] { kept, Guid.NewGuid() })
        {
            (await neighbour.Get($"/api/paper-store/{id}/content")).ShouldBe(404, "resource.not-found");
            (await neighbour.Delete($"/api/paper-store/{id}")).ShouldBe(404, "resource.not-found");
            (await neighbour.Post($"/api/paper-store/{id}/restoration")).ShouldBe(404, "resource.not-found");
            (await Reuse(neighbour, draft.Id, id, Ruling)).ShouldBe(404, "resource.not-found");
        }
    }

    [Theory, EachDatabase]
    public async Task Who_files_for_somebody_else_gets_none_of_their_papers(Store store)
    {
        var office = await offices.In(store);
        using var son = office.SignInAsCitizen("Lê Văn Tuấn");
        using var numbered = office.SignInAsCitizen("Trần Thị Bích Ngọc");
        using var clerk = office.SignInAsClerk();
        (await numbered.Get("/api/profile")).ShouldBe(200);
        (
            await numbered.Put(
                "/api/profile",
                new { fullName = "Trần Thị Bích Ngọc", personalId = Cases.HisId },
                (await numbered.Get("/api/profile")).Version
            )
        ).ShouldBe(200);

        await AcceptedRuling(son, clerk);
        await AcceptedRuling(numbered, clerk);

        (await Stored(son)).ShouldBeEmpty();
        (await Stored(numbered)).ShouldBeEmpty("the number is another person's, whatever the name");
    }

    [Theory, EachDatabase]
    public async Task A_paper_that_was_taken_out_is_offered_no_more_and_can_be_put_back_for_a_week(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        var draft = await citizen.Save(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), Divorced);
        var kept = IdOf(OffersIn(draft.View, Ruling).Single());

        (await citizen.Delete($"/api/paper-store/{kept}")).ShouldBe(204);
        (await citizen.Delete($"/api/paper-store/{kept}")).ShouldBe(204);

        (await Stored(citizen)).Single().TryGetProperty("restorableUntil", out _).ShouldBeTrue();
        (await Reuse(citizen, draft.Id, kept, Ruling)).ShouldBe(422, "paper-store.not-fitting");
        (await citizen.Post($"/api/paper-store/{kept}/restoration")).ShouldBe(204);
        (await Reuse(citizen, draft.Id, kept, Ruling)).ShouldBe(201);
        (await citizen.Delete($"/api/paper-store/{kept}")).ShouldBe(204);
        office.Clock.Advance(TimeSpan.FromDays(KeptPaper.RestorableDays) + TimeSpan.FromMinutes(1));
        (await citizen.Post($"/api/paper-store/{kept}/restoration")).ShouldBe(404, "resource.not-found");
        await office.WithAsync<Leftovers, bool>(async leftovers =>
        {
            await leftovers.Sweep(TestContext.Current.CancellationToken);
            return true;
        });
        (await Stored(citizen)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task What_has_run_out_is_shown_and_no_longer_offered_and_a_draft_that_has_it_loses_only_the_look(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        var draft = await citizen.Save(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), Divorced);
        var kept = IdOf(OffersIn(draft.View, Ruling).Single());
        (await Reuse(citizen, draft.Id, kept, Ruling)).ShouldBe(201);
        await office.AskAsync(db =>
            db.KeptPapers.ExecuteUpdateAsync(row => row.SetProperty(p => p.GoodUntil, new DateOnly(2026, 11, 22)))
        );

        (await Stored(citizen)).Single().GetProperty("expired").GetBoolean().ShouldBeTrue();
        var next = await citizen.Save(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), Divorced);
        OffersIn(next.View, Ruling).ShouldBeEmpty();
        (await Reuse(citizen, next.Id, kept, Ruling)).ShouldBe(422, "paper-store.not-fitting");
        var code = (await citizen.Submit(draft)).Code;
        var paper = (await clerk.Open(code))["attachments"][0];
        paper.GetProperty("verdict").GetString().ShouldBe("unseen");
        paper.TryGetProperty("origin", out _).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task Bytes_that_are_gone_or_found_infected_leave_the_store(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        var kept = IdOf((await Stored(citizen)).Single());
        var hash = Convert.ToHexStringLower(SHA256.HashData("%PDF-1.7 divorce-ruling"u8));

        await office.AskAsync(db =>
            db.StoredDocuments.Where(d => d.Sha256 == hash)
                .ExecuteUpdateAsync(row => row.SetProperty(d => d.Scan, ScanState.Infected))
        );

        (await Stored(citizen)).ShouldBeEmpty();
        (await citizen.Get($"/api/paper-store/{kept}/content")).ShouldBe(404, "resource.not-found");
        var draft = await citizen.Save(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), Divorced);
        OffersIn(draft.View, Ruling).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_paper_answers_only_the_document_of_its_kind(Store store)
    {
        var office = await offices.In(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        var kept = IdOf((await Stored(citizen)).Single());
        var draft = await citizen.StartDraft(Cases.Birth, Cases.TrieuSon);

        draft.View.GetProperty("papers").EnumerateArray().SelectMany(Offers).ShouldBeEmpty();
        (await Reuse(citizen, draft.Id, kept, "birth-certificate")).ShouldBe(422, "paper-store.not-fitting");
        (await Reuse(citizen, draft.Id, kept, Ruling)).ShouldBe(422, "paper-store.not-fitting");
        (await Reuse(citizen, draft.Id, kept, "")).ShouldBe(400);
    }

    [Theory, EachDatabase]
    public async Task A_signed_result_is_in_the_store_to_its_last_day_and_serves_where_it_is_asked_for(Store store)
    {
        var office = await offices.In(store);
        using var people = await ResultPeople.Sealing(office);
        (
            await people.Citizen.Put(
                "/api/profile",
                new { fullName = "Trần Thị Bích Ngọc", personalId = Cases.HerId },
                (await people.Citizen.Get("/api/profile")).ShouldBe(200).Version
            )
        ).ShouldBe(200);
        await people.SignResult();
        (await Stored(people.Citizen)).ShouldBeEmpty("it is not issued yet");
        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        await office.WithAsync<PaperSealing, bool>(async sealing =>
        {
            await sealing.SweepAsync(TestContext.Current.CancellationToken);
            return true;
        });

        var kept = (await Stored(people.Citizen)).Single();
        kept.GetProperty("isIssued").GetBoolean().ShouldBeTrue();
        kept.GetProperty("goodUntil").GetString().ShouldBe("2027-05-23");
        var draft = await people.Citizen.Save(
            await people.Citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon),
            Cases.AnswersFor(Cases.MaritalStatus).With(("issuedBefore", true))
        );
        var offer = OffersIn(draft.View, "earlier-certificate").Single();
        (await Reuse(people.Citizen, draft.Id, IdOf(offer), "earlier-certificate")).ShouldBe(201);

        await people.Clerk.Take(people.Code);
        (
            await people.Clerk.Act(people.Code, "reopening", new { reasonCode = "error", reason = "Sai năm sinh." })
        ).ShouldBe(200);
        (await Stored(people.Citizen)).ShouldBeEmpty("it was taken back");
    }

    [Theory, EachDatabase]
    public async Task The_store_is_read_page_by_page(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen("Lê Văn Tuấn");
        using var clerk = office.SignInAsClerk();
        await clerk.Accept((await citizen.SubmitDossier(Cases.BuildingPermit)).Code);

        var first = (await citizen.Get("/api/paper-store?limit=2")).ShouldBe(200);
        var rest = (await citizen.Get($"/api/paper-store?limit=2&cursor={first.Text("nextCursor")}")).ShouldBe(200);

        first["items"].GetArrayLength().ShouldBe(2);
        first["items"]
            .EnumerateArray()
            .Concat(rest["items"].EnumerateArray())
            .Select(IdOf)
            .Distinct()
            .Count()
            .ShouldBe(3);
        rest.Json.TryGetProperty("nextCursor", out _).ShouldBeFalse();
        (await citizen.Get("/api/paper-store?cursor=x")).ShouldBe(400, "request.cursor-malformed");
    }

    [Theory, EachDatabase]
    public async Task Bytes_that_only_the_store_names_stay(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = Her(office);
        using var clerk = office.SignInAsClerk();
        await AcceptedRuling(citizen, clerk);
        await office.AskAsync(async db =>
        {
            var dossier = await db.Dossiers.Include(d => d.Attachments).SingleAsync();
            foreach (var paper in dossier.Attachments.ToList())
            {
                db.Entry(paper).State = EntityState.Deleted;
            }

            return await db.SaveChangesAsync();
        });

        foreach (var _ in Enumerable.Range(0, 4))
        {
            office.Clock.Advance(TimeSpan.FromHours(49));
            await office.WithAsync<DocumentRemoval, bool>(async removal =>
            {
                await removal.SweepAsync(TestContext.Current.CancellationToken);
                return true;
            });
        }

        (await Stored(citizen)).Count.ShouldBe(1);
    }

    private static Citizen Her(Office office) => office.SignInAsCitizen("Trần Thị Bích Ngọc");

    private static async Task<string> AcceptedRuling(Citizen citizen, Clerk clerk)
    {
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus, answers: Divorced)).Code;
        await clerk.Accept(code);
        return code;
    }

    private static async Task<string> SubmitFromStore(Citizen citizen)
    {
        var draft = await citizen.Save(await citizen.StartDraft(Cases.MaritalStatus, Cases.TrieuSon), Divorced);
        (await Reuse(citizen, draft.Id, IdOf(OffersIn(draft.View, Ruling).Single()), Ruling)).ShouldBe(201);
        return (await citizen.Submit(draft)).Code;
    }

    private static Task<Answer> Reuse(Citizen citizen, Guid draft, Guid kept, string paperCode) =>
        citizen.Post($"/api/drafts/{draft}/kept-papers", new { keptPaperId = kept, paperCode });

    private static async Task<List<JsonElement>> Stored(Citizen citizen) =>
        [.. (await citizen.Get("/api/paper-store")).ShouldBe(200)["items"].EnumerateArray()];

    private static JsonElement PaperIn(JsonElement draft, string code) =>
        draft.GetProperty("papers").EnumerateArray().Single(paper => paper.GetProperty("code").GetString() == code);

    private static List<JsonElement> OffersIn(JsonElement draft, string code) => [.. Offers(PaperIn(draft, code))];

    private static IEnumerable<JsonElement> Offers(JsonElement paper) => paper.GetProperty("inStore").EnumerateArray();

    private static Guid IdOf(JsonElement thing) => thing.GetProperty("id").GetGuid();
}
