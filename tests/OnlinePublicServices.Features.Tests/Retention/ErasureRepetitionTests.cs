using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>A back-up that is restored brings nothing back that was destroyed since.</summary>
public sealed class ErasureRepetitionTests
{
    [Fact]
    public async Task What_was_destroyed_and_came_back_with_a_restored_database_is_gone_after_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("restored-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        string code;
        Guid draft;
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            using var citizen = office.SignInAsXuyen();
            code = (await citizen.CloseDossier()).Code;
            await office.BecomesDue();
            draft = (await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon)).Id;
            await copy.Take();

            await office.Destroy(code);
            office.Clock.Advance(TimeSpan.FromDays(77));
            await office.Watch();
            office.Clock.Advance(TimeSpan.FromDays(15));
            await office.WithAsync<Leftovers, int>(async leftovers =>
            {
                await leftovers.Sweep(TestContext.Current.CancellationToken);
                return 0;
            });
            (await citizen.Get($"/api/drafts/{draft}")).ShouldBe(404);
            await office.AskAsync(db => db.People.Where(p => p.FullName == citizen.Name).ExecuteDeleteAsync());
        }

        copy.Restore();
        RetentionOffice.FilesWith(folder.FullName, RetentionOffice.Canaries).ShouldNotBeEmpty("the copy is older");

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            (await office.Row(code)).ErasedAt.ShouldNotBeNull();
            (await office.TablesWith(RetentionOffice.Canaries)).ShouldAllBe(where =>
                where.StartsWith("people.", StringComparison.Ordinal)
                || where.StartsWith("drafts.", StringComparison.Ordinal)
            );
            (await office.AskAsync(db => db.Drafts.CountAsync())).ShouldBe(
                1,
                "this clock is earlier: it isn't old yet"
            );
            office.ItIs("2029-03-01 08:00");
            (await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken)).ShouldBe(1);
            (await office.AskAsync(db => db.Drafts.CountAsync())).ShouldBe(0);
            (await office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken)).ShouldBe(0);
            await office.AskAsync(db => db.People.Where(p => p.FullName != "").ExecuteDeleteAsync());
            await office.WithAsync<Features.Ports.IErasedSpace, int>(async space =>
            {
                await space.ReleaseAsync(TestContext.Current.CancellationToken);
                return 0;
            });
        }

        RetentionOffice.FilesWith(folder.FullName, RetentionOffice.Canaries).ShouldBeEmpty();
        copy.Forget();
    }

    [Fact]
    public async Task The_ledger_names_the_dossier_and_its_files_and_nobody()
    {
        var folder = Directory.CreateTempSubdirectory("ledger-");
        await using (var office = await Office.OpenAsync(Store.Sqlite, DestructionTests.In(folder)))
        {
            using var citizen = office.SignInAsXuyen();
            var dossier = await citizen.CloseDossier();
            await office.BecomesDue();
            await office.Destroy(dossier.Code);

            var ledger = Path.Combine(folder.FullName, "erasures");
            var entry = Directory.GetFiles(Path.Combine(ledger, "dossiers")).ShouldHaveSingleItem();
            (await File.ReadAllTextAsync(entry)).ShouldContain(dossier.Code);
            var record = Directory.GetFiles(Path.Combine(ledger, "records")).ShouldHaveSingleItem();
            var hash = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(record))
            );
            Path.GetFileNameWithoutExtension(record).ShouldBe($"00000001-{hash}");
            RetentionOffice.FilesWith(ledger, RetentionOffice.Canaries).ShouldBeEmpty();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task After_a_restore_the_chain_of_records_goes_on_where_the_ledger_ends()
    {
        var folder = Directory.CreateTempSubdirectory("chain-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        string third;
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            using var citizen = office.SignInAsXuyen();
            var first = await citizen.CloseDossier();
            var second = await citizen.CloseDossier();
            third = (await citizen.CloseDossier()).Code;
            await office.BecomesDue();
            await office.Destroy(first.Code);
            await copy.Take();
            await office.Destroy(second.Code);
        }

        copy.Restore();

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            office.ItIs(RetentionOffice.Due);
            (await Records(office)).Count.ShouldBe(2, "the record that the copy lacked is taken back at the start");
            using var head = office.SignInAsHead();
            var lists = (await head.Get("/api/destruction-lists")).ShouldBe(200)["items"];
            lists.EnumerateArray().Select(list => list.GetProperty("number").GetInt32()).Order().ShouldBe([1, 2]);

            await office.Destroy(third);

            var records = await Records(office);
            records.Select(list => list.Number).ShouldBe([1, 2, 3]);
            DestructionSeal.FirstBroken(records).ShouldBeNull();
            Directory
                .GetFiles(Path.Combine(folder.FullName, "erasures", "records"))
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)
                .ShouldBe(records.Select(list => $"{list.RecordNumber:D8}-{list.Seal}"));
        }

        copy.Forget();
    }

    [Fact]
    public async Task A_list_that_was_carried_out_after_the_copy_is_its_record_again_and_not_written_twice()
    {
        var folder = Directory.CreateTempSubdirectory("approved-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        string id;
        string code;
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            using var citizen = office.SignInAsXuyen();
            code = (await citizen.CloseDossier()).Code;
            await office.BecomesDue();
            using var records = office.SignInAsRecords();
            using var head = office.SignInAsHead();
            id = (await records.Propose(code)).ShouldBe(201).Text("id")!;
            (await head.Decide(id, words: "Đồng ý.")).ShouldBe(200);
            await copy.Take();
            await office.Erase();
        }

        copy.Restore();

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            office.ItIs(RetentionOffice.Due);
            await office.Erase();
            using var head = office.SignInAsHead();
            var list = (await head.Get($"/api/destruction-lists/{id}")).ShouldBe(200);
            list.Text("status").ShouldBe("executed");
            list.Text("words").ShouldBe("Đồng ý.");
            list["items"][0].GetProperty("state").GetString().ShouldBe("erased");
            (await office.Row(code)).ErasedAt.ShouldNotBeNull();
            DestructionSeal.FirstBroken(await Records(office)).ShouldBeNull();
            Directory.GetFiles(Path.Combine(folder.FullName, "erasures", "records")).ShouldHaveSingleItem();
        }

        copy.Forget();
    }

    [Fact]
    public async Task A_record_that_somebody_changed_in_the_ledger_is_not_taken_back()
    {
        var folder = Directory.CreateTempSubdirectory("changed-");
        var options = DestructionTests.In(folder);
        var copy = new Copies(folder);
        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            using var citizen = office.SignInAsXuyen();
            var dossier = await citizen.CloseDossier();
            await office.BecomesDue();
            await copy.Take();
            await office.Destroy(dossier.Code);
        }

        var record = Directory.GetFiles(Path.Combine(folder.FullName, "erasures", "records")).ShouldHaveSingleItem();
        var said = await File.ReadAllTextAsync(record);
        await File.WriteAllTextAsync(record, said.Replace("\t24\t", "\t12\t", StringComparison.Ordinal));
        copy.Restore();

        await using (var office = await Office.OpenAsync(Store.Sqlite, options))
        {
            (await Records(office)).ShouldBeEmpty();
        }

        copy.Forget();
    }

    private static Task<List<DestructionList>> Records(Office office) =>
        office.AskAsync(db =>
            db.DestructionLists.AsNoTracking()
                .Where(l => l.RecordNumber != null)
                .OrderBy(l => l.RecordNumber)
                .ToListAsync()
        );
}
