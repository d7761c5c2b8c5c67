using System.Net;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Documents;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>What is done about papers every quarter of an hour.</summary>
public sealed class UpkeepTests : IAsyncLifetime
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
    public async Task A_damaged_paper_keeps_no_other_from_its_scan()
    {
        host.ScanAnswer = ScanState.Pending;
        var damaged = await SendAsync(1_000);
        var sound = await SendAsync(2_000);
        await host.DamageAsync(damaged);
        host.ScanAnswer = ScanState.Clean;

        await host.UpkeepAsync();

        (await ScanOf(damaged)).ShouldBe(ScanState.Error);
        (await ScanOf(sound)).ShouldBe(ScanState.Clean);
    }

    [Fact]
    public async Task A_job_that_fails_keeps_no_other_from_its_work()
    {
        host.ScanAnswer = ScanState.Pending;
        await SendAsync(1_000);
        var silent = await client.CreateAsync(draft, 1000);
        host.Clock.Advance(TimeSpan.FromHours(25));
        host.BreakAt = "scan";

        await host.UpkeepAsync();

        host.BreakAt.ShouldBeNull();
        (await host.AskAsync(db => db.Uploads.AnyAsync(u => silent.EndsWith(u.Id)))).ShouldBeFalse();
    }

    private async Task<string> SendAsync(int size)
    {
        var paper = Tus.Paper(size);
        var location = await client.CreateAsync(draft, paper.Length);
        using var sent = await client.PatchAsync(location, 0, paper);
        sent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(paper));
    }

    private Task<ScanState> ScanOf(string sha256) =>
        host.AskAsync(db => db.StoredDocuments.Where(d => d.Sha256 == sha256).Select(d => d.Scan).SingleAsync());
}
