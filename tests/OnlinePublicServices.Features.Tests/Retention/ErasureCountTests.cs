using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Retention;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>What is said to be destroyed again is gone; what could not be is not counted.</summary>
public sealed class ErasureCountTests
{
    [Theory, EachDatabase]
    public async Task A_dossier_that_came_back_and_can_not_be_destroyed_is_not_counted(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var (stuck, gone) = (await citizen.CloseDossier(), await citizen.CloseDossier());
        await Note(office, ErasureKind.Dossiers, (await office.Row(stuck.Code)).Id, (await office.Row(gone.Code)).Id);
        var held = (await office.Row(stuck.Code)).Id;
        await Hold(office, "dossiers", held);

        (await Repeat(office)).ShouldBe(1);
        (await office.Row(stuck.Code)).ErasedAt.ShouldBeNull();
        (await office.Row(gone.Code)).ErasedAt.ShouldNotBeNull();
        await LetGo(office, "dossiers");

        (await Repeat(office)).ShouldBe(1);
        (await Repeat(office)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_draft_that_is_still_there_is_not_counted_and_one_that_is_gone_is(Store store)
    {
        await using var office = await Office.OpenAsync(store);
        using var citizen = office.SignInAsXuyen();
        var (one, other) = (
            await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon),
            await citizen.StartDraft(Cases.ExtractCopy, Cases.TrieuSon)
        );
        await Note(office, ErasureKind.Drafts, one.Id, other.Id);
        office.ItIs("2027-06-01 08:00");
        await Skip(office, "drafts", one.Id);

        (await Repeat(office)).ShouldBe(1);
        (await office.AskAsync(db => db.Drafts.CountAsync())).ShouldBe(1);
        await LetGo(office, "drafts");

        (await Repeat(office)).ShouldBe(1);
        (await Repeat(office)).ShouldBe(0);
    }

    private static Task<int> Note(Office office, ErasureKind kind, params Guid[] ids) =>
        office.WithAsync<IErasureLedger, int>(async ledger =>
        {
            foreach (var id in ids)
            {
                await ledger.AppendAsync(
                    new ErasureEntry(kind, id, office.Clock.GetUtcNow(), null, null, []),
                    TestContext.Current.CancellationToken
                );
            }

            return ids.Length;
        });

    private static Task<int?> Repeat(Office office) =>
        office.Services.RepeatErasuresAsync(true, TestContext.Current.CancellationToken);

    /// <summary>The database refuses every change of one row.</summary>
    private static Task<int> Hold(Office office, string table, Guid id) =>
        Trigger(office, table, id, "UPDATE", "SELECT RAISE(ABORT, 'stuck')", "RAISE EXCEPTION 'stuck'");

    /// <summary>The database lets one row stay without a word.</summary>
    private static Task<int> Skip(Office office, string table, Guid id) =>
        Trigger(office, table, id, "DELETE", "SELECT RAISE(IGNORE)", "RETURN NULL");

    private static Task<int> Trigger(Office office, string table, Guid id, string on, string sqlite, string postgres) =>
        office.AskAsync(async db =>
        {
            var isSqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
            var written = isSqlite ? id.ToString().ToUpperInvariant() : id.ToString();
            await db.Database.ExecuteSqlRawAsync(
                isSqlite
                    ? $"CREATE TRIGGER stuck BEFORE {on} ON {table} WHEN OLD.id = '{written}' BEGIN {sqlite}; END"
                    : $"CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {postgres}; END $$; "
                        + $"CREATE TRIGGER stuck BEFORE {on} ON {table} FOR EACH ROW WHEN (OLD.id = '{written}') "
                        + "EXECUTE FUNCTION stuck()",
                TestContext.Current.CancellationToken
            );
            return 0;
        });

    private static Task<int> LetGo(Office office, string table) =>
        office.AskAsync(async db =>
        {
            var isSqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
            await db.Database.ExecuteSqlRawAsync(
                isSqlite ? "DROP TRIGGER stuck" : $"DROP TRIGGER stuck ON {table}; DROP FUNCTION stuck()",
                TestContext.Current.CancellationToken
            );
            return 0;
        });
}
