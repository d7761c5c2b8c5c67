using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OnlinePublicServices.Load;

/// <summary>A server as its operator runs it: a process of its own on a port of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>One for all starts: the provider's name holds it, and a person is known by their provider.</summary>
    private static readonly int ProductPort = FreePort();

    private readonly Process process;

    private ServerProcess(Process process, Uri address, TimeSpan started)
    {
        this.process = process;
        Address = address;
        FirstAnswer = started;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 of its readiness.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Resident memory of the process and its children, in bytes.</summary>
    public long ResidentBytes => new[] { process.Id }.Concat(ChildrenOf(process.Id)).Sum(ResidentBytesOf);

    /// <summary>The product with an embedded database in the folder, throttles out of the way.</summary>
    public static Task<ServerProcess> StartProductAsync(string program, string portal, string folder) =>
        StartAsync(
            program,
            [],
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["OPS_DATA_DIR"] = folder,
                ["Portal__Folder"] = portal,
                ["Throttle__TrackingPerMinute"] = "1000000000",
                ["Serilog__MinimumLevel__Default"] = "Error",
                // Nobody takes mail here: trying again and again would be measured.
                ["Mail__Worker"] = "false",
            },
            Path.GetFullPath("../../..", Path.GetDirectoryName(program)!),
            ProductPort
        );

    public static Task<ServerProcess> StartFloorAsync(string folder) =>
        StartAsync(Environment.ProcessPath!, ["floor", folder], [], Environment.CurrentDirectory, FreePort());

    public async ValueTask DisposeAsync()
    {
        using var ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await ask.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(
        string program,
        string[] arguments,
        Dictionary<string, string> environment,
        string folder,
        int freePort
    )
    {
        var port = freePort.ToString(CultureInfo.InvariantCulture);
        var isLibrary = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : program) { WorkingDirectory = folder };
        foreach (var argument in isLibrary ? [program] : arguments.Append(port))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["PORT"] = port;
        var clock = Stopwatch.StartNew();
        var server = Process.Start(start)!;
        var address = new Uri($"http://localhost:{port}");
        using var http = new HttpClient { BaseAddress = address };
        while (clock.Elapsed < TimeSpan.FromSeconds(90) && !server.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync("/healthz/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return new ServerProcess(server, address, clock.Elapsed);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException($"{program} did not get ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<int> ChildrenOf(int id)
    {
        var path = $"/proc/{id}/task/{id}/children";
        return File.Exists(path)
            ? File.ReadAllText(path)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))
            : [];
    }

    private static long ResidentBytesOf(int id) =>
        File.ReadLines($"/proc/{id}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(line => long.Parse(line[6..^2].Trim(), CultureInfo.InvariantCulture) * 1024)
            .FirstOrDefault();
}
