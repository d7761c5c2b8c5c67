using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Tests.Host;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>Going on with an upload while an older request for it is still about, wherever papers lie.</summary>
public sealed class ResumeTests : IAsyncDisposable
{
    private UploadHost host = null!;
    private HttpClient client = new();
    private Guid draft;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Theory, EachDocumentStore]
    public async Task A_part_that_comes_late_takes_nothing_of_what_was_acknowledged_meanwhile(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(400_000);
        var location = await client.CreateAsync(draft, paper.Length);
        using var begun = await client.PatchAsync(location, 0, paper.AsMemory(0, 100_000));
        var (late, overtaken) = DelayNextHold();

        var slow = client.PatchAsync(location, 100_000, paper.AsMemory(100_000, 50_000));
        await late;
        using (var quick = await client.PatchAsync(location, 100_000, paper.AsMemory(100_000, 200_000)))
            quick.Header("Upload-Offset").ShouldBe("300000");
        overtaken.SetResult();

        (await slow).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var asked = await client.HeadAsync(location);
        asked.Header("Upload-Offset").ShouldBe("300000");
        using var last = await client.PatchAsync(location, 300_000, paper.AsMemory(300_000));
        last.Header("Upload-Attachment").ShouldNotBeNull();
        (await host.AskAsync(db => db.DraftAttachments.SingleAsync())).Sha256.ShouldBe(
            Convert.ToHexStringLower(SHA256.HashData(paper))
        );
    }

    [Theory, EachDocumentStore]
    public async Task A_first_part_that_comes_after_the_last_one_changes_nothing(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(100_000);
        var location = await client.CreateAsync(draft, paper.Length);
        var (late, overtaken) = DelayNextHold();

        var slow = client.PatchAsync(location, 0, paper);
        await late;
        using var whole = await client.PatchAsync(location, 0, paper);
        overtaken.SetResult();

        (await slow).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var asked = await client.HeadAsync(location);
        asked.Header("Upload-Attachment").ShouldBe(whole.Header("Upload-Attachment").ShouldNotBeNull());
    }

    [Theory, EachDocumentStore]
    public async Task A_part_that_comes_while_another_is_written_finds_the_upload_locked(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(400_000);
        var location = await client.CreateAsync(draft, paper.Length);
        using var begun = await client.PatchAsync(location, 0, paper.AsMemory(0, 100_000));
        var (written, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.BeforeFlush = () =>
        {
            written.TrySetResult();
            return goOn.Task;
        };

        var first = client.PatchAsync(location, 100_000, paper.AsMemory(100_000, 50_000));
        await written.Task;
        using var second = await client.PatchAsync(location, 100_000, paper.AsMemory(100_000, 50_000));
        goOn.SetResult();

        second.StatusCode.ShouldBe(HttpStatusCode.Locked);
        (await first).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory, EachDocumentStore]
    public async Task An_upload_whose_bytes_are_lost_is_absent_so_that_its_sender_begins_anew(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(10_000);
        var location = await client.CreateAsync(draft, paper.Length);
        using var begun = await client.PatchAsync(location, 0, paper.AsMemory(0, 5_000));
        await host.LoseStagedAsync(location);

        using var next = await client.PatchAsync(location, 5_000, paper.AsMemory(5_000));

        next.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.HeadAsync(location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task OpenAsync(DocumentPlace place)
    {
        host = new UploadHost { Place = place };
        await host.StartAsync();
        client = host.Client("an");
        draft = await host.StartDraftAsync("an");
    }

    /// <summary>The next part waits before it takes hold of its upload; those behind it overtake it.</summary>
    private (Task Late, TaskCompletionSource Overtaken) DelayNextHold()
    {
        var (late, overtaken) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.BeforeHold = () =>
        {
            host.BeforeHold = () => Task.CompletedTask;
            late.SetResult();
            return overtaken.Task;
        };
        return (late.Task, overtaken);
    }
}
