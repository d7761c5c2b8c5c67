using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>The chain of what was destroyed by its time is kept beside the database, and outlives a copy of it.</summary>
public sealed class SweepChainTests
{
    [Fact]
    public async Task What_was_destroyed_by_its_time_does_not_come_back_with_an_older_copy_and_its_record_does()
    {
        var folder = Directory.CreateTempSubdirectory("records-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            using var citizen = office.SignInAsXuyen();
            var id = await FileRequest(citizen);
            await copy.Take();
            await Answer(office, id);
            office.ItIs("2031-11-10 00:00");
            await office.SweepRecords();
            office.ItIs("2031-11-24 00:00");
            await office.SweepRecords();
            (await Mine(citizen)).ShouldBeEmpty();
        }

        copy.Restore();

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            (await Records(office)).ShouldHaveSingleItem().Kind.ShouldBe(RecordKind.DataRequests);
            office.ItIs("2031-11-24 08:00");
            (await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken)).ShouldBe(1);
            (await office.TablesWith(Said)).ShouldBeEmpty();
            (await office.AskAsync(db => db.DataRequests.CountAsync())).ShouldBe(0);
            office.ItIs("2033-01-01 08:00");
            await office.SweepRecords();
            var records = await Records(office);
            records.Count.ShouldBeGreaterThan(0);
            SweepChain.FirstBroken(records).ShouldBeNull();
            Directory
                .GetFiles(Path.Combine(folder.FullName, "erasures", "sweeps"))
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)
                .ShouldBe(records.Select(one => $"{one.Number:D8}-{one.Seal}"));
            RetentionOffice
                .FilesWith(Path.Combine(folder.FullName, "erasures"), RetentionOffice.Canaries)
                .ShouldBeEmpty();
        }

        copy.Forget();
    }

    [Theory, EachDatabase]
    public async Task What_was_counted_after_a_record_was_kept_whose_act_was_stopped_is_counted_still(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        var at = office.Clock.GetUtcNow();
        RecordSweep Counted(int count)
        {
            var sweep = new RecordSweep(Guid.CreateVersion7(at), LookPeriod, Cases.TrieuSon, at);
            sweep.Add(count);
            return sweep;
        }

        var kept = Counted(10);
        kept.Close(1, "", SweepChain.SealOf);
        await office.WithAsync<IErasureLedger, bool>(async ledger =>
        {
            var name = ChainLinks.NameOf(1, kept.Seal!);
            await ledger.KeepRecordAsync(RecordChain.Sweeps, name, SweepChain.Text(kept), CancellationToken.None);
            return true;
        });
        await office.AskAsync(db =>
        {
            db.RecordSweeps.Add(Counted(15));
            return db.SaveChangesAsync();
        });

        await office.WithAsync<SweepChain, bool>(async chain =>
        {
            await chain.TakeBack(CancellationToken.None);
            await chain.TakeBack(CancellationToken.None);
            return true;
        });

        (await Records(office)).ShouldHaveSingleItem().Count.ShouldBe(10);
        (await office.AskAsync(db => db.RecordSweeps.Where(s => s.Number == null).SumAsync(s => s.Count))).ShouldBe(5);
    }

    private static readonly RecordPeriod LookPeriod = new(
        RecordKind.Looks,
        new LocalText("Nhật ký xem hồ sơ"),
        60,
        new DateOnly(2026, 1, 1),
        new LocalText("Quy định của tỉnh")
    );
}
