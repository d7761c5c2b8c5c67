using System.Diagnostics;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// How an inspecting process is started: an empty environment, the root folder as its place, lowest priority, and on
/// Linux 512 MiB of memory, a limit of processor time, no core file, and no network where the kernel lets a user take
/// it away.
/// </summary>
internal sealed class InspectionSandbox
{
    private const long MemoryBytes = 512L * 1024 * 1024;

    /// <summary>Managed memory; decoded pictures take the rest.</summary>
    private const string ManagedBytesHex = "0x10000000";

    /// <summary>A backstop for a whole process of 50 papers; a single paper is held to ten seconds by its parent.</summary>
    private const int ProcessorSeconds = 120;

    private static readonly string[] KeptVariables = ["PATH", "DOTNET_ROOT", "LD_LIBRARY_PATH", "SystemRoot"];

    private readonly string program;
    private readonly IReadOnlyList<string> prefix;

    /// <param name="program">The executable that knows <see cref="InspectionWorker.Argument"/>, or its .dll.</param>
    public InspectionSandbox(string program)
    {
        this.program = program;
        prefix = Prefix();
    }

    /// <summary>The portal's own server, beside the running assembly.</summary>
    public static string OwnProgram()
    {
        var stem = Path.Combine(AppContext.BaseDirectory, "OnlinePublicServices.Api");
        var executable = OperatingSystem.IsWindows() ? stem + ".exe" : stem;
        return File.Exists(executable) ? executable : stem + ".dll";
    }

    public InspectionProcess Start()
    {
        List<string> command = [.. prefix];
        if (program.EndsWith(".dll", StringComparison.Ordinal))
            command.Add(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet");
        command.AddRange([program, InspectionWorker.Argument]);
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory)!,
        };
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        SetEnvironment(start);
        return new InspectionProcess(Process.Start(start)!);
    }

    private static void SetEnvironment(ProcessStartInfo start)
    {
        var kept = KeptVariables
            .Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(variable => variable.value is not null)
            .ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
            start.Environment[name] = value;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = ManagedBytesHex;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["DOTNET_CLI_HOME"] = "/nonexistent";
    }

    /// <summary>The tools of the system that narrow a process, each only where it works here.</summary>
    private static List<string> Prefix()
    {
        if (!OperatingSystem.IsLinux())
            return [];
        // Data, not address space: the runtime reserves far more addresses than it ever fills.
        string[] limits = ["prlimit", $"--data={MemoryBytes}", $"--cpu={ProcessorSeconds}", "--core=0", "--nofile=256"];
        string[][] candidates =
        [
            ["nice", "-n", "10"],
            ["unshare", "--user", "--net"],
            limits,
        ];
        return [.. candidates.Where(Works).SelectMany(words => words)];
    }

    private static bool Works(string[] words)
    {
        try
        {
            var start = new ProcessStartInfo(words[0])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            foreach (var word in words.Skip(1).Append("true"))
                start.ArgumentList.Add(word);
            using var trial = Process.Start(start)!;
            return trial.WaitForExit(2000) && trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
