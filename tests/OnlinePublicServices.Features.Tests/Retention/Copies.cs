using Microsoft.Data.Sqlite;

namespace OnlinePublicServices.Features.Tests.Retention;

/// <summary>A copy of an office's database that is put back later; what lies beside the database stays as it is.</summary>
internal sealed class Copies(DirectoryInfo folder)
{
    private readonly string database = Path.Combine(folder.FullName, "public-services.db");
    private readonly string copy = Path.Combine(folder.FullName, "..", $"{folder.Name}.backup");

    public async Task Take()
    {
        await using var from = new SqliteConnection($"Data Source={database}");
        await using var to = new SqliteConnection($"Data Source={copy}");
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        SqliteConnection.ClearPool(to);
    }

    public void Restore()
    {
        SqliteConnection.ClearAllPools();
        foreach (var tail in new[] { "-wal", "-shm" })
        {
            File.Delete(database + tail);
        }

        File.Copy(copy, database, overwrite: true);
    }

    public void Forget()
    {
        File.Delete(copy);
        folder.Delete(recursive: true);
    }
}
