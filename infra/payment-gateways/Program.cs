using Microsoft.Extensions.Configuration;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>Runs the simulator. Settings come by the command line, as <c>--Port=5084 --Vnpay:Secret=…</c>.</summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build().Get<SimulatorSettings>()!;
        await using var simulator = await Simulator.StartAsync(settings, TimeProvider.System, CancellationToken.None);
        await simulator.StoppedAsync();
    }
}
