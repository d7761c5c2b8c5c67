using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Personal records that are no dossier's end by their own time: told of, destroyed, and counted for good.</summary>
public sealed class RecordRetentionTests
{
    [Theory, EachDatabase]
    public async Task A_request_about_data_is_told_of_fourteen_days_before_and_then_nothing_of_it_is_left(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var id = await Answered(office, citizen);
        (await office.TablesWith(Said, Replied)).ShouldNotBeEmpty("or the scan sees nothing");

        office.ItIs("2031-11-09 23:59");
        await office.SweepRecords();
        (await Kinds(citizen)).ShouldNotContain("dataRequestEnding");
        office.ItIs("2031-11-10 00:00");
        await office.SweepRecords();
        await office.SweepRecords();
        (await Kinds(citizen)).Count(kind => kind == "dataRequestEnding").ShouldBe(1);
        office.ItIs("2031-11-23 23:59");
        await office.SweepRecords();
        (await Mine(citizen)).ShouldBe([id]);

        office.ItIs("2031-11-24 00:00");
        await office.SweepRecords();

        (await Mine(citizen)).ShouldBeEmpty();
        (await office.TablesWith(Said, Replied)).ShouldBeEmpty();
        (await office.AskAsync(db => db.DataRequestLooks.CountAsync())).ShouldBe(0);
        using var head = office.SignInAsHead();
        using var elsewhere = office.SignInAs(StaffRole.ApprovingOfficer, Cases.ThoBinh);
        var record = (await Sweeps(head)).Single(one => Kind(one) == "dataRequests");
        record.GetProperty("count").GetInt32().ShouldBe(1);
        record.GetProperty("months").GetInt32().ShouldBe(60);
        record.GetProperty("unit").GetProperty("id").GetString().ShouldBe(Cases.TrieuSon);
        record.ToString().ShouldNotContain("Xuyến");
        (await Sweeps(elsewhere)).ShouldNotContain(one => Kind(one) == "dataRequests");
        SweepChain.FirstBroken(await Records(office)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_request_that_is_not_answered_stays_however_old(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var id = await FileRequest(citizen);

        office.ItIs("2050-01-01 08:00");
        await office.SweepRecords();

        (await Mine(citizen)).ShouldBe([id]);
        (await Kinds(citizen)).ShouldNotContain("dataRequestEnding");
    }

    [Theory, EachDatabase]
    public async Task An_answered_request_stays_while_its_person_waits_for_another_answer(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var asking = office.SignInAsXuyen();
        using var writing = office.SignInAsCitizen("Lê Thị Sáo");
        using var done = office.SignInAsCitizen("Lê Thị Én");
        foreach (var one in new[] { asking, writing, done })
        {
            await Answered(office, one);
        }

        await FileRequest(asking);
        await FileReflection(writing);
        foreach (var day in new[] { "2031-11-10 00:00", "2031-11-25 00:00" })
        {
            office.ItIs(day);
            await office.SweepRecords();
        }

        (await Mine(asking)).Count.ShouldBe(2);
        (await Kinds(asking)).ShouldNotContain("dataRequestEnding");
        (await Mine(writing)).Count.ShouldBe(1);
        (await Mine(done)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_petition_of_which_nobody_noted_when_it_ended_stays(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var head = office.SignInAsHead();
        var (code, _) = await Petition(office.Anonymous());
        (await head.Put($"/api/petitions/{code}/status", new { status = "passedOn" }, 1)).ShouldBe(204);
        await office.AskAsync(db =>
            db.PetitionCases.ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedAt, (DateTimeOffset?)null))
        );

        office.ItIs("2050-01-01 08:00");
        await office.SweepRecords();

        (await head.Get("/api/petitions")).ShouldBe(200).Body.ShouldContain(code);
    }

    [Theory, EachDatabase]
    public async Task Of_a_settled_reflection_stays_that_it_was_and_one_that_is_disputed_stays_whole(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.Anonymous();
        using var head = office.SignInAsHead();
        var (code, key) = await Refused(author, head);
        var (disputed, itsKey) = await KeptClosed(author, head);
        office.ItIs("2031-11-10 00:00");
        await office.SweepRecords();
        (await office.AskAsync(db => db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.FeedbackEnding))).ShouldBe(
            2
        );
        (
            await author.Send(
                HttpMethod.Post,
                $"/api/feedback/{disputed}/sayings",
                new { act = "dispute", words = "Tôi không đồng ý." },
                Key(),
                headers: [("X-Follow-Key", itsKey)]
            )
        ).ShouldBe(200);

        office.ItIs("2031-11-25 00:00");
        await office.SweepRecords();

        (await author.Get($"/api/feedback/{code}", ("X-Follow-Key", key))).ShouldBe(404, "resource.not-found");
        (await head.Get($"/api/feedback/{code}")).ShouldBe(404, "resource.not-found");
        (await head.Get("/api/feedback?list=rest")).ShouldBe(200).Body.ShouldNotContain(code);
        (await author.Get($"/api/feedback/{disputed}", ("X-Follow-Key", itsKey))).ShouldBe(200);
        var left = await office.AskAsync(db => db.FeedbackCases.SingleAsync(f => f.Code == code));
        left.Subject.ShouldBeEmpty();
        left.Author.Email.ShouldBeNull();
        left.History.ShouldAllBe(act => act.Words == null);
        left.History.Count.ShouldBeGreaterThan(1, "what was done when stays, so that counts stay");
        (await Sweeps(head)).Single(one => Kind(one) == "reflections").GetProperty("count").GetInt32().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_petition_that_ended_long_ago_is_destroyed_without_anybody_opening_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var author = office.Anonymous();
        using var head = office.SignInAsHead();
        var (ended, key) = await Petition(author);
        var (open, _) = await Petition(author);
        (await head.Post($"/api/petitions/{ended}/openings", new { part = "author", reason = Said })).ShouldBe(200);
        (await head.Put($"/api/petitions/{ended}/status", new { status = "passedOn" }, 1)).ShouldBe(204);

        office.ItIs("2041-11-23 23:59");
        await office.SweepRecords();
        (await head.Get("/api/petitions")).Body.ShouldContain(ended);
        office.ItIs("2041-11-24 00:00");
        await office.SweepRecords();

        var list = (await head.Get("/api/petitions")).ShouldBe(200).Body;
        list.ShouldNotContain(ended);
        list.ShouldContain(open);
        (await head.Get($"/api/petitions/{ended}")).ShouldBe(404);
        (await author.Get($"/api/petitions/{ended}", ("X-Follow-Key", key))).ShouldBe(404);
        (await author.Get($"/api/petitions/{ended}", ("X-Follow-Key", ""))).Status.ShouldNotBe(200);
        var left = await office.AskAsync(db => db.PetitionCases.SingleAsync(p => p.Code == ended));
        (left.SealedAuthor + left.SealedStatement + left.KeyHash).ShouldBeEmpty();
        var opening = (await office.AskAsync(db => db.PetitionOpenings.ToListAsync())).ShouldHaveSingleItem();
        opening.Reason.ShouldBeNull();
        (await Sweeps(head)).Single(one => Kind(one) == "petitions").GetProperty("count").GetInt32().ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Notices_and_looks_go_by_their_age_delivered_or_not(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        using var clerk = office.SignInAsClerk();
        var dossier = await citizen.SubmitDossier(Cases.ExtractCopy);
        await clerk.Open(dossier.Code);
        await office.AskAsync(async db =>
        {
            foreach (var number in Enumerable.Range(1, EraseByAgeHandler.RowsMax + 1))
            {
                var at = office.Clock.GetUtcNow().AddSeconds(number);
                var letter = new OutboxMessage(
                    Guid.CreateVersion7(at),
                    MessageKind.AccountPasswordChanged,
                    "",
                    Mail,
                    at
                );
                letter.Park("mail.recipient-refused");
                db.OutboxMessages.Add(letter);
            }

            return await db.SaveChangesAsync();
        });

        office.ItIs("2027-11-24 00:00");
        await office.SweepRecords();
        (await office.AskAsync(db => db.OutboxMessages.CountAsync(m => m.DossierId == null))).ShouldBe(0);
        (await office.AskAsync(db => db.OutboxMessages.CountAsync())).ShouldBeGreaterThan(0, "a dossier's go with it");
        (await office.AskAsync(db => db.StaffLooks.CountAsync())).ShouldBeGreaterThan(0);
        office.ItIs("2031-11-25 00:00");
        await office.SweepRecords();

        (await office.AskAsync(db => db.StaffLooks.CountAsync())).ShouldBe(0);
        using var head = office.SignInAsHead();
        var records = await Sweeps(head);
        records
            .Single(one => Kind(one) == "notices")
            .GetProperty("count")
            .GetInt32()
            .ShouldBe(EraseByAgeHandler.RowsMax + 1);
        records
            .Single(one => Kind(one) == "looks")
            .GetProperty("unit")
            .GetProperty("id")
            .GetString()
            .ShouldBe(Cases.TrieuSon);
        SweepChain.FirstBroken(await Records(office)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_profile_of_whom_nothing_else_is_left_is_told_of_and_goes_unless_it_is_saved_again(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var gone = office.SignInAsXuyen();
        using var back = office.SignInAsCitizen("Lê Thị Sáo");
        using var filing = office.SignInAsCitizen("Lê Thị Én");
        foreach (var one in new[] { gone, back, filing })
        {
            await SaveProfile(one);
        }

        await filing.SubmitDossier(Cases.ExtractCopy);
        office.ItIs("2029-11-10 00:00");
        await office.SweepRecords();
        (await Kinds(gone)).ShouldBe(["profileEnding"]);
        (await Kinds(filing)).ShouldNotContain("profileEnding");
        await SaveProfile(back);

        office.ItIs("2029-11-25 00:00");
        await office.SweepRecords();

        var names = await office.AskAsync(db => db.People.Select(p => p.FullName).ToListAsync());
        names.ShouldNotContain(gone.Name);
        names.ShouldContain(back.Name);
        names.ShouldContain(filing.Name);
    }

    [Theory, EachDatabase]
    public async Task Anybody_reads_how_long_each_kind_is_kept_and_what_is_not_sure(Store store)
    {
        await using var office = await Office.OpenAsync(store);

        var periods = (await office.Anonymous().Get("/api/record-periods")).ShouldBe(200)["items"];

        periods
            .EnumerateArray()
            .ToDictionary(one => Kind(one)!, one => one.GetProperty("months").GetInt32())
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["dataRequests"] = 60,
                    ["reflections"] = 60,
                    ["petitions"] = 180,
                    ["notices"] = 12,
                    ["looks"] = 60,
                    ["profiles"] = 36,
                    ["accounts"] = 12,
                    ["settlementFiles"] = 132,
                }
            );
        periods[0].GetProperty("needsReview").GetProperty("vi").GetString()!.ShouldContain("minh họa");
        using var clerk = office.SignInAsClerk();
        (await clerk.Get("/api/record-sweeps")).ShouldBe(404, "resource.not-found");
    }

    private static string? Kind(JsonElement one) => one.GetProperty("kind").GetString();

    private static async Task<List<JsonElement>> Sweeps(Clerk head) =>
        [.. (await head.Get("/api/record-sweeps?limit=100")).ShouldBe(200)["items"].EnumerateArray()];

    private static async Task<List<string>> Kinds(Citizen citizen) =>
        [
            .. (await citizen.Get("/api/notices"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Select(notice => notice.GetProperty("kind").GetString()!),
        ];
}
