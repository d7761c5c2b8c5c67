using System.Text.Json;
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

    [Theory, EachDatabase]
    public async Task Key_and_digits_are_taken_as_people_type_them(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        using var stranger = new Visitor(office);
        var path = $"/api/tracking/{submitted.Code.ToLowerInvariant()}";

        var byKey = await stranger.Get(path, ("X-Tracking-Key", $" {submitted.Key.ToUpperInvariant()} "));
        var byDigits = await stranger.Get(path, ("X-Phone-Last4", " 5678 "));
        var byRest = await stranger.Get(path, ("X-Phone-Last4", "345678"));

        byKey.ShouldBe(200)["detail"].GetProperty("applicantName").GetString().ShouldNotBeNullOrEmpty();
        byDigits.ShouldBe(200)["detail"].GetProperty("applicantName").GetString().ShouldNotBeNullOrEmpty();
        byRest.ShouldBe(404, "tracking.not-found");
    }

    [Theory, EachDatabase]
    public async Task Wrong_digits_have_to_wait_ever_longer_and_the_right_ones_with_them(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);

        (await Guess(office, submitted, 5)).ShouldBe([404, 404, 404, 404, 404]);
        var right = await TryDigits(office, submitted, "5678");
        right.ShouldBe(429, "request.too-many");
        right["parameters"].GetProperty("retryAfterSeconds").GetString().ShouldBe("900");

        office.Clock.Advance(TimeSpan.FromMinutes(15));
        (await Guess(office, submitted, 2)).ShouldBe([404, 429]);
        office.Clock.Advance(TimeSpan.FromMinutes(29));
        (await TryDigits(office, submitted, "5678")).ShouldBe(429);
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        (await TryDigits(office, submitted, "5678")).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task A_month_of_guessing_digits_comes_to_a_few_dozen_tries(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        var tries = 0;

        for (var hour = 0; hour < 30 * 24; hour += 6)
        {
            tries += (await Guess(office, submitted, 6)).Count(status => status == 404);
            office.Clock.Advance(TimeSpan.FromHours(6));
        }

        tries.ShouldBeInRange(30, 40);
    }

    [Theory, EachDatabase]
    public async Task Whoever_guesses_locks_out_neither_the_owner_nor_the_key(Store store)
    {
        var office = await offices.In(store);
        var owner = office.SignInAsCitizen();
        var submitted = await owner.SubmitDossier(Cases.MaritalStatus);
        await Guess(office, submitted, 6);
        using var holder = new Visitor(office);
        var path = $"/api/tracking/{submitted.Code}";

        (await owner.Get(path)).ShouldBe(200)["detail"].ValueKind.ShouldNotBe(JsonValueKind.Null);
        (await owner.Get(path, ("X-Phone-Last4", "0000"))).ShouldBe(200);
        (await holder.Get(path, ("X-Tracking-Key", submitted.Key))).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Of_many_guesses_at_once_no_more_are_looked_at_than_one_after_the_other(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => TryDigits(office, submitted, "0000")));

        answers.Count(answer => answer.Status == 404).ShouldBeLessThanOrEqualTo(5);
        answers.Where(answer => answer.Status is not (404 or 429)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Who_opens_a_dossier_by_digits_or_key_gets_its_slip(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen().SubmitDossier();
        await office.SignInAsClerk().Accept(submitted.Code);
        using var stranger = new Visitor(office);
        var path = $"/api/dossiers/{submitted.Code}/appointment-slip";

        var byDigits = await stranger.Get(path, ("X-Phone-Last4", "5678"));
        var byKey = await stranger.Get(path, ("X-Tracking-Key", submitted.Key));
        var wrong = await stranger.Get(path, ("X-Phone-Last4", "0000"));
        var without = await stranger.Get(path);

        byDigits.ShouldBe(200).Body.ShouldStartWith("%PDF");
        byKey.ShouldBe(200).Body.ShouldStartWith("%PDF");
        wrong.ShouldBe(404, "tracking.not-found");
        without.ShouldBe(404, "resource.not-found");
    }

    [Theory, EachDatabase]
    public async Task Who_opens_a_refused_dossier_by_digits_or_key_gets_the_printed_refusal(Store store)
    {
        var office = await offices.In(store);
        var submitted = await office.SignInAsCitizen().SubmitDossier();
        var clerk = office.SignInAsClerk();
        var version = (await clerk.Open(submitted.Code)).Version;
        (await clerk.TryRefuse(submitted.Code, version, "Thiếu giấy tờ.")).ShouldBe(201);
        using var stranger = new Visitor(office);
        var path = $"/api/dossiers/{submitted.Code}/refusal";

        var byDigits = await stranger.Get(path, ("X-Phone-Last4", "5678"));
        var byKey = await stranger.Get(path, ("X-Tracking-Key", submitted.Key));
        var wrong = await stranger.Get(path, ("X-Phone-Last4", "0000"));

        byDigits.ShouldBe(200).Body.ShouldStartWith("%PDF");
        byKey.ShouldBe(200).Body.ShouldStartWith("%PDF");
        wrong.ShouldBe(404, "tracking.not-found");
        (await Guess(office, submitted, 5)).ShouldBe([404, 404, 404, 404, 429]);
    }

    [Theory]
    [InlineData("appointment-slip")]
    [InlineData("refusal")]
    public async Task An_address_may_try_proofs_for_a_paper_only_so_often(string paper)
    {
        var office = await offices.In(Store.Sqlite);
        var submitted = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        using var stranger = new Visitor(office);
        List<int> statuses = [];

        for (var number = 0; number < 11; number++)
        {
            var path = $"/api/dossiers/{submitted.Code}/{paper}";
            statuses.Add((await stranger.Get(path, ("X-Tracking-Key", "wrong"))).Status);
        }

        statuses.ShouldBe([.. Enumerable.Repeat(404, 10), 429]);
    }

    /// <summary>Guesses from addresses of their own, so that only the dossier's own count slows them down.</summary>
    private static async Task<int[]> Guess(Office office, Submitted submitted, int times)
    {
        List<int> statuses = [];
        for (var number = 0; number < times; number++)
        {
            statuses.Add((await TryDigits(office, submitted, "0000")).Status);
        }

        return [.. statuses];
    }

    private static async Task<Answer> TryDigits(Office office, Submitted submitted, string digits)
    {
        using var stranger = new Visitor(office);
        return await stranger.Get($"/api/tracking/{submitted.Code}", ("X-Phone-Last4", digits));
    }
}
