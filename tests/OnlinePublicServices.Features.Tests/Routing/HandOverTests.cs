using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Routing;

public sealed class HandOverTests(Offices offices) : IClassFixture<Offices>
{
    private const string Justice = "trieu-son-commune-office";
    private const string Economy = "trieu-son-commune-economy";

    private static readonly object NotOurs = new { reasonCode = "notCompetent", reason = "Thuộc lĩnh vực khác." };

    [Theory, EachDatabase]
    public async Task A_dossier_goes_from_post_to_post_until_its_result_is_in_the_persons_hands(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        using var head = office.SignInAt(Cases.TrieuSon, StaffRole.ApprovingOfficer);
        using var records = office.SignInAt(Justice, StaffRole.RecordsClerk);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.TakeCash(code);
        var next = (await clerk.Open(code))["custody"].GetProperty("next")[0];
        next.GetProperty("step").GetString().ShouldBe("examine");
        next.GetProperty("isPlanned").GetBoolean().ShouldBeTrue();
        next.GetProperty("post")
            .GetProperty("people")
            .EnumerateArray()
            .Select(p => p.GetString())
            .ShouldContain(officer.Name);

        await clerk.HandTo(officer, code, "examine");
        (await officer.Act(code, "outcome-draft", new { outcome = "granted" })).ShouldBe(200);
        await officer.HandTo(head, code, "sign");
        (await head.Act(code, "outcome-approval")).ShouldBe(200);
        await head.HandTo(records, code, "seal");
        (await records.Act(code, "outcome")).ShouldBe(200).Text("status").ShouldBe("resolved");
        await clerk.Take(code);
        (await clerk.Act(code, "result-return", new { way = "counter", proof = "identity" })).ShouldBe(200);

        var seen = (await citizen.Get($"/api/dossiers/{code}")).ShouldBe(200);
        seen.Text("status").ShouldBe("returned");
        seen["stages"]
            .EnumerateArray()
            .Select(s => s.GetProperty("unit").GetProperty("vi").GetString())
            .Distinct()
            .Count()
            .ShouldBe(3);
        seen.Json.TryGetProperty("custody", out _).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task An_officer_sees_a_dossier_while_their_post_has_it_or_is_offered_it_and_not_before_or_after(
        Store store
    )
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        using var stranger = office.SignInAt(Economy, StaffRole.CaseOfficer);
        using var head = office.SignInAt(Cases.TrieuSon, StaffRole.ApprovingOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);

        (await officer.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (await clerk.Act(code, "hand-over", new { step = "examine" })).ShouldBe(200);
        (await officer.Get($"/api/dossiers/{code}")).ShouldBe(200);
        (await stranger.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (await InWork(officer, "offered")).ShouldContain(code);
        (await InWork(stranger, "offered")).ShouldNotContain(code);
        (await officer.Act(code, "hand-over/acceptance")).ShouldBe(200);
        (await InWork(officer, "mine")).ShouldContain(code);
        await officer.HandTo(head, code, "sign");

        (await officer.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (await InWork(officer, "mine")).ShouldNotContain(code);
        (await clerk.Get($"/api/dossiers/{code}")).ShouldBe(403, "look.reason-needed");
    }

    [Theory, EachDatabase]
    public async Task An_unusual_hand_over_asks_once_and_a_wrong_one_goes_back_with_one_tap(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk(Cases.ThoBinh);
        using var head = office.SignInAs(StaffRole.ApprovingOfficer, Cases.ThoBinh);
        var first = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;
        await clerk.Accept(first);

        (await clerk.Act(first, "hand-over", new { step = "sign" })).ShouldBe(409, "routing.unusual-step");
        (await clerk.Act(first, "hand-over", new { step = "sign", confirmed = true })).ShouldBe(200);
        (await head.Act(first, "hand-over/rejection", NotOurs)).ShouldBe(200);

        (await clerk.Open(first))["custody"].GetProperty("isMine").GetBoolean().ShouldBeTrue();
        (await clerk.Open(first))["history"]
            .EnumerateArray()
            .Last()
            .GetProperty("reason")
            .GetString()
            .ShouldBe("Thuộc lĩnh vực khác.");
        (await clerk.Act(first, "hand-over", new { step = "sign" })).ShouldBe(200);
        await clerk.Recall(first);
        (await head.Act(first, "hand-over/acceptance")).ShouldBe(409, "routing.not-offered");
    }

    [Theory, EachDatabase]
    public async Task Of_all_who_take_a_dossier_at_once_one_gets_it(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var one = office.SignInAt(Justice, StaffRole.CaseOfficer);
        using var other = office.SignInAt(Justice, StaffRole.CaseOfficer, 1);
        for (var round = 0; round < 5; round++)
        {
            var code = (await citizen.SubmitDossier(Cases.ExtractCopy)).Code;
            await clerk.Accept(code);
            (await clerk.Act(code, "hand-over", new { step = "search" })).ShouldBe(200);
            var version = (await clerk.Open(code)).Version;

            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(i =>
                        (i % 2 == 0 ? one : other).Post(
                            $"/api/dossiers/{code}/hand-over/acceptance",
                            new { },
                            Guid.NewGuid().ToString(),
                            version
                        )
                    )
            );

            answers.Count(a => a.Status == 200).ShouldBe(1);
            answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 412 || a.Status == 409);
            (await Takings(office, code)).ShouldBe(1);
        }
    }

    [Theory, EachDatabase]
    public async Task A_colleague_of_the_post_steps_in_and_the_one_who_is_away_can_do_nothing_more(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var away = office.SignInAt(Justice, StaffRole.CaseOfficer);
        using var here = office.SignInAt(Justice, StaffRole.CaseOfficer, 1);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(away, code, "examine");
        (await InWork(here, "post")).ShouldContain(code);

        (
            await here.Act(code, "substitution", new { reasonCode = "onLeave", reason = "Đồng nghiệp nghỉ phép." })
        ).ShouldBe(200);

        (await away.Act(code, "hand-over", new { step = "sign" })).ShouldBe(409, "routing.not-holder");
        (await here.Act(code, "hand-over", new { step = "sign" })).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Another_body_is_asked_beside_the_step_and_sees_the_dossier_until_it_has_answered(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt(Economy, StaffRole.CaseOfficer);
        using var tax = office.SignInAt("trieu-son-tax", StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.HouseholdBusiness)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        (await tax.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");

        (await officer.Act(code, "opinion-requests")).ShouldBe(200);
        (await officer.Act(code, "hand-over", new { step = "sign" })).ShouldBe(409, "routing.question-open");
        (await tax.Act(code, "opinions", new { reasonCode = "agreed", reason = "Mã số thuế 8012345678." })).ShouldBe(
            200
        );

        (await tax.Get($"/api/dossiers/{code}")).ShouldBe(404, "resource.not-found");
        (await officer.Act(code, "hand-over", new { step = "sign" })).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Many_are_handed_over_at_once_and_those_that_stay_are_named(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var (first, second) = (
            (await citizen.SubmitDossier(Cases.MaritalStatus)).Code,
            (await citizen.SubmitDossier(Cases.Birth)).Code
        );
        var waiting = (await citizen.SubmitDossier(Cases.Birth)).Code;
        await clerk.Accept(first);
        await clerk.Accept(second);

        var report = await clerk.Post(
            "/api/hand-overs",
            new { codes = new[] { first, waiting, second, "H56.310-261123-9999" } },
            Guid.NewGuid().ToString()
        );

        report.ShouldBe(200)["handedOver"].EnumerateArray().Select(c => c.GetString()).ShouldBe([first, second]);
        report["left"]
            .EnumerateArray()
            .Select(l => l.GetProperty("problem").GetString())
            .ShouldBe(["dossier.act-out-of-turn", "resource.not-found"]);
    }

    [Theory, EachDatabase]
    public async Task Every_row_is_what_its_acts_make_of_it(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        var book = office.Services.GetRequiredService<CalendarBook>();

        var rows = await office.AskAsync(db => db.Dossiers.AsNoTracking().ToListAsync());

        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            var anew = row.Replayed(_ => book.For(row.Code.Unit), book.RulesOf(row.Edition));
            (anew.Status, anew.Version, anew.AcceptedAt, anew.OriginalDueAt, anew.PromisedDueAt).ShouldBe(
                (row.Status, row.Version, row.AcceptedAt, row.OriginalDueAt, row.PromisedDueAt)
            );
            anew.Attachments.Select(a => (a.Id, a.Verdict))
                .ShouldBe(row.Attachments.Select(a => (a.Id, a.Verdict)), ignoreOrder: true);
        }
    }

    private static async Task<IReadOnlyList<string?>> InWork(Visitor who, string list) =>
        [
            .. (await who.Get($"/api/work?list={list}&limit=100"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Select(item => item.GetProperty("code").GetString()),
        ];

    private static Task<int> Takings(Office office, string code)
    {
        var wanted = DossierCode.Parse(code).Value;
        return office.AskAsync(db =>
            db.Dossiers.Where(d => d.Code == wanted)
                .SelectMany(d => d.History)
                .CountAsync(r => r.Act == DossierAct.Take)
        );
    }
}
