using System.Diagnostics;
using OnlinePublicServices.Infrastructure.Tests.Signing;

namespace OnlinePublicServices.Infrastructure.Tests.Databases;

/// <summary>
/// A back-up holds no file for longer than it says after the store has let it go, and loses none that the store still has.
/// Needs bash, sqlite3 and rsync.
/// </summary>
public sealed class BackupScriptTests : IDisposable
{
    private const string Kept = "aa00000000000000000000000000000000000000000000000000000000000001";
    private const string Draft = "bb00000000000000000000000000000000000000000000000000000000000002";
    private const string Destroyed = "cc00000000000000000000000000000000000000000000000000000000000003";

    private readonly string home = Directory.CreateTempSubdirectory("backup-").FullName;

    private string Data => Path.Combine(home, "data");

    private string Target => Path.Combine(home, "target");

    [Fact]
    public async Task What_the_store_has_let_go_is_let_go_here_after_so_many_days_and_not_before()
    {
        await Fill();
        await BackUp();
        Has(Draft).ShouldBeTrue();

        File.Delete(Place(Data, Draft));
        await BackUp();
        Has(Draft).ShouldBeTrue("it may have gone by mistake: there is time to notice");
        Age(29);
        await BackUp();
        Has(Draft).ShouldBeTrue();
        Age(31);
        await BackUp();

        Has(Draft).ShouldBeFalse();
        Has(Kept).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(Target, "missed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_came_back_into_the_store_counts_anew_when_it_goes_again()
    {
        await Fill();
        await BackUp();
        File.Delete(Place(Data, Draft));
        await BackUp();
        Age(20);
        Write(Draft);
        await BackUp();
        File.Delete(Place(Data, Draft));
        await BackUp();

        Has(Draft).ShouldBeTrue();
        File.GetLastWriteTimeUtc(Directory.GetFiles(Path.Combine(Target, "missed")).ShouldHaveSingleItem())
            .ShouldBeGreaterThan(DateTime.UnixEpoch.AddDays(1));
    }

    [Fact]
    public async Task What_was_destroyed_by_rule_goes_with_the_next_run()
    {
        await Fill();
        await BackUp();
        var ledger = Directory.CreateDirectory(Path.Combine(Data, "erasures", "dossiers")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(ledger, "1.json"),
            $$"""{"digests":["{{Destroyed}}","{{Kept}}"]}""",
            TestContext.Current.CancellationToken
        );
        File.Delete(Place(Data, Destroyed));

        await BackUp();

        Has(Destroyed).ShouldBeFalse();
        Has(Kept).ShouldBeTrue("something else names it: it is still in the store");
    }

    [Fact]
    public async Task A_target_that_is_older_than_it_may_be_is_thrown_away_whole_and_the_newest_never()
    {
        foreach (var (name, days) in new[] { ("old", 91), ("older", 200), ("young", 80) })
        {
            var folder = Directory.CreateDirectory(Path.Combine(home, "targets", name)).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "backed-up"), "", TestContext.Current.CancellationToken);
            await Run("touch", "-d", $"{days} days ago", Path.Combine(folder, "backed-up"));
        }

        var foreign = Directory.CreateDirectory(Path.Combine(home, "targets", "something-else")).FullName;
        await Run("bash", Script("forget-backups.sh"), Path.Combine(home, "targets"));

        Directory
            .GetDirectories(Path.Combine(home, "targets"))
            .Select(Path.GetFileName)
            .ShouldBe(["young", Path.GetFileName(foreign)], ignoreOrder: true);
        await Run("touch", "-d", "400 days ago", Path.Combine(home, "targets", "young", "backed-up"));
        await Run("bash", Script("forget-backups.sh"), Path.Combine(home, "targets"));
        Directory.Exists(Path.Combine(home, "targets", "young")).ShouldBeTrue("the newest stays");
    }

    [Fact]
    public async Task A_target_that_was_never_finished_goes_too_and_is_not_what_stays()
    {
        var targets = Path.Combine(home, "targets");
        foreach (
            var (name, file, days) in new[]
            {
                ("whole", "backed-up", 200),
                ("whole", "public-services.db", 200),
                ("broken", "public-services.db.part", 91),
                ("unstamped", "public-services.db", 91),
                ("coming", "public-services.db.part", 1),
            }
        )
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(targets, name)).FullName, file);
            await File.WriteAllTextAsync(path, "", TestContext.Current.CancellationToken);
            await Run("touch", "-d", $"{days} days ago", path);
        }

        await Run("bash", Script("forget-backups.sh"), targets);

        Directory
            .GetDirectories(targets)
            .Select(Path.GetFileName)
            .ShouldBe(["whole", "coming"], ignoreOrder: true, "only a finished one can be restored");
    }

    [Theory]
    [InlineData("08")]
    [InlineData("09")]
    public async Task Days_are_read_as_they_are_written(string days)
    {
        await Fill();
        await Run("bash", Script("backup.sh"), Data, Target, days);
        File.Delete(Place(Data, Draft));
        await Run("bash", Script("backup.sh"), Data, Target, days);
        Age(10);
        await Run("bash", Script("backup.sh"), Data, Target, days);
        Has(Draft).ShouldBeFalse();

        await Run("bash", Script("forget-backups.sh"), home, days);
        Directory.Exists(Target).ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    private async Task Fill()
    {
        Directory.CreateDirectory(Data);
        await Run("sqlite3", Path.Combine(Data, "public-services.db"), "CREATE TABLE rows (id)");
        foreach (var hash in new[] { Kept, Draft, Destroyed })
        {
            Write(hash);
        }
    }

    private void Write(string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place(Data, hash))!);
        File.WriteAllText(Place(Data, hash), hash);
    }

    private Task BackUp() => Run("bash", Script("backup.sh"), Data, Target);

    /// <summary>As if it had first been missed so many days ago.</summary>
    private void Age(int days)
    {
        foreach (var note in Directory.GetFiles(Path.Combine(Target, "missed")))
        {
            using var touched = Process.Start("touch", ["-d", $"{days} days ago", note]);
            touched.WaitForExit();
        }
    }

    private bool Has(string hash) => File.Exists(Place(Target, hash));

    private static string Place(string folder, string hash) =>
        Path.Combine(folder, "documents", hash[..2], hash[2..4], hash);

    private static async Task Run(string tool, params string[] arguments)
    {
        if (tool == "bash")
        {
            (await OutsideTool.RunAsync("rsync", "--version")).ExitCode.ShouldBe(0);
        }

        var (code, said) = await OutsideTool.RunAsync(tool, arguments);
        code.ShouldBe(0, said);
    }

    private static string Script(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OnlinePublicServices.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "infra", "database", name);
    }
}
