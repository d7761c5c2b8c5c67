using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;
using static OnlinePublicServices.Features.Tests.Retention.RecordCases;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>Looks go by their age, are counted once, and keep nothing else from going.</summary>
public sealed class LookRetentionTests
{
    [Theory, EachDatabase]
    public async Task What_somebody_asked_about_themselves_goes_by_its_age_and_then_their_profile_can_go(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        await SaveProfile(citizen);
        await Look(office, 1);

        office.ItIs("2029-11-10 00:00");
        await office.SweepRecords();
        (await citizen.Get("/api/notices")).ShouldBe(200).Body.ShouldNotContain("profileEnding");
        office.ItIs("2031-11-25 00:00");
        await office.SweepRecords();
        (await office.AskAsync(db => db.OwnLooks.CountAsync())).ShouldBe(0);
        var record = (await office.AskAsync(db => db.RecordSweeps.ToListAsync())).ShouldHaveSingleItem();
        (record.Kind, record.UnitId, record.Count).ShouldBe((RecordKind.Looks, Cases.TrieuSon, 1));
        await office.SweepRecords();
        office.ItIs("2031-12-10 00:00");
        await office.SweepRecords();

        (await office.AskAsync(db => db.People.CountAsync(p => p.FullName == citizen.Name))).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Who_looked_at_a_dossier_is_kept_as_long_as_a_court_wants_the_dossier(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        using var clerk = office.SignInAsClerk();
        var dossier = await citizen.SubmitDossier(Cases.ExtractCopy);
        await clerk.Open(dossier.Code);
        await LookAtCounter(office);
        office.ItIs("2031-11-25 00:00");
        await office.AskAsync(async db =>
        {
            var held = await db.Dossiers.SingleAsync();
            var hold = LegalHold.Place(
                Guid.CreateVersion7(),
                (held.Id, held.UnitId),
                "Tòa án yêu cầu.",
                new DateOnly(2031, 12, 1),
                "head",
                office.Clock.GetUtcNow()
            );
            db.LegalHolds.Add(hold.Value);
            return await db.SaveChangesAsync();
        });

        office.ItIs("2031-12-01 23:59");
        await office.SweepRecords();
        (await office.AskAsync(db => db.StaffLooks.CountAsync())).ShouldBeGreaterThan(0);
        (await office.AskAsync(db => db.CounterLooks.CountAsync())).ShouldBe(1);
        office.ItIs("2031-12-02 00:00");
        await office.SweepRecords();

        (await office.AskAsync(db => db.StaffLooks.CountAsync())).ShouldBe(0);
        (await office.AskAsync(db => db.CounterLooks.CountAsync())).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Two_instances_that_sweep_at_once_count_each_look_once(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        await SaveProfile(citizen);
        await Look(office, 1);
        office.ItIs("2031-11-25 00:00");
        await Sweep();
        office.ItIs(RetentionOffice.WarnedAt);
        await Look(office, 400);
        office.ItIs("2034-11-25 00:00");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sweep()));

        (await office.AskAsync(db => db.OwnLooks.CountAsync())).ShouldBe(0);
        (await office.AskAsync(db => db.RecordSweeps.SumAsync(s => s.Count))).ShouldBe(401);

        Task<int> Sweep() =>
            office.WithAsync<RecordWatch, int>(async watch =>
            {
                await watch.EraseByAge(int.MaxValue, TestContext.Current.CancellationToken);
                return 0;
            });
    }

    [Fact]
    public async Task A_start_takes_a_bounded_number_and_what_is_left_goes_once_people_are_served()
    {
        await using var office = await Office.OpenAsync(Store.Sqlite);
        using var citizen = office.SignInAsXuyen();
        await SaveProfile(citizen);
        await Look(office, (RecordWatch.RoundsAtStart * EraseByAgeHandler.RowsMax) + 1);
        office.ItIs("2031-11-25 00:00");

        await office.Services.RepeatErasuresAsync(false, TestContext.Current.CancellationToken);
        (await office.AskAsync(db => db.OwnLooks.CountAsync())).ShouldBe(1);
        await office.SweepRecords();

        (await office.AskAsync(db => db.OwnLooks.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_profile_that_a_copy_brings_back_together_with_its_looks_is_gone_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("looks-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            using var citizen = office.SignInAsXuyen();
            await SaveProfile(citizen);
            await Look(office, 1);
            await copy.Take();
            foreach (var day in new[] { "2031-11-25 00:00", "2031-11-26 00:00", "2031-12-11 00:00" })
            {
                office.ItIs(day);
                await office.SweepRecords();
            }

            (await office.AskAsync(db => db.People.CountAsync())).ShouldBe(0);
        }

        copy.Restore();

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            (await office.AskAsync(db => db.People.CountAsync())).ShouldBe(1);
            office.ItIs("2031-12-11 08:00");
            (await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken)).ShouldBe(1);
            (await office.AskAsync(db => db.People.CountAsync())).ShouldBe(0);
        }

        copy.Forget();
    }

    [Fact]
    public async Task What_came_back_and_can_not_be_destroyed_is_not_said_to_be_gone()
    {
        var folder = Directory.CreateTempSubdirectory("stuck-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            using var citizen = office.SignInAsXuyen();
            await Answered(office, citizen);
            await copy.Take();
            foreach (var day in new[] { "2031-11-10 00:00", "2031-11-24 00:00" })
            {
                office.ItIs(day);
                await office.SweepRecords();
            }
        }

        // Somebody's other record of the same number is no reason to leave out ours.
        var forged = Path.Combine(folder.FullName, "erasures", "sweeps", $"00000001-{new string('0', 64)}.txt");
        await File.WriteAllTextAsync(forged, "record\t1\n", TestContext.Current.CancellationToken);
        copy.Restore();

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            (await office.AskAsync(db => db.RecordSweeps.CountAsync(s => s.Number == 1))).ShouldBe(1);
            office.ItIs("2031-11-24 08:00");
            await office.AskAsync(db =>
                db.Database.ExecuteSqlAsync(
                    $"CREATE TRIGGER stuck BEFORE DELETE ON data_requests BEGIN SELECT RAISE(ABORT, 'stuck'); END"
                )
            );
            (await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken)).ShouldBe(0);
            await office.AskAsync(db => db.Database.ExecuteSqlAsync($"DROP TRIGGER stuck"));
            (await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken)).ShouldBe(1);
        }

        copy.Forget();
    }

    /// <summary>So many questions about themselves of the only person there is, now.</summary>
    /// <summary>The register was asked at a counter while the dossier was a draft.</summary>
    private static Task<int> LookAtCounter(Office office) =>
        office.AskAsync(async db =>
        {
            var dossier = await db.Dossiers.SingleAsync();
            var now = office.Clock.GetUtcNow();
            db.CounterLooks.Add(
                new CounterLook
                {
                    Id = Guid.CreateVersion7(now),
                    DraftId = Guid.CreateVersion7(now),
                    ProcedureCode = Cases.ExtractCopy,
                    UnitId = dossier.UnitId,
                    Account = "clerk",
                    PostUnit = dossier.UnitId,
                    PostRole = StaffRole.ReceivingClerk,
                    At = now,
                }
            );
            await db.SaveChangesAsync();
            return await db.CounterLooks.ExecuteUpdateAsync(set => set.SetProperty(l => l.DossierId, dossier.Id));
        });

    private static Task<int> Look(Office office, int count) =>
        office.AskAsync(async db =>
        {
            var person = await db.People.SingleAsync();
            var now = office.Clock.GetUtcNow();
            db.OwnLooks.AddRange(
                Enumerable
                    .Range(0, count)
                    .Select(_ => new OwnLook
                    {
                        Id = Guid.CreateVersion7(now),
                        PersonId = person.Id,
                        DraftId = person.Id,
                        ProcedureCode = Cases.MaritalStatus,
                        UnitId = Cases.TrieuSon,
                        At = now,
                    })
            );
            return await db.SaveChangesAsync();
        });
}
