using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>An upload over a connection that breaks, and over a server that is started again meanwhile.</summary>
public sealed class CutConnectionTests : IAsyncLifetime
{
    private readonly UploadHost host = new();
    private HttpClient client = new();
    private Guid draft;

    public async ValueTask InitializeAsync()
    {
        await host.StartAsync();
        client = host.Client("an");
        draft = await host.StartDraftAsync("an");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_whose_connection_is_cut_ten_times_arrives_whole_and_sends_hardly_a_byte_twice()
    {
        var paper = Tus.Paper(10 * 1024 * 1024);
        var location = await client.CreateAsync(draft, paper.Length);
        long sent = 0;

        for (var cut = 1; cut <= 10; cut++)
        {
            var offset = await OffsetAsync(location);
            var until = (int)((long)paper.Length * cut / 11);
            await SendAndCutAsync(location, offset, paper.AsMemory((int)offset, until - (int)offset), paper.Length);
            sent += until - offset;
            if (cut == 5)
                client = await RestartAsync();
            await UntilAsync(async () => await OffsetAsync(location) >= until);
        }
        var rest = await OffsetAsync(location);
        using var last = await client.PatchAsync(location, rest, paper.AsMemory((int)rest));

        last.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((sent + paper.Length - rest) / (double)paper.Length).ShouldBeLessThanOrEqualTo(1.02);
        (await host.AskAsync(db => db.DraftAttachments.AsNoTracking().ToListAsync()))
            .ShouldHaveSingleItem()
            .Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(paper)));
    }

    private async Task<long> OffsetAsync(string location)
    {
        using var answer = await client.HeadAsync(location);
        return long.Parse(answer.Header("Upload-Offset")!);
    }

    private async Task<HttpClient> RestartAsync()
    {
        client.Dispose();
        await host.RestartAsync();
        return host.Client("an");
    }

    /// <summary>Announces all that is left, sends a part of it and closes the connection.</summary>
    private async Task SendAndCutAsync(string location, long offset, ReadOnlyMemory<byte> part, long length)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"PATCH {location} HTTP/1.1\r\nHost: localhost\r\nX-Test-Citizen: an\r\nTus-Resumable: 1.0.0\r\n"
                    + $"Content-Type: application/offset+octet-stream\r\nUpload-Offset: {offset}\r\n"
                    + $"Content-Length: {length - offset}\r\n\r\n"
            )
        );
        await stream.WriteAsync(part);
        // What the server's socket holds unread when the cut comes is lost, as on any network: cut when it has been read.
        await UntilAsync(() => Task.FromResult(host.StagedBytes(location) >= offset + part.Length));
        connection.Client.Shutdown(SocketShutdown.Send);
        // The server closes when it has seen the end.
        var sink = new byte[1024];
        try
        {
            while (await stream.ReadAsync(sink) > 0) { }
        }
        catch (IOException)
        {
            // Reset instead of closed: as good.
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
