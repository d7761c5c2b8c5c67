using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Payments.PayingOffice;
using static OnlinePublicServices.Features.Tests.Payments.SettlementTests;

namespace OnlinePublicServices.Features.Tests.Payments;

/// <summary>A day of twenty thousand payments is compared in parts, each read from an index and none held.</summary>
public sealed class LongDayTests
{
    private const string Day = "2026-12-01";
    private const int Payments = 20_000;
    private const int Slice = 500;

    private readonly Plans plans = new();
    private readonly RowCounts counts = new();

    [Theory, EachDatabase]
    public async Task Of_twenty_thousand_payments_that_a_file_lacks_the_first_are_shown_and_all_are_in_the_table(
        Store store
    )
    {
        await using var paying = await LongDay(store);
        using var supervisor = paying.Office.SignInAsSupervisor();
        using var clerk = paying.Office.SignInAsClerk();
        await Given(supervisor, Day, "vnpay", VnpayHead);
        var table = $"/api/payment-days/{Day}/settlements/vnpay/differences?unitId={Cases.TrieuSon}";

        counts.Forget();
        plans.Forget();
        var shown = await Shown(supervisor, Day, "vnpay");

        shown.GetProperty("differences").EnumerateArray().Select(KindOf).Distinct().ShouldBe(["notThere"]);
        shown.GetProperty("differences").GetArrayLength().ShouldBe(ShowSettlementsHandler.ShownMax);
        shown.GetProperty("more").GetInt32().ShouldBe(Payments - ShowSettlementsHandler.ShownMax);
        counts.Most.ShouldBe(Slice);
        PartsReadFrom("ix_payment_attempts_paid_at_id").ShouldBe((Payments / Slice) + 1);

        counts.Forget();
        var lines = (await supervisor.Get(table))
            .ShouldBe(200)
            .Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(Payments + 1);
        lines[0].ShouldBe("kind,row,reference,transaction,ours_vnd,theirs_vnd,ours_on,theirs_on,dossier");
        lines[1].ShouldMatch("^NotThere,,dvc[0-9A-Za-z]+,[0-9]+,15000,,2026-12-01,,H56[0-9.-]+$");
        lines.Skip(1).Distinct().Count().ShouldBe(Payments);
        counts.Most.ShouldBe(Slice);
        (await clerk.Get(table)).ShouldBe(404);
        (await supervisor.Get(table.Replace("vnpay", "transfer", StringComparison.Ordinal))).ShouldBe(404);
    }

    [Theory, EachDatabase]
    public async Task The_books_of_twenty_thousand_payments_add_up_and_show_the_first_that_have_no_receipt(Store store)
    {
        await using var paying = await LongDay(store);
        using var supervisor = paying.Office.SignInAsSupervisor();

        counts.Forget();
        plans.Forget();
        var books = (await supervisor.Get($"/api/payment-days/{Day}?unitId={Cases.TrieuSon}")).ShouldBe(200);

        var way = books["ways"].EnumerateArray().ShouldHaveSingleItem();
        way.GetProperty("paid").GetInt32().ShouldBe(Payments);
        way.GetProperty("paidVnd").GetInt64().ShouldBe(Payments * 15_000L);
        books["differences"].EnumerateArray().Select(KindOf).Distinct().ShouldBe(["moneyWithoutReceipt"]);
        books["differences"].GetArrayLength().ShouldBe(ReconcileDayHandler.ShownMax);
        books["more"].GetInt32().ShouldBe(Payments - 1 - ReconcileDayHandler.ShownMax);
        counts.Most.ShouldBe(Slice);
        PartsReadFrom("ix_payment_attempts_started_at_id").ShouldBe((Payments / Slice) + 1);
        // Nothing else was paid on the day or given back: two more looks, from whichever index.
        var looks = plans.Of("refunded_at");
        looks.Count.ShouldBe((Payments / Slice) + 3);
        looks.Count(plan => plan.Contains("ix_payment_attempts_", StringComparison.Ordinal)).ShouldBe(looks.Count);
    }

    [Theory, EachDatabase]
    public async Task Payments_that_stand_in_the_file_of_a_day_around_are_looked_up_by_their_name(Store store)
    {
        await using var paying = await LongDay(store);
        using var supervisor = paying.Office.SignInAsSupervisor();
        var names = await paying.Office.AskAsync(db =>
            db.Payments.SelectMany(p => p.Attempts).Select(a => a.Reference).Take(5_000).ToListAsync()
        );
        var rows = string.Concat(names.Select((name, at) => $"{name},{at + 1},1500000,20261201235959,01,00\n"));
        paying.Office.ItIs("2026-12-02 08:00");
        await Given(supervisor, Day, "vnpay", VnpayHead);
        await Given(supervisor, "2026-12-02", "vnpay", VnpayHead + rows);
        await Given(supervisor, "2026-11-10", "vnpay", VnpayHead);
        await paying.Office.AskAsync(FillLongAgo);
        await paying.Office.AskAsync(Analyze);

        plans.Forget();
        var shown = await Shown(supervisor, Day, "vnpay");

        shown.GetProperty("more").GetInt32().ShouldBe(Payments - names.Count - ShowSettlementsHandler.ShownMax);
        var looked = plans.Of("AS \"Key\"").ToList();
        looked.Count.ShouldBe(Payments / Slice);
        looked
            .Count(plan => plan.Contains("ix_settlement_rows_file_id_reference", StringComparison.Ordinal))
            .ShouldBe(looked.Count);
    }

    /// <summary>How many parts of the day were read in order from an index.</summary>
    private int PartsReadFrom(string index) =>
        plans
            .Of("LIMIT")
            .Count(plan =>
                plan.Contains(index, StringComparison.Ordinal)
                && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal)
                && !plan.Contains("Sort", StringComparison.Ordinal)
            );

    /// <summary>One payment of the day, and copies of its attempt: as many as the day is to have.</summary>
    private async Task<PayingOffice> LongDay(Store store)
    {
        var paying = await PayingOffice.OpenAsync(
            store,
            services => services.ConfigureDbContext<PublicServicesDbContext>(db => db.AddInterceptors(plans, counts))
        );
        using var citizen = paying.Office.SignInAsCitizen();
        paying.Office.ItIs($"{Day} 08:00");
        var begun = await Begin(citizen, (await citizen.SubmitDossier(Cases.MaritalStatus)).Code);
        (await paying.Tell(begun.Reference, 15_000, transaction: "1000000")).ShouldBe("00");
        await paying.Office.AskAsync(Copy);
        await paying.Office.AskAsync(Analyze);
        return paying;
    }

    private static async Task<int> Copy(PublicServicesDbContext db)
    {
        var attempt = db.Model.GetEntityTypes().Single(type => type.GetTableName() == "payment_attempts");
        var names = attempt.GetProperties().Select(p => p.GetColumnName()).ToList();
        var isNpgsql = db.Database.IsNpgsql();
        var values = names.Select(name =>
            name switch
            {
                "id" when isNpgsql => "gen_random_uuid()",
                "id" =>
                    "upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' || substr(h, 21))",
                "reference" => "a.reference || 'x' || i",
                "transaction" => "CAST(1000000 + i AS text)",
                "paid_at" or "started_at" when isNpgsql => $"a.{name} + (i / 4) * interval '1 second'",
                "paid_at" or "started_at" => $"strftime('%Y-%m-%d %H:%M:%S', a.{name}, '+' || (i / 4) || ' seconds')",
                _ => $"a.\"{name}\"",
            }
        );
        var random = isNpgsql ? "''" : "hex(randomblob(16))";
#pragma warning disable EF1002 // Names of columns, no input.
        return await db.Database.ExecuteSqlRawAsync(
            $"""
            WITH RECURSIVE n(i, h) AS (SELECT 1, {random} UNION ALL SELECT i + 1, {random} FROM n WHERE i < {Payments
                - 1})
            INSERT INTO payment_attempts ({string.Join(", ", names.Select(name => $"\"{name}\""))})
            SELECT {string.Join(", ", values)} FROM payment_attempts AS a, n
            """
        );
#pragma warning restore EF1002
    }

    /// <summary>A hundred thousand rows of a day long ago: what is looked up must not be looked for among them.</summary>
    private static async Task<int> FillLongAgo(PublicServicesDbContext db)
    {
        var file = await db.SettlementFiles.SingleAsync(f => f.Day == new DateOnly(2026, 11, 10));
        var row = SettlementRow.Of(
            file.Id,
            new SettlementLine(1, "A", "T", new Vnd(15_000), file.Day, GatewayState.Paid)
        );
        db.SettlementRows.Add(row);
        await db.SaveChangesAsync();
        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            INSERT INTO settlement_rows (file_id, "row", reference, "transaction", amount_vnd, paid_on, state)
            SELECT r.file_id, i, 'A' || i, 'T' || i, r.amount_vnd, r.paid_on, r.state
            FROM settlement_rows AS r, n WHERE r.reference = 'A'
            """
        );
    }

    private static Task<int> Analyze(PublicServicesDbContext db) => db.Database.ExecuteSqlRawAsync("ANALYZE");

    /// <summary>How many rows the longest answer had that was read of the database.</summary>
    private sealed class RowCounts : DbCommandInterceptor
    {
        private int most;

        public int Most => most;

        public void Forget() => most = 0;

        public override InterceptionResult DataReaderDisposing(
            DbCommand command,
            DataReaderDisposingEventData eventData,
            InterceptionResult result
        )
        {
            // The last read finds the end.
            most = Math.Max(most, eventData.ReadCount - 1);
            return result;
        }
    }
}
