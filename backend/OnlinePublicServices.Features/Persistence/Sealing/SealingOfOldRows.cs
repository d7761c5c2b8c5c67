using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace OnlinePublicServices.Features.Persistence.Sealing;

/// <summary>
/// Encrypts what was written before its column was: some rows a round, each only if nobody changed it meanwhile. A column
/// that is done is noted and not looked at again. A process that is killed goes on where it was.
/// </summary>
internal sealed class SealingOfOldRows(PublicServicesDbContext db, IDataProtectionProvider protection)
{
    /// <summary>How many values of one column are encrypted in a round at most.</summary>
    public const int RowsMax = 500;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var done = await db
            .Counters.Where(c => c.Scope.StartsWith(Scope))
            .Select(c => c.Scope)
            .ToListAsync(cancellationToken);
        foreach (var property in db.Model.GetEntityTypes().SelectMany(e => e.GetDeclaredProperties()))
        {
            var note = Scope + SealedColumns.NameOf(property);
            if (!property.IsSealed() || done.Contains(note))
            {
                continue;
            }

            if (await SealAsync(new Column(property, db), cancellationToken) < RowsMax)
            {
                await db.DrawNumber(note, cancellationToken);
            }
        }
    }

    private const string Scope = "sealed:";

    private async Task<int> SealAsync(Column column, CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("columns", column.Name);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var rows = await PlainOfAsync(column, cancellationToken);
            foreach (var row in rows)
            {
                await using var command = Command(column.Update);
                Add(command, "new", protector.Protect((string)row[^1]));
                Add(command, "old", row[^1]);
                for (var key = 0; key < row.Length - 1; key++)
                {
                    Add(command, $"key{key}", row[key]);
                }

                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return rows.Count;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<List<object[]>> PlainOfAsync(Column column, CancellationToken cancellationToken)
    {
        var rows = new List<object[]>();
        await using var command = Command(column.Select);
        Add(command, "sealed", SealedText.Mark + "%");
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

    /// <summary>The two statements about one column; its names are those of the model, none comes from outside.</summary>
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
            Select =
                $"SELECT {string.Join(", ", keys)}, {column} FROM {table} "
                + $"WHERE {column} IS NOT NULL AND {column} NOT LIKE @sealed LIMIT {RowsMax}";
            Update = $"UPDATE {table} SET {column} = @new WHERE {which} AND {column} = @old";
        }

        public string Name { get; }

        public string Select { get; }

        public string Update { get; }
    }
}
