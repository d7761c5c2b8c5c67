using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace OnlinePublicServices.Features.Persistence.Sealing;

/// <summary>
/// Encrypts what was written before its column was: for half a minute a round, each value only if nobody changed it
/// meanwhile. A column that is done is noted and not looked at again; one that fails keeps no other waiting. A process that is
/// killed goes on where it was.
/// </summary>
internal sealed partial class SealingOfOldRows(
    PublicServicesDbContext db,
    IDataProtectionProvider protection,
    TimeProvider clock,
    ILogger<SealingOfOldRows> logger
)
{
    /// <summary>How many values are read at a time.</summary>
    public const int RowsMax = 500;

    /// <summary>How long a round works.</summary>
    private static readonly TimeSpan RoundMax = TimeSpan.FromSeconds(30);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var done = await db
            .Counters.Where(c => c.Scope.StartsWith(Scope))
            .Select(c => c.Scope)
            .ToListAsync(cancellationToken);
        var until = clock.GetUtcNow() + RoundMax;
        foreach (var property in db.Model.GetEntityTypes().SelectMany(e => e.GetDeclaredProperties()))
        {
            var note = Scope + SealedColumns.NameOf(property);
            if (!property.IsSealed() || done.Contains(note))
            {
                continue;
            }

            try
            {
                if (await SealAllAsync(new Column(property, db), until, cancellationToken))
                {
                    await db.DrawNumber(note, cancellationToken);
                }
            }
            catch (DbException failure)
            {
                Failed(logger, SealedColumns.NameOf(property), failure);
            }
        }
    }

    /// <summary>Whether nothing is left in the column.</summary>
    private async Task<bool> SealAllAsync(Column column, DateTimeOffset until, CancellationToken cancellationToken)
    {
        object[]? last = null;
        while (clock.GetUtcNow() < until)
        {
            var rows = await SealAsync(column, last, cancellationToken);
            if (rows.Count < RowsMax)
            {
                return true;
            }

            last = rows[^1][..^1];
        }

        return false;
    }

    private const string Scope = "sealed:";

    private async Task<List<object[]>> SealAsync(Column column, object[]? after, CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("columns", column.Name);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var rows = await PlainOfAsync(column, after, cancellationToken);
            foreach (var row in rows)
            {
                await using var command = Command(column.Update);
                Add(command, "new", SealedText.Seal(protector, (string)row[^1]));
                Add(command, "old", row[^1]);
                for (var key = 0; key < row.Length - 1; key++)
                {
                    Add(command, $"key{key}", row[key]);
                }

                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<List<object[]>> PlainOfAsync(Column column, object[]? after, CancellationToken cancellationToken)
    {
        var rows = new List<object[]>();
        await using var command = Command(after is null ? column.First : column.Next);
        Add(command, "sealed", SealedText.Mark + "%");
        foreach (var (at, key) in (after ?? []).Index())
        {
            Add(command, $"key{at}", key);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    [LoggerMessage(4701, LogLevel.Error, "Old rows of {Column} could not be encrypted; the next round tries again")]
    private static partial void Failed(ILogger logger, string column, Exception failure);

    /// <summary>The statements about one column; its names are those of the model, none comes from outside.</summary>
    private sealed class Column
    {
        public Column(IProperty property, DbContext db)
        {
            var names = db.GetService<ISqlGenerationHelper>();
            var of = SealedColumns.TableOf(property);
            var table = names.DelimitIdentifier(of.Name);
            var column = names.DelimitIdentifier(property.GetColumnName(of)!);
            var keys = ((IEntityType)property.DeclaringType)
                .FindPrimaryKey()!
                .Properties.Select(key => names.DelimitIdentifier(key.GetColumnName(of)!))
                .ToList();
            var which = string.Join(" AND ", keys.Select((key, i) => $"{key} = @key{i}"));
            Name = SealedColumns.NameOf(property);
            var order = string.Join(", ", keys);
            var after = string.Join(", ", keys.Select((_, i) => $"@key{i}"));
            var plain =
                $"SELECT {order}, {column} FROM {table} WHERE {column} IS NOT NULL AND {column} NOT LIKE @sealed";
            First = $"{plain} ORDER BY {order} LIMIT {RowsMax}";
            Next = $"{plain} AND ({order}) > ({after}) ORDER BY {order} LIMIT {RowsMax}";
            Update = $"UPDATE {table} SET {column} = @new WHERE {which} AND {column} = @old";
        }

        public string Name { get; }

        public string First { get; }

        public string Next { get; }

        public string Update { get; }
    }
}
