using System.Collections.Concurrent;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Load.Floors;

/// <summary>
/// One table that is read by code, and what a submission writes at the least: the dossier with its form, its first act,
/// a message owed and the day's counter. As durable as the product: WAL, synchronous=FULL.
/// </summary>
internal sealed class FloorDatabase : IDisposable
{
    private const int Readable = 100_000;
    private readonly string connection;
    private readonly ConcurrentBag<SqliteCommand> readers = [];
    private readonly ConcurrentBag<SqliteConnection> writers = [];
    private readonly SemaphoreSlim turn = new(1);
    private readonly DbContextOptions<FloorContext> options;

    public FloorDatabase(string path)
    {
        connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        options = new DbContextOptionsBuilder<FloorContext>().UseSqlite(connection).Options;
        using var context = new FloorContext(options);
        context.Database.EnsureCreated();
        using var first = Open();
        using var fill = first.CreateCommand();
        fill.CommandText = $"""
            INSERT INTO Readable (Code, Answer)
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {Readable})
            SELECT 'code-' || i, '{new string('x', 300)}' FROM n WHERE NOT EXISTS (SELECT 1 FROM Readable)
            """;
        fill.ExecuteNonQuery();
    }

    /// <summary>One prepared, indexed read.</summary>
    public byte[] Read(string code)
    {
        if (!readers.TryTake(out var reader))
        {
            reader = Open().CreateCommand();
            reader.CommandText = "SELECT Answer FROM Readable WHERE Code = $code";
            reader.Parameters.Add("$code", SqliteType.Text);
            reader.Prepare();
        }

        reader.Parameters[0].Value = code;
        var answer = (string?)reader.ExecuteScalar() ?? "";
        readers.Add(reader);
        return Encoding.UTF8.GetBytes($$"""{"answer":"{{answer}}"}""");
    }

    /// <summary>One transaction, plain statements; writers queue before the database.</summary>
    public async Task SubmitAsync(string form)
    {
        await turn.WaitAsync();
        try
        {
            if (!writers.TryTake(out var writer))
            {
                writer = Open();
            }

            using var transaction = writer.BeginTransaction();
            using var command = writer.CreateCommand();
            command.CommandText = """
                INSERT INTO Counters (Scope, Value) VALUES ('day', 1)
                    ON CONFLICT (Scope) DO UPDATE SET Value = Value + 1;
                INSERT INTO Submitted (Id, Code, OwnerId, Status, At, Form) VALUES ($id, $code, $owner, 1, $at, $form);
                INSERT INTO Acts (Id, SubmittedId, Act, At, Actor) VALUES ($act, $id, 1, $at, 'citizen');
                INSERT INTO Owed (Id, SubmittedId, Kind, At) VALUES ($owed, $id, 1, $at);
                """;
            var id = Guid.CreateVersion7();
            command.Parameters.AddWithValue("$id", id);
            command.Parameters.AddWithValue("$code", $"c-{id:N}");
            command.Parameters.AddWithValue("$owner", Guid.NewGuid());
            command.Parameters.AddWithValue("$at", DateTime.UtcNow);
            command.Parameters.AddWithValue("$form", form);
            command.Parameters.AddWithValue("$act", Guid.CreateVersion7());
            command.Parameters.AddWithValue("$owed", Guid.CreateVersion7());
            command.ExecuteNonQuery();
            transaction.Commit();
            writers.Add(writer);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The same rows as entities through one SaveChanges; writers meet in the database.</summary>
    public async Task SaveChangesAsync(string form)
    {
        await using var context = new FloorContext(options);
        await context.Database.OpenConnectionAsync();
        await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous=FULL");
        await using var transaction = await context.Database.BeginTransactionAsync();
        var counter = await context.Counters.SingleOrDefaultAsync(c => c.Scope == "entities");
        if (counter is null)
        {
            context.Add(counter = new Counter { Scope = "entities" });
        }

        counter.Value++;
        var id = Guid.CreateVersion7();
        var now = DateTime.UtcNow;
        context.Add(
            new Submitted
            {
                Id = id,
                Code = $"c-{id:N}",
                OwnerId = Guid.NewGuid(),
                Status = 1,
                At = now,
                Form = form,
            }
        );
        context.Add(
            new Act
            {
                Id = Guid.CreateVersion7(),
                SubmittedId = id,
                Kind = 1,
                At = now,
                Actor = "citizen",
            }
        );
        context.Add(
            new Owed
            {
                Id = Guid.CreateVersion7(),
                SubmittedId = id,
                Kind = 1,
                At = now,
            }
        );
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public void Dispose()
    {
        turn.Dispose();
        foreach (var writer in writers)
        {
            writer.Dispose();
        }
    }

    private SqliteConnection Open()
    {
        var opened = new SqliteConnection(connection);
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
        command.ExecuteNonQuery();
        return opened;
    }
}

internal sealed class FloorContext(DbContextOptions<FloorContext> options) : DbContext(options)
{
    public DbSet<Counter> Counters => Set<Counter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Readable>().ToTable("Readable").HasKey(r => r.Code);
        modelBuilder.Entity<Counter>().ToTable("Counters").HasKey(c => c.Scope);
        modelBuilder.Entity<Submitted>().ToTable("Submitted").HasIndex(s => s.Code).IsUnique();
        modelBuilder.Entity<Act>().ToTable("Acts").Property(a => a.Kind).HasColumnName("Act");
        modelBuilder.Entity<Act>().HasIndex(a => a.SubmittedId);
        modelBuilder.Entity<Owed>().ToTable("Owed");
    }
}

internal sealed class Readable
{
    public required string Code { get; init; }
    public required string Answer { get; init; }
}

internal sealed class Counter
{
    public required string Scope { get; init; }
    public long Value { get; set; }
}

internal sealed class Submitted
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required Guid OwnerId { get; init; }
    public required int Status { get; init; }
    public required DateTime At { get; init; }
    public required string Form { get; init; }
}

internal sealed class Act
{
    public required Guid Id { get; init; }
    public required Guid SubmittedId { get; init; }
    public required int Kind { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
}

internal sealed class Owed
{
    public required Guid Id { get; init; }
    public required Guid SubmittedId { get; init; }
    public required int Kind { get; init; }
    public required DateTime At { get; init; }
}
