using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>
/// The whole product behind a real Kestrel, over a database of its own. Signing in is said by a header, the clock is
/// the test's, and the workers rest unless asked. Its first instant is Monday 2026-11-23, 09:00 in Viet Nam.
/// </summary>
public sealed class Office : IAsyncDisposable
{
    private static readonly DateTimeOffset FirstInstant = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// One ring for all offices of the process: EF keeps a model, and every query compiled for it, for each ring that
    /// columns are encrypted under.
    /// </summary>
    private static readonly EphemeralDataProtectionProvider Ring = new();

    private readonly DirectoryInfo data;
    private readonly Building building;
    private readonly string? database;
    private readonly string container;
    private readonly bool isGuest;

    private Office(Store store, string? database, DirectoryInfo data, OfficeOptions options, Office? host = null)
    {
        Store = store;
        this.database = database;
        this.data = data;
        isGuest = host is not null;
        container = host?.container ?? $"t{Guid.NewGuid():n}";
        Clock = host?.Clock ?? new FakeTimeProvider(FirstInstant);
        building = new Building(Settings(), Clock, options);
    }

    public Store Store { get; }

    public FakeTimeProvider Clock { get; }

    public Uri Address { get; private set; } = new("http://localhost");

    public IServiceProvider Services => building.Services;

    /// <summary>The built-in provider's name for itself: where the portal of this office stands.</summary>
    public string BuiltInIssuer => Services.GetRequiredService<Features.Ports.PortalAddress>().Issuer;

    internal Catalogue Catalogue => Services.GetRequiredService<PublishedCatalogue>().Now;

    /// <summary>Every endpoint that the product answers.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static async Task<Office> OpenAsync(Store store, OfficeOptions? options = null)
    {
        options ??= new();
        var folder = Directory.CreateTempSubdirectory("office-");
        // Whoever says when to migrate, or where the data is, means to begin without tables, or with those that are there.
        var isUsual = !options.Settings.Keys.Intersect(["Database:MigrateAtStart", "DataDir"]).Any();
        if (isUsual && store == Store.Sqlite)
        {
            await MigratedTables.CopyToAsync(folder);
        }

        var owned =
            store == Store.Sqlite ? null
            : isUsual ? await MigratedTables.CreateDatabaseAsync()
            : await PostgresServer.CreateDatabaseAsync();
        var office = new Office(store, owned, folder, options);
        office.Start();
        return office;
    }

    /// <summary>Another instance of the program over the same database and the same clock; PostgreSQL only.</summary>
    public Office OpenSecondInstance(OfficeOptions? options = null)
    {
        var second = new Office(Store, database!, data, options ?? new(), this);
        second.Start();
        return second;
    }

    /// <summary>Sets the clock, forward or back, to an instant of Viet Nam's time such as <c>2026-11-23 15:01</c>.</summary>
    public void ItIs(string vietnamTime) =>
        SetClock(
            new DateTimeOffset(
                DateTime.ParseExact(vietnamTime, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                TimeSpan.FromHours(7)
            )
        );

    /// <summary>Back to the first instant.</summary>
    public void StartOver() => SetClock(FirstInstant);

    /// <summary>What is due by the new time happens now, not in the midst of the next request.</summary>
    private void SetClock(DateTimeOffset at)
    {
        Clock.AdjustTime(at);
        Clock.Advance(TimeSpan.Zero);
    }

    /// <summary>Asks the product's own services in a scope of their own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks the database.</summary>
    internal Task<T> AskAsync<T>(Func<PublicServicesDbContext, Task<T>> question) =>
        WithAsync<PublicServicesDbContext, T>(question);

    public async ValueTask DisposeAsync()
    {
        await building.DisposeAsync();
        if (isGuest)
        {
            return;
        }

        if (database is not null)
        {
            await PostgresServer.DropDatabaseAsync(database);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    private void Start()
    {
        building.UseKestrel(0);
        building.StartServer();
        Address = building.ClientOptions.BaseAddress;
    }

    private Dictionary<string, string> Settings() =>
        new(StringComparer.Ordinal)
        {
            // Nobody edits settings meanwhile: whoever waits for that outlives the host.
            ["hostBuilder:reloadConfigOnChange"] = "false",
            ["DataDir"] = data.FullName,
            ["Database:Provider"] = Store.ToString(),
            ["Database:ConnectionString"] = database ?? "",
            // PostgreSQL goes with the blob store, as SQLite does with the folder.
            ["Documents:Store"] = Store == Store.Postgres && AzuriteServer.Address is not null ? "Azure" : "Folder",
            ["Documents:Azure:ConnectionString"] = AzuriteServer.Address ?? "",
            ["Documents:Azure:Container"] = container,
            ["Demo:Password"] = "",
            ["Portal:Folder"] = "no-portal",
            ["Portal:PublicUrl"] = "https://dichvucong.example",
            // Each visitor comes from an address of its own, as behind a proxy; so nobody is throttled for another.
            ["Proxy:Addresses:0"] = "127.0.0.1",
            ["Proxy:Addresses:1"] = "::1",
            ["Serilog:MinimumLevel:Default"] = "Error",
            ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore"] = "Error",
            ["Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore"] = "Fatal",
        };

    private sealed class Building(Dictionary<string, string> settings, FakeTimeProvider clock, OfficeOptions options)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            foreach (var (key, value) in settings.Concat(options.Settings))
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddSingleton<IDataProtectionProvider>(Ring);
                services
                    .AddAuthentication()
                    .AddScheme<AuthenticationSchemeOptions, TestSession>(TestSession.SchemeName, null);
                services.Configure<AuthenticationOptions>(o => o.DefaultScheme = TestSession.SchemeName);
                if (!options.WorkersRun)
                {
                    Rest(services);
                }

                options.Services(services);
            });
        }

        private static void Rest(IServiceCollection services)
        {
            foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService)).ToArray())
            {
                var type = worker.ImplementationType ?? worker.ImplementationFactory?.Method.ReturnType;
                if (type?.Namespace?.StartsWith("OnlinePublicServices", StringComparison.Ordinal) == true)
                {
                    services.Remove(worker);
                }
            }
        }
    }
}

/// <summary>What a test may want otherwise.</summary>
public sealed record OfficeOptions
{
    /// <summary>Mail, upkeep and keys work in the background, by the test's clock.</summary>
    public bool WorkersRun { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Replaces outside systems.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };
}

/// <summary>
/// The offices of a test class, one for each database, opened when first needed; the clock starts over for each test.
/// Tests keep apart by fresh citizens.
/// </summary>
public sealed class Offices : IAsyncDisposable
{
    private readonly Dictionary<Store, Office> open = [];

    public async Task<Office> In(Store store)
    {
        if (!open.TryGetValue(store, out var office))
        {
            open[store] = office = await Office.OpenAsync(store);
        }

        office.StartOver();
        return office;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var office in open.Values)
        {
            await office.DisposeAsync();
        }
    }
}
