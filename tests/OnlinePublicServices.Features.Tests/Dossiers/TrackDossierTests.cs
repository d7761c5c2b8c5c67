using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

public sealed class TrackDossierTests(Offices offices) : IClassFixture<Offices>
{
    private const string Unknown = "H56.310-261123-9998";

    [Theory, EachDatabase]
    public async Task The_code_alone_tells_nothing_about_the_person(Store store)
    {
        var office = await offices.In(store);
        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        await office.SignInAsClerk().Accept(dossier.Code);

        var seen = (await office.Anonymous().Get($"/api/tracking/{dossier.Code}")).ShouldBe(200);

        seen.Text("status").ShouldBe("accepted");
        seen.Json.TryGetProperty("detail", out _).ShouldBeFalse();
        foreach (var fact in new[] { "Ngọc", Cases.HerId, Cases.Phone, "5678", "Thôn 3", dossier.Key })
        {
            seen.Body.ShouldNotContain(fact);
        }
    }

    [Theory, EachDatabase]
    public async Task The_key_or_the_phones_last_digits_or_the_owners_session_open_it(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var (path, key) = await Submitted(citizen);

        var answers = new[]
        {
            await office.Anonymous().Get(path, ("X-Tracking-Key", key)),
            await office.Anonymous().Get(path, ("X-Phone-Last4", "5678")),
            await citizen.Get(path),
        };

        answers.ShouldAllBe(a => a.Status == 200 && a.Body.Contains("Trần Thị Bích Ngọc"));
    }

    [Theory, EachDatabase]
    public async Task A_code_is_understood_as_people_type_it(Store store)
    {
        var office = await offices.In(store);
        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        var sloppy = dossier.Code.ToLowerInvariant();

        (await office.Anonymous().Get($"/api/tracking/%20{sloppy}%20"))
            .ShouldBe(200)
            .Text("code")
            .ShouldBe(dossier.Code);
    }

    [Theory, EachDatabase]
    public async Task A_wrong_key_and_an_unknown_code_get_the_same_answer(Store store)
    {
        var office = await offices.In(store);
        var (path, _) = await Submitted(office.SignInAsCitizen());

        var wrong = await office.Anonymous().Get(path, ("X-Tracking-Key", "not-the-key"));
        var unknown = await office.Anonymous().Get($"/api/tracking/{Unknown}", ("X-Tracking-Key", "not-the-key"));

        wrong.ShouldBe(404, "tracking.not-found").Repeatable.ShouldBe(unknown.Repeatable);
        wrong.Headers.Keys.ShouldBe(unknown.Headers.Keys, ignoreOrder: true);
    }

    [Theory, EachDatabase]
    public async Task Five_wrong_keys_close_a_code_to_guesses_but_never_to_its_owner(Store store)
    {
        var office = await offices.In(store);
        var citizen = office.SignInAsCitizen();
        var (path, key) = await Submitted(citizen);

        for (var guess = 0; guess < 5; guess++)
        {
            (await office.Anonymous().Get(path, ("X-Phone-Last4", $"000{guess}"))).ShouldBe(404);
        }

        (await office.Anonymous().Get(path, ("X-Tracking-Key", key))).ShouldBe(429, "request.too-many");
        (await citizen.Get(path)).ShouldBe(200).Json.TryGetProperty("detail", out _).ShouldBeTrue();
        office.ItIs("2026-11-23 09:16");
        (await office.Anonymous().Get(path, ("X-Tracking-Key", key))).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Who_asks_too_often_is_told_when_to_come_back(Store store)
    {
        var office = await offices.In(store);
        var (hasty, patient) = (office.Anonymous(), office.Anonymous());

        for (var i = 0; i < 10; i++)
        {
            (await hasty.Get($"/api/tracking/{Unknown}")).ShouldBe(404);
        }

        var refused = (await hasty.Get($"/api/tracking/{Unknown}")).ShouldBe(429, "request.too-many");
        int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeInRange(1, 60);
        (await patient.Get($"/api/tracking/{Unknown}")).ShouldBe(404);
    }

    private static async Task<(string Path, string Key)> Submitted(Citizen citizen)
    {
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        return ($"/api/tracking/{dossier.Code}", dossier.Key);
    }
}
