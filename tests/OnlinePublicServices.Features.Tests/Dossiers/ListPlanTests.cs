using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Apologies;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Dossiers;

/// <summary>
/// The lists of the desk, as the product really asks for them, over thousands of rows. A commune has taken the place of
/// several, so its clerks always read several units at once.
/// </summary>
public sealed class ListPlanTests
{
    private const int RowsOfAUnit = 1500;

    private readonly Plans plans = new();
    private Citizen? owner;
    private string code = "";

    [Theory, EachDatabase]
    public async Task The_queue_of_several_units_is_read_in_order_from_its_index_without_sorting(Store store)
    {
        await using var office = await Filled(store);
        var clerk = office.SignInAsClerk();

        plans.Forget();
        var first = (await clerk.Get("/api/queue")).ShouldBe(200);
        (await clerk.Get($"/api/queue?cursor={first.Text("nextCursor")}")).ShouldBe(200);

        first["items"].GetArrayLength().ShouldBe(20);
        var pages = plans.Of("UNION ALL");
        pages.Count.ShouldBe(2);
        pages.ShouldAllBe(plan => IsReadInOrder(plan, "ix_dossiers_unit_id_status_urgent_at_id"));
    }

    [Theory, EachDatabase]
    public async Task What_waits_for_colleagues_in_several_units_is_read_in_order_from_its_index(Store store)
    {
        await using var office = await Filled(store);
        var supervisor = office.SignInAsSupervisor();

        plans.Forget();
        var first = (await supervisor.Get("/api/signing/slips?colleagues=true")).ShouldBe(200);
        var cursor = first.Text("nextCursor");
        (await supervisor.Get($"/api/signing/slips?colleagues=true&cursor={cursor}")).ShouldBe(200);

        first["items"].GetArrayLength().ShouldBe(20);
        var pages = plans.Of("UNION ALL");
        pages.Count.ShouldBe(2);
        pages.ShouldAllBe(plan => IsReadInOrder(plan, "ix_issued_papers_unit_id_state_issued_at_id"));
    }

    [Theory, EachDatabase]
    public async Task Work_that_waits_in_a_post_and_what_is_ones_own_are_read_in_order_from_their_indexes(Store store)
    {
        await using var office = await Filled(store);
        var clerk = office.SignInAsClerk();

        plans.Forget();
        (await clerk.Get("/api/work?list=mine")).ShouldBe(200);
        (await clerk.Get("/api/work?list=offered")).ShouldBe(200);
        (await clerk.Get("/api/work?list=post")).ShouldBe(200);

        plans.Of("ORDER BY").Where(plan => plan.Contains("holder", StringComparison.Ordinal)).ShouldNotBeEmpty();
        var pages = plans.Of("AS \"At\"");
        pages.Count.ShouldBe(3);
        pages.ShouldAllBe(plan => IsReadInOrder(plan, "ix_dossiers_"));
    }

    [Theory, EachDatabase]
    public async Task Apologies_to_make_and_the_public_register_are_read_in_order_from_their_indexes(Store store)
    {
        await using var office = await Filled(store);
        var supervisor = office.SignInAsSupervisor();

        plans.Forget();
        var first = (await supervisor.Get("/api/apologies")).ShouldBe(200);
        (await supervisor.Get($"/api/apologies?cursor={first.Text("nextCursor")}")).ShouldBe(200);
        var register = (await office.Anonymous().Get("/api/public-apologies")).ShouldBe(200);
        (await office.Anonymous().Get($"/api/public-apologies?cursor={register.Text("nextCursor")}")).ShouldBe(200);

        first["items"].GetArrayLength().ShouldBe(20);
        register["items"].GetArrayLength().ShouldBe(20);
        var toMake = plans.Of("UNION ALL");
        toMake.Count.ShouldBe(2);
        toMake.ShouldAllBe(plan => IsReadInOrder(plan, "ix_apologies_unit_id_due_at_dossier_id"));
        var made = plans.Of("DESC");
        made.Count.ShouldBe(2);
        made.ShouldAllBe(plan => IsReadInOrder(plan, "ix_apologies_made_at_dossier_id"));
    }

    [Theory, EachDatabase]
    public async Task Who_looked_is_read_in_order_from_its_index_for_owner_and_supervisor(Store store)
    {
        await using var office = await Filled(store);
        var supervisor = office.SignInAsSupervisor();

        plans.Forget();
        var first = (await supervisor.Get("/api/looks")).ShouldBe(200);
        (await supervisor.Get($"/api/looks?cursor={first.Text("nextCursor")}")).ShouldBe(200);
        (await owner!.Get($"/api/dossiers/{code}/looks")).ShouldBe(200);

        first["items"].GetArrayLength().ShouldBe(20);
        var pages = plans.Of("UNION ALL");
        pages.Count.ShouldBe(2);
        pages.ShouldAllBe(plan => IsReadInOrder(plan, "ix_staff_looks_unit_id_at_id"));
        plans.Of("post_role").ShouldContain(plan => IsReadInOrder(plan, "ix_staff_looks_dossier_id_at_id"));
    }

    private static bool IsReadInOrder(string plan, string index) =>
        plan.Contains(index, StringComparison.Ordinal)
        && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal)
        && !plan.Contains("Sort", StringComparison.Ordinal)
        && !plan.Contains("Seq Scan", StringComparison.Ordinal)
        && !plan.Contains("SCAN dossiers", StringComparison.Ordinal)
        && !plan.Contains("SCAN appointment_slips", StringComparison.Ordinal)
        && !plan.Contains("SCAN staff_looks", StringComparison.Ordinal);

    /// <summary>Dossiers of the commune and of those before it, each with a slip that waits for somebody.</summary>
    private async Task<Office> Filled(Store store)
    {
        var office = await Office.OpenAsync(
            store,
            new()
            {
                Services = services =>
                    services.ConfigureDbContext<PublicServicesDbContext>(db => db.AddInterceptors(plans)),
            }
        );
        owner = office.SignInAsCitizen();
        code = (await owner.SubmitDossier(Cases.MaritalStatus)).Code;
        await office.AskAsync(async db =>
        {
            var parsed = DossierCode.Parse(code).Value;
            var like = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == parsed);
            var units = office.Catalogue.Units.ServedFrom(like.UnitId).Select(unit => unit.Id).ToArray();
            var number = 1;
            foreach (var unit in units.Take(3))
            {
                for (var row = 0; row < RowsOfAUnit; row++)
                {
                    var dossier = Another(office, like, unit, ++number);
                    db.Dossiers.Add(dossier);
                    db.IssuedPapers.Add(
                        new IssuedPaper(
                            Guid.CreateVersion7(),
                            PaperKind.AppointmentSlip,
                            dossier.Id,
                            row + 1,
                            unit,
                            LegalEdition.B,
                            "a colleague",
                            dossier.SubmittedAt
                        )
                    );
                    db.Apologies.Add(ApologyFor(dossier, isMade: row % 2 == 0));
                    db.StaffLooks.Add(LookAt(dossier));
                }
            }

            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        return office;
    }

    private static Apology ApologyFor(Dossier dossier, bool isMade)
    {
        var at = dossier.SubmittedAt;
        var apology = new Apology(dossier.Id, dossier.UnitId, at, at.AddDays(1), "receive", dossier.UnitId, at);
        if (isMade)
        {
            apology.Make(automatically: true, at);
        }

        return apology;
    }

    private static StaffLook LookAt(Dossier dossier) =>
        new()
        {
            Id = Guid.CreateVersion7(dossier.SubmittedAt),
            DossierId = dossier.Id,
            UnitId = dossier.UnitId,
            Account = "a colleague",
            PostUnit = dossier.UnitId,
            PostRole = Domain.Units.StaffRole.Supervisor,
            Purpose = LookPurpose.Supervision,
            IsForeign = true,
            What = StaffLookKind.Dossier,
            SubjectId = dossier.Id,
            At = dossier.SubmittedAt,
            Hour = dossier.SubmittedAt,
        };

    internal static Dossier Another(Office office, Dossier like, string unit, int number)
    {
        var at = like.SubmittedAt.AddSeconds(number);
        var calendar = office.Services.GetRequiredService<Features.Calendars.CalendarBook>().For(like.Code.Unit);
        return Dossier
            .Submit(
                new Submission
                {
                    Id = Guid.CreateVersion7(at),
                    Code = DossierCode.Create(like.Code.Unit, like.Code.ReceivedOn, number).Value,
                    OwnerId = like.OwnerId,
                    Applicant = like.Applicant with { },
                    Procedure = like.Procedure,
                    ProcedureVersion = like.ProcedureVersion,
                    TimeLimit = like.TimeLimit,
                    UnitId = unit,
                    FirstStep = new Domain.Routing.RoutingStep
                    {
                        Id = "receive",
                        Name = new Domain.Rules.LocalText("receive"),
                        Post = new Domain.Routing.Post(unit, Domain.Units.StaffRole.ReceivingClerk),
                        BodyId = unit,
                    },
                    Answers = "{}",
                    RequiredPapers = [],
                    Attachments = [],
                },
                new Actor("citizen", ActorRole.Citizen),
                at,
                calendar,
                office.Services.GetRequiredService<CalendarBook>().RulesOf(like.Edition)
            )
            .Value;
    }
}
