using System.Security.Cryptography;
using System.Text;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>What every document store keeps to, whatever it is made of.</summary>
public abstract class DocumentStoreContract
{
    protected abstract IDocumentStore Store { get; }

    /// <summary>The keys that the store encrypts with.</summary>
    private protected KeysInHand Keys { get; } = new();

    /// <summary>What lies in the store under a name, read behind its back.</summary>
    protected abstract Task<byte[]> RawAsync(DocumentHash hash);

    /// <summary>Puts other bytes under a name, behind the store's back.</summary>
    protected abstract Task PutRawAsync(DocumentHash hash, byte[] bytes);

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

    [Fact]
    public async Task What_is_stored_can_not_be_read_from_the_medium()
    {
        var paper = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Trần Thị Bình 001199012345 ", 9_000)));
        var stored = await Store.StoreAsync(new MemoryStream(paper));

        var raw = await RawAsync(stored.Hash);

        raw.AsSpan().IndexOf("001199012345"u8).ShouldBe(-1);
        raw.AsSpan().IndexOf("Bình"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task The_same_bytes_never_look_the_same_twice()
    {
        var stored = await Store.StoreAsync(new MemoryStream(Bytes(70_000, seed: 11)));
        var before = await RawAsync(stored.Hash);
        await Store.DeleteAsync(stored.Hash);

        await Store.StoreAsync(new MemoryStream(Bytes(70_000, seed: 11)));

        var after = await RawAsync(stored.Hash);
        Enumerable
            .Range(0, after.Length - 65_000)
            .Count(i => before[i] == after[i])
            .ShouldBeLessThan(after.Length / 20);
    }

    [Fact]
    public async Task A_document_under_another_ones_name_is_never_served()
    {
        var one = await Store.StoreAsync(new MemoryStream(Bytes(70_000, seed: 8)));
        var other = await Store.StoreAsync(new MemoryStream(Bytes(70_000, seed: 9)));

        await PutRawAsync(one.Hash, await RawAsync(other.Hash));

        (await FaultOfOpening(one.Hash)).ShouldBe(DocumentStoreFault.Corrupted);
    }

    [Fact]
    public async Task A_document_under_a_lost_key_is_not_served_and_the_reason_is_said()
    {
        var stored = await Store.StoreAsync(new MemoryStream(Bytes(10, seed: 10)));
        Keys.Turn();

        Keys.LoseAllButTheCurrent();

        (await FaultOfOpening(stored.Hash)).ShouldBe(DocumentStoreFault.KeyMissing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(9_000_001)]
    public async Task A_document_is_read_under_its_old_key_until_it_is_renewed_and_then_without_it(int length)
    {
        var bytes = Bytes(length, seed: 12);
        var stored = await Store.StoreAsync(new MemoryStream(bytes));

        var current = Keys.Turn();
        (await ReadAsync(stored.Hash)).ShouldBe(bytes);
        (await Store.RenewAsync(stored.Hash)).ShouldBe(current);

        Keys.LoseAllButTheCurrent();
        (await ReadAsync(stored.Hash)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_document_under_the_current_key_is_left_as_it_is()
    {
        var stored = await Store.StoreAsync(new MemoryStream(Bytes(1_000, seed: 13)));
        var before = await RawAsync(stored.Hash);

        (await Store.RenewAsync(stored.Hash)).ShouldBe(Keys.Current);

        (await RawAsync(stored.Hash)).ShouldBe(before);
    }

    [Fact]
    public async Task A_document_from_before_there_were_keys_is_read_and_is_encrypted_when_it_is_renewed()
    {
        var bytes = Bytes(200_000, seed: 14);
        var stored = await Store.StoreAsync(new MemoryStream(bytes));
        await PutRawAsync(stored.Hash, bytes);

        (await ReadAsync(stored.Hash)).ShouldBe(bytes);
        (await Store.RenewAsync(stored.Hash)).ShouldBe(Keys.Current);

        (await RawAsync(stored.Hash)).AsSpan().IndexOf(bytes.AsSpan(1_000, 32)).ShouldBe(-1);
        (await ReadAsync(stored.Hash)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_damaged_document_is_not_renewed_and_what_is_left_of_it_stays()
    {
        var stored = await Store.StoreAsync(new MemoryStream(Bytes(70_000, seed: 15)));
        await DamageAsync(stored.Hash);
        var damaged = await RawAsync(stored.Hash);
        Keys.Turn();

        var refusal = await Should.ThrowAsync<DocumentStoreException>(() => Store.RenewAsync(stored.Hash));

        refusal.Fault.ShouldBe(DocumentStoreFault.Corrupted);
        (await RawAsync(stored.Hash)).ShouldBe(damaged);
    }

    [Fact]
    public async Task An_absent_document_is_not_renewed() =>
        (await Store.RenewAsync(DocumentHash.From(SHA256.HashData("never there"u8)))).ShouldBeNull();

    [Fact]
    public async Task Bytes_under_a_lost_key_are_mended_by_storing_them_again()
    {
        var bytes = Bytes(1_000, seed: 16);
        var stored = await Store.StoreAsync(new MemoryStream(bytes));
        Keys.Turn();
        Keys.LoseAllButTheCurrent();

        await Store.StoreAsync(new MemoryStream(bytes));

        (await ReadAsync(stored.Hash)).ShouldBe(bytes);
    }

    protected static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Changes one bit in the middle of what is stored.</summary>
    private async Task DamageAsync(DocumentHash hash)
    {
        var raw = await RawAsync(hash);
        raw[raw.Length / 2] ^= 1;
        await PutRawAsync(hash, raw);
    }

    private async Task<DocumentStoreFault> FaultOfOpening(DocumentHash hash) =>
        (await Should.ThrowAsync<DocumentStoreException>(() => Store.OpenAsync(hash))).Fault;

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
