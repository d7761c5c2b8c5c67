using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

public sealed class AcceptDossierTests(Offices offices) : IClassFixture<Offices>
{
    [Theory, EachDatabase]
    public async Task The_promised_instant_follows_the_calendar_and_the_hour_of_receipt(Store store)
    {
        var office = await offices.In(store);

        (await DueWhenAccepted(office, Cases.MaritalStatus, "2026-11-23 09:15")).ShouldBe("2026-11-26 17:00");
        (await DueWhenAccepted(office, Cases.MaritalStatus, "2026-11-23 16:00")).ShouldBe("2026-11-27 17:00");
        (await DueWhenAccepted(office, Cases.MaritalStatus, "2026-02-13 10:00")).ShouldBe("2026-02-25 17:00");
        (await DueWhenAccepted(office, Cases.ExtractCopy, "2026-11-23 15:00")).ShouldStartWith("2026-11-23");
        (await DueWhenAccepted(office, Cases.ExtractCopy, "2026-11-23 15:01")).ShouldStartWith("2026-11-24");
    }

    [Theory, EachDatabase]
    public async Task Papers_that_nobody_has_looked_at_or_found_faulty_stop_the_acceptance(Store store)
    {
        var office = await offices.In(store);
        var clerk = office.SignInAsClerk();
        var dossier = await office.SignInAsCitizen().SubmitDossier();
        var seen = await clerk.Open(dossier.Code);
        var paper = seen["attachments"][0].GetProperty("id").GetGuid();

        (await clerk.TryAccept(dossier.Code, seen.Version)).ShouldBe(422, "dossier.papers-unseen");
        (await clerk.Judge(dossier.Code, paper, seen.Version, "faulty")).ShouldBe(400, "dossier.reason-missing");
        var judged = await clerk.Judge(dossier.Code, paper, seen.Version, "faulty", "Ảnh mờ");
        (await clerk.TryAccept(dossier.Code, judged.Version)).ShouldBe(422, "dossier.papers-faulty");
        var good = await clerk.Judge(dossier.Code, paper, judged.Version, "good");
        (await clerk.TryAccept(dossier.Code, good.Version)).ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task Of_two_clerks_at_once_one_accepts_and_the_other_is_told(Store store)
    {
        var office = await offices.In(store);
        var (one, other) = (office.SignInAsClerk(), office.SignInAsClerk(number: 1));
        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);

        var answers = await Task.WhenAll(one.TryAccept(dossier.Code, 1), other.TryAccept(dossier.Code, 1));

        answers.Select(a => a.Status).Order().ShouldBe([201, 412]);
        answers.Single(a => a.Status == 412).ShouldBe(412, "request.stale-version");
    }

    [Theory, EachDatabase]
    public async Task A_repeated_acceptance_gives_the_first_slip_again_and_slips_are_numbered_without_gap(Store store)
    {
        var office = await offices.In(store);
        var (clerk, citizen) = (office.SignInAsClerk(Cases.ThoBinh), office.SignInAsCitizen());
        var first = await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh);
        var second = await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh);

        var accepted = await clerk.TryAccept(first.Code, 1, "the-key");
        var again = await clerk.TryAccept(first.Code, 1, "the-key");
        var next = await clerk.TryAccept(second.Code, 1);

        again.ShouldBe(201).Body.ShouldBe(accepted.Body);
        SlipOf(accepted).ShouldBe("01/TTPVHCC");
        SlipOf(next).ShouldBe("02/TTPVHCC");
        (await clerk.TryAccept(second.Code, 1, "the-key")).ShouldBe(422, "idempotency.key-reused");
    }

    [Theory, EachDatabase]
    public async Task A_refusal_says_why_and_ends_the_dossier(Store store)
    {
        var office = await offices.In(store);
        var (clerk, citizen) = (office.SignInAsClerk(), office.SignInAsCitizen());
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);

        (await clerk.TryRefuse(dossier.Code, 1, "  ")).ShouldBe(400, "dossier.reason-missing");
        var refused = await clerk.TryRefuse(dossier.Code, 1, "Không thuộc thẩm quyền");
        (await clerk.TryAccept(dossier.Code, refused.Version)).ShouldBe(409, "dossier.act-out-of-turn");

        var seen = await citizen.Get($"/api/dossiers/{dossier.Code}");
        seen.Text("status").ShouldBe("refused");
        seen["refusal"].GetProperty("reason").GetString().ShouldBe("Không thuộc thẩm quyền");
    }

    [Theory, EachDatabase]
    public async Task History_is_numbered_without_gap_and_ends_where_the_dossier_stands(Store store)
    {
        var office = await offices.In(store);
        var dossier = await office.SignInAsCitizen().SubmitDossier();
        await office.SignInAsClerk().Accept(dossier.Code);

        var code = DossierCode.Parse(dossier.Code).Value;
        var row = await office.AskAsync(db => db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == code));

        var history = row.History.OrderBy(r => r.Number).ToList();
        history.Select(r => r.Number).ShouldBe(Enumerable.Range(1, history.Count));
        history[^1].To.ShouldBe(row.Status);
        history.Zip(history.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
    }

    [Theory, EachDatabase]
    public async Task Colleagues_see_each_other_at_a_dossier_until_the_lease_ends(Store store)
    {
        var office = await offices.In(store);
        var (one, other) = (office.SignInAsClerk(), office.SignInAsClerk(number: 1));
        var dossier = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);

        await one.Put($"/api/dossiers/{dossier.Code}/watch");
        var both = await other.Put($"/api/dossiers/{dossier.Code}/watch");
        office.ItIs("2026-11-23 09:02");
        var alone = await other.Put($"/api/dossiers/{dossier.Code}/watch");

        NamesIn(both).ShouldBe([one.Name, other.Name], ignoreOrder: true);
        NamesIn(alone).ShouldBe([other.Name]);
    }

    private static IEnumerable<string?> NamesIn(Answer watch) =>
        watch.ShouldBe(200)["watchers"].EnumerateArray().Select(w => w.GetProperty("name").GetString());

    private static string? SlipOf(Answer acceptance) =>
        acceptance.ShouldBe(201)["slip"].GetProperty("number").GetString();

    private static async Task<string> DueWhenAccepted(Office office, string procedure, string at)
    {
        office.ItIs(at);
        var dossier = await office.SignInAsCitizen().SubmitDossier(procedure);
        var acceptance = await office.SignInAsClerk().Accept(dossier.Code);
        return acceptance["due"]
            .GetProperty("dueAt")
            .GetDateTimeOffset()
            .ToOffset(TimeSpan.FromHours(7))
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
