using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>Asks the database how it answers each query of the product, just before it does.</summary>
public sealed class Plans : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(string Query, string Plan)> kept = [];

    /// <summary>The plans of the queries that contain a text.</summary>
    public IReadOnlyList<string> Of(string text) =>
        [.. kept.Where(one => one.Query.Contains(text, StringComparison.Ordinal)).Select(one => one.Plan)];

    public void Forget() => kept.Clear();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            kept.Enqueue((command.CommandText, await PlanOf(command, cancellationToken)));
        }

        return result;
    }

    private static async Task<string> PlanOf(DbCommand command, CancellationToken cancellationToken)
    {
        var isSqlite = command is Microsoft.Data.Sqlite.SqliteCommand;
        await using var question = command.Connection!.CreateCommand();
        question.Transaction = command.Transaction;
#pragma warning disable CA2100 // The query is the product's own.
        question.CommandText = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
#pragma warning restore CA2100
        foreach (DbParameter parameter in command.Parameters)
        {
            var same = question.CreateParameter();
            (same.ParameterName, same.DbType, same.Value) = (
                parameter.ParameterName,
                parameter.DbType,
                parameter.Value
            );
            question.Parameters.Add(same);
        }

        var steps = new List<string>();
        await using var reader = await question.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            steps.Add(reader.GetString(isSqlite ? 3 : 0));
        }

        return string.Join('\n', steps);
    }
}
