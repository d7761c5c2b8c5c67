using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>What every staging of uploads keeps to.</summary>
public abstract class UploadStagingContract
{
    private readonly string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    protected abstract IUploadStaging Staging { get; }

    protected abstract IDocumentStore Store { get; }

    /// <summary>The keys that arriving bytes are encrypted with.</summary>
    private protected KeysInHand Keys { get; } = new();

    /// <summary>What lies in the staging under an id, read behind its back.</summary>
    protected abstract Task<byte[]> RawAsync(string upload);

    [Fact]
    public async Task An_upload_in_ten_pieces_is_sealed_whole()
    {
        var bytes = RandomNumberGenerator.GetBytes(2_500_003);
        var hash = DocumentHash.From(SHA256.HashData(bytes));

        for (var offset = 0; offset < bytes.Length; offset += 250_001)
            await AppendAsync(offset, bytes.AsMemory(offset, Math.Min(250_001, bytes.Length - offset)));
        await Staging.SealAsync(id, hash);

        (await ReadAsync(await Store.OpenAsync(hash))).ShouldBe(bytes);
        (await Staging.OpenAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task Sealing_again_after_a_crash_succeeds()
    {
        await AppendAsync(0, "declaration"u8.ToArray());
        var hash = DocumentHash.From(SHA256.HashData("declaration"u8));

        await Staging.SealAsync(id, hash);
        await Staging.SealAsync(id, hash);

        (await Store.ExistsAsync(hash)).ShouldBeTrue();
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_hash_are_not_sealed()
    {
        await AppendAsync(0, "other bytes"u8.ToArray());
        var hash = DocumentHash.From(SHA256.HashData(RandomNumberGenerator.GetBytes(9)));

        var refusal = await Should.ThrowAsync<DocumentStoreException>(() => Staging.SealAsync(id, hash));

        refusal.Fault.ShouldBe(DocumentStoreFault.Corrupted);
        (await Store.ExistsAsync(hash)).ShouldBeFalse();
    }

    [Fact]
    public async Task Going_on_at_an_earlier_offset_forgets_the_tail()
    {
        await AppendAsync(0, "one "u8.ToArray());
        await AppendAsync(4, "wrong"u8.ToArray());

        await AppendAsync(4, "two"u8.ToArray());

        (await ReadAsync(await Staging.OpenAsync(id))).ShouldBe("one two"u8.ToArray());
    }

    [Fact]
    public async Task An_upload_with_fewer_bytes_than_acknowledged_can_not_go_on()
    {
        await AppendAsync(0, "abc"u8.ToArray());

        await using var upload = (await Staging.HoldAsync(id)).ShouldNotBeNull();
        (await upload.GoOnAtAsync(4, NewHash())).ShouldBeFalse();
    }

    [Fact]
    public async Task Going_on_hashes_what_has_arrived_before()
    {
        await AppendAsync(0, "one "u8.ToArray());
        await AppendAsync(4, "two"u8.ToArray());
        using var hash = NewHash();

        await using var upload = (await Staging.HoldAsync(id)).ShouldNotBeNull();
        (await upload.GoOnAtAsync(7, hash)).ShouldBeTrue();

        hash.GetCurrentHash().ShouldBe(SHA256.HashData("one two"u8));
    }

    [Fact]
    public async Task Of_two_writers_the_second_is_turned_away_until_the_first_has_gone()
    {
        await Staging.BeginAsync(id);

        await using (await Staging.HoldAsync(id))
            (await Staging.HoldAsync(id)).ShouldBeNull();

        await using var later = await Staging.HoldAsync(id);
        later.ShouldNotBeNull();
    }

    /// <summary>Only whoever knows how far the upload is acknowledged may cut it.</summary>
    [Fact]
    public async Task A_writer_that_looks_and_goes_cuts_nothing_off()
    {
        await AppendAsync(0, "acknowledged"u8.ToArray());

        await using (await Staging.HoldAsync(id)) { }

        (await ReadAsync(await Staging.OpenAsync(id))).ShouldBe("acknowledged"u8.ToArray());
    }

    [Fact]
    public async Task An_upload_that_was_sealed_does_not_come_back_empty()
    {
        await AppendAsync(0, "declaration"u8.ToArray());
        await Staging.SealAsync(id, DocumentHash.From(SHA256.HashData("declaration"u8)));

        await using (var late = (await Staging.HoldAsync(id)).ShouldNotBeNull())
            (await late.GoOnAtAsync(0, NewHash())).ShouldBeFalse();

        (await Staging.OpenAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_forgotten_upload_is_gone()
    {
        await AppendAsync(0, "abc"u8.ToArray());

        await Staging.DeleteAsync(id);
        await Staging.DeleteAsync(id);

        (await Staging.OpenAsync(id)).ShouldBeNull();
        await using var upload = (await Staging.HoldAsync(id)).ShouldNotBeNull();
        (await upload.GoOnAtAsync(3, NewHash())).ShouldBeFalse();
    }

    [Fact]
    public async Task An_idle_upload_is_found_and_a_running_one_is_not()
    {
        await AppendAsync(0, "abc"u8.ToArray());

        (await Staging.FindIdleAsync(DateTimeOffset.UtcNow.AddDays(1))).ShouldContain(id);
        (await Staging.FindIdleAsync(DateTimeOffset.UtcNow.AddDays(-1))).ShouldNotContain(id);
    }

    [Fact]
    public async Task What_has_arrived_can_not_be_read_from_the_medium()
    {
        await AppendAsync(0, "So dinh danh "u8.ToArray());
        await AppendAsync(13, "001199012345"u8.ToArray());

        var raw = await RawAsync(id);

        raw.AsSpan().IndexOf("001199012345"u8).ShouldBe(-1);
        raw.AsSpan().IndexOf("dinh danh"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task An_upload_goes_on_after_the_key_has_turned()
    {
        await AppendAsync(0, "one "u8.ToArray());
        Keys.Turn();

        await AppendAsync(4, "two"u8.ToArray());

        (await ReadAsync(await Staging.OpenAsync(id))).ShouldBe("one two"u8.ToArray());
    }

    [Fact]
    public async Task An_upload_whose_key_is_lost_can_not_go_on()
    {
        await AppendAsync(0, "abc"u8.ToArray());
        Keys.Turn();
        Keys.LoseAllButTheCurrent();

        await using var upload = (await Staging.HoldAsync(id)).ShouldNotBeNull();
        (await upload.GoOnAtAsync(3, NewHash())).ShouldBeFalse();
    }

    protected static IncrementalHash NewHash() => IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public async Task An_id_that_is_no_id_is_never_a_path(string hostile) =>
        await Should.ThrowAsync<ArgumentException>(() => Staging.BeginAsync(hostile));

    private async Task AppendAsync(long offset, ReadOnlyMemory<byte> bytes)
    {
        if (offset == 0)
            await Staging.BeginAsync(id);
        await using var upload = (await Staging.HoldAsync(id)).ShouldNotBeNull();
        (await upload.GoOnAtAsync(offset, NewHash())).ShouldBeTrue();
        await upload.WriteAsync(bytes);
        (await upload.FlushAsync()).ShouldBeTrue();
    }

    private static async Task<byte[]> ReadAsync(Stream? stream)
    {
        await using var whole = stream.ShouldNotBeNull();
        var copy = new MemoryStream();
        await whole.CopyToAsync(copy);
        return copy.ToArray();
    }
}
