using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;
using OnlinePublicServices.Features.Tests.Catalogues;
using OnlinePublicServices.Features.Tests.Host;
using OnlinePublicServices.Features.Uploads;
using OnlinePublicServices.Infrastructure;
using OnlinePublicServices.Infrastructure.Documents;
using OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>
/// The upload slices behind a real Kestrel, with a real database and store; who asks is said by a header. It can be
/// stopped and started again over the same data.
/// </summary>
public sealed class UploadHost : IAsyncDisposable
{
    /// <summary>For how long a key of documents is current: less than a draft lives.</summary>
    public const int KeyDays = 30;

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("uploads-");
    private readonly string container = $"t{Guid.NewGuid():n}";
    private readonly ConcurrentDictionary<string, long> staged = new(StringComparer.Ordinal);
    private string? database;
    private WebApplication? app;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    /// <summary>Rows lie in PostgreSQL and papers in the blob store, not in SQLite and a folder.</summary>
    public DocumentPlace Place { get; init; }

    /// <summary>What the documents' keys are sealed with.</summary>
    public string KeyEncryptionKey { get; set; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string? PreviousKeyEncryptionKey { get; set; }

    /// <summary>Where database and papers lie, if not in PostgreSQL and the blob store.</summary>
    public DirectoryInfo Data => data;

    /// <summary>What happens between a part's arrival and its hold on the upload.</summary>
    public Func<Task> BeforeHold { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens between a part's last byte and its fsync.</summary>
    public Func<Task> BeforeFlush { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens between a paper's safe arrival and its scan.</summary>
    public Func<Task> BeforeScan { get; set; } = () => Task.CompletedTask;

    /// <summary>Where to break, by the port's call; null breaks nowhere.</summary>
    public string? BreakAt { get; set; }

    internal ScanState ScanAnswer { get; set; } = ScanState.Clean;

    public Uri Address { get; private set; } = new("http://localhost");

    public async Task StartAsync()
    {
        var blobs = Place == DocumentPlace.Blobs;
        database ??= blobs ? await PostgresServer.CreateDatabaseAsync() : "";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["DataDir"] = data.FullName,
                ["Database:Provider"] = blobs ? "Postgres" : "Sqlite",
                ["Database:ConnectionString"] = database,
                ["Documents:KeyEncryptionKey"] = KeyEncryptionKey,
                ["Documents:KeyDays"] = $"{KeyDays}",
                ["Documents:PreviousKeyEncryptionKey"] = PreviousKeyEncryptionKey,
                ["Documents:Store"] = blobs ? "Azure" : "Folder",
                ["Documents:Azure:ConnectionString"] = blobs ? AzuriteServer.Owed : "",
                ["Documents:Azure:Container"] = container,
            }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1024 * 1024);
        builder.Services.AddRouting();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddInfrastructure(builder.Configuration);
        OnlinePublicServices.Features.Pipeline.MediatorRegistration.AddMediator(builder.Services);
        builder.Services.AddScoped<CurrentPerson>();
        builder.Services.AddScoped<Filer>();
        builder.Services.AddScoped<StaffDesk>();
        builder.Services.AddSingleton<PortalAddress>();
        builder.Services.AddSingleton(ShippedCatalogue.Value);
        builder.Services.AddUploads();
        builder.Services.AddScoped<Leftovers>();
        builder.Services.AddScoped<ICurrentUser, AskedBy>();
        builder.Services.AddSingleton<IMalwareScanner>(_ => new SetScanner(this));
        var staging = builder.Services.Last(s => s.ServiceType == typeof(IUploadStaging));
        builder.Services.AddSingleton(staging.ImplementationType!);
        builder.Services.AddSingleton<IUploadStaging>(known => new BreakingStaging(
            (IUploadStaging)known.GetRequiredService(staging.ImplementationType!),
            this
        ));
        foreach (var worker in builder.Services.Where(s => s.ServiceType == typeof(IHostedService)).ToArray())
        {
            if (
                worker.ImplementationType?.Namespace?.StartsWith("OnlinePublicServices", StringComparison.Ordinal)
                == true
            )
                builder.Services.Remove(worker);
        }
        app = builder.Build();
        app.MapUploadsAndPapers();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PublicServicesDbContext>().Database.EnsureCreatedAsync();
        await app.StartAsync();
        Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
    }

    public async Task RestartAsync()
    {
        await app!.DisposeAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        if (database is { Length: > 0 })
            await PostgresServer.DropDatabaseAsync(database);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    internal Task<T> AskAsync<T>(Func<PublicServicesDbContext, Task<T>> question) => WithAsync(question);

    internal async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = app!.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal async Task<int> SweepAsync()
    {
        await using var scope = app!.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UploadRemoval>().SweepAsync(CancellationToken.None);
    }

    /// <summary>How far an upload has been handed to its staging, acknowledged or not.</summary>
    public long StagedBytes(string location) => staged.GetValueOrDefault(location[(location.LastIndexOf('/') + 1)..]);

    /// <summary>One round of what the server does about papers in the background.</summary>
    internal Task UpkeepAsync() =>
        new DocumentUpkeep(
            app!.Services.GetRequiredService<IServiceScopeFactory>(),
            Clock,
            NullLogger<DocumentUpkeep>.Instance
        ).RoundAsync(CancellationToken.None);

    /// <summary>Changes one bit of a stored paper, behind the store's back.</summary>
    public async Task DamageAsync(string sha256)
    {
        await using var file = File.Open(
            Path.Combine(data.FullName, "documents", sha256[..2], sha256[2..4], sha256),
            FileMode.Open
        );
        var first = file.ReadByte();
        file.Position = 0;
        file.WriteByte((byte)(first ^ 1));
    }

    /// <summary>Loses the bytes of an upload, as a failing disk does.</summary>
    public Task LoseStagedAsync(string location) =>
        app!.Services.GetRequiredService<IUploadStaging>().DeleteAsync(location[(location.LastIndexOf('/') + 1)..]);

    /// <summary>A citizen with one empty draft.</summary>
    public Task<Guid> StartDraftAsync(string citizen) =>
        AskAsync(async db =>
        {
            var now = Clock.GetUtcNow();
            var person = await db.People.SingleOrDefaultAsync(p => p.Subject == citizen);
            if (person is null)
                db.People.Add(person = new Person(Guid.CreateVersion7(), "test", citizen, citizen, now));
            var draft = Draft.Start(Guid.CreateVersion7(), person.Id, "1.001193", 1, "unit", "{}", now);
            db.Drafts.Add(draft);
            await db.SaveChangesAsync();
            return draft.Id;
        });

    public HttpClient Client(string citizen)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("X-Test-Citizen", citizen);
        client.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
        return client;
    }

    internal void Pass(string point)
    {
        if (BreakAt != point)
            return;
        BreakAt = null;
        throw new InvalidOperationException($"The process ended at {point}.");
    }

    private sealed class AskedBy(IHttpContextAccessor http) : ICurrentUser
    {
        public Account? Account =>
            http.HttpContext?.Request.Headers["X-Test-Citizen"].ToString() is { Length: > 0 } name
                ? new Account("test", name, AccountKind.Citizen, name, null, false, null, null)
                : null;
    }

    private sealed class SetScanner(UploadHost host) : IMalwareScanner
    {
        public async Task<ScanState> ScanAsync(Stream content, CancellationToken cancellation = default)
        {
            await host.BeforeScan();
            host.Pass("scan");
            return host.ScanAnswer;
        }
    }

    /// <summary>Ends the request before or after a step, as a killed process would.</summary>
    private sealed class BreakingStaging(IUploadStaging real, UploadHost host) : IUploadStaging
    {
        public Task BeginAsync(string id, CancellationToken cancellation = default) =>
            real.BeginAsync(id, cancellation);

        public async Task<IStagedUpload?> HoldAsync(string id, CancellationToken cancellation = default)
        {
            await host.BeforeHold();
            var staged = await real.HoldAsync(id, cancellation);
            return staged is null ? null : new BreakingUpload(id, staged, host);
        }

        public Task<Stream?> OpenAsync(string id, CancellationToken cancellation = default) =>
            real.OpenAsync(id, cancellation);

        public async Task SealAsync(string id, DocumentHash hash, CancellationToken cancellation = default)
        {
            host.Pass("before seal");
            await real.SealAsync(id, hash, cancellation);
            host.Pass("after seal");
        }

        public Task DeleteAsync(string id, CancellationToken cancellation = default) =>
            real.DeleteAsync(id, cancellation);

        public Task<IReadOnlyList<string>> FindIdleAsync(
            DateTimeOffset before,
            CancellationToken cancellation = default
        ) => real.FindIdleAsync(before, cancellation);
    }

    private sealed class BreakingUpload(string id, IStagedUpload real, UploadHost host) : IStagedUpload
    {
        public Task<bool> GoOnAtAsync(long offset, IncrementalHash hash, CancellationToken cancellation = default)
        {
            host.staged[id] = offset;
            return real.GoOnAtAsync(offset, hash, cancellation);
        }

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
        {
            await real.WriteAsync(bytes, cancellation);
            host.staged[id] += bytes.Length;
        }

        public async Task<bool> FlushAsync(CancellationToken cancellation = default)
        {
            host.Pass("before fsync");
            await host.BeforeFlush();
            var safe = await real.FlushAsync(cancellation);
            host.Pass("after fsync");
            return safe;
        }

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}

/// <summary>What a tus client says.</summary>
internal static class Tus
{
    /// <summary>A PDF of about so many bytes, always the same ones.</summary>
    public static byte[] Paper(int size)
    {
        var filling = new byte[size];
        new Random(size).NextBytes(filling);
        return new APdf().Stream(9, "", filling).Bytes();
    }

    public static string Metadata(
        Guid draftId,
        string fileName = "giấy khai sinh.pdf",
        string paperCode = "birth-certificate"
    ) => $"draftId {Encode(draftId.ToString())},paperCode {Encode(paperCode)},fileName {Encode(fileName)}";

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static async Task<string> CreateAsync(
        this HttpClient client,
        Guid draftId,
        long length,
        string fileName = "a.pdf"
    )
    {
        using var answer = await client.SendAsync(Creation(length, Metadata(draftId, fileName)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return answer.Headers.Location!.ToString();
    }

    public static HttpRequestMessage Creation(long length, string metadata)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.Add("Upload-Length", $"{length}");
        request.Headers.Add("Upload-Metadata", metadata);
        return request;
    }

    public static async Task<HttpResponseMessage> PatchAsync(
        this HttpClient client,
        string location,
        long offset,
        ReadOnlyMemory<byte> part,
        string? checksum = null
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, location) { Content = new ReadOnlyMemoryContent(part) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Upload-Offset", $"{offset}");
        if (checksum is not null)
            request.Headers.Add("Upload-Checksum", checksum);
        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> HeadAsync(this HttpClient client, string location) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Head, location));

    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
