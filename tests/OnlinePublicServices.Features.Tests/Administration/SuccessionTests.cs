using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Administration;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Administration;

/// <summary>Monday 23 November 2026: Tho Binh ended on Sunday, others go on with what it had.</summary>
public sealed class SuccessionTests
{
    private const string Sunday = "2026-11-22";
    private const string ThoNgoc = "tho-ngoc-commune";

    [Theory, EachDatabase]
    public async Task After_a_merger_every_open_dossier_is_at_the_successors_corresponding_post_with_its_date(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk(Cases.ThoBinh);
        using var officer = office.SignInAt("tho-binh-commune-office", StaffRole.CaseOfficer);
        using var newClerk = office.SignInAsClerk();
        using var newOfficer = office.SignInAt("trieu-son-commune-office", StaffRole.CaseOfficer);
        var waiting = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;
        var offered = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;
        await clerk.Accept(offered);
        (await clerk.Act(offered, "hand-over", new { step = "examine" })).ShouldBe(200);
        var inWork = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;
        var due = (await clerk.Accept(inWork))["due"].GetProperty("dueAt").GetString();
        await clerk.HandTo(officer, inWork, "examine");
        var number = await administrator.EndUnit(Cases.ThoBinh, Sunday, false, (Cases.TrieuSon, [], [])).Proposed();
        var moving = (await administrator.Edition(number))["effects"].GetProperty("moving").EnumerateArray().ToList();
        moving.Sum(group => group.GetProperty("count").GetInt32()).ShouldBe(3);
        moving.ShouldAllBe(group => group.GetProperty("toUnit").GetProperty("vi").GetString() == "Xã Triệu Sơn");

        (await administrator.Adopt(number, confirmed: true)).ShouldBe(200);

        (await clerk.Get($"/api/dossiers/{waiting}")).ShouldBe(404, "resource.not-found");
        (await newClerk.Open(waiting))["unit"].GetProperty("id").GetString().ShouldBe(Cases.TrieuSon);
        await newClerk.Accept(waiting);
        (await newOfficer.Work("offered")).ShouldContain(offered);
        (await newOfficer.Act(offered, "hand-over/acceptance")).ShouldBe(200);
        (await newOfficer.Work("post")).ShouldContain(inWork);
        var moved = await newOfficer.Open(inWork);
        moved["due"].GetProperty("dueAt").GetString().ShouldBe(due);
        moved.History().Last().GetProperty("act").GetString().ShouldBe("passToSuccessor");
        (await citizen.Get($"/api/dossiers/{inWork}"))
            .ShouldBe(200)["unit"]
            .GetProperty("id")
            .GetString()
            .ShouldBe(Cases.TrieuSon);
        (await ReplayedUnit(office, inWork)).ShouldBe((Cases.TrieuSon, Cases.TrieuSon));
    }

    [Theory, EachDatabase]
    public async Task People_who_go_along_keep_what_they_have_in_work(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk(Cases.ThoBinh);
        using var officer = office.SignInAt("tho-binh-commune-office", StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");

        var number = await administrator.EndUnit(Cases.ThoBinh, Sunday, true, (Cases.TrieuSon, [], [])).Proposed();
        (await administrator.Adopt(number)).ShouldBe(200);

        (await officer.Work("mine")).ShouldContain(code);
        (await officer.Open(code))["custody"].GetProperty("isMine").GetBoolean().ShouldBeTrue();
        office
            .Catalogue.Staff.Single(m => m.Subject == officer.Subject)
            .PositionsOn(new DateOnly(2026, 11, 23))
            .Select(p => p.UnitId)
            .ShouldBe(["trieu-son-commune-office"]);
    }

    [Theory, EachDatabase]
    public async Task After_a_split_each_dossier_goes_where_the_rule_for_its_procedure_sends_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var here = office.SignInAsClerk();
        using var there = office.SignInAsClerk(ThoNgoc);
        var marital = (await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh)).Code;
        var birth = (await citizen.SubmitDossier(Cases.Birth, Cases.ThoBinh)).Code;
        var number = await administrator
            .EndUnit(Cases.ThoBinh, Sunday, false, (ThoNgoc, [], [Cases.MaritalStatus]), (Cases.TrieuSon, [], []))
            .Proposed();
        (await administrator.Edition(number))["effects"]
            .GetProperty("moving")
            .EnumerateArray()
            .Select(group => group.GetProperty("count").GetInt32())
            .ShouldBe([1, 1]);

        (await administrator.Adopt(number, confirmed: true)).ShouldBe(200);

        await there.Open(marital);
        (await here.Get($"/api/dossiers/{marital}")).ShouldBe(404, "resource.not-found");
        await here.Open(birth);
        (await there.Get($"/api/dossiers/{birth}")).ShouldBe(404, "resource.not-found");
        (await Found(there, citizen.Name)).ShouldContain(marital);
    }

    [Theory, EachDatabase]
    public async Task What_a_stopped_look_left_is_found_by_the_next_and_nothing_follows_twice(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        for (var filed = 0; filed < 4; filed++)
        {
            await citizen.SubmitDossier(Cases.MaritalStatus, Cases.ThoBinh);
        }

        office.ItIs("2026-11-22 08:00");
        var number = await administrator.EndUnit(Cases.ThoBinh, Sunday, false, (Cases.TrieuSon, [], [])).Proposed();
        (await administrator.Adopt(number, confirmed: true)).ShouldBe(200);
        (await Passed(office)).ShouldAllBe(count => count == 0);
        office.ItIs("2026-11-23 08:00");

        // One followed, then the program stopped; two instances look at once when it is back.
        var first = await office.AskAsync(db => db.Dossiers.Select(d => d.Id).FirstAsync());
        await office.WithAsync<MediatR.IMediator, object>(async mediator =>
            await mediator.Send(new FollowSuccession(first), TestContext.Current.CancellationToken)
        );
        (await Passed(office)).Sum().ShouldBe(1);
        await Task.WhenAll(Sweep(office), Sweep(office));
        await Sweep(office);

        (await Passed(office)).ShouldBe([1, 1, 1, 1]);
    }

    [Theory, EachDatabase]
    public async Task A_unit_that_ends_names_a_living_successor_and_one_that_takes_what_is_left(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();

        (await administrator.EndUnit(Cases.ThoBinh, Sunday, false)).ShouldBe(400, "request.invalid");
        (await administrator.EndUnit(Cases.ThoBinh, Sunday, false, ("trieu-son-district", [], [])))
            .ShouldBe(422, "catalogue.faulty")
            .FaultAt("unit/tho-binh-commune/successors")
            .ShouldBe("catalogue.not-in-force");
        (
            await administrator.EndUnit(
                Cases.ThoBinh,
                Sunday,
                false,
                (ThoNgoc, ["land"], []),
                (Cases.TrieuSon, ["civil-status"], [])
            )
        )
            .ShouldBe(422, "catalogue.faulty")
            .FaultAt("unit/tho-binh-commune/division")
            .ShouldBe("catalogue.division-unclear");
        (await administrator.EndUnit(Cases.ThoBinh, "2026-11-01", false, (Cases.TrieuSon, [], [])))
            .ShouldBe(422, "catalogue.faulty")
            .FaultAt("unit/tho-binh-commune/validTo")
            .ShouldBe("catalogue.past-changed");
        (await administrator.EndUnit("trieu-son-district", Sunday, false, (Cases.TrieuSon, [], []))).ShouldBe(404);
    }

    private static Task<int> Sweep(Office office) =>
        office.WithAsync<SuccessionWatch, int>(async watch =>
        {
            await watch.SweepAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    private static Task<List<int>> Passed(Office office) =>
        office.AskAsync(db =>
            db.Dossiers.Select(d => d.History.Count(r => r.Act == DossierAct.PassToSuccessor)).ToListAsync()
        );

    private static async Task<IEnumerable<string?>> Found(Clerk clerk, string name) =>
        (await clerk.Get($"/api/queue?query={Uri.EscapeDataString(name)}"))
            .ShouldBe(200)["items"]
            .EnumerateArray()
            .Select(item => item.GetProperty("code").GetString());

    private static Task<(string Kept, string Anew)> ReplayedUnit(Office office, string code) =>
        office.WithAsync<IServiceProvider, (string, string)>(async services =>
        {
            var db = services.GetRequiredService<Features.Persistence.PublicServicesDbContext>();
            var calendars = services.GetRequiredService<PublishedCalendars>();
            var rules = services.GetRequiredService<CalendarBook>();
            var wanted = DossierCode.Parse(code).Value;
            var kept = await db.Dossiers.SingleAsync(d => d.Code == wanted);
            var anew = kept.Replayed(version => calendars.At(version).For(kept.Code.Unit), rules.RulesOf(kept.Edition));
            anew.OriginalDueAt.ShouldBe(kept.OriginalDueAt);
            anew.Custody.Now.Post.ShouldBe(kept.Custody.Now.Post);
            return (kept.UnitId, anew.UnitId);
        });
}
