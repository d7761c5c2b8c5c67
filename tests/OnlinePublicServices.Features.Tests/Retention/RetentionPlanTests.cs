using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.PersonalData;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Lists about what is kept are read in order from their indexes, however long they grow.</summary>
public sealed class RetentionPlanTests
{
    private const int Rows = 2_000;
    private const string Terms = "ix_retention_terms_unit_id_due_at_dossier_id";

    [Theory, EachDatabase]
    public async Task What_is_due_warned_of_held_proposed_and_destroyed_is_read_in_order(Store store)
    {
        var (plans, office) = await Watched(store);
        await using var _ = office;
        using var head = office.SignInAsHead();
        using var citizen = office.SignInAsXuyen();
        var dossier = (await citizen.SubmitDossier(Cases.ExtractCopy)).Code;
        await Fill(office, dossier, FillRetention);

        await Reads(head, plans, "/api/retention?list=due", "retention_terms", Terms, shows: false);
        await Reads(head, plans, "/api/retention?list=warned", "retention_terms", Terms, shows: false);
        await Reads(head, plans, "/api/retention?list=held", "legal_holds", "ix_legal_holds_unit_id_placed_at_id");
        await Reads(
            head,
            plans,
            "/api/destruction-lists",
            "destruction_lists",
            "ix_destruction_lists_unit_id_proposed_at_id"
        );
        await Reads(head, plans, "/api/record-sweeps", "record_sweeps", "ix_record_sweeps_unit_id_at_id");
    }

    [Theory, EachDatabase]
    public async Task Requests_about_data_are_read_in_order_by_the_office_and_by_their_person(Store store)
    {
        var (plans, office) = await Watched(store);
        await using var _ = office;
        using var head = office.SignInAsHead();
        using var citizen = office.SignInAsXuyen();
        var dossier = (await citizen.SubmitDossier(Cases.ExtractCopy)).Code;
        await Fill(office, dossier, FillRequests);

        await Reads(head, plans, "/api/data-requests", "data_requests", "ix_data_requests_unit_id_due_at_id");
        await Reads(
            head,
            plans,
            "/api/data-requests?list=rest",
            "data_requests",
            "ix_data_requests_unit_id_filed_at_id"
        );
        await Reads(
            citizen,
            plans,
            "/api/personal-data/requests",
            "data_requests",
            "ix_data_requests_person_id_filed_at_id"
        );
    }

    private static async Task Reads(
        Visitor asker,
        Plans plans,
        string list,
        string table,
        string index,
        bool shows = true
    )
    {
        plans.Forget();
        (await asker.Get(list)).ShouldBe(200)["items"].GetArrayLength().ShouldBeGreaterThan(shows ? 0 : -1, list);
        var read = plans.Of("LIMIT").Where(plan => plan.Contains(index, StringComparison.Ordinal)).ToList();
        read.ShouldNotBeEmpty($"{list} is read from {index}: {string.Join("\n--\n", plans.Of(table))}");
        read.ShouldAllBe(plan => !Sorts(plan));
    }

    /// <summary>Whether more is put in order than the page that was read.</summary>
    private static bool Sorts(string plan) =>
        plan.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)
        || plan[Math.Max(plan.IndexOf("Limit", StringComparison.Ordinal), 0)..]
            .Contains("Sort", StringComparison.Ordinal);

    private static async Task<(Plans Plans, Office Office)> Watched(Store store)
    {
        var plans = new Plans();
        var office = await Office.OpenAsync(
            store,
            new()
            {
                Services = services =>
                    services.ConfigureDbContext<PublicServicesDbContext>(db => db.AddInterceptors(plans)),
            }
        );
        return (plans, office);
    }

    private static Task<int> Fill(
        Office office,
        string code,
        Action<PublicServicesDbContext, Domain.Dossiers.Dossier, int, DateTimeOffset> row
    ) =>
        office.AskAsync(async db =>
        {
            var parsed = Domain.Dossiers.DossierCode.Parse(code).Value;
            var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Code == parsed);
            await WithoutDossiers(db);
            foreach (var number in Enumerable.Range(1, Rows))
            {
                row(db, dossier, number, office.Clock.GetUtcNow().AddMinutes(number));
            }

            await db.SaveChangesAsync();
            return db.Database.IsNpgsql() ? await db.Database.ExecuteSqlRawAsync("ANALYZE") : 0;
        });

    /// <summary>Terms may be of dossiers that aren't there: filing thousands of them would take longer than the rest.</summary>
    private static async Task WithoutDossiers(PublicServicesDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(
            db.Database.IsNpgsql()
                ? "ALTER TABLE retention_terms DROP CONSTRAINT IF EXISTS fk_retention_terms_dossiers_dossier_id"
                : "PRAGMA foreign_keys = OFF"
        );
    }

    private static void FillRetention(
        PublicServicesDbContext db,
        Domain.Dossiers.Dossier dossier,
        int number,
        DateTimeOffset at
    )
    {
        db.LegalHolds.Add(
            LegalHold
                .Place(
                    Guid.CreateVersion7(at),
                    (dossier.Id, dossier.UnitId),
                    "Tòa án yêu cầu.",
                    new DateOnly(2028, 1, 1),
                    "x",
                    at
                )
                .Value
        );
        var term = new RetentionTerm(Guid.CreateVersion7(at), dossier.UnitId);
        var due = at.AddDays(number % 2 == 0 ? -30 : 7);
        term.Follow(dossier.UnitId, at.AddYears(-2), new RetentionDates(due.AddDays(-14), due), at);
        term.Warned(at);
        db.RetentionTerms.Add(term);
        var item = new DestructionItem(1, dossier.Id, dossier.Code.ToString(), "1.000656", 24, null, at, at);
        db.DestructionLists.Add(
            DestructionList.Propose(Guid.CreateVersion7(at), number, dossier.UnitId, [item], "x", at).Value
        );
        var period = new RecordPeriod(RecordKind.Notices, new LocalText("x"), 12, default, new LocalText("x"));
        var sweep = new RecordSweep(Guid.CreateVersion7(at), period, dossier.UnitId, at);
        sweep.Close(number, "", _ => "x");
        db.RecordSweeps.Add(sweep);
    }

    private static void FillRequests(
        PublicServicesDbContext db,
        Domain.Dossiers.Dossier dossier,
        int number,
        DateTimeOffset at
    )
    {
        var request = DataRequest
            .File(
                Guid.CreateVersion7(at),
                DataRequestKind.View,
                (dossier.OwnerId, "x"),
                dossier.UnitId,
                "Xin xem dữ liệu.",
                at
            )
            .Value;
        db.DataRequests.Add(request);
        if (number % 2 == 0)
        {
            db.Entry(request).Property<DateTimeOffset?>(DataRequestColumns.DueAt).CurrentValue = at.AddDays(2);
        }
    }
}
