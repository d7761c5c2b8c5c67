using System.IO.Compression;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// Unpacks streams within limits that are counted while unpacking, because what a stream says about its size is only a
/// claim.
/// </summary>
internal sealed class PdfFilters(ReadOnlyMemory<byte> file)
{
    /// <summary>The most that one stream of structure or drawing may unpack to, in bytes.</summary>
    private const int StreamMax = 64 * 1024 * 1024;

    /// <summary>The most that all streams of a file may unpack to: a 50-page scan at 300 dots an inch, in grey.</summary>
    private const long TotalMax = 512L * 1024 * 1024;

    private static readonly string[] Known =
    [
        "FlateDecode",
        "LZWDecode",
        "ASCII85Decode",
        "ASCIIHexDecode",
        "RunLengthDecode",
        "DCTDecode",
        "CCITTFaxDecode",
        "JBIG2Decode",
        "JPXDecode",
    ];

    private long total;

    /// <summary>The names of a stream's filters, each a known one; encryption filters and unknown ones are refused.</summary>
    public static List<string> Of(PdfDictionary stream, Func<object?, object?> resolve)
    {
        var names = new List<string>();
        var filter = resolve(stream.GetValueOrDefault("Filter"));
        foreach (var item in filter as List<object?> ?? (filter is null ? [] : [filter]))
            names.Add(resolve(item) is PdfName name ? name.Value : throw PdfLexer.Broken());
        if (names.Count > 3 || names.Count(name => name is "FlateDecode" or "LZWDecode") > 1)
            throw new PdfRefusedException(InspectionErrors.TooComplex);
        return names.Contains("Crypt") ? throw new PdfRefusedException(InspectionErrors.PdfEncrypted)
            : names.TrueForAll(Known.Contains) ? names
            : throw PdfLexer.Broken();
    }

    /// <summary>The unpacked bytes, or null when the filters are of a sort that only pictures use.</summary>
    public byte[]? Unpack(PdfDictionary stream, IReadOnlyList<string> filters)
    {
        var (offset, length) = stream.Stream!.Value;
        var raw = file.Slice(offset, length);
        if (filters.Count == 0)
            return raw.ToArray();
        if (filters.Count == 2 && filters[0] is "ASCII85Decode" && filters[1] is "FlateDecode")
            return Inflate(Ascii85(raw.Span), keep: true);
        return filters is ["FlateDecode"] ? Inflate(raw, keep: true) : null;
    }

    /// <summary>Counts what a packed stream unpacks to, keeping nothing.</summary>
    public void Measure(PdfDictionary stream, IReadOnlyList<string> filters)
    {
        var (offset, length) = stream.Stream!.Value;
        if (filters.Count > 0 && filters[0] == "FlateDecode")
            Inflate(file.Slice(offset, length), keep: false);
    }

    private byte[]? Inflate(ReadOnlyMemory<byte> packed, bool keep)
    {
        using var source = new ReadOnlyMemoryStream(packed);
        using var inflater = new ZLibStream(source, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = inflater.Read(buffer)) > 0)
            {
                total += read;
                if (total > TotalMax || (keep && unpacked.Length + read > StreamMax))
                    throw new PdfRefusedException(InspectionErrors.TooComplex);
                if (keep)
                    unpacked.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw PdfLexer.Broken();
        }
        return keep ? unpacked.ToArray() : null;
    }

    private static byte[] Ascii85(ReadOnlySpan<byte> text)
    {
        var bytes = new MemoryStream();
        uint group = 0;
        var count = 0;
        foreach (var b in text)
        {
            if (PdfLexer.IsSpace(b))
                continue;
            if (b == '~')
                break;
            if (b == 'z' && count == 0)
            {
                bytes.Write([0, 0, 0, 0]);
                continue;
            }
            if (b is < (byte)'!' or > (byte)'u')
                throw PdfLexer.Broken();
            group = unchecked((group * 85) + b - '!');
            if (++count < 5)
                continue;
            Put(bytes, group, 4);
            (group, count) = (0, 0);
        }
        if (count == 1)
            throw PdfLexer.Broken();
        for (var missing = count; count > 0 && missing < 5; missing++)
            group = unchecked((group * 85) + 84);
        Put(bytes, group, Math.Max(0, count - 1));
        return bytes.ToArray();
    }

    private static void Put(MemoryStream bytes, uint group, int count)
    {
        for (var i = 0; i < count; i++)
            bytes.WriteByte((byte)(group >> (24 - (8 * i))));
    }
}

/// <summary>Reads memory as a stream without copying it.</summary>
internal sealed class ReadOnlyMemoryStream(ReadOnlyMemory<byte> memory) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => memory.Length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, memory.Length - position);
        memory.Span.Slice(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
