using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OnlinePublicServices.Load;

/// <summary>
/// Fills a stopped product's database: copies of a dossier or draft that really went through the portal, under ids,
/// codes and instants of their own. Filing a hundred thousand by hand would measure patience.
/// </summary>
internal sealed class Clones : IDisposable
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> copies = [];

    public Clones(string folder)
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "public-services.db")};Pooling=False");
        connection.Open();
    }

    /// <summary>Brings the dossiers to a number; returns the codes of some of them.</summary>
    public List<string> Dossiers(string code, int number)
    {
        var id = (string)Ask("SELECT id FROM dossiers WHERE code = $1", code)!;
        var have = Convert.ToInt32(Ask("SELECT count(*) FROM dossiers"), CultureInfo.InvariantCulture);
        var codes = new List<string>();
        using var transaction = connection.BeginTransaction();
        for (var i = have; i < number; i++)
        {
            var copy = Guid.CreateVersion7(Beginning.AddMinutes(i)).ToString("D").ToUpperInvariant();
            var other = CodeOf(code, i);
            var at = Beginning.AddMinutes(i).ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
            Copy("dossiers", "id", id, ("id", copy), ("code", other), ("urgent_at", at), ("submitted_at", at));
            Copy("dossier_acts", "dossier_id", id, ("dossier_id", copy));
            Copy("dossier_words", "dossier_id", id, ("dossier_id", copy));
            Copy("attachments", "dossier_id", id, ("dossier_id", copy), ("id", NewId()));
            if (i % Math.Max(1, number / 1000) == 0)
            {
                codes.Add(other);
            }
        }

        transaction.Commit();
        Ask("PRAGMA wal_checkpoint(TRUNCATE)");
        Ask("PRAGMA optimize");
        return codes;
    }

    /// <summary>Copies of a filled draft with its papers.</summary>
    public List<Guid> Drafts(Guid draft, int number)
    {
        var id = draft.ToString("D").ToUpperInvariant();
        var drafts = new List<Guid>();
        using var transaction = connection.BeginTransaction();
        for (var i = 0; i < number; i++)
        {
            var copy = NewId();
            drafts.Add(Guid.Parse(copy));
            Copy("drafts", "id", id, ("id", copy));
            Copy("draft_attachments", "draft_id", id, ("draft_id", copy), ("id", NewId()));
        }

        transaction.Commit();
        return drafts;
    }

    public void Dispose() => connection.Dispose();

    private static string NewId() => Guid.CreateVersion7().ToString("D").ToUpperInvariant();

    /// <summary>The same agency's number of another day: at most 9000 a day.</summary>
    private static string CodeOf(string code, int index)
    {
        var parts = code.Split('-');
        var day = new DateOnly(2025, 8, 1).AddDays(index / 9000).ToString("yyMMdd", CultureInfo.InvariantCulture);
        return $"{parts[0]}-{day}-{(index % 9000) + 1:D4}";
    }

    private void Copy(string table, string key, string value, params (string Column, string Value)[] changes)
    {
        if (!copies.TryGetValue(table, out var command))
        {
            var columns = new List<string>();
            using (var info = connection.CreateCommand())
            {
                info.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
                using var reader = info.ExecuteReader();
                while (reader.Read())
                {
                    columns.Add(reader.GetString(0));
                }
            }

            var values = columns.Select(column =>
                Array.FindIndex(changes, change => change.Column == column) is >= 0 and var at ? $"$c{at}" : column
            );
            command = connection.CreateCommand();
            command.CommandText =
                $"INSERT INTO {table} ({string.Join(',', columns)}) SELECT {string.Join(',', values)} FROM {table} WHERE {key} = $key";
            command.Parameters.AddWithValue("$key", value);
            for (var i = 0; i < changes.Length; i++)
            {
                command.Parameters.AddWithValue($"$c{i}", "");
            }

            copies[table] = command;
        }

        for (var i = 0; i < changes.Length; i++)
        {
            command.Parameters[$"$c{i}"].Value = changes[i].Value;
        }

        command.ExecuteNonQuery();
    }

    private object? Ask(string sql, params string[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        return command.ExecuteScalar();
    }
}
