using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Infrastructure.Databases;

namespace OnlinePublicServices.Identity.Tests.Hosting;

/// <summary>Identity by itself, as a portal of which only the door is built. Several may share one data folder.</summary>
internal sealed class PortalHost : IAsyncDisposable
{
    public const string PublicUrl = "https://portal.test";
    public const string Password = "ba con meo tren mai nha";
    public static readonly Guid Citizen = Guid.Parse("01900000-0000-7000-8000-000000000001");
    public static readonly Guid Clerk = Guid.Parse("01900000-0000-7000-8000-000000000002");

    private readonly WebApplication _app;

    private PortalHost(WebApplication app, FakeTimeProvider time)
    {
        _app = app;
        Time = time;
    }

    public FakeTimeProvider Time { get; }
    public LetterTray Letters => _app.Services.GetRequiredService<LetterTray>();
    public IServiceProvider Services => _app.Services;

    public static async Task<PortalHost> StartAsync(
        DataFolder data,
        Dictionary<string, string?>? settings = null,
        FakeTimeProvider? time = null,
        string environment = "Development",
        IInterceptor? interceptor = null
    )
    {
        // The cookies' and the framework's token clocks differ from ours by nothing at the start.
        time ??= new FakeTimeProvider(DateTimeOffset.UtcNow);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(data.Settings);
        builder.Configuration.AddInMemoryCollection([
            new("Portal:PublicUrl", PublicUrl),
            new("Identity:StaffSecondFactor", "Optional"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<LetterTray>();
        builder.Services.AddSingleton<IAccountMail>(s => s.GetRequiredService<LetterTray>());
        builder.Services.AddScoped<ISessionFacts, OneDesk>();
        builder.Services.AddSingleton<Witness>();
        builder.Services.AddSingleton<ISignInWitness>(s => s.GetRequiredService<Witness>());
        builder.Services.AddIdentity(
            builder.Configuration,
            (_, options) =>
            {
                Database.Configure(options, builder.Configuration, IdentityModule.HistoryTable);
                if (interceptor is not null)
                {
                    options.AddInterceptors(interceptor);
                }
            }
        );

        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseCsrfHeader();
        app.UseAuthorization();
        app.MapIdentity();
        app.MapGet("/api/mine", (ClaimsPrincipal me) => me.FindFirstValue(SessionClaims.Name)).RequireAuthorization();
        app.MapPost("/api/mine", () => "done").RequireAuthorization();
        app.MapGet("/api/claims", (ClaimsPrincipal me) => me.Claims.Select(c => $"{c.Type}={c.Value}"))
            .RequireAuthorization();

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.AccountsDatabase().MigrateAsync(TestContext.Current.CancellationToken);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PortalHost(app, time);
    }

    public async Task SeedAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<IAccountSeeder>()
            .SeedAsync(
                [
                    new(
                        Citizen,
                        "lan@example.org",
                        "Nguyễn Thị Lan",
                        AccountKinds.Citizen,
                        Password,
                        "lan@example.org"
                    ),
                    new(Clerk, "tv.binh", "Trần Văn Bình", AccountKinds.Staff, Password, "binh@example.org"),
                ],
                TestContext.Current.CancellationToken
            );
    }

    public async Task UseDoorAsync(Func<IAccountDoor, Task> act)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<IAccountDoor>());
    }

    /// <summary>A browser with an empty cookie jar in front of this host.</summary>
    public Browser Browser(Jar? jar = null) => new(_app.GetTestServer().CreateHandler(), new Uri(PublicUrl), jar);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private sealed class OneDesk : ISessionFacts
    {
        public Task<SessionFacts> FactsAsync(ClaimsPrincipal person, CancellationToken cancellationToken) =>
            Task.FromResult(
                person.FindFirstValue(SessionClaims.Kind) == AccountKinds.Staff
                    ? new SessionFacts(
                        [
                            new(
                                "p1",
                                "receivingClerk",
                                new Dictionary<string, string> { ["vi"] = "Công chức một cửa" },
                                "u1",
                                new Dictionary<string, string> { ["vi"] = "Bộ phận Một cửa" }
                            ),
                        ],
                        ["dossiers.accept"]
                    )
                    : SessionFacts.None
            );
    }
}

/// <summary>Remembers who was let in.</summary>
internal sealed class Witness : ISignInWitness
{
    public List<string> Seen { get; } = [];

    public Task SignedInAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        Seen.Add($"{person.FindFirstValue(SessionClaims.Issuer)} {person.FindFirstValue(SessionClaims.Subject)}");
        return Task.CompletedTask;
    }
}

/// <summary>Letters instead of being sent.</summary>
internal sealed class LetterTray : IAccountMail
{
    private readonly System.Threading.Channels.Channel<AccountLetter> _letters =
        System.Threading.Channels.Channel.CreateUnbounded<AccountLetter>();

    public Task SendAsync(AccountLetter letter, CancellationToken cancellationToken) =>
        _letters.Writer.WriteAsync(letter, cancellationToken).AsTask();

    public Task<AccountLetter> NextAsync() =>
        _letters.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool IsEmpty => !_letters.Reader.TryPeek(out _);
}

/// <summary>A data folder that goes away with the test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("identity-tests-");

    public Dictionary<string, string?> Settings => new() { ["DataDir"] = _folder.FullName };
    public string DatabaseFile => Path.Combine(_folder.FullName, "public-services.db");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
