using Microsoft.Extensions.Hosting;
using OnlinePublicServices.SigningAgent;

// Without arguments it serves. With them it enters a portal or the token's library:
//   OnlinePublicServices.SigningAgent --portal https://portal.example --module /usr/lib/token.so
var settings = AgentSettings.Load(
    Environment.GetEnvironmentVariable("OPS_SIGNING_AGENT_DIR") ?? AgentSettings.DefaultFolder
);
if (args.Length == 0)
{
    await using var server = AgentServer.Build(settings, TimeProvider.System, Console.Out);
    await server.StartAsync();
    Console.WriteLine($"http://127.0.0.1:{settings.Port}  {string.Join(", ", settings.Portals.Keys)}");
    await server.WaitForShutdownAsync();
    return 0;
}

for (var i = 0; i + 1 < args.Length; i += 2)
{
    if (args[i] == "--module" && File.Exists(args[i + 1]))
    {
        settings = settings with { Module = Path.GetFullPath(args[i + 1]) };
    }
    else if (args[i] == "--portal" && await Portal.Find(args[i + 1]) is { } portal)
    {
        settings.Portals[portal.Origin] = portal.TicketKey;
        settings = settings with { Port = portal.Address.Port };
    }
    else
    {
        Console.Error.WriteLine($"Can't use {args[i]} {args[i + 1]}: no such file, or no portal answers there.");
        return 1;
    }
}

settings.Save();
return 0;
