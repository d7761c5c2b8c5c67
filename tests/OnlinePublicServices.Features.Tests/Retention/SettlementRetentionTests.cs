using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Settlement files are documents of the accounts: they stay for eleven years, and then go whole.</summary>
public sealed class SettlementRetentionTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory, EachDatabase]
    public async Task A_file_goes_with_its_rows_once_its_time_is_over_and_is_counted_for_its_unit(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await Bring(office, 1);

        office.ItIs("2037-11-23 23:59");
        await office.SweepRecords();
        (await office.AskAsync(db => db.SettlementFiles.CountAsync())).ShouldBe(1);
        office.ItIs("2037-11-24 00:00");
        await office.SweepRecords();

        (await office.AskAsync(db => db.SettlementFiles.CountAsync())).ShouldBe(0);
        (await office.AskAsync(db => db.SettlementRows.CountAsync())).ShouldBe(0);
        using var head = office.SignInAsHead();
        var record = (await Records(office)).Single(one => one.Kind == RecordKind.SettlementFiles);
        (record.UnitId, record.Count, record.Months).ShouldBe((Cases.TrieuSon, 1, 132));
        SweepChain.FirstBroken(await Records(office)).ShouldBeNull();
        (await head.Get("/api/record-sweeps")).ShouldBe(200).Body.ShouldContain("settlementFiles");
        (await office.Anonymous().Get("/api/record-periods")).ShouldBe(200).Body.ShouldContain("settlementFiles");
    }

    [Theory, EachDatabase]
    public async Task However_many_are_over_all_go_in_one_sweep_a_few_at_a_time(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await Bring(office, (2 * EraseByAgeHandler.FilesMax) + 1);

        office.ItIs("2037-11-24 00:00");
        await office.SweepRecords();

        (await office.AskAsync(db => db.SettlementRows.CountAsync())).ShouldBe(0);
        (await Records(office))
            .Single(one => one.Kind == RecordKind.SettlementFiles)
            .Count.ShouldBe((2 * EraseByAgeHandler.FilesMax) + 1);
    }

    /// <summary>So many files of a row each, brought now.</summary>
    private static Task<int> Bring(Office office, int count) =>
        office.AskAsync(async db =>
        {
            var now = office.Clock.GetUtcNow();
            for (var number = 1; number <= count; number++)
            {
                var line = new SettlementLine(2, $"A{number}", $"{number}", new Vnd(15_000), Day, GatewayState.Paid);
                var file = new SettlementFile(
                    Guid.CreateVersion7(now),
                    new SettlementDay(Cases.TrieuSon, "vnpay", Day),
                    number,
                    new string('a', 64),
                    new GivenSettlement([line], "somebody", now)
                );
                db.SettlementFiles.Add(file);
                db.SettlementRows.Add(SettlementRow.Of(file.Id, line));
            }

            return await db.SaveChangesAsync();
        });
}
