using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>The folder keeps the contract.</summary>
public sealed class FolderDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly FolderDocumentStore store;

    public FolderDocumentStoreTests() =>
        store = new FolderDocumentStore(folder.FullName, Keys.Cipher, new Durability());

    protected override IDocumentStore Store => store;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_document_lies_under_the_first_four_digits_of_its_hash_and_leaves_no_other_file()
    {
        var stored = await store.StoreAsync(new MemoryStream([1, 2, 3]));

        var name = stored.Hash.ToString();
        folder
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .ShouldHaveSingleItem()
            .FullName.ShouldBe(Path.Combine(folder.FullName, name[..2], name[2..4], name));
    }

    /// <summary>/dev/full answers every write with "no space left": the system's own disk-full.</summary>
    [Fact]
    public void A_full_disk_is_told_apart_from_other_failures()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "No /dev/full on this system.");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);

        var failure = Should.Throw<IOException>(() => full.Write([1]));

        DurableFolder.Explain(failure, DocumentStoreFault.Unreachable).Fault.ShouldBe(DocumentStoreFault.Full);
    }

    [Fact]
    public async Task A_renewal_that_is_killed_leaves_the_old_document()
    {
        var bytes = Bytes(300_000, seed: 20);
        var stored = await store.StoreAsync(new MemoryStream(bytes));
        Keys.Turn();
        Keys.BreakAfter(uses: 2);

        await Should.ThrowAsync<InvalidOperationException>(() => store.RenewAsync(stored.Hash));

        var copy = new MemoryStream();
        await using (var content = (await store.OpenAsync(stored.Hash)).ShouldNotBeNull())
            await content.CopyToAsync(copy);
        copy.ToArray().ShouldBe(bytes);
    }

    protected override Task<byte[]> RawAsync(DocumentHash hash) => File.ReadAllBytesAsync(PathOf(hash));

    protected override Task PutRawAsync(DocumentHash hash, byte[] bytes) =>
        File.WriteAllBytesAsync(PathOf(hash), bytes);

    private string PathOf(DocumentHash hash)
    {
        var name = hash.ToString();
        return Path.Combine(folder.FullName, name[..2], name[2..4], name);
    }
}

/// <summary>The folder's staging keeps the contract.</summary>
public sealed class FolderUploadStagingTests : UploadStagingContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly FolderDocumentStore store;
    private readonly FolderUploadStaging staging;

    public FolderUploadStagingTests()
    {
        store = new FolderDocumentStore(folder.FullName, Keys.Cipher, new Durability());
        staging = new FolderUploadStaging(store, Keys.Pieces);
    }

    protected override IUploadStaging Staging => staging;

    protected override IDocumentStore Store => store;

    public void Dispose() => folder.Delete(recursive: true);

    protected override Task<byte[]> RawAsync(string upload) => File.ReadAllBytesAsync(PathOf(upload));

    /// <summary>A second upload of the same bytes, and every way of spoiling the first.</summary>
    [Theory]
    [InlineData("a bit changed")]
    [InlineData("a piece of another upload")]
    [InlineData("pieces exchanged")]
    [InlineData("from before there were keys")]
    public async Task What_has_arrived_and_was_tampered_with_can_not_be_gone_on_from(string spoilt)
    {
        var (one, other) = (new string('c', 32), new string('d', 32));
        foreach (var upload in new[] { one, other })
        {
            await staging.BeginAsync(upload);
            await using var writer = (await staging.HoldAsync(upload)).ShouldNotBeNull();
            (await writer.GoOnAtAsync(0, NewHash())).ShouldBeTrue();
            await writer.WriteAsync("abc"u8.ToArray());
            await writer.WriteAsync("def"u8.ToArray());
            (await writer.FlushAsync()).ShouldBeTrue();
        }

        var raw = await RawAsync(one);
        var piece = raw.Length / 2;
        byte[] bytes = spoilt switch
        {
            "a bit changed" => [.. raw[..^1], (byte)(raw[^1] ^ 1)],
            "a piece of another upload" => [.. raw[..piece], .. (await RawAsync(other))[piece..]],
            "pieces exchanged" => [.. raw[piece..], .. raw[..piece]],
            _ => [.. "%PDF-1.7 and what is needed for the head of a piece"u8],
        };
        await File.WriteAllBytesAsync(PathOf(one), bytes);

        await using var later = (await staging.HoldAsync(one)).ShouldNotBeNull();
        (await later.GoOnAtAsync(6, NewHash())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_piece_that_is_torn_off_by_a_power_cut_is_cut_away()
    {
        var upload = new string('e', 32);
        await staging.BeginAsync(upload);
        await using (var writer = (await staging.HoldAsync(upload)).ShouldNotBeNull())
        {
            (await writer.GoOnAtAsync(0, NewHash())).ShouldBeTrue();
            await writer.WriteAsync("abc"u8.ToArray());
            await writer.WriteAsync("never acknowledged"u8.ToArray());
        }

        await File.WriteAllBytesAsync(PathOf(upload), (await RawAsync(upload))[..^5]);
        await using (var later = (await staging.HoldAsync(upload)).ShouldNotBeNull())
        {
            (await later.GoOnAtAsync(3, NewHash())).ShouldBeTrue();
            await later.WriteAsync("def"u8.ToArray());
            (await later.FlushAsync()).ShouldBeTrue();
        }

        var copy = new MemoryStream();
        await using (var arrived = (await staging.OpenAsync(upload)).ShouldNotBeNull())
            await arrived.CopyToAsync(copy);
        copy.ToArray().ShouldBe("abcdef"u8.ToArray());
    }

    private string PathOf(string upload) => Path.Combine(folder.FullName, "staging", upload);

    [Fact]
    public async Task A_file_that_another_completion_sealed_first_is_sealed()
    {
        var stored = await store.StoreAsync(new MemoryStream([1, 2, 3]));

        Should.NotThrow(() => store.Publish(Path.Combine(folder.FullName, "staging", "gone"), stored.Hash));

        var absent = DocumentHash.From(SHA256.HashData([4]));
        Should
            .Throw<DocumentStoreException>(() => store.Publish(Path.Combine(folder.FullName, "gone"), absent))
            .Fault.ShouldBe(DocumentStoreFault.Corrupted);
    }

    [Fact]
    public async Task A_name_that_may_not_be_durable_is_no_sealed_file()
    {
        var stored = await store.StoreAsync(new MemoryStream([1, 2, 3]));
        Should.Throw<DocumentStoreException>(() => store.FlushFolder(Path.Combine(folder.FullName, "unmounted")));

        var refusal = await Should.ThrowAsync<DocumentStoreException>(() =>
            staging.SealAsync(new string('a', 32), stored.Hash)
        );

        refusal.Fault.ShouldBe(DocumentStoreFault.NotDurable);
    }
}
