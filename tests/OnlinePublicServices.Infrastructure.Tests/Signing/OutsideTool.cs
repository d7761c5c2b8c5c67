using System.Diagnostics;

namespace OnlinePublicServices.Infrastructure.Tests.Signing;

/// <summary>A verifier that others wrote. Absent ones skip the test loudly, and fail it where CI is set.</summary>
internal static class OutsideTool
{
    public static Task<(int ExitCode, string Output)> RunAsync(string tool, params string[] arguments) =>
        RunWithAsync(new Dictionary<string, string>(StringComparer.Ordinal), tool, arguments);

    /// <summary>With variables of its own in its environment.</summary>
    public static async Task<(int ExitCode, string Output)> RunWithAsync(
        IReadOnlyDictionary<string, string> environment,
        string tool,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Require(tool);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static void Require(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (folders.Any(folder => File.Exists(Path.Combine(folder, tool))))
            return;
        var message =
            $"{tool} is not installed (Debian: poppler-utils, qpdf, openssl, softhsm2, sqlite3, rsync); its judgement is missing.";
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
            Assert.Fail(message);
        Assert.Skip(message);
    }
}
