using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>The folder keeps the contract.</summary>
public sealed class FolderDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly FolderDocumentStore store;

    public FolderDocumentStoreTests() => store = new FolderDocumentStore(folder.FullName, new Durability());

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

    protected override async Task DamageAsync(DocumentHash hash)
    {
        var name = hash.ToString();
        await using var file = File.Open(Path.Combine(folder.FullName, name[..2], name[2..4], name), FileMode.Open);
        var first = file.ReadByte();
        file.Position = 0;
        file.WriteByte((byte)(first ^ 1));
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
        store = new FolderDocumentStore(folder.FullName, new Durability());
        staging = new FolderUploadStaging(store);
    }

    protected override IUploadStaging Staging => staging;

    protected override IDocumentStore Store => store;

    public void Dispose() => folder.Delete(recursive: true);

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
