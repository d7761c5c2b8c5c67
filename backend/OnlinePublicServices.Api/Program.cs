using System.Globalization;
using OnlinePublicServices.Api.Hosting;
using OnlinePublicServices.Features;
using OnlinePublicServices.Infrastructure;

// Texts are formatted for their reader where they are written; everything else is invariant.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

var builder = WebApplication.CreateBuilder(args);
builder.AddWebHosting();
builder.Services.AddFeatures(builder.Configuration);
builder.Services.AddInfrastructure(builder.Configuration);

var app = builder.Build();
app.ClaimDataFolder();
await app.MigrateDatabases();

app.UseWebPipeline();
app.MapHealth();
app.MapOpenApi();
app.MapFeatures();
app.UsePortal();
await app.RunAsync();

/// <summary>The program; visible so that tests can host it.</summary>
public sealed partial class Program;
