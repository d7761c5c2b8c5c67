using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>What every document store keeps to, whatever it is made of.</summary>
public abstract class DocumentStoreContract
{
    protected abstract IDocumentStore Store { get; }

    /// <summary>Changes one bit of what is stored, behind the store's back.</summary>
    protected abstract Task DamageAsync(DocumentHash hash);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(9_000_001)]
    public async Task What_is_stored_is_read_back_under_its_hash(int length)
    {
        var bytes = Bytes(length, seed: length);

        var stored = await Store.StoreAsync(new MemoryStream(bytes));

        stored.Hash.ToString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        stored.Length.ShouldBe(length);
        (await ReadAsync(stored.Hash)).ShouldBe(bytes);
    }

    [Fact]
    public async Task An_unknown_hash_is_absent()
    {
        var hash = DocumentHash.From(SHA256.HashData("never stored"u8));

        (await Store.ExistsAsync(hash)).ShouldBeFalse();
        (await Store.OpenAsync(hash)).ShouldBeNull();
        await Store.DeleteAsync(hash);
    }

    [Fact]
    public async Task A_damaged_document_is_never_served()
    {
        var stored = await Store.StoreAsync(new MemoryStream(Bytes(70_000, seed: 3)));

        await DamageAsync(stored.Hash);

        var refusal = await Should.ThrowAsync<DocumentStoreException>(() => Store.OpenAsync(stored.Hash));
        refusal.Fault.ShouldBe(DocumentStoreFault.Corrupted);
    }

    [Fact]
    public async Task Storing_the_same_bytes_again_mends_a_damaged_document()
    {
        var bytes = Bytes(70_000, seed: 4);
        var stored = await Store.StoreAsync(new MemoryStream(bytes));
        await DamageAsync(stored.Hash);

        await Store.StoreAsync(new MemoryStream(bytes));

        (await ReadAsync(stored.Hash)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Eight_at_once_storing_the_same_bytes_leave_one_whole_document()
    {
        var bytes = Bytes(300_000, seed: 5);

        var stored = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.StoreAsync(new MemoryStream(bytes))))
        );

        stored.Distinct().Count().ShouldBe(1);
        (await ReadAsync(stored[0].Hash)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing()
    {
        var bytes = Bytes(200_000, seed: 6);

        await Should.ThrowAsync<Exception>(() => Store.StoreAsync(new BrokenOff(bytes)));

        (await Store.ExistsAsync(DocumentHash.From(SHA256.HashData(bytes)))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_deleted_document_is_absent()
    {
        var stored = await Store.StoreAsync(new MemoryStream(Bytes(10, seed: 7)));

        await Store.DeleteAsync(stored.Hash);

        (await Store.ExistsAsync(stored.Hash)).ShouldBeFalse();
    }

    protected static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private async Task<byte[]> ReadAsync(DocumentHash hash)
    {
        await using var stream = (await Store.OpenAsync(hash)).ShouldNotBeNull();
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>Gives half of its bytes and then fails like a lost connection.</summary>
    private sealed class BrokenOff(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) =>
            Position < Length / 2
                ? await base.ReadAsync(buffer[..Math.Min(buffer.Length, 10_000)], cancellationToken)
                : throw new IOException("connection reset");
    }
}
