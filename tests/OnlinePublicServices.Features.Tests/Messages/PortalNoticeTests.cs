using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Messages;

/// <summary>Whatever way a notice takes, it stands in the portal of the person whom it concerns, and of nobody else.</summary>
public sealed class PortalNoticeTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task Every_notice_of_ones_dossiers_stands_in_the_portal_the_newest_first_and_unread(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        office.Clock.Advance(TimeSpan.FromMinutes(5));
        await office.SignInAsClerk().Accept(dossier.Code);

        var shown = await Notices(citizen);

        shown.Select(n => n.GetProperty("kind").GetString()).ShouldBe(["dossierAccepted", "dossierSubmitted"]);
        shown.ShouldAllBe(n => n.GetProperty("dossierCode").GetString() == dossier.Code);
        shown[0].GetProperty("procedureName").GetProperty("vi").GetString()!.ShouldContain("hôn nhân");
        shown.ShouldAllBe(n => !n.GetProperty("isRead").GetBoolean());
        (await Unread(citizen)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Whoever_wants_mail_and_text_finds_the_notice_once_in_the_portal(Store store)
    {
        await using var texting = await TextingOffice.OpenAsync(store);
        using var citizen = await texting.SignInAsCitizen("both", Cases.Phone, "hanh@example.com");
        await TextingOffice.Submit(citizen, Cases.Phone, "hanh@example.com");

        await texting.SendDue();
        await texting.SendDue();

        (await Notices(citizen)).ShouldHaveSingleItem();
        (await texting.Office.AskAsync(db => db.OutboxMessages.CountAsync())).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task One_notice_is_read_and_then_the_rest_up_to_what_was_seen(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        await Submit(citizen, office, 3);
        var shown = await Notices(citizen);

        (await Read(citizen, shown[1])).ShouldBe(204);
        (await Read(citizen, shown[1])).ShouldBe(204);
        var afterOne = await Notices(citizen);
        await Submit(citizen, office, 1);
        (await citizen.Post("/api/notices/reading", new { until = shown[0].GetProperty("at").GetString() })).ShouldBe(
            204
        );
        var afterAll = await Notices(citizen);

        afterOne.Select(n => n.GetProperty("isRead").GetBoolean()).ShouldBe([false, true, false]);
        afterAll.Select(n => n.GetProperty("isRead").GetBoolean()).ShouldBe([false, true, true, true]);
        (await Unread(citizen)).ShouldBe(1, "what came meanwhile was not seen");
    }

    [Theory, EachDatabase]
    public async Task Anothers_notice_looks_absent_and_is_not_read_with_ones_own(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        await Submit(citizen, office, 1);
        var hers = (await Notices(citizen)).Single();
        using var other = office.SignInAsCitizen();

        (await Read(other, hers)).ShouldBe(404);
        (await other.Post("/api/notices/reading", new { until = "2027-01-01T00:00:00Z" })).ShouldBe(204);

        (await Notices(other)).ShouldBeEmpty();
        (await Unread(other)).ShouldBe(0);
        (await Unread(citizen)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task The_pages_follow_each_other_without_gap_or_double(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        await Submit(citizen, office, 5);
        List<string> seen = [];

        for (string? cursor = null; ; )
        {
            var page = (
                await citizen.Get($"/api/notices?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")
            ).ShouldBe(200);
            seen.AddRange(page["items"].EnumerateArray().Select(n => n.GetProperty("id").GetString()!));
            cursor = page.Text("nextCursor");
            if (cursor is null)
                break;
        }

        seen.Count.ShouldBe(5);
        seen.Distinct().Count().ShouldBe(5);
        seen.ShouldBe((await Notices(citizen)).Select(n => n.GetProperty("id").GetString()!));
    }

    private static async Task Submit(Citizen citizen, Office office, int dossiers)
    {
        for (var one = 0; one < dossiers; one++)
        {
            // No whole seconds, as on a real clock.
            office.Clock.Advance(TimeSpan.FromTicks(11_234_567));
            await citizen.SubmitDossier(Cases.MaritalStatus);
        }
    }

    private static async Task<JsonElement[]> Notices(Citizen citizen) =>
        [.. (await citizen.Get("/api/notices")).ShouldBe(200)["items"].EnumerateArray()];

    private static Task<Answer> Read(Citizen citizen, JsonElement notice) =>
        citizen.Post($"/api/notices/{notice.GetProperty("id").GetString()}/reading");

    private static async Task<int> Unread(Citizen citizen) =>
        (await citizen.Get("/api/notices/unread")).ShouldBe(200)["count"].GetInt32();
}
