using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents;
using OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>Papers are encrypted with keys that change by themselves, and nobody loses a paper over it.</summary>
public sealed class DocumentKeyTests : IAsyncDisposable
{
    private const int KeyDays = UploadHost.KeyDays;

    private UploadHost host = null!;
    private HttpClient client = new();
    private Guid draft;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task No_file_of_the_data_folder_shows_what_is_on_a_paper()
    {
        await OpenAsync(DocumentPlace.Folder);
        var paper = new APdf().Stream(9, "", "So dinh danh 001199012345").Bytes();
        await SendAsync(paper);
        Contains(paper, "001199012345").ShouldBeTrue();

        var showing = host
            .Data.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => Contains(ReadShared(file), "001199012345"))
            .Select(file => file.FullName);

        showing.ShouldBeEmpty();
    }

    [Theory, EachDocumentStore]
    public async Task A_key_is_known_two_days_before_it_is_used_and_destroyed_two_days_after_its_last_use(
        DocumentPlace place
    )
    {
        await OpenAsync(place);
        var papers = new[] { Tus.Paper(1_000), Tus.Paper(2_000), Tus.Paper(200_000) };
        var attachments = new List<string>();
        foreach (var paper in papers)
            attachments.Add(await SendAsync(paper));
        await UpkeepAfterAsync(TimeSpan.Zero);
        var first = (await KeysAsync()).ShouldHaveSingleItem();
        (await KeysOfDocumentsAsync()).ShouldBe([first]);

        await UpkeepAfterAsync(TimeSpan.FromDays(KeyDays) - TimeSpan.FromHours(49));
        (await KeysAsync()).Count.ShouldBe(1);
        await UpkeepAfterAsync(TimeSpan.FromHours(2));
        var second = (await KeysAsync()).Except([first]).ShouldHaveSingleItem();
        (await KeysOfDocumentsAsync()).ShouldBe([first], "the next key is not in use yet");

        await UpkeepAfterAsync(TimeSpan.FromHours(48));
        (await KeysOfDocumentsAsync()).ShouldBe([second]);
        (await KeysAsync()).ShouldBe([first, second], "an instance may not know yet");

        await UpkeepAfterAsync(TimeSpan.FromHours(48));
        (await KeysAsync()).ShouldBe([second]);

        await RestartAsync();
        foreach (var (attachment, paper) in attachments.Zip(papers))
            (await ReadAsync(attachment)).ShouldBe(paper);
    }

    [Theory, EachDocumentStore]
    public async Task A_renewal_that_was_killed_half_way_is_finished_by_the_next_round(DocumentPlace place)
    {
        await OpenAsync(place);
        var papers = new[] { Tus.Paper(1_000), Tus.Paper(2_000) };
        var attachments = new[] { await SendAsync(papers[0]), await SendAsync(papers[1]) };
        await UpkeepAfterAsync(TimeSpan.Zero, TimeSpan.FromDays(KeyDays - 1), TimeSpan.Zero);
        host.Clock.Advance(TimeSpan.FromDays(2));

        // The bytes of one are under the new key; its row, and the other paper, were not reached.
        await host.WithAsync<IDocumentStore, string?>(store => store.RenewAsync(HashOf(papers[0])));
        await RestartAsync();
        (await ReadAsync(attachments[0])).ShouldBe(papers[0]);
        (await ReadAsync(attachments[1])).ShouldBe(papers[1]);

        await UpkeepAfterAsync(TimeSpan.FromHours(49), TimeSpan.Zero);
        (await KeysAsync()).ShouldBe(await KeysOfDocumentsAsync());
        (await ReadAsync(attachments[0])).ShouldBe(papers[0]);
        (await ReadAsync(attachments[1])).ShouldBe(papers[1]);
    }

    [Fact]
    public async Task A_damaged_paper_keeps_its_key_from_being_destroyed_and_no_other_paper_from_its_renewal()
    {
        await OpenAsync(DocumentPlace.Folder);
        var damaged = Tus.Paper(1_000);
        await SendAsync(damaged);
        await SendAsync(Tus.Paper(2_000));
        await UpkeepAfterAsync(TimeSpan.Zero);
        var first = (await KeysAsync()).ShouldHaveSingleItem();
        await host.DamageAsync(HashOf(damaged).ToString());

        await UpkeepAfterAsync(TimeSpan.FromDays(KeyDays - 1), TimeSpan.FromDays(3), TimeSpan.FromDays(3));

        (await KeysAsync()).Count.ShouldBe(2);
        (await KeysAsync()).ShouldContain(first);
        (await KeysOfDocumentsAsync()).Count.ShouldBe(2);
    }

    [Theory, EachDocumentStore]
    public async Task A_paper_that_upkeep_has_not_looked_at_gets_the_name_of_its_key(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        var attachment = await SendAsync(paper);
        await host.AskAsync(db =>
            db.StoredDocuments.ExecuteUpdateAsync(row => row.SetProperty(d => d.KeyName, (string?)null))
        );

        await UpkeepAfterAsync(TimeSpan.Zero);

        (await KeysOfDocumentsAsync()).ShouldBe(await KeysAsync());
        (await ReadAsync(attachment)).ShouldBe(paper);
    }

    [Theory, EachDocumentStore]
    public async Task With_another_key_encryption_key_nothing_opens_and_that_is_said(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        await SendAsync(paper);
        (await host.WithAsync<IDocumentKeys, bool>(keys => keys.IsWholeAsync())).ShouldBeTrue();

        host.KeyEncryptionKey = NewKey();
        await RestartAsync();

        (await host.WithAsync<IDocumentKeys, bool>(keys => keys.IsWholeAsync())).ShouldBeFalse();
        var refusal = await Should.ThrowAsync<DocumentStoreException>(() =>
            host.WithAsync<IDocumentStore, Stream?>(store => store.OpenAsync(HashOf(paper)))
        );
        refusal.Fault.ShouldBe(DocumentStoreFault.KeyMissing);
        await UpkeepAfterAsync(TimeSpan.FromDays(KeyDays));
        (await host.WithAsync<IDocumentStore, bool>(store => store.ExistsAsync(HashOf(paper)))).ShouldBeTrue();
    }

    [Theory, EachDocumentStore]
    public async Task With_the_keys_given_up_that_nothing_opens_any_more_papers_are_stored_under_new_ones(
        DocumentPlace place
    )
    {
        await OpenAsync(place);
        var (lost, fresh) = (Tus.Paper(1_000), Tus.Paper(2_000));
        await SendAsync(lost);
        await host.AskAsync(db => db.DocumentKeys.ExecuteDeleteAsync());
        host.KeyEncryptionKey = NewKey();
        await RestartAsync();

        (await ReadAsync(await SendAsync(fresh))).ShouldBe(fresh);
        (await ReadAsync(await SendAsync(lost))).ShouldBe(lost, "sent again, it is stored anew");
        (await host.WithAsync<IDocumentKeys, bool>(keys => keys.IsWholeAsync())).ShouldBeTrue();
    }

    [Theory, EachDocumentStore]
    public async Task A_paper_sent_again_is_looked_at_again_before_its_key_is_destroyed(DocumentPlace place)
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        await SendAsync(paper);
        await UpkeepAfterAsync(TimeSpan.Zero);
        (await KeysOfDocumentsAsync()).ShouldBe(await KeysAsync());

        await SendAsync(paper);

        (await KeysOfDocumentsAsync()).ShouldBe(["none"]);
    }

    [Theory, EachDocumentStore]
    public async Task The_key_encryption_key_is_changed_by_naming_the_previous_one_until_one_round_is_over(
        DocumentPlace place
    )
    {
        await OpenAsync(place);
        var paper = Tus.Paper(1_000);
        var attachment = await SendAsync(paper);

        (host.PreviousKeyEncryptionKey, host.KeyEncryptionKey) = (host.KeyEncryptionKey, NewKey());
        await RestartAsync();
        (await ReadAsync(attachment)).ShouldBe(paper);
        await UpkeepAfterAsync(TimeSpan.Zero);
        host.PreviousKeyEncryptionKey = null;
        await RestartAsync();

        (await ReadAsync(attachment)).ShouldBe(paper);
    }

    [Theory, EachDocumentStore]
    public async Task A_check_of_all_documents_names_what_is_absent_or_damaged_and_nothing_else(DocumentPlace place)
    {
        await OpenAsync(place);
        var (whole, absent) = (Tus.Paper(1_000), Tus.Paper(2_000));
        await SendAsync(whole);
        await SendAsync(absent);
        (await CheckAsync()).ShouldBe((true, "2 documents are whole, 0 are not."));

        await host.WithAsync<IDocumentStore, bool>(async store =>
        {
            await store.DeleteAsync(HashOf(absent));
            return true;
        });

        var (isWhole, said) = await CheckAsync();
        isWhole.ShouldBeFalse();
        said.ShouldBe($"{HashOf(absent)}  absent\n1 documents are whole, 1 are not.");
    }

    private Task<(bool IsWhole, string Said)> CheckAsync() =>
        host.WithAsync<IServiceProvider, (bool, string)>(async services =>
        {
            using var says = new StringWriter { NewLine = "\n" };
            var isWhole = await DocumentCheck.RunAsync(services, says, CancellationToken.None);
            return (isWhole, says.ToString().Trim());
        });

    private async Task OpenAsync(DocumentPlace place)
    {
        host = new UploadHost { Place = place };
        await host.StartAsync();
        client = host.Client("an");
        draft = await host.StartDraftAsync("an");
    }

    private async Task RestartAsync()
    {
        client.Dispose();
        await host.RestartAsync();
        client = host.Client("an");
    }

    private async Task<string> SendAsync(byte[] paper)
    {
        var location = await client.CreateAsync(draft, paper.Length);
        using var sent = await client.PatchAsync(location, 0, paper);
        sent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return sent.Header("Upload-Attachment")!;
    }

    private Task<byte[]> ReadAsync(string attachment) =>
        client.GetByteArrayAsync($"/api/drafts/{draft}/attachments/{attachment}/content");

    /// <summary>Time goes by, with one round of upkeep at the end of each span.</summary>
    private async Task UpkeepAfterAsync(params TimeSpan[] spans)
    {
        foreach (var span in spans)
        {
            host.Clock.Advance(span);
            await host.UpkeepAsync();
        }
    }

    /// <summary>The names of all keys, the earliest first.</summary>
    private Task<List<string>> KeysAsync() =>
        host.AskAsync(async db =>
            (await db.DocumentKeys.OrderBy(k => k.CurrentFrom).Select(k => k.Id).ToListAsync()).ConvertAll(id =>
                id.ToString("n")
            )
        );

    private Task<List<string>> KeysOfDocumentsAsync() =>
        host.AskAsync(db => db.StoredDocuments.Select(d => d.KeyName ?? "none").Distinct().ToListAsync());

    private static DocumentHash HashOf(byte[] paper) => DocumentHash.From(SHA256.HashData(paper));

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static bool Contains(byte[] bytes, string marker) =>
        bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(marker)) >= 0;

    /// <summary>The database has its file open.</summary>
    private static byte[] ReadShared(FileInfo file)
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
