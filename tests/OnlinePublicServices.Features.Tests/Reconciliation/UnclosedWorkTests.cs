using System.Text.Json;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Reconciliation;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Tests.Outcomes;

namespace OnlinePublicServices.Features.Tests.Reconciliation;

/// <summary>Work that closes itself on evidence, and the night's list of what did not.</summary>
public sealed class UnclosedWorkTests(Offices offices) : IClassFixture<Offices>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_signed_result_goes_on_to_its_seal_and_an_issued_one_to_the_counter_by_themselves(Store store)
    {
        var office = await offices.In(store);
        using var people = await ResultPeople.Signing(office);

        await people.SignResult();
        await people.Records.Take(people.Code);
        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        await people.Clerk.Take(people.Code);

        (await people.Clerk.Open(people.Code))["custody"].GetProperty("step").GetString().ShouldBe("return");
    }

    [Theory, EachDatabase]
    public async Task The_night_finds_a_signed_result_that_was_recalled_and_proposes_to_hand_it_on(Store store)
    {
        var office = await offices.In(store);
        office.StartOver();
        using var people = await ResultPeople.Signing(office);
        await people.SignResult();
        await people.Head.Recall(people.Code);
        await Night(office);
        (await Listed(people.Head, people.Code)).ShouldBeNull();

        office.ItIs("2026-11-24 00:01");
        await Night(office);

        var found = await Listed(people.Head, people.Code);
        Text(found, "evidence").ShouldBe("resultSigned");
        Text(found, "closing").ShouldBe("handOver");
        found!.Value.GetProperty("nextStep").GetProperty("step").GetString().ShouldBe("seal");
        found.Value.GetProperty("isMine").GetBoolean().ShouldBeTrue();
        using var supervisor = office.SignInAsSupervisor();
        (await Listed(supervisor, people.Code))!.Value.GetProperty("isMine").GetBoolean().ShouldBeFalse();
        (await Listed(people.Records, people.Code)).ShouldBeNull();
        using var elsewhere = office.SignInAsSupervisor(Cases.ThoBinh);
        (await Listed(elsewhere, people.Code)).ShouldBeNull();

        (await people.Head.Act(people.Code, "hand-over", new { step = "seal" })).ShouldBe(200);
        (await Listed(people.Head, people.Code)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task A_result_that_the_applicant_has_fetched_is_to_be_closed_by_the_counter(Store store)
    {
        var office = await offices.In(store);
        office.ItIs("2026-11-26 09:00");
        using var people = await ResultPeople.Signing(office);
        var paper = (await people.SignResult()).Single().PaperId;
        await people.Records.Take(people.Code);
        (await people.Records.Act(people.Code, "outcome")).ShouldBe(200);
        await people.Clerk.Take(people.Code);
        await office.WithAsync<PaperSealing, bool>(async sealing =>
        {
            await sealing.SweepAsync(Cancel);
            return true;
        });
        (await people.Clerk.Get($"/api/dossiers/{people.Code}/papers/{paper}")).Status.ShouldBe(200);
        office.ItIs("2026-11-27 00:01");
        await Night(office);
        (await Listed(people.Clerk, people.Code)).ShouldBeNull();

        (await people.Citizen.Get($"/api/dossiers/{people.Code}/papers/{paper}")).Status.ShouldBe(200);
        office.ItIs("2026-11-28 00:01");
        await Night(office);

        var found = await Listed(people.Clerk, people.Code);
        (Text(found, "evidence"), Text(found, "closing")).ShouldBe(("resultFetched", "returnResult"));
        (await people.Clerk.Act(people.Code, "result-return", new { way = "electronic", proof = "signedIn" }))
            .ShouldBe(200)
            .Text("status")
            .ShouldBe("returned");
        (await Listed(people.Clerk, people.Code)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task Whoever_works_on_no_dossier_has_no_such_list(Store store)
    {
        var office = await offices.In(store);
        using var administrator = office.SignInAsAdministrator();
        (await administrator.Get("/api/work/unclosed")).ShouldBe(404, "resource.not-found");
    }

    private static Task<bool> Night(Office office) =>
        office.WithAsync<NightlyReconciler, bool>(async reconciler =>
        {
            await reconciler.SweepAsync(Cancel);
            return true;
        });

    private static async Task<JsonElement?> Listed(Clerk who, string code)
    {
        var page = (await who.Get("/api/work/unclosed?limit=100")).ShouldBe(200);
        var found = page["items"].EnumerateArray().Where(item => item.GetProperty("code").GetString() == code).ToList();
        return found.Count == 0 ? null : found.Single();
    }

    private static string? Text(JsonElement? item, string name) => item?.GetProperty(name).GetString();
}
