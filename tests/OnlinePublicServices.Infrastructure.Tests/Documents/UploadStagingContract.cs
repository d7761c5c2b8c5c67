using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>What every staging of uploads keeps to.</summary>
public abstract class UploadStagingContract
{
    private readonly string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    protected abstract IUploadStaging Staging { get; }

    protected abstract IDocumentStore Store { get; }

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

        (await Staging.ContinueAsync(id, 4)).ShouldBeNull();
    }

    [Fact]
    public async Task A_forgotten_upload_is_gone()
    {
        await AppendAsync(0, "abc"u8.ToArray());

        await Staging.DeleteAsync(id);
        await Staging.DeleteAsync(id);

        (await Staging.OpenAsync(id)).ShouldBeNull();
        (await Staging.ContinueAsync(id, 3)).ShouldBeNull();
    }

    [Fact]
    public async Task An_idle_upload_is_found_and_a_running_one_is_not()
    {
        await AppendAsync(0, "abc"u8.ToArray());

        (await Staging.FindIdleAsync(DateTimeOffset.UtcNow.AddDays(1))).ShouldContain(id);
        (await Staging.FindIdleAsync(DateTimeOffset.UtcNow.AddDays(-1))).ShouldNotContain(id);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public async Task An_id_that_is_no_id_is_never_a_path(string hostile) =>
        await Should.ThrowAsync<ArgumentException>(() => Staging.ContinueAsync(hostile, 0));

    private async Task AppendAsync(long offset, ReadOnlyMemory<byte> bytes)
    {
        await using var upload = (await Staging.ContinueAsync(id, offset)).ShouldNotBeNull();
        await upload.WriteAsync(bytes);
        await upload.FlushAsync();
    }

    private static async Task<byte[]> ReadAsync(Stream? stream)
    {
        await using var whole = stream.ShouldNotBeNull();
        var copy = new MemoryStream();
        await whole.CopyToAsync(copy);
        return copy.ToArray();
    }
}
