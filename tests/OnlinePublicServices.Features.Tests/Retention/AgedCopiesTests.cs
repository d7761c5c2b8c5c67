using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>What went by its age and comes back with an older copy goes again, and is counted once for good.</summary>
public sealed class AgedCopiesTests
{
    [Fact]
    public async Task Notices_and_looks_that_an_older_copy_brings_back_go_again_and_are_counted_once()
    {
        var folder = Directory.CreateTempSubdirectory("aged-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            await Add(office, EraseByAgeHandler.RowsMax + 3, 4);
            await copy.Take();
            office.ItIs("2031-11-25 00:00");
            await office.SweepRecords();
            (await Counts(office)).ShouldBe([
                (RecordKind.Looks, 4),
                (RecordKind.Notices, EraseByAgeHandler.RowsMax + 3),
            ]);
        }

        copy.Restore();

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            (await Left(office)).ShouldBe((0, 0), "gone before anybody is served");
            office.ItIs("2031-11-25 08:00");
            await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken);
            await office.SweepRecords();
            (await Counts(office)).ShouldBe([
                (RecordKind.Looks, 4),
                (RecordKind.Notices, EraseByAgeHandler.RowsMax + 3),
            ]);
            await Add(office, 2, 0);
            office.ItIs("2033-01-01 08:00");
            await office.SweepRecords();
            (await Left(office)).ShouldBe((0, 0));
            (await Counts(office)).ShouldBe(
                [(RecordKind.Looks, 4), (RecordKind.Notices, EraseByAgeHandler.RowsMax + 5)],
                "what is new is counted"
            );
            SweepChain.FirstBroken(await Records(office)).ShouldBeNull();
        }

        copy.Forget();
    }

    [Theory, EachDatabase]
    public async Task While_the_records_of_before_are_taken_back_what_they_counted_goes_uncounted(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await Add(office, 3, 2);
        office.ItIs("2031-11-25 00:00");
        await office.SweepRecords();
        await office.AskAsync(db => db.RecordSweeps.ExecuteDeleteAsync());
        office.ItIs("2026-11-23 09:00");
        await Add(office, 3, 2);
        office.ItIs("2030-11-26 00:00");
        await Add(office, 1, 0);
        office.ItIs("2031-11-27 00:00");

        await office.SweepRecords();
        await office.SweepRecords();

        (await Left(office)).ShouldBe((0, 0));
        (await Counts(office)).ShouldBe([(RecordKind.Looks, 2), (RecordKind.Notices, 4)]);
        (await office.AskAsync(db => db.RecordSweeps.AnyAsync(s => s.IsBack))).ShouldBeFalse();
        SweepChain.FirstBroken(await Records(office)).ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task What_a_hold_kept_is_counted_when_it_goes_although_it_is_older_than_the_last_record_says(
        Store store
    )
    {
        await using var office = await Office.OpenAsync(store);
        await Add(office, 0, 1);
        await office.AskAsync(async db =>
        {
            db.OutboxMessages.Add(Letter(office));
            return await db.SaveChangesAsync();
        });
        await office.AskAsync(db =>
            db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.AwaitingReport))
        );
        office.ItIs("2031-11-25 00:00");
        await office.SweepRecords();
        (await Left(office)).ShouldBe((1, 0));
        await office.AskAsync(db =>
            db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Undeliverable))
        );

        await office.SweepRecords();

        (await Left(office)).ShouldBe((0, 0));
        (await Counts(office)).ShouldBe([(RecordKind.Looks, 1), (RecordKind.Notices, 1)]);
    }

    [Theory, EachDatabase]
    public async Task A_record_of_before_tells_by_its_rule_up_to_which_age_all_had_gone(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        await Add(office, 3, 0);
        office.ItIs("2031-11-25 00:00");
        await office.SweepRecords();
        var record = (await Records(office)).ShouldHaveSingleItem();

        record.UpTo.ShouldBe(new DateTimeOffset(2030, 11, 24, 17, 0, 0, TimeSpan.Zero));
        RecordPeriod.Before(record.At, record.Months).ShouldBe(record.UpTo!.Value);
        SweepChain.Text(record).ShouldContain("upTo\t2030-11-25T00:00:00+07:00\n");
    }

    private static OutboxMessage Letter(Office office)
    {
        var at = office.Clock.GetUtcNow();
        return new OutboxMessage(Guid.CreateVersion7(at), MessageKind.AccountPasswordChanged, "", Mail, at);
    }

    /// <summary>So many notices that can't be delivered, and exports, now.</summary>
    private static Task<int> Add(Office office, int notices, int looks) =>
        office.AskAsync(async db =>
        {
            var now = office.Clock.GetUtcNow();
            foreach (var _ in Enumerable.Range(0, notices))
            {
                var letter = Letter(office);
                letter.Park("mail.recipient-refused");
                db.OutboxMessages.Add(letter);
            }

            db.CounterLooks.AddRange(
                Enumerable
                    .Range(0, looks)
                    .Select(_ => new CounterLook
                    {
                        Id = Guid.CreateVersion7(now),
                        DraftId = Guid.CreateVersion7(now),
                        ProcedureCode = Cases.MaritalStatus,
                        UnitId = Cases.TrieuSon,
                        Account = "clerk",
                        PostUnit = Cases.TrieuSon,
                        PostRole = OnlinePublicServices.Domain.Units.StaffRole.ReceivingClerk,
                        At = now,
                    })
            );
            return await db.SaveChangesAsync();
        });

    private static async Task<(int Notices, int Looks)> Left(Office office) =>
        (
            await office.AskAsync(db => db.OutboxMessages.CountAsync()),
            await office.AskAsync(db => db.CounterLooks.CountAsync())
        );

    /// <summary>How many of each kind were counted for good.</summary>
    private static async Task<List<(RecordKind, int)>> Counts(Office office) =>
        [
            .. (await Records(office))
                .GroupBy(one => one.Kind)
                .Select(kind => (kind.Key, kind.Sum(one => one.Count)))
                .OrderBy(one => one.Key.ToString(), StringComparer.Ordinal),
        ];
}
