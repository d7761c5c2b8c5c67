using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Infrastructure.Databases;

/// <summary>
/// Each statement with a connection of its own, which SQLite's statements belong to; as many as ever ran at once. A
/// connection that rests holds no lock.
/// </summary>
internal sealed class SqliteReads(IConfiguration configuration) : IPreparedReads, IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<SqliteCommand>> resting = new(StringComparer.Ordinal);

    private readonly string connection = new SqliteConnectionStringBuilder(
        SqliteDatabase.ConnectionTo(configuration).ToString()
    )
    {
        Pooling = false,
    }.ToString();

    public Task<T> Ask<T>(
        string statement,
        string value,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var rest = resting.GetOrAdd(statement, _ => []);
        var command = rest.TryTake(out var ready) ? ready : Prepare(statement);
        try
        {
            command.Parameters[0].Value = value;
            // The provider does nothing asynchronously either.
            using var reader = command.ExecuteReader();
            var answer = read(reader);
            rest.Add(command);
            return Task.FromResult(answer);
        }
        catch
        {
            Close(command);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in resting.Values.SelectMany(commands => commands))
        {
            Close(command);
        }
    }

    private SqliteCommand Prepare(string statement)
    {
        var opened = new SqliteConnection(connection);
        opened.Open();
        var command = opened.CreateCommand();
        command.CommandText = "PRAGMA trusted_schema=OFF";
        command.ExecuteNonQuery();
        command.CommandText = statement;
        command.Parameters.Add("@value", SqliteType.Text);
        return command;
    }

    private static void Close(SqliteCommand command)
    {
        command.Connection!.Dispose();
        command.Dispose();
    }
}

/// <summary>PostgreSQL's driver keeps prepared statements with its pooled connections.</summary>
internal sealed class PostgresReads(PublicServicesDbContext db) : IPreparedReads
{
    public async Task<T> Ask<T>(
        string statement,
        string value,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = statement;
            var parameter = command.CreateParameter();
            parameter.ParameterName = "value";
            parameter.Value = value;
            command.Parameters.Add(parameter);
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
