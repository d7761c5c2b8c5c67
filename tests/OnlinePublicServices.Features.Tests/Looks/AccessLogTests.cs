using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Dossiers;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Looks;

/// <summary>Who of the staff looked at what, why, and who hears of it.</summary>
public sealed class AccessLogTests(Offices offices) : IClassFixture<Offices>
{
    private const string Justice = "trieu-son-commune-office";
    private const string AtTheCounter = "Người nộp hỏi tại quầy.";

    [Theory, EachDatabase]
    public async Task The_person_reads_who_opened_the_dossier_by_post_and_purpose_and_never_by_name(Store store)
    {
        var office = await offices.In(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var supervisor = office.SignInAsSupervisor();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        await clerk.Open(code);
        (await clerk.Get($"/api/dossiers/{code}/application-form")).ShouldBe(200);
        (await supervisor.Get($"/api/dossiers/{code}")).ShouldBe(200);

        var seen = (await citizen.Get($"/api/dossiers/{code}/looks")).ShouldBe(200);
        seen["items"]
            .EnumerateArray()
            .Select(look => $"{look.GetProperty("role")} {look.GetProperty("what")} {look.GetProperty("purpose")}")
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "receivingClerk applicationForm work",
                "receivingClerk dossier work",
                "supervisor dossier supervision",
            ]);
        seen.Body.ShouldNotContain(clerk.Name);
        seen.Body.ShouldNotContain(clerk.Subject);
        (await clerk.Get($"/api/dossiers/{code}/looks")).ShouldBe(404, "resource.not-found");
    }

    [Theory, EachDatabase]
    public async Task Looks_of_one_hour_are_one_entry_and_the_next_hour_makes_another(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;

        for (var look = 0; look < 3; look++)
        {
            await clerk.Open(code);
        }

        (await LooksAt(citizen, code)).Count.ShouldBe(1);
        office.Clock.Advance(TimeSpan.FromHours(1));
        await clerk.Open(code);
        (await LooksAt(citizen, code)).Count.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Whose_work_it_no_longer_is_states_a_reason_first_and_the_person_reads_it(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var clerk = office.SignInAsClerk();
        using var officer = office.SignInAt(Justice, StaffRole.CaseOfficer);
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        await clerk.Accept(code);
        await clerk.HandTo(officer, code, "examine");
        var path = $"/api/dossiers/{code}";

        (await clerk.Get(path)).ShouldBe(403, "look.reason-needed");
        (await clerk.Get($"{path}/application-form")).ShouldBe(403, "look.reason-needed");
        (await clerk.Post($"{path}/personal-id")).ShouldBe(403, "look.reason-needed");
        (await clerk.Post($"{path}/looks", new { reason = "  " })).ShouldBe(400, "look.reason-missing");
        (await clerk.Post($"{path}/looks", new { })).ShouldBe(400, "look.reason-missing");
        (await clerk.Post($"{path}/looks", new { reason = AtTheCounter })).ShouldBe(204);
        (await clerk.Get(path)).ShouldBe(200);
        office.Clock.Advance(LookBook.Window + TimeSpan.FromMinutes(1));
        (await clerk.Get(path)).ShouldBe(403, "look.reason-needed");

        (await LooksAt(citizen, code)).ShouldContain($"stated {AtTheCounter}");
        (await officer.Get(path)).ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task Of_forty_foreign_dossiers_in_an_hour_all_are_noted_and_the_supervisor_is_told_once_by_the_31st(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsCitizen();
        using var head = office.SignInAs(StaffRole.ApprovingOfficer, Cases.TrieuSon);
        using var supervisor = office.SignInAsSupervisor();
        var codes = await Forty(office, citizen);

        foreach (var code in codes.Take(30))
        {
            (await head.Get($"/api/dossiers/{code}")).ShouldBe(200);
        }

        (await Alarms(office)).ShouldBe(0);
        (await head.Get($"/api/dossiers/{codes[30]}")).ShouldBe(200);
        (await Alarms(office)).ShouldBe(1);
        await Task.WhenAll(
            codes.Skip(31).Select(async code => (await head.Get($"/api/dossiers/{code}")).ShouldBe(200))
        );

        (await Alarms(office)).ShouldBe(1);
        (await office.AskAsync(db => db.StaffLooks.CountAsync(look => look.IsForeign))).ShouldBe(40);
        var first = (await supervisor.Get("/api/looks")).ShouldBe(200);
        var rest = (await supervisor.Get($"/api/looks?cursor={first.Text("nextCursor")}")).ShouldBe(200);
        var listed = first["items"].EnumerateArray().Concat(rest["items"].EnumerateArray()).ToList();
        listed.Select(look => look.GetProperty("dossierCode").GetString()).Order().ShouldBe(codes.Order());
        listed.ShouldAllBe(look => look.GetProperty("person").GetString() == head.Name);
        listed
            .Single(look => look.GetProperty("isAlarm").GetBoolean())
            .GetProperty("dossierCode")
            .GetString()
            .ShouldBe(codes[30]);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_noted_is_not_shown(Store store)
    {
        var refusal = new NoLooks();
        await using var office = await Office.OpenAsync(
            store,
            new()
            {
                Services = services =>
                    services.ConfigureDbContext<PublicServicesDbContext>(db => db.AddInterceptors(refusal)),
            }
        );
        using var citizen = office.SignInAsCitizen("Trần Thị Bích Ngọc");
        using var clerk = office.SignInAsClerk();
        var code = (await citizen.SubmitDossier(Cases.MaritalStatus)).Code;
        refusal.IsOn = true;

        var answer = await clerk.Get($"/api/dossiers/{code}");

        answer.Status.ShouldBe((int)HttpStatusCode.InternalServerError);
        answer.Body.ShouldNotContain("Ngọc");
    }

    private static async Task<List<string>> LooksAt(Citizen citizen, string code) =>
        [
            .. (await citizen.Get($"/api/dossiers/{code}/looks?limit=100"))
                .ShouldBe(200)["items"]
                .EnumerateArray()
                .Where(look => look.GetProperty("what").GetString() == "dossier")
                .Select(look =>
                    $"{look.GetProperty("purpose")} {(look.TryGetProperty("reason", out var words) ? words : "")}"
                ),
        ];

    private static Task<int> Alarms(Office office) =>
        office.AskAsync(db => db.OutboxMessages.CountAsync(message => message.Kind == MessageKind.UnusualLooks));

    /// <summary>Forty dossiers with the counter; the head of the unit has none of them.</summary>
    private static async Task<List<string>> Forty(Office office, Citizen citizen)
    {
        var submitted = await citizen.SubmitDossier(Cases.MaritalStatus);
        return await office.AskAsync(async db =>
        {
            var code = DossierCode.Parse(submitted.Code).Value;
            var like = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == code);
            var others = Enumerable
                .Range(2, 39)
                .Select(number => ListPlanTests.Another(office, like, like.UnitId, number))
                .ToList();
            db.Dossiers.AddRange(others);
            await db.SaveChangesAsync();
            return (List<string>)[submitted.Code, .. others.Select(d => d.Code.ToString())];
        });
    }

    /// <summary>A database that takes everything but looks.</summary>
    private sealed class NoLooks : SaveChangesInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) =>
            IsOn && eventData.Context!.ChangeTracker.Entries<StaffLook>().Any()
                ? throw new InvalidOperationException("No look is taken.")
                : base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
