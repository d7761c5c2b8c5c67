using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>Uploads over HTTP, as a tus client and as a hostile one.</summary>
public abstract class TusTests(DocumentPlace place) : IAsyncLifetime
{
    private readonly UploadHost host = new() { Place = place };
    private HttpClient client = new();
    private Guid draft;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(
            place == DocumentPlace.Folder || EachDocumentStoreAttribute.AreBlobsThere,
            EachDocumentStoreAttribute.NoBlobs
        );
        await host.StartAsync();
        client = host.Client("an");
        draft = await host.StartDraftAsync("an");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_server_says_what_it_speaks()
    {
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/api/uploads"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Header("Tus-Version").ShouldBe("1.0.0");
        answer.Header("Tus-Max-Size").ShouldBe("52428800");
        answer.Header("Tus-Checksum-Algorithm").ShouldBe("sha256,sha1");
        answer.Header("Tus-Extension").ShouldBe("creation,creation-with-upload,checksum,termination,expiration");
    }

    [Fact]
    public async Task A_paper_sent_in_two_parts_becomes_an_attachment_under_its_hash()
    {
        var paper = Tus.Paper(300_000);
        var location = await client.CreateAsync(draft, paper.Length, "Giấy khai sinh.pdf");
        location.ShouldStartWith("/api/uploads/");

        using var first = await client.PatchAsync(location, 0, paper.AsMemory(0, 100_000));
        using var last = await client.PatchAsync(location, 100_000, paper.AsMemory(100_000));

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        first.Header("Upload-Offset").ShouldBe("100000");
        last.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var attachment = (await AttachmentsAsync()).ShouldHaveSingleItem();
        last.Header("Upload-Attachment").ShouldBe(attachment.Id.ToString());
        attachment.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(paper)));
        attachment.FileName.ShouldBe("Giấy khai sinh.pdf");
        attachment.Pages.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_paper_is_refused_by_name_every_time_it_is_asked_for()
    {
        var script = new APdf().Catalog("/OpenAction << /S /JavaScript /JS (x) >>").Bytes();
        var location = await client.CreateAsync(draft, script.Length);

        using var first = await client.PatchAsync(location, 0, script);
        using var again = await client.PatchAsync(location, script.Length, Array.Empty<byte>());

        first.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await first.Content.ReadAsStringAsync()).ShouldContain("upload.pdf-active-content");
        (await again.Content.ReadAsStringAsync()).ShouldContain("upload.pdf-active-content");
        (await AttachmentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_that_the_procedure_does_not_ask_for_is_refused_before_its_bytes()
    {
        using var creation = Tus.Creation(1000, Tus.Metadata(draft, paperCode: "declaration"));
        using var answer = await client.SendAsync(creation);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("upload.paper-unknown");
    }

    [Fact]
    public async Task A_paper_that_its_sender_gives_up_while_it_is_looked_at_becomes_no_attachment()
    {
        var paper = Tus.Paper(1000);
        var location = await client.CreateAsync(draft, paper.Length);
        host.BeforeScan = () =>
            host.AskAsync(db => db.Uploads.ExecuteUpdateAsync(set => set.SetProperty(u => u.Refusal, "upload.ended")));

        using var answer = await client.PatchAsync(location, 0, paper);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("upload.ended");
        (await AttachmentsAsync()).ShouldBeEmpty();
    }

    /// <summary>A client takes "all bytes are there" for a success and would forget the file.</summary>
    [Fact]
    public async Task A_refused_paper_is_gone_for_whoever_asks_how_far_it_is()
    {
        var script = new APdf().Catalog("/OpenAction << /S /JavaScript /JS (x) >>").Bytes();
        var location = await client.CreateAsync(draft, script.Length);
        using var refused = await client.PatchAsync(location, 0, script);

        using var asked = await client.HeadAsync(location);

        asked.StatusCode.ShouldBe(HttpStatusCode.Gone);
        asked.Header("Upload-Attachment").ShouldBeNull();
    }

    [Theory]
    [InlineData("before fsync")]
    [InlineData("after fsync")]
    [InlineData("before seal")]
    [InlineData("after seal")]
    [InlineData("scan")]
    public async Task A_server_that_ends_at_any_step_leaves_nothing_half_and_doubles_nothing(string point)
    {
        var paper = Tus.Paper(200_000);
        var location = await client.CreateAsync(draft, paper.Length);
        host.BreakAt = point;

        using (var broken = await client.PatchAsync(location, 0, paper))
            broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await AttachmentsAsync()).ShouldBeEmpty();
        await RestartAsync();
        var offset = await OffsetAsync(location);
        using (await client.PatchAsync(location, offset, paper.AsMemory((int)offset))) { }
        using var done = await client.HeadAsync(location);

        (await AttachmentsAsync()).ShouldHaveSingleItem().Id.ToString().ShouldBe(done.Header("Upload-Attachment"));
    }

    [Fact]
    public async Task Of_two_parts_at_one_offset_one_is_taken()
    {
        var paper = Tus.Paper(400_000);
        var location = await client.CreateAsync(draft, paper.Length);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => client.PatchAsync(location, 0, paper.AsMemory(0, 300_000)))
        );

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers
            .Where(a => a.StatusCode != HttpStatusCode.NoContent)
            .ShouldAllBe(a => a.StatusCode == HttpStatusCode.Locked || a.StatusCode == HttpStatusCode.Conflict);
        (await OffsetAsync(location)).ShouldBe(300_000);
    }

    [Theory]
    [InlineData("sha256", true, 204)]
    [InlineData("sha1", true, 204)]
    [InlineData("sha256", false, 460)]
    [InlineData("md5", true, 400)]
    public async Task A_part_with_a_checksum_counts_only_when_it_holds(string algorithm, bool right, int status)
    {
        var paper = Tus.Paper(50_000);
        var location = await client.CreateAsync(draft, paper.Length);
        var part = paper[..20_000];
        var hash = algorithm == "sha1" ? SHA1.HashData(part) : SHA256.HashData(part);
        if (!right)
            hash[0] ^= 1;

        using var answer = await client.PatchAsync(location, 0, part, $"{algorithm} {Convert.ToBase64String(hash)}");

        ((int)answer.StatusCode).ShouldBe(status);
        (await OffsetAsync(location)).ShouldBe(status == 204 ? 20_000 : 0);
    }

    [Fact]
    public async Task A_wrong_offset_is_a_conflict_and_too_many_bytes_are_too_large()
    {
        var location = await client.CreateAsync(draft, 1000);

        using var ahead = await client.PatchAsync(location, 5, new byte[10]);
        using var over = await client.PatchAsync(location, 0, new byte[1001]);
        using var negative = await client.PatchAsync(location, -1, new byte[1]);

        ahead.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        over.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        negative.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await OffsetAsync(location)).ShouldBe(0);
    }

    [Fact]
    public async Task Anothers_upload_and_an_absent_one_look_alike_on_every_verb()
    {
        var location = await client.CreateAsync(draft, 1000);
        using var stranger = host.Client("binh");
        await host.StartDraftAsync("binh");
        var absent = "/api/uploads/" + new string('0', 32);

        foreach (var target in new[] { location, absent })
        {
            using var head = await stranger.HeadAsync(target);
            using var patch = await stranger.PatchAsync(target, 0, new byte[10]);
            using var delete = await stranger.DeleteAsync(target);

            new[] { head, patch, delete }.ShouldAllBe(a => a.StatusCode == HttpStatusCode.NotFound);
            (await patch.Content.ReadAsStringAsync()).ShouldContain("resource.not-found");
        }
        using var foreignDraft = await stranger.SendAsync(Tus.Creation(10, Tus.Metadata(draft)));
        foreignDraft.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await OffsetAsync(location)).ShouldBe(0);
    }

    [Theory]
    [InlineData("52428801", null, 413, "upload.too-large")]
    [InlineData("0", null, 422, "upload.empty")]
    [InlineData("-1", null, 400, "upload.length-missing")]
    [InlineData("1e3", null, 400, "upload.length-missing")]
    [InlineData("", null, 400, "upload.length-missing")]
    [InlineData("10", "", 400, "upload.metadata-malformed")]
    [InlineData("10", "draftId !!!", 400, "upload.metadata-malformed")]
    [InlineData("10", "unheard eA==", 400, "upload.metadata-malformed")]
    [InlineData("10", "fileName eA==", 400, "upload.metadata-malformed")]
    public async Task A_malformed_beginning_is_refused(string length, string? metadata, int status, string code)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.TryAddWithoutValidation("Upload-Length", length);
        request.Headers.TryAddWithoutValidation("Upload-Metadata", metadata ?? Tus.Metadata(draft));

        using var answer = await client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Theory]
    [InlineData("Upload-Concat", "partial", 400)]
    [InlineData("Upload-Defer-Length", "1", 400)]
    [InlineData("X-HTTP-Method-Override", "PATCH", 412)]
    public async Task What_is_not_spoken_is_refused(string header, string value, int status)
    {
        var request = Tus.Creation(10, Tus.Metadata(draft));
        request.Headers.Add(header, value);

        using var answer = await client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_told_ours()
    {
        client.DefaultRequestHeaders.Remove("Tus-Resumable");
        client.DefaultRequestHeaders.Add("Tus-Resumable", "0.2.2");

        using var answer = await client.SendAsync(Tus.Creation(10, Tus.Metadata(draft)));

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        answer.Header("Tus-Version").ShouldBe("1.0.0");
    }

    [Fact]
    public async Task The_address_of_an_upload_does_not_come_from_a_forged_host()
    {
        var request = Tus.Creation(10, Tus.Metadata(draft));
        request.Headers.Host = "evil.example";

        using var answer = await client.SendAsync(request);

        answer.Headers.Location!.ToString().ShouldStartWith("/api/uploads/");
    }

    [Fact]
    public async Task The_sixty_first_beginning_within_a_minute_waits()
    {
        for (var i = 0; i < 49; i++)
            await client.CreateAsync(draft, 10);
        var second = await host.StartDraftAsync("an");
        for (var i = 0; i < 11; i++)
            await client.CreateAsync(second, 10);

        using var flood = await client.SendAsync(Tus.Creation(10, Tus.Metadata(second)));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var later = await client.SendAsync(Tus.Creation(10, Tus.Metadata(second)));

        flood.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        later.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_draft_takes_200_MiB_and_50_files_counting_what_is_on_its_way()
    {
        for (var i = 0; i < 4; i++)
            await client.CreateAsync(draft, 50 * 1024 * 1024);

        using var over = await client.SendAsync(Tus.Creation(1, Tus.Metadata(draft)));

        over.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await over.Content.ReadAsStringAsync()).ShouldContain("upload.dossier-too-large");
    }

    [Fact]
    public async Task A_silent_upload_is_forgotten_after_a_day_and_a_running_one_is_not()
    {
        var silent = await client.CreateAsync(draft, 1000);
        host.Clock.Advance(TimeSpan.FromHours(23));
        var running = await client.CreateAsync(draft, 1000);
        host.Clock.Advance(TimeSpan.FromHours(2));

        var swept = await host.SweepAsync();

        swept.ShouldBe(1);
        (await client.HeadAsync(silent)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.HeadAsync(running)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_that_is_given_up_is_gone()
    {
        var location = await client.CreateAsync(draft, 1000);
        using (await client.PatchAsync(location, 0, new byte[10])) { }

        using var ended = await client.DeleteAsync(location);

        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.HeadAsync(location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_paper_is_shown_to_its_uploader_with_heads_that_let_it_do_nothing()
    {
        var paper = Tus.Paper(2_000);
        var location = await client.CreateAsync(draft, paper.Length, "đơn \"x\".pdf");
        using var sent = await client.PatchAsync(location, 0, paper);
        var address = $"/api/drafts/{draft}/attachments/{sent.Header("Upload-Attachment")}";
        using var stranger = host.Client("binh");

        using var shown = await client.GetAsync(address + "/content");
        using var hidden = await stranger.GetAsync(address + "/content");

        (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(paper);
        shown.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        shown
            .Content.Headers.GetValues("Content-Disposition")
            .Single()
            .ShouldBe("attachment; filename=\"__n x.pdf\"; filename*=UTF-8''%C4%91%C6%A1n%20x.pdf");
        shown.Header("X-Content-Type-Options").ShouldBe("nosniff");
        shown.Header("Content-Security-Policy").ShouldBe("sandbox; default-src 'none'");
        shown.Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.DeleteAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.DeleteAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await AttachmentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scanner_that_is_down_leaves_a_paper_pending()
    {
        host.ScanAnswer = ScanState.Pending;
        var paper = Tus.Paper(2_000);
        var location = await client.CreateAsync(draft, paper.Length);

        using var sent = await client.PatchAsync(location, 0, paper);

        sent.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await host.AskAsync(db => db.StoredDocuments.SingleAsync())).Scan.ShouldBe(ScanState.Pending);
    }

    private Task<List<Domain.Drafts.DraftAttachment>> AttachmentsAsync() =>
        host.AskAsync(db => db.DraftAttachments.AsNoTracking().ToListAsync());

    private async Task<long> OffsetAsync(string location)
    {
        using var answer = await client.HeadAsync(location);
        return long.Parse(answer.Header("Upload-Offset")!);
    }

    private async Task RestartAsync()
    {
        client.Dispose();
        await host.RestartAsync();
        client = host.Client("an");
    }
}

public sealed class TusIntoFolderTests() : TusTests(DocumentPlace.Folder);

public sealed class TusIntoBlobsTests() : TusTests(DocumentPlace.Blobs);
