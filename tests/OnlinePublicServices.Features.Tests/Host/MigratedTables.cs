using System.Diagnostics;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>
/// All tables, made once a run by the program's own <c>--migrate</c>; each office begins with a copy, since to make them
/// anew takes as long as everything else that opens it.
/// </summary>
internal static class MigratedTables
{
    private static readonly Lazy<Task<DirectoryInfo>> File = new(MigrateFile);
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplate);

    public static async Task CopyToAsync(DirectoryInfo data)
    {
        foreach (var file in (await File.Value).EnumerateFiles("public-services.db*"))
        {
            file.CopyTo(Path.Combine(data.FullName, file.Name));
        }
    }

    /// <summary>A new database with the tables; its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync() =>
        await PostgresServer.CreateDatabaseAsync(await Template.Value);

    private static async Task<DirectoryInfo> MigrateFile()
    {
        var folder = Directory.CreateTempSubdirectory("tables-");
        await MigrateAsync(folder, Store.Sqlite, "");
        // The index of the log is that program's alone; each that opens the copy makes its own.
        foreach (var rest in folder.EnumerateFiles("public-services.db-shm"))
        {
            rest.Delete();
        }

        return folder;
    }

    private static async Task<string> MigrateTemplate()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("tables-");
        await MigrateAsync(folder, Store.Postgres, database);
        folder.Delete(recursive: true);
        return database;
    }

    private static async Task MigrateAsync(DirectoryInfo data, Store store, string database)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--migrate"])
            {
                WorkingDirectory = AppContext.BaseDirectory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                Environment =
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Development",
                    ["DataDir"] = data.FullName,
                    ["Database__Provider"] = store.ToString(),
                    ["Database__ConnectionString"] = database,
                },
            }
        )!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The tables could not be made: {string.Concat(said)}");
        }
    }
}
