using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>What becomes of bytes that nobody refers to any more.</summary>
public sealed class DocumentRemovalTests : IAsyncDisposable
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
    public async Task A_paper_that_was_taken_out_goes_two_days_after_nothing_refers_to_it_any_more(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        var (kept, taken) = (await SendAsync(Tus.Paper(2_000)), await SendAsync(paper));
        await TakeOutAsync(taken);

        (await IsThereAfterAsync(paper, 1)).ShouldBeTrue("its upload may still be asked for");
        (await IsThereAfterAsync(paper, 25)).ShouldBeTrue("nothing refers to it, for no time yet");
        (await IsThereAfterAsync(paper, 47)).ShouldBeTrue();
        (await IsThereAfterAsync(paper, 2)).ShouldBeFalse();
        (await IsThereAsync(Tus.Paper(2_000))).ShouldBeTrue();
        (await host.AskAsync(db => db.StoredDocuments.CountAsync())).ShouldBe(1);
        kept.ShouldNotBe(taken);
    }

    [Theory, EachDocumentStore]
    public async Task Bytes_of_two_papers_stay_until_both_are_taken_out(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        var (first, second) = (await SendAsync(paper), await SendAsync(paper));

        await TakeOutAsync(first);
        (await IsThereAfterAsync(paper, 25, 49)).ShouldBeTrue();
        await TakeOutAsync(second);
        (await IsThereAfterAsync(paper, 25, 49)).ShouldBeFalse();
    }

    [Theory, EachDocumentStore]
    public async Task A_paper_that_comes_again_before_its_bytes_are_gone_keeps_them(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        await TakeOutAsync(await SendAsync(paper));
        (await IsThereAfterAsync(paper, 25, 40)).ShouldBeTrue();

        var again = await SendAsync(paper);

        (await IsThereAfterAsync(paper, 25, 49, 49)).ShouldBeTrue();
        using var shown = await client.GetAsync($"/api/drafts/{draft}/attachments/{again}/content");
        (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(paper);
    }

    [Theory, EachDocumentStore]
    public async Task A_deletion_that_was_cut_short_is_finished_and_meanwhile_nothing_is_built_on_it(
        DocumentPlace place
    )
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        await TakeOutAsync(await SendAsync(paper));
        (await IsThereAfterAsync(paper, 25)).ShouldBeTrue();
        await host.AskAsync(db =>
            db.StoredDocuments.ExecuteUpdateAsync(row => row.SetProperty(d => d.IsLeaving, true))
        );

        var early = await TrySendAsync(paper);
        (await IsThereAfterAsync(paper, 49)).ShouldBeFalse();
        var late = await TrySendAsync(paper);

        early.Status.ShouldNotBe(HttpStatusCode.NoContent);
        late.Status.ShouldBe(HttpStatusCode.NoContent);
        (await IsThereAsync(paper)).ShouldBeTrue();
    }

    private async Task OpenAsync(DocumentPlace place)
    {
        host = new UploadHost { Place = place };
        await host.StartAsync();
        client = host.Client("an");
        draft = await host.StartDraftAsync("an");
    }

    private async Task<string> SendAsync(byte[] paper)
    {
        var (status, attachment) = await TrySendAsync(paper);
        status.ShouldBe(HttpStatusCode.NoContent);
        return attachment!;
    }

    private async Task<(HttpStatusCode Status, string? Attachment)> TrySendAsync(byte[] paper)
    {
        var location = await client.CreateAsync(draft, paper.Length);
        using var sent = await client.PatchAsync(location, 0, paper);
        return (sent.StatusCode, sent.Header("Upload-Attachment"));
    }

    private async Task TakeOutAsync(string attachment)
    {
        using var taken = await client.DeleteAsync($"/api/drafts/{draft}/attachments/{attachment}");
        taken.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>Time goes by, with one round of upkeep at the end of each span.</summary>
    private async Task<bool> IsThereAfterAsync(byte[] paper, params int[] hours)
    {
        foreach (var span in hours)
        {
            host.Clock.Advance(TimeSpan.FromHours(span));
            await host.UpkeepAsync();
        }

        return await IsThereAsync(paper);
    }

    private Task<bool> IsThereAsync(byte[] paper) =>
        host.WithAsync<IDocumentStore, bool>(store => store.ExistsAsync(DocumentHash.From(SHA256.HashData(paper))));
}
