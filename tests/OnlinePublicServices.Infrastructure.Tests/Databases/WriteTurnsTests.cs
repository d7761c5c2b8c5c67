using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Databases;

namespace OnlinePublicServices.Infrastructure.Tests.Databases;

public sealed class WriteTurnsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ops-turns-").FullName;

    [Fact]
    public async Task Where_one_writes_the_next_waits_until_the_turn_is_given_back()
    {
        using var log = Log();
        using var turns = new OneWriter(log, new Durability());
        var first = await turns.TakeAsync(TestContext.Current.CancellationToken);

        var second = turns.TakeAsync(TestContext.Current.CancellationToken);

        second.IsCompleted.ShouldBeFalse();
        first!.Dispose();
        (await second).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_turn_given_back_twice_lets_only_one_in()
    {
        using var log = Log();
        using var turns = new OneWriter(log, new Durability());
        var first = await turns.TakeAsync(TestContext.Current.CancellationToken);
        first!.Dispose();
        first.Dispose();

        var second = await turns.TakeAsync(TestContext.Current.CancellationToken);
        var third = turns.TakeAsync(TestContext.Current.CancellationToken);

        second.ShouldNotBeNull();
        third.IsCompleted.ShouldBeFalse();
        second.Dispose();
        (await third).ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_many_write_nobody_waits()
    {
        var turns = new ManyWriters();

        using var first = await turns.TakeAsync(TestContext.Current.CancellationToken);
        using var second = await turns.TakeAsync(TestContext.Current.CancellationToken);

        first.ShouldNotBeNull();
        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_turn_is_kept_when_the_log_is_on_the_disk()
    {
        using var log = Log();
        using var turns = new OneWriter(log, new Durability());
        using var turn = await turns.TakeAsync(TestContext.Current.CancellationToken);
        await using var db = Open();
        await using (var transaction = await turn!.BeginAsync(db.Database, TestContext.Current.CancellationToken))
        {
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        var kept = turn.KeepAsync();
        var next = turns.TakeAsync(TestContext.Current.CancellationToken);

        (await kept).ShouldBeTrue();
        (await next).ShouldNotBeNull();
    }

    [Fact]
    public async Task After_a_flush_that_failed_nothing_is_kept_and_nobody_writes()
    {
        var durability = new Durability();
        using var log = Log(durability);
        using var turns = new OneWriter(log, durability);
        using var turn = await turns.TakeAsync(TestContext.Current.CancellationToken);
        log.Watch();
        log.Dispose();

        var kept = await turn!.KeepAsync();

        kept.ShouldBeFalse();
        durability.IsLost.ShouldBeTrue();
        (await turns.TakeAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A_connection_whose_commits_somebody_else_flushed_flushes_them_itself_when_opened_anew()
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        SqliteDatabase.LeaveFlushing((SqliteConnection)db.Database.GetDbConnection());
        var left = Flushing(db);
        await db.Database.CloseConnectionAsync();

        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);

        left.ShouldBe("1");
        Flushing(db).ShouldBe("2");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private LogFlush Log(Durability? durability = null) => new(Settings(), durability ?? new Durability());

    private DbContext Open()
    {
        var options = new DbContextOptionsBuilder();
        SqliteDatabase.Configure(options, Settings(), "history");
        return new DbContext(options.Options);
    }

    private IConfiguration Settings() =>
        new ConfigurationBuilder().AddInMemoryCollection([new("DataDir", folder)]).Build();

    /// <summary>SQLite's number: 1 leaves commits to others, 2 flushes each.</summary>
    private static string Flushing(DbContext db)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        return command.ExecuteScalar()!.ToString()!;
    }
}
