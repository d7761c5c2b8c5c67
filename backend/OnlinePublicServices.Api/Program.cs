using System.Globalization;
using OnlinePublicServices.Api.Hosting;
using OnlinePublicServices.Features;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Identity;
using OnlinePublicServices.Infrastructure;
using OnlinePublicServices.Infrastructure.Documents;
using OnlinePublicServices.Infrastructure.Documents.Inspection;

// The same program inspects papers in processes of their own, before anything of a server is started.
if (args is [InspectionWorker.Argument])
{
    return InspectionWorker.Run();
}

// Texts are formatted for their reader where they are written; everything else is invariant.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

var builder = WebApplication.CreateBuilder(Contract.OptionsFor(args));
builder.AddWebHosting();
builder.Services.AddFeatures(builder.Configuration);
builder.Services.AddInfrastructure(builder.Configuration);
builder.AddSigningIn();
Contract.KeepQuiet(builder.Services);

var app = builder.Build();
if (!Contract.IsBeingWritten)
{
    if (await app.RunAccountCommand(args) is { } exitCode)
    {
        await app.DisposeAsync();
        return exitCode;
    }

    if (args is [DocumentCheck.Argument])
    {
        await app.PrepareSchema(migrate: false);
        var isWhole = await DocumentCheck.RunAsync(app.Services, Console.Out, CancellationToken.None);
        await app.DisposeAsync();
        return isWhole ? 0 : 1;
    }

    if (!app.ClaimDataFolder())
    {
        return 1;
    }

    var isMigrating = args.Contains(Schema.MigrateArgument);
    await app.PrepareSchema(isMigrating);
    if (isMigrating)
    {
        await app.DisposeAsync();
        return 0;
    }

    await app.Services.RenewKeyRingAsync();
    await app.Services.GetRequiredService<IDocumentKeys>().TurnAsync();
    if (args is [FeaturesModule.TurnLookKeyArgument])
    {
        await app.Services.TurnLookKeyAsync();
        await Console.Out.WriteLineAsync("Looks are hidden under another key from now on.");
        await app.DisposeAsync();
        return 0;
    }

    var repeatsOnly = args is [FeaturesModule.RepeatErasuresArgument];
    var erasedAgain = await app.Services.RepeatErasuresAsync(whole: repeatsOnly);
    if (repeatsOnly)
    {
        await Console.Out.WriteLineAsync(
            erasedAgain is null
                ? "It failed; the log says why."
                : $"{erasedAgain} dossiers, drafts and other records were there again and are destroyed."
        );
        await app.DisposeAsync();
        return erasedAgain is null ? 1 : 0;
    }

    await app.SeedDemoAccounts();
}

app.UseWebPipeline();
app.MapHealth();
app.MapOpenApi();
app.MapIdentity();
app.MapFeatures();
MovableClock.Map(app);
app.MapPortalPages();
app.ReturnStartMemory();
await app.RunAsync();
return 0;

/// <summary>The program; visible so that tests can host it.</summary>
public sealed partial class Program;
