using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Whoever it concerns is told before anything is destroyed, and the office sees what is coming.</summary>
public sealed class RetentionWarningTests
{
    [Theory, EachDatabase]
    public async Task The_person_is_warned_once_fourteen_days_before_and_the_office_sees_it_coming(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var dossier = await citizen.CloseDossier();
        using var records = office.SignInAsRecords();

        office.ItIs("2028-11-09 23:59");
        await office.Watch();
        (await Kinds(citizen)).ShouldNotContain("erasureComing");
        (await Listed(records, "warned")).ShouldBeEmpty();
        office.ItIs(RetentionOffice.WarnedAt);
        await office.Watch();
        await office.Watch();

        (await Kinds(citizen)).Count(kind => kind == "erasureComing").ShouldBe(1);
        var coming = (await Listed(records, "warned")).ShouldHaveSingleItem();
        coming.GetProperty("code").GetString().ShouldBe(dossier.Code);
        coming.GetProperty("dueAt").GetString().ShouldBe("2028-11-23T17:00:00+00:00");
        coming.ToString().ShouldNotContain("Xuyến");
        (await Listed(records, "due")).ShouldBeEmpty();
        var mine = (await citizen.Get("/api/personal-data/retention")).ShouldBe(200)["items"][0];
        mine.GetProperty("months").GetInt32().ShouldBe(24);
        mine.GetProperty("dueAt").GetString().ShouldBe("2028-11-23T17:00:00+00:00");
        mine.GetProperty("warnedAt").GetString().ShouldNotBeNull();

        office.ItIs(RetentionOffice.Due);
        var due = (await Listed(records, "due")).ShouldHaveSingleItem();
        due.GetProperty("holds").GetArrayLength().ShouldBe(0);
        (await Listed(records, "warned")).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_warning_that_comes_late_gives_its_fourteen_days_all_the_same(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var dossier = await citizen.CloseDossier();
        using var records = office.SignInAsRecords();

        office.ItIs("2029-03-01 08:00");
        await office.Watch();

        var due = (await Listed(records, "due")).ShouldHaveSingleItem();
        due.GetProperty("holds")[0].GetString().ShouldBe("notWarned");
        due.GetProperty("erasableFrom").GetString().ShouldBe("2029-03-15T01:00:00+00:00");
        (await records.Propose(dossier.Code)).ShouldBe(422, "destruction.dossier-unfit");
        office.ItIs("2029-03-15 08:00");
        (await records.Propose(dossier.Code)).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task What_is_kept_for_good_or_still_goes_on_is_on_no_list(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        await citizen.CloseDossier(Cases.Birth);
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await citizen.SubmitDossier(Cases.ExtractCopy);
        using var records = office.SignInAsRecords();

        office.ItIs("2090-01-01 08:00");
        await office.Watch();

        (await Listed(records, "due")).ShouldBeEmpty();
        (await Kinds(citizen)).ShouldNotContain("erasureComing");
        var mine = (await citizen.Get("/api/personal-data/retention")).ShouldBe(200)["items"];
        mine[0].TryGetProperty("closedAt", out _).ShouldBeFalse();
        mine[1].GetProperty("permanent").GetBoolean().ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task A_draft_that_nobody_touches_is_warned_of_and_then_thrown_away(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var left = await citizen.FileDraft(Cases.ExtractCopy);
        var touched = await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon);

        office.Clock.Advance(TimeSpan.FromDays(76));
        await office.Watch();
        (await Kinds(citizen)).ShouldBeEmpty();
        office.Clock.Advance(TimeSpan.FromHours(1));
        await office.Watch();
        await office.Watch();
        (await Kinds(citizen)).ShouldBe(["draftEnding", "draftEnding"]);
        var notice = (await citizen.Get("/api/notices")).ShouldBe(200)["items"][0];
        notice.TryGetProperty("dossierCode", out _).ShouldBeFalse();
        notice.GetProperty("procedureName").GetProperty("vi").GetString()!.ShouldContain("Trích lục");
        await citizen.Save(touched, new { requesterName = "Lê Văn Tuấn" });

        office.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        await Sweep(office);
        (await citizen.Get($"/api/drafts/{left.Id}")).ShouldBe(200);
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        await Sweep(office);

        (await citizen.Get($"/api/drafts/{left.Id}")).ShouldBe(404);
        (await citizen.Get($"/api/drafts/{touched.Id}")).ShouldBe(200);
        (await office.AskAsync(db => db.DraftAttachments.CountAsync(a => a.DraftId == left.Id))).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_draft_is_never_thrown_away_unwarned_however_late_the_watch_comes(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var draft = await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon);

        office.Clock.Advance(TimeSpan.FromDays(200));
        await Sweep(office);
        await office.Watch();
        office.Clock.Advance(TimeSpan.FromDays(13));
        await Sweep(office);

        (await citizen.Get($"/api/drafts/{draft.Id}")).ShouldBe(200);
        office.Clock.Advance(TimeSpan.FromDays(2));
        await Sweep(office);
        (await citizen.Get($"/api/drafts/{draft.Id}")).ShouldBe(404);
    }

    [Theory, EachDatabase]
    public async Task What_is_no_dossiers_goes_after_its_own_time(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon);
        office.Clock.Advance(TimeSpan.FromDays(77));
        await office.Watch();
        await office.AskAsync(async db =>
        {
            db.SmsTraces.Add(Features.Messages.SmsTrace.OfForgery(office.Clock.GetUtcNow()));
            (await db.OutboxMessages.SingleAsync()).Taken(office.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        office.Clock.Advance(TimeSpan.FromDays(89));
        await Sweep(office);
        (await office.AskAsync(db => db.SmsTraces.CountAsync())).ShouldBe(1);
        office.Clock.Advance(TimeSpan.FromDays(2));
        await Sweep(office);
        (await office.AskAsync(db => db.SmsTraces.CountAsync())).ShouldBe(0);
        (await office.AskAsync(db => db.OutboxMessages.CountAsync())).ShouldBe(1);
        office.Clock.Advance(TimeSpan.FromDays(280));
        await office.SweepRecords();

        (await office.AskAsync(db => db.OutboxMessages.CountAsync())).ShouldBe(0);
    }

    private static Task<int> Sweep(Office office) =>
        office.WithAsync<Leftovers, int>(async leftovers =>
        {
            await leftovers.Sweep(TestContext.Current.CancellationToken);
            return 0;
        });

    private static async Task<List<string?>> Kinds(Citizen citizen) =>
        [
            .. (await citizen.Get("/api/notices"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Select(notice => notice.GetProperty("kind").GetString())
                .Where(kind => kind is not ("dossierSubmitted" or "dossierRefused")),
        ];

    private static async Task<List<JsonElement>> Listed(Clerk staff, string list) =>
        [.. (await staff.Get($"/api/retention?list={list}")).ShouldBe(200)["items"].EnumerateArray()];
}
