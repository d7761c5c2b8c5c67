using System.Security.Cryptography;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Sealing;

namespace OnlinePublicServices.Infrastructure.Tests.Documents;

/// <summary>The shape of an encrypted document: what it keeps, and what it notices.</summary>
public sealed class SealedFileTests
{
    private const int Piece = SealedFile.PieceBytes;
    private const int Whole = SealedFile.PieceBytes + SealedFile.TagBytes;
    private const int Head = SealedFile.HeadBytes;

    private readonly KeysInHand keys = new();

    public static TheoryData<int> Sizes =>
        [0, 1, 15, 16, 17, Piece - 1, Piece, Piece + 1, (2 * Piece) - 1, 2 * Piece, (2 * Piece) + 1, (3 * Piece) + 77];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task What_was_encrypted_is_read_back(int size)
    {
        var paper = Paper(size);

        var (file, stored) = await SealAsync(paper);

        stored.ShouldBe(new StoredContent(DocumentHash.From(SHA256.HashData(paper)), size));
        (await OpenAsync(file, stored.Hash)).ShouldBe(paper);
        file.Length.ShouldBe(Head + size + (SealedFile.TagBytes * Math.Max(1, (size + Piece - 1) / Piece)));
    }

    /// <summary>As over a network: never as much as was asked for.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task How_the_bytes_arrive_changes_nothing(int size)
    {
        var paper = Paper(size);
        var file = new MemoryStream();

        var stored = await keys.Cipher.SealAsync(new Trickling(paper), file, CancellationToken.None);

        (await OpenAsync(file.ToArray(), stored.Hash)).ShouldBe(paper);
    }

    [Fact]
    public async Task A_document_is_read_at_any_position()
    {
        var paper = Paper((3 * Piece) + 77);
        var (file, stored) = await SealAsync(paper);
        await using var content = await keys.Cipher.OpenAsync(new MemoryStream(file), stored.Hash, default);

        foreach (var at in new[] { 2 * Piece, 0, Piece - 1, paper.Length - 1, Piece, paper.Length, paper.Length + 5 })
        {
            content.Seek(at, SeekOrigin.Begin);
            var some = new byte[100];
            var read = await content.ReadAtLeastAsync(some, some.Length, throwOnEndOfStream: false);
            some.AsSpan(0, read).SequenceEqual(paper.AsSpan(Math.Min(at, paper.Length)).Slice(0, read)).ShouldBeTrue();
            read.ShouldBe(Math.Clamp(paper.Length - at, 0, 100));
        }

        content.Length.ShouldBe(paper.Length);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task What_is_cut_anywhere_near_a_border_is_noticed(int size)
    {
        var (file, stored) = await SealAsync(Paper(size));
        var borders = Enumerable.Range(0, 5).SelectMany(n => new[] { Head + (n * Whole), Head + (n * Whole) - 16 });
        var cuts = borders
            .SelectMany(border => new[] { border - 1, border, border + 1 })
            .Concat([0, 1, 8, file.Length - 1, file.Length - 16, file.Length - 17])
            // An empty file is the empty document from before there were keys.
            .Where(cut => cut >= (size == 0 ? 1 : 0) && cut < file.Length)
            .Distinct();

        foreach (var cut in cuts)
            (await FaultOfAsync(file[..cut], stored.Hash)).ShouldBe(DocumentStoreFault.Corrupted, $"cut at {cut}");
    }

    [Fact]
    public async Task Every_changed_bit_of_the_head_is_noticed()
    {
        var (file, stored) = await SealAsync(Paper(Piece + 9));

        for (var bit = 0; bit < 8 * Head; bit++)
        {
            var changed = Changed(file, bit);
            (await FaultOfAsync(changed, stored.Hash)).ShouldBeOneOf(
                DocumentStoreFault.Corrupted,
                DocumentStoreFault.KeyMissing
            );
        }
    }

    [Fact]
    public async Task A_changed_bit_in_any_piece_or_tag_is_noticed()
    {
        var (file, stored) = await SealAsync(Paper((3 * Piece) + 77));

        for (var at = Head; at < file.Length; at += 4_099)
            (await FaultOfAsync(Changed(file, (8 * at) + 3), stored.Hash)).ShouldBe(DocumentStoreFault.Corrupted);
        foreach (var at in new[] { Head, Head + Piece, Head + Whole - 1, Head + Whole, file.Length - 1 })
            (await FaultOfAsync(Changed(file, 8 * at), stored.Hash)).ShouldBe(DocumentStoreFault.Corrupted);
    }

    /// <summary>Judged piece by piece, without the hash of the whole: nothing of a forged piece is ever given out.</summary>
    [Theory]
    [InlineData("pieces exchanged")]
    [InlineData("a piece twice")]
    [InlineData("a piece taken out")]
    [InlineData("the last piece taken off")]
    [InlineData("a piece of another file")]
    [InlineData("something added")]
    public async Task Pieces_belong_to_their_place_and_their_file(string forgery)
    {
        var paper = Paper(3 * Piece);
        var (file, stored) = await SealAsync(paper);
        var (other, _) = await SealAsync(paper);
        byte[] first = file[Head..(Head + Whole)],
            second = file[(Head + Whole)..(Head + (2 * Whole))],
            third = file[(Head + (2 * Whole))..];
        byte[] forged = forgery switch
        {
            "pieces exchanged" => [.. file[..Head], .. second, .. first, .. third],
            "a piece twice" => [.. file[..Head], .. first, .. first, .. third],
            "a piece taken out" => [.. file[..Head], .. first, .. third],
            "the last piece taken off" => [.. file[..Head], .. first, .. second],
            "a piece of another file" => [.. file[..Head], .. other[Head..(Head + Whole)], .. second, .. third],
            _ => [.. file, .. new byte[Whole]],
        };

        await using var content = new UnsealedStream(new MemoryStream(forged), file[..Head], await KeyAsync());
        var refusal = await Should.ThrowAsync<DocumentStoreException>(() => content.CopyToAsync(Stream.Null));

        refusal.Fault.ShouldBe(DocumentStoreFault.Corrupted);
        (await FaultOfAsync(forged, stored.Hash)).ShouldBe(DocumentStoreFault.Corrupted);
    }

    [Fact]
    public async Task A_key_prints_its_name_alone()
    {
        var secret = await keys.CurrentAsync(default);

        $"{secret}".ShouldBe(keys.Current);
    }

    private async Task<byte[]> KeyAsync() => (await keys.CurrentAsync(default)).Key;

    private async Task<(byte[] File, StoredContent Stored)> SealAsync(byte[] paper)
    {
        var file = new MemoryStream();
        var stored = await keys.Cipher.SealAsync(new MemoryStream(paper), file, CancellationToken.None);
        return (file.ToArray(), stored);
    }

    private async Task<byte[]> OpenAsync(byte[] file, DocumentHash hash)
    {
        await using var content = await keys.Cipher.OpenAsync(new MemoryStream(file), hash, CancellationToken.None);
        var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<DocumentStoreFault> FaultOfAsync(byte[] file, DocumentHash hash) =>
        (await Should.ThrowAsync<DocumentStoreException>(() => OpenAsync(file, hash))).Fault;

    private static byte[] Changed(byte[] file, int bit)
    {
        var changed = (byte[])file.Clone();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }

    private static byte[] Paper(int size)
    {
        var paper = new byte[size];
        new Random(size).NextBytes(paper);
        return paper;
    }

    /// <summary>Gives seven bytes, then more and more, never what was asked for.</summary>
    private sealed class Trickling(byte[] bytes) : MemoryStream(bytes)
    {
        private int most = 7;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, most += 1_001)], cancellationToken);
    }
}
