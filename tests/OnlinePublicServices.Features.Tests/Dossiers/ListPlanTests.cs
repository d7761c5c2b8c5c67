using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Features.Calendars;
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

    private static bool IsReadInOrder(string plan, string index) =>
        plan.Contains(index, StringComparison.Ordinal)
        && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal)
        && !plan.Contains("Sort", StringComparison.Ordinal)
        && !plan.Contains("Seq Scan", StringComparison.Ordinal)
        && !plan.Contains("SCAN dossiers", StringComparison.Ordinal)
        && !plan.Contains("SCAN appointment_slips", StringComparison.Ordinal);

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
        var submitted = await office.SignInAsCitizen().SubmitDossier(Cases.MaritalStatus);
        await office.AskAsync(async db =>
        {
            var code = DossierCode.Parse(submitted.Code).Value;
            var like = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == code);
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
                }
            }

            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        return office;
    }

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
