using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Calendars;

/// <summary>
/// On Monday 23 November 2026 an administrator makes the next day a holiday. A dossier of three working days that was
/// accepted that morning is due on Thursday, then on Friday.
/// </summary>
public sealed class CalendarAdministrationTests
{
    private const string Decision = "Nghị quyết 30/NQ-CP";

    private static readonly object Holiday = new
    {
        day = "2026-11-24",
        kind = "holiday",
        name = "Ngày Văn hóa Việt Nam",
    };

    [Theory, EachDatabase]
    public async Task A_holiday_announced_late_moves_a_running_dossier_by_one_act_after_a_preview(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var dossier = await Accepted(citizen, clerk);

        var number = (await Propose(administrator, [Holiday])).ShouldBe(201)["number"].GetInt32();
        var move = (await Moves(administrator, number)).ShouldBe(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        Local(move.GetProperty("oldDueAt").GetDateTimeOffset()).ShouldBe("2026-11-26 17:00");
        Local(move.GetProperty("newDueAt").GetDateTimeOffset()).ShouldBe("2026-11-27 17:00");
        move.GetProperty("code").GetString().ShouldBe(dossier);
        move.GetRawText().ShouldNotContain(citizen.Name);
        (await DueOf(clerk, dossier)).ShouldBe("2026-11-26 17:00");

        var adopted = (await Adopt(administrator, number)).ShouldBe(200);
        adopted["moved"].GetInt32().ShouldBe(1);
        adopted.Json.TryGetProperty("nextCursor", out _).ShouldBeFalse();
        (await DueOf(clerk, dossier)).ShouldBe("2026-11-27 17:00");
        (await DueOf(citizen, dossier)).ShouldBe("2026-11-27 17:00");
        (await ActsOf(clerk, dossier)).Last().ShouldBe("adoptCalendar");
        (await DueOf(clerk, await Accepted(citizen, clerk))).ShouldBe("2026-11-27 17:00");
        (await Adopt(administrator, number)).ShouldBe(200)["moved"].GetInt32().ShouldBe(0);
        (await Moves(administrator, number)).ShouldBe(200)["adoptable"].GetBoolean().ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task What_a_stopped_run_left_is_done_by_the_next_and_nothing_twice(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        await AcceptMany(office, await Accepted(citizen, clerk), CalendarMoves.Look + 20);
        var number = (await Propose(administrator, [Holiday])).ShouldBe(201)["number"].GetInt32();

        var first = (await Adopt(administrator, number)).ShouldBe(200);
        first["nextCursor"].GetString().ShouldNotBeNullOrEmpty();
        (await StateOf(administrator, number)).ShouldBe((true, false));
        var moved = first["moved"].GetInt32();
        string? cursor = null;
        do
        {
            var next = (await Adopt(administrator, number, cursor)).ShouldBe(200);
            moved += next["moved"].GetInt32();
            cursor = next.Json.TryGetProperty("nextCursor", out var more) ? more.GetString() : null;
        } while (cursor is not null);

        moved.ShouldBe(CalendarMoves.Look + 21);
        (await StateOf(administrator, number)).ShouldBe((true, true));
        var adoptions = await office.AskAsync(db =>
            db.Dossiers.Select(d => d.History.Count(r => r.Act == DossierAct.AdoptCalendar)).ToListAsync()
        );
        adoptions.ShouldAllBe(count => count == 1);
    }

    [Theory, EachDatabase]
    public async Task A_date_that_counts_by_a_later_version_follows_from_the_acts_alone(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var code = await Accepted(citizen, clerk);
        var number = (await Propose(administrator, [Holiday])).ShouldBe(201)["number"].GetInt32();
        await Adopt(administrator, number);

        var (kept, anew) = await Replay(office, code);

        anew.ShouldBe(kept);
        kept.ShouldBe(("2026-11-27 17:00", number));
    }

    [Theory, EachDatabase]
    public async Task A_version_drawn_up_from_one_that_is_no_longer_in_force_is_refused(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        var left = (await Propose(administrator, [Holiday])).ShouldBe(201)["number"].GetInt32();
        var taken = (await Propose(administrator, [Holiday])).ShouldBe(201)["number"].GetInt32();
        await Adopt(administrator, taken);

        (await Adopt(administrator, left)).ShouldBe(409, "calendar.version-superseded");
        (await Propose(administrator, [], drawnFrom: 1)).ShouldBe(409, "calendar.version-superseded");
        (await Moves(administrator, left)).ShouldBe(200)["adoptable"].GetBoolean().ShouldBeFalse();
        (await Moves(administrator, 99)).ShouldBe(404);
    }

    [Theory, EachDatabase]
    public async Task A_year_that_makes_no_sense_is_refused_by_code(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();

        (await Propose(administrator, [Day("2027-11-24", "holiday")])).ShouldBe(400, "calendar-year.foreign-day");
        (await Propose(administrator, [Holiday, Holiday])).ShouldBe(400, "calendar-year.day-twice");
        (await Propose(administrator, [Day("2026-11-25", "makeUp")])).ShouldBe(400, "calendar-year.not-special");
        (await Propose(administrator, [Day("2026-11-20", "holiday")])).ShouldBe(422, "calendar-year.day-gone");
        (await Propose(administrator, [Day("2026-11-25", "holiday", "")])).ShouldBe(400, "request.invalid");
        (await Propose(administrator, [Holiday], decision: " ")).ShouldBe(400, "request.invalid");
        (await Propose(administrator, [], year: 2029)).ShouldBe(400, "calendar.years-broken");
    }

    [Theory, EachDatabase]
    public async Task The_year_after_the_last_can_be_drawn_up_and_dossiers_then_reach_into_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        (await administrator.Get("/api/calendars/2028")).ShouldBe(200)["days"].GetArrayLength().ShouldBe(0);

        var proposed = await Propose(administrator, [Day("2028-01-03", "inLieu")], year: 2028);
        await Adopt(administrator, proposed.ShouldBe(201)["number"].GetInt32());

        var shown = (await administrator.Get("/api/calendars/2028")).ShouldBe(200);
        shown["days"].GetArrayLength().ShouldBe(1);
        shown["lastYear"].GetInt32().ShouldBe(2028);
        var known = await office.WithAsync<PublishedCalendars, DateOnly>(calendars =>
            Task.FromResult(calendars.InForce.For(Domain.Units.UnitCode.Parse("H56.017.02").Value).KnownThrough)
        );
        known.ShouldBe(new DateOnly(2028, 12, 31));
    }

    [Theory, EachDatabase]
    public async Task The_history_of_versions_says_who_drew_them_up_and_who_put_them_in_force(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var administrator = office.SignInAsAdministrator();
        var number = (await Propose(administrator, [Holiday])).ShouldBe(201)["number"].GetInt32();
        await Adopt(administrator, number);

        var version = (await administrator.Get("/api/calendars/versions")).ShouldBe(200)["items"][0];

        version.GetProperty("decision").GetString().ShouldBe(Decision);
        version.GetProperty("proposedBy").GetString().ShouldBe(administrator.Name);
        version.GetProperty("adoptedBy").GetString().ShouldBe(administrator.Name);
    }

    private static object Day(string day, string kind, string name = "x") =>
        new
        {
            day,
            kind,
            name,
        };

    /// <summary>The year in force with further days.</summary>
    private static async Task<Answer> Propose(
        Clerk administrator,
        object[] more,
        int year = 2026,
        string decision = Decision,
        int? drawnFrom = null
    )
    {
        var shown = await administrator.Get($"/api/calendars/{(year > 2028 ? 2027 : year)}");
        return await administrator.Post(
            "/api/calendars/versions",
            new
            {
                year,
                drawnFrom = drawnFrom ?? shown["version"].GetInt32(),
                decision,
                provisional = false,
                days = shown["days"].EnumerateArray().Where(_ => year <= 2028).Cast<object>().Concat(more).ToArray(),
            },
            Guid.NewGuid().ToString()
        );
    }

    private static Task<Answer> Moves(Clerk administrator, int number) =>
        administrator.Get($"/api/calendars/versions/{number}/moves");

    private static Task<Answer> Adopt(Clerk administrator, int number, string? cursor = null) =>
        administrator.Post(
            $"/api/calendars/versions/{number}/adoption{(cursor is null ? "" : $"?cursor={cursor}")}",
            new { }
        );

    private static async Task<string> Accepted(Citizen citizen, Clerk clerk)
    {
        var dossier = await citizen.SubmitDossier(Cases.MaritalStatus);
        await clerk.Accept(dossier.Code);
        return dossier.Code;
    }

    private static async Task<string> DueOf(Visitor visitor, string code) =>
        Local(
            (await visitor.Get($"/api/dossiers/{code}")).ShouldBe(200)["due"].GetProperty("dueAt").GetDateTimeOffset()
        );

    private static async Task<IEnumerable<string?>> ActsOf(Visitor visitor, string code) =>
        (await visitor.Get($"/api/dossiers/{code}"))
            .ShouldBe(200)["history"]
            .EnumerateArray()
            .Select(act => act.GetProperty("act").GetString());

    private static async Task<(bool Adopted, bool Finished)> StateOf(Clerk administrator, int number)
    {
        var version = (await administrator.Get("/api/calendars/versions"))
            .ShouldBe(200)["items"]
            .EnumerateArray()
            .Single(v => v.GetProperty("number").GetInt32() == number);
        return (version.TryGetProperty("adoptedAt", out _), version.TryGetProperty("finishedAt", out _));
    }

    private static string Local(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Task<((string Due, int Version) Kept, (string Due, int Version) Anew)> Replay(
        Office office,
        string code
    ) =>
        office.WithAsync<IServiceProvider, ((string, int), (string, int))>(async services =>
        {
            var db = services.GetRequiredService<Features.Persistence.PublicServicesDbContext>();
            var calendars = services.GetRequiredService<PublishedCalendars>();
            var rules = services.GetRequiredService<CalendarBook>();
            var wanted = DossierCode.Parse(code).Value;
            var kept = await db.Dossiers.SingleAsync(d => d.Code == wanted);
            var anew = kept.Replayed(version => calendars.At(version).For(kept.Code.Unit), rules.RulesOf(kept.Edition));
            return (
                (Local(kept.OriginalDueAt!.Value), kept.CalendarVersion),
                (Local(anew.OriginalDueAt!.Value), anew.CalendarVersion)
            );
        });

    /// <summary>Dossiers like one, accepted at the same moment.</summary>
    private static Task<int> AcceptMany(Office office, string like, int count) =>
        office.WithAsync<IServiceProvider, int>(async services =>
        {
            var db = services.GetRequiredService<Features.Persistence.PublicServicesDbContext>();
            var book = services.GetRequiredService<CalendarBook>();
            var code = DossierCode.Parse(like).Value;
            var first = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == code);
            var (calendar, rules) = (book.For(code.Unit), book.RulesOf(first.Edition));
            for (var number = 2; number <= count + 1; number++)
            {
                var at = first.SubmittedAt;
                var dossier = Dossiers.ListPlanTests.Another(office, first, first.UnitId, number + 1000);
                dossier
                    .Accept(new Actor("clerk", ActorRole.ReceivingClerk, first.UnitId), at.AddHours(1), calendar, rules)
                    .IsRefused.ShouldBeFalse();
                db.Dossiers.Add(dossier);
            }

            return await db.SaveChangesAsync();
        });
}
