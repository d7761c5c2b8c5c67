using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

/// <summary>What a dossier's code alone shows, and what more its key opens.</summary>
public sealed class TrackingTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task Anyone_with_the_code_sees_where_a_dossier_stands_and_nothing_about_the_person(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen("Trần Thị Bích Ngọc").SubmitDossier(Cases.MaritalStatus);
        await office.SignInAsClerk().Accept(submitted.Code);
        using var stranger = new Visitor(office);

        var seen = (await stranger.Get($"/api/tracking/{submitted.Code}")).ShouldBe(200);

        seen.Text("status").ShouldBe("accepted");
        seen["steps"]
            .EnumerateArray()
            .Select(step => step.GetProperty("status").GetString())
            .ShouldBe(["registered", "accepted"]);
        seen["due"].GetProperty("days").GetArrayLength().ShouldBeGreaterThan(0);
        seen.Json.TryGetProperty("detail", out _).ShouldBeFalse();
        seen.Body.ShouldNotContain("Ngọc");
    }

    [Theory, EachDatabase]
    public async Task The_key_of_the_dossier_opens_the_rest(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen("Lê Thị Hương").SubmitDossier(Cases.MaritalStatus);
        using var stranger = new Visitor(office);

        var open = await stranger.Get($"/api/tracking/{submitted.Code}", ("X-Tracking-Key", submitted.Key));
        var wrong = await stranger.Get($"/api/tracking/{submitted.Code}", ("X-Tracking-Key", "wrong"));

        open.ShouldBe(200)["detail"].GetProperty("applicantName").GetString().ShouldNotBeNullOrEmpty();
        open["detail"].GetProperty("history").GetArrayLength().ShouldBe(1);
        wrong.ShouldBe(404, "tracking.not-found");
    }
}
