using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

public sealed class ListClerkQueueTests(Offices offices) : IClassFixture<Offices>
{
    private const string AnNong = "an-nong-commune";
    private const string DongTien = "dong-tien-commune";
    private const string TanNinh = "tan-ninh-commune";
    private const string HopTien = "hop-tien-commune";

    [Theory, EachDatabase]
    public async Task The_most_urgent_comes_first_and_pages_stay_steady_while_dossiers_arrive(Store store)
    {
        var office = await offices.In(store);
        var (clerk, citizen) = (office.SignInAsClerk(AnNong), office.SignInAsCitizen());
        var submitted = new List<string>();
        foreach (var minute in new[] { 1, 2, 3, 4 })
        {
            office.ItIs($"2026-11-23 09:0{minute}");
            submitted.Add((await citizen.SubmitDossier(Cases.MaritalStatus, AnNong)).Code);
        }

        var first = await clerk.Get("/api/queue?limit=2");
        office.ItIs("2026-11-23 09:00");
        await citizen.SubmitDossier(Cases.MaritalStatus, AnNong);
        var second = await clerk.Get($"/api/queue?limit=2&cursor={first.Text("nextCursor")}");

        CodesIn(first).Concat(CodesIn(second)).ShouldBe(submitted);
        second.Json.TryGetProperty("nextCursor", out _).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_dossier_is_found_by_a_sloppy_code_or_a_name_without_accents(Store store)
    {
        var office = await offices.In(store);
        var (clerk, citizen) = (office.SignInAsClerk(DongTien), office.SignInAsCitizen());
        var ngoc = await citizen.SubmitDossier(Cases.MaritalStatus, DongTien);
        var tuan = await citizen.SubmitDossier(Cases.ExtractCopy, DongTien);

        async Task<IEnumerable<string?>> Found(string query) => CodesIn(await Search(clerk, "registered", query));

        (await Found("bich ngoc")).ShouldBe([ngoc.Code]);
        (await Found("TUẤN l")).ShouldBe([tuan.Code]);
        (await Found($" {tuan.Code.ToLowerInvariant()} ")).ShouldBe([tuan.Code]);
        (await Found("ngoc tuan")).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_dossier_is_found_wherever_it_stands_by_its_whole_code_or_when_any_status_is_asked_for(
        Store store
    )
    {
        var office = await offices.In(store);
        var (clerk, citizen) = (office.SignInAsClerk(TanNinh), office.SignInAsCitizen());
        var accepted = await citizen.SubmitDossier(Cases.MaritalStatus, TanNinh);
        await clerk.Accept(accepted.Code);

        var byCode = await Search(clerk, "registered", accepted.Code);
        var byName = await Search(clerk, "registered", "ngoc");
        var anywhere = await Search(clerk, "any", "ngoc");
        var elsewhere = await Search(office.SignInAsClerk(Cases.ThoBinh), "registered", accepted.Code);

        CodesIn(byCode).ShouldBe([accepted.Code]);
        byCode["items"][0].GetProperty("status").GetString().ShouldBe("accepted");
        CodesIn(byName).ShouldBeEmpty();
        CodesIn(anywhere).ShouldBe([accepted.Code]);
        CodesIn(elsewhere).ShouldBeEmpty();
        (await clerk.Get("/api/queue?status=any")).ShouldBe(400, "request.malformed");
    }

    [Theory, EachDatabase]
    public async Task A_counter_sees_its_own_dossiers_and_may_look_at_one_status_or_procedure(Store store)
    {
        var office = await offices.In(store);
        var (clerk, citizen) = (office.SignInAsClerk(HopTien), office.SignInAsCitizen());
        var waiting = await citizen.SubmitDossier(Cases.ExtractCopy, HopTien);
        var accepted = await citizen.SubmitDossier(Cases.MaritalStatus, HopTien);
        await clerk.Accept(accepted.Code);

        CodesIn(await clerk.Get("/api/queue")).ShouldBe([waiting.Code]);
        CodesIn(await clerk.Get("/api/queue?status=accepted")).ShouldBe([accepted.Code]);
        CodesIn(await clerk.Get($"/api/queue?procedure={Cases.MaritalStatus}")).ShouldBeEmpty();
        CodesIn(await office.SignInAsClerk(Cases.ThoBinh).Get("/api/queue")).ShouldNotContain(waiting.Code);
        (await clerk.Get("/api/queue?status=asleep")).ShouldBe(400, "request.malformed");
        (await office.SignInAsAdministrator().Get("/api/queue")).ShouldBe(404);
    }

    [Theory]
    [InlineData("SELECT id FROM dossiers WHERE unit_id = 'u' AND status = 0 ORDER BY urgent_at, id LIMIT 21")]
    [InlineData("SELECT id FROM dossiers WHERE code = 'c'")]
    [InlineData("SELECT id FROM dossiers WHERE owner_id = 'o' ORDER BY submitted_at DESC, id DESC LIMIT 21")]
    [InlineData("SELECT dossier_id FROM dossier_words WHERE unit_id = 'u' AND word >= 'ng' AND word < 'nh'")]
    public async Task What_lists_and_look_ups_ask_is_answered_from_an_index(string query)
    {
        var office = await offices.In(Store.Sqlite);

        var plan = await office.AskAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The query is the test's own.
            command.CommandText = "EXPLAIN QUERY PLAN " + query;
#pragma warning restore CA2100
            var steps = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                steps.Add(reader.GetString(3));
            }

            return steps;
        });

        plan[0].ShouldStartWith("SEARCH");
        plan[0].ShouldContain("INDEX");
        plan.ShouldNotContain(step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private static Task<Answer> Search(Visitor clerk, string status, string words) =>
        clerk.Get($"/api/queue?status={status}", ("X-Search", Uri.EscapeDataString(words)));

    private static IEnumerable<string?> CodesIn(Answer queue) =>
        queue.ShouldBe(200)["items"].EnumerateArray().Select(item => item.GetProperty("code").GetString());
}
