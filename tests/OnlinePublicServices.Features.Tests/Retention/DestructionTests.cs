using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Proposed by one, approved by another, destroyed by the program, proved for good.</summary>
public sealed class DestructionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nothing_of_the_person_is_left_and_counts_and_tracking_say_what_they_said(Store store)
    {
        var folder = Directory.CreateTempSubdirectory("canaries-");
        await using (var office = await Office.OpenAsync(store, In(folder)))
        {
            using var citizen = office.SignInAsXuyen();
            var dossier = await citizen.CloseDossier();
            using var clerk = office.SignInAsClerk();
            var before = (await office.Anonymous().Get($"/api/tracking/{dossier.Code}")).ShouldBe(200);
            await office.BecomesDue();
            (await office.TablesWith(RetentionOffice.Canaries)).ShouldNotBeEmpty("or the scan sees nothing");
            using var register = office.SignInAsSupervisor();
            var counted = await Counted(register);
            await office.AskAsync(db =>
                db.StaffLooks.ExecuteUpdateAsync(set =>
                    set.SetProperty(l => l.About, "whom the register was asked about")
                )
            );

            await office.Destroy(dossier.Code);

            (await office.TablesWith(RetentionOffice.Canaries)).ShouldBe(
                ["people.full_name: Quách Thị Xuyến", "people.phone: 0987001122"],
                "her account is hers"
            );
            var looks = await office.AskAsync(db => db.StaffLooks.ToListAsync());
            looks.ShouldNotBeEmpty("who looked stays");
            looks.ShouldAllBe(look => look.About == null);
            var after = (await office.Anonymous().Get($"/api/tracking/{dossier.Code}")).ShouldBe(200);
            after.Text("erasedOn").ShouldBe("2028-11-24");
            foreach (var name in new[] { "code", "status", "submittedOn", "steps", "unitName", "procedureName" })
            {
                after[name].ToString().ShouldBe(before[name].ToString());
            }

            (await Counted(register)).ShouldBe(counted);
            (await citizen.Get($"/api/dossiers/{dossier.Code}")).ShouldBe(404);
            (await clerk.Get($"/api/dossiers/{dossier.Code}")).ShouldBe(404);
            (await citizen.Get($"/api/tracking/{dossier.Code}", ("X-Tracking-Key", dossier.Key))).ShouldBe(404);
            (await citizen.Get("/api/dossiers"))["items"].GetArrayLength().ShouldBe(0);
            (await clerk.Get("/api/queue?search=xuyen")).Body.ShouldNotContain(dossier.Code);
            await office.AskAsync(db => db.People.Where(p => p.FullName == citizen.Name).ExecuteDeleteAsync());
            await office.WithAsync<IErasedSpace, int>(async space =>
            {
                await space.ReleaseAsync(Cancel);
                return 0;
            });
        }

        RetentionOffice.FilesWith(folder.FullName, RetentionOffice.Canaries).ShouldBeEmpty();
        Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).ShouldNotBeEmpty();
        folder.Delete(recursive: true);
    }

    [Theory, EachDatabase]
    public async Task Whoever_proposes_does_not_approve_and_what_is_rejected_can_be_proposed_again(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var dossier = await citizen.CloseDossier();
        await office.BecomesDue();
        using var records = office.SignInAsRecords();
        using var head = office.SignInAsHead();
        using var elsewhere = office.SignInAs(StaffRole.RecordsClerk, Cases.ThoBinh);

        (await elsewhere.Propose(dossier.Code)).ShouldBe(404);
        (await head.Propose(dossier.Code)).ShouldBe(404);
        (await records.Propose()).ShouldBe(400, "destruction.size-unfit");
        var id = (await records.Propose(dossier.Code)).ShouldBe(201).Text("id")!;
        (await records.Propose(dossier.Code)).ShouldBe(422, "destruction.dossier-unfit");
        (await records.Decide(id)).ShouldBe(404);
        (await elsewhere.Get($"/api/destruction-lists/{id}")).ShouldBe(404);
        (await head.Decide(id, approves: false)).ShouldBe(400, "destruction.words-unfit");
        (await head.Decide(id, approves: false, "Chờ thanh tra.")).ShouldBe(200);
        (await head.Decide(id)).ShouldBe(409, "destruction.out-of-turn");
        await office.Erase();
        (await office.Row(dossier.Code)).ErasedAt.ShouldBeNull();

        (await records.Propose(dossier.Code)).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task A_hold_that_comes_after_the_approval_still_keeps_the_dossier(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var (held, gone) = (await citizen.CloseDossier(), await citizen.CloseDossier());
        await office.BecomesDue();
        using var records = office.SignInAsRecords();
        using var head = office.SignInAsHead();
        var id = (await records.Propose(held.Code, gone.Code)).ShouldBe(201).Text("id")!;
        (await head.Decide(id)).ShouldBe(200);

        (await records.Post($"/api/dossiers/{held.Code}/legal-holds", Order(), Key())).ShouldBe(404);
        var hold = (await head.Post($"/api/dossiers/{held.Code}/legal-holds", Order(), Key())).ShouldBe(201);
        await office.Erase();

        var list = (await records.Get($"/api/destruction-lists/{id}")).ShouldBe(200);
        list.Text("status").ShouldBe("executed");
        list["items"].EnumerateArray().Select(i => i.GetProperty("state").GetString()).ShouldBe(["leftOut", "erased"]);
        list["items"][0].GetProperty("hold").GetString().ShouldBe("legalHold");
        (await office.Row(held.Code)).ErasedAt.ShouldBeNull();
        (await records.Get("/api/retention?list=held")).ShouldBe(200)["items"].GetArrayLength().ShouldBe(1);
        (await head.Post($"/api/dossiers/{gone.Code}/legal-holds", Order(), Key())).ShouldBe(404);
        (await head.Post($"/api/legal-holds/{hold.Text("id")}/lifting")).ShouldBe(204);
        (await head.Post($"/api/legal-holds/{hold.Text("id")}/lifting")).ShouldBe(409, "retention.hold-over");
        (await records.Propose(held.Code)).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task An_open_request_or_reflection_of_the_person_keeps_the_dossier(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var dossier = await citizen.CloseDossier();
        (
            await citizen.Post(
                "/api/feedback",
                new
                {
                    kind = "regulation",
                    unitId = Cases.TrieuSon,
                    subject = "Niêm yết giá",
                    words = "Bảng giá không niêm yết.",
                },
                Key()
            )
        ).Status.ShouldBeOneOf(200, 201);
        (
            await citizen.Post(
                "/api/personal-data/requests",
                new
                {
                    kind = "view",
                    unitId = Cases.TrieuSon,
                    words = "Xin xem.",
                },
                Key()
            )
        ).ShouldBe(201);
        await office.BecomesDue();
        using var records = office.SignInAsRecords();
        (await records.Propose(dossier.Code)).ShouldBe(422, "destruction.dossier-unfit");

        var due = (await records.Get("/api/retention")).ShouldBe(200)["items"][0];
        due.GetProperty("holds")
            .EnumerateArray()
            .Select(h => h.GetString())
            .ShouldBe(["openDataRequest", "openFeedback"]);
    }

    [Theory, EachDatabase]
    public async Task A_stop_between_two_steps_leaves_nothing_half_done_and_the_next_round_goes_on(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var dossier = await citizen.CloseDossier();
        await office.BecomesDue();
        using var records = office.SignInAsRecords();
        using var head = office.SignInAsHead();
        var id = (await records.Propose(dossier.Code)).ShouldBe(201).Text("id")!;
        (await head.Decide(id)).ShouldBe(200);
        var list = Guid.Parse(id);

        await Act(office, new ClaimForErasure(list, 1));
        (await office.Row(dossier.Code)).ErasedAt.ShouldBeNull();
        (await head.Post($"/api/dossiers/{dossier.Code}/legal-holds", Order(), Key())).ShouldBe(
            409,
            "retention.destruction-begun"
        );
        await office.Erase();
        var first = await office.Row(dossier.Code);
        first.ErasedAt.ShouldNotBeNull();
        await Act(office, new EraseDossier(list, 1));
        await Act(office, new CloseDestruction(list));
        await office.Erase();

        (await office.Row(dossier.Code)).Version.ShouldBe(first.Version);
        (await records.Get($"/api/destruction-lists/{id}")).ShouldBe(200)["recordNumber"].GetInt32().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Files_go_with_the_dossier_unless_something_else_names_them(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var first = await ClosedWith(citizen, "paper-a", "paper-b");
        await ClosedWith(citizen, "paper-b");
        await office.BecomesDue();

        var id = await office.Destroy(first.Code);
        foreach (var hours in new[] { 1, 49, 1 })
        {
            office.Clock.Advance(TimeSpan.FromHours(hours));
            await office.WithAsync<DocumentRemoval, int>(async removal =>
            {
                await removal.SweepAsync(Cancel);
                return 0;
            });
        }

        (await IsThere(office, "paper-a")).ShouldBeFalse();
        (await IsThere(office, "paper-b")).ShouldBeTrue("another dossier has it");
        var list = await office.AskAsync(db => db.DestructionLists.SingleAsync(l => l.Id == Guid.Parse(id)));
        list.Items[0].Digests.ShouldBe([HashOf("paper-a")]);
    }

    [Theory, EachDatabase]
    public async Task The_record_says_who_what_when_and_is_sealed_with_the_one_before(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var (first, second) = (await citizen.CloseDossier(), await citizen.CloseDossier());
        await office.BecomesDue();
        using var records = office.SignInAsRecords();
        using var head = office.SignInAsHead();

        await office.Destroy(first.Code);
        var id = await office.Destroy(second.Code);

        var table = (await records.Get($"/api/destruction-lists/{id}/record?format=csv")).ShouldBe(200);
        table.Headers["Content-Type"].ShouldStartWith("text/csv");
        table.Body.ShouldContain(second.Code);
        table.Body.ShouldNotContain("Xuyến");
        var paper = (await head.Get($"/api/destruction-lists/{id}/record")).ShouldBe(200);
        paper.Headers["Content-Type"].ShouldBe("application/pdf");
        paper.Body.ShouldStartWith("%PDF");
        var shown = (await head.Get($"/api/destruction-lists/{id}")).ShouldBe(200);
        shown.Text("proposedBy").ShouldBe(records.Name);
        shown.Text("decidedBy").ShouldBe(head.Name);
        var all = await office.AskAsync(db =>
            db.DestructionLists.AsNoTracking().OrderBy(l => l.RecordNumber).ToListAsync()
        );
        DestructionSeal.FirstBroken(all).ShouldBeNull();
        all[1].PreviousSeal.ShouldBe(all[0].Seal);

        await office.AskAsync(db =>
            db.Database.ExecuteSqlAsync($"UPDATE destruction_items SET months = 25 WHERE code = {first.Code}")
        );
        all = await office.AskAsync(db =>
            db.DestructionLists.AsNoTracking().OrderBy(l => l.RecordNumber).ToListAsync()
        );
        DestructionSeal.FirstBroken(all)!.RecordNumber.ShouldBe(1);
        DestructionSeal.FirstBroken(all.Skip(1))!.RecordNumber.ShouldBe(2);
    }

    internal static OfficeOptions In(DirectoryInfo folder) =>
        new() { Settings = new Dictionary<string, string> { ["DataDir"] = folder.FullName } };

    private static async Task<string> Counted(Clerk supervisor) =>
        (await supervisor.Get("/api/register/filings?from=2026-11-01&until=2026-12-31")).ShouldBe(200).Body;

    private static async Task<Submitted> ClosedWith(Citizen citizen, params string[] papers)
    {
        var draft = await citizen.Save(
            await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon),
            Cases.AnswersFor(Cases.ExtractCopy).With(("feeExemption", "merit"))
        );
        foreach (var words in papers)
        {
            draft = await citizen.AddPaper(draft, "merit-proof", words);
        }

        var dossier = await citizen.Submit(draft);
        using var clerk = citizen.Office.SignInAsClerk();
        (await clerk.TryRefuse(dossier.Code, (await clerk.Open(dossier.Code)).Version, "Thiếu giấy tờ.")).ShouldBe(201);
        return dossier;
    }

    private static string HashOf(string paper) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes($"%PDF-1.7 {paper}"))
        );

    private static Task<bool> IsThere(Office office, string paper) =>
        office.WithAsync<IDocumentStore, bool>(store => store.ExistsAsync(DocumentHash.Parse(HashOf(paper)), Cancel));

    private static Task<int> Act(Office office, IAct<Domain.Rules.Done> act) =>
        office.WithAsync<OneByOne, int>(async acts =>
        {
            await acts.Send(act, Cancel);
            return 0;
        });

    private static object Order() => new { reason = "Tòa án yêu cầu giữ hồ sơ.", until = "2029-06-30" };

    private static string Key() => Guid.NewGuid().ToString();
}
