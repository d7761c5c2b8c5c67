using System.Globalization;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>
/// A PDF's objects, found only through its cross-reference tables and streams, in every revision. Nothing is searched
/// for or repaired: a file that another reader would have to repair is refused.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsMax = 500_000;
    private const int RevisionsMax = 200;
    private const int TailBytes = 1024;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly PdfFilters filters;
    private readonly Dictionary<int, Entry> live = [];
    private readonly Dictionary<Entry, object?> loaded = [];
    private readonly Dictionary<int, List<(int Number, object? Value)>> unpacked = [];
    private readonly HashSet<Entry> everything = [];
    private readonly List<(int Start, int End)> covered = [];
    private readonly HashSet<Entry> loading = [];

    private PdfFile(ReadOnlyMemory<byte> bytes)
    {
        this.bytes = bytes;
        filters = new PdfFilters(bytes);
    }

    /// <summary>The newest trailer.</summary>
    public PdfDictionary Trailer { get; private set; } = [];

    /// <summary>Unpacks streams under this file's limits.</summary>
    public PdfFilters Filters => filters;

    /// <summary>Every object of every revision, with its number.</summary>
    public IEnumerable<(int Number, object? Value)> AllObjects =>
        everything.Select(entry => (entry.Number, Load(entry)));

    /// <summary>Reads the structure; throws <see cref="PdfRefusedException"/> at the first fault.</summary>
    public static PdfFile Open(ReadOnlyMemory<byte> bytes)
    {
        var file = new PdfFile(bytes);
        file.ReadHeader();
        file.ReadRevisions(file.FindStart());
        if (file.Trailer.ContainsKey("Encrypt"))
            throw new PdfRefusedException(InspectionErrors.PdfEncrypted);
        foreach (var entry in file.everything.ToArray())
            file.Load(entry);
        file.CheckGaps();
        return file;
    }

    /// <summary>The object that a reference means, or the value itself. An object that isn't there is null.</summary>
    public object? Resolve(object? value)
    {
        for (var steps = 0; value is PdfReference reference; steps++)
        {
            if (steps > 16)
                throw PdfLexer.Broken();
            value = live.TryGetValue(reference.Number, out var entry) ? Load(entry) : null;
        }
        return value;
    }

    public PdfDictionary? Dictionary(object? value) => Resolve(value) as PdfDictionary;

    private void ReadHeader()
    {
        var head = bytes.Span[..Math.Min(bytes.Length, 9)];
        var good =
            head.Length == 9
            && head[6] == '.'
            && (head[5] == '1' ? head[7] is >= (byte)'0' and <= (byte)'7' : head[5] == '2' && head[7] == '0')
            && PdfLexer.IsSpace(head[8]);
        if (!good)
            throw PdfLexer.Broken();
        var lexer = new PdfLexer(bytes);
        lexer.SkipSpace();
        covered.Add((0, lexer.Position));
    }

    /// <summary>The file ends with startxref, an offset and %%EOF; nothing may hang behind it but white space.</summary>
    private int FindStart()
    {
        var end = bytes.Length;
        while (end > 0 && PdfLexer.IsSpace(bytes.Span[end - 1]) && bytes.Length - end < TailBytes)
            end--;
        if (!bytes.Span[..end].EndsWith("%%EOF"u8))
            throw PdfLexer.Broken();
        var from = Math.Max(0, end - TailBytes);
        var at = bytes.Span[from..end].LastIndexOf("startxref"u8);
        if (at < 0)
            throw PdfLexer.Broken();
        var lexer = new PdfLexer(bytes, from + at);
        lexer.Keyword("startxref"u8);
        return lexer.Whole();
    }

    private void ReadRevisions(int start)
    {
        var seen = new HashSet<int>();
        var next = new Queue<int>([start]);
        while (next.TryDequeue(out var offset))
        {
            if (offset <= 0 || offset >= bytes.Length || !seen.Add(offset) || seen.Count > RevisionsMax)
                throw PdfLexer.Broken();
            var trailer = ReadRevision(offset);
            if (seen.Count == 1)
                Trailer = trailer;
            // Encryption of an older revision would hide it from this inspection.
            if (trailer.ContainsKey("Encrypt"))
                throw new PdfRefusedException(InspectionErrors.PdfEncrypted);
            if (trailer.GetValueOrDefault("XRefStm") is double hidden)
                next.Enqueue((int)hidden);
            if (trailer.GetValueOrDefault("Prev") is { } previous)
                next.Enqueue(previous is double at ? (int)at : throw PdfLexer.Broken());
        }
    }

    private PdfDictionary ReadRevision(int offset)
    {
        var lexer = new PdfLexer(bytes, offset);
        if (!lexer.TryKeyword("xref"u8))
            return ReadReferenceStream(offset);
        while (!lexer.TryKeyword("trailer"u8))
        {
            var (first, count) = (lexer.Whole(), lexer.Whole());
            for (var i = 0; i < count; i++)
            {
                var (at, generation) = (lexer.Whole(), lexer.Whole());
                if (lexer.TryKeyword("n"u8))
                    Add(new Entry(first + i, generation, at, Container: 0));
                else
                    lexer.Keyword("f"u8);
            }
        }
        var trailer = lexer.Read() as PdfDictionary ?? throw PdfLexer.Broken();
        covered.Add((offset, lexer.Position));
        return trailer;
    }

    private PdfDictionary ReadReferenceStream(int offset)
    {
        var (number, value, _) = ReadObject(offset);
        if (value is not PdfDictionary { Stream: not null } stream || stream.Name("Type") != "XRef")
            throw PdfLexer.Broken();
        Add(new Entry(number, 0, offset, Container: 0));
        var rows = PdfPredictor.Undo(
            stream,
            filters.Unpack(stream, PdfFilters.Of(stream, Direct)) ?? throw PdfLexer.Broken()
        );
        var widths = (stream.GetValueOrDefault("W") as List<object?> ?? []).Select(Small).ToArray();
        if (widths.Length != 3 || widths.Any(width => width > 8))
            throw PdfLexer.Broken();
        var size = Small(stream.GetValueOrDefault("Size"));
        var index = (stream.GetValueOrDefault("Index") as List<object?>)?.Select(Small).ToArray() ?? [0, size];
        var at = 0;
        for (var section = 0; section + 1 < index.Length; section += 2)
        {
            for (var i = 0; i < index[section + 1]; i++)
            {
                var kind = widths[0] == 0 ? 1 : Field(widths[0]);
                var (second, third) = (Field(widths[1]), Field(widths[2]));
                if (kind == 1)
                    Add(new Entry(index[section] + i, (int)third, (int)second, Container: 0));
                else if (kind == 2)
                    Add(new Entry(index[section] + i, 0, (int)third, Container: (int)second));
                else if (kind != 0)
                    throw PdfLexer.Broken();
            }
        }
        return stream;

        long Field(int width)
        {
            long read = 0;
            for (var i = 0; i < width; i++)
                read = (read << 8) | (at < rows.Length ? rows[at++] : throw PdfLexer.Broken());
            return read is < 0 or > int.MaxValue ? throw PdfLexer.Broken() : read;
        }
    }

    /// <summary>Revisions are read newest first: the first entry of a number is the living one.</summary>
    private void Add(Entry entry)
    {
        // Object 0 heads the free list; some writers list it, or an offset 0, as if in use.
        if (entry.Number == 0)
            return;
        live.TryAdd(entry.Number, entry);
        if (everything.Add(entry) && everything.Count > ObjectsMax)
            throw new PdfRefusedException(InspectionErrors.TooComplex);
    }

    private object? Load(Entry entry)
    {
        if (loaded.TryGetValue(entry, out var known))
            return known;
        if (!loading.Add(entry))
            throw PdfLexer.Broken();
        object? value;
        if (entry.Container == 0)
        {
            var (number, read, end) = ReadObject(entry.Position);
            if (number != entry.Number)
                throw PdfLexer.Broken();
            covered.Add((entry.Position, end));
            value = read;
        }
        else
        {
            var members = Members(entry.Container);
            value =
                entry.Position < members.Count && members[entry.Position].Number == entry.Number
                    ? members[entry.Position].Value
                    : throw PdfLexer.Broken();
        }
        loading.Remove(entry);
        return loaded[entry] = value;
    }

    private List<(int Number, object? Value)> Members(int container)
    {
        if (unpacked.TryGetValue(container, out var known))
            return known;
        if (
            Resolve(new PdfReference(container, 0)) is not PdfDictionary { Stream: not null } stream
            || stream.Name("Type") != "ObjStm"
        )
            throw PdfLexer.Broken();
        var content = PdfPredictor.Undo(
            stream,
            filters.Unpack(stream, PdfFilters.Of(stream, Resolve)) ?? throw PdfLexer.Broken()
        );
        var (count, first) = (
            Small(Resolve(stream.GetValueOrDefault("N"))),
            Small(Resolve(stream.GetValueOrDefault("First")))
        );
        var heads = new PdfLexer(content);
        var members = new List<(int, object?)>();
        for (var i = 0; i < count; i++)
        {
            var (number, offset) = (heads.Whole(), heads.Whole());
            if (first + offset >= content.Length || heads.Position > first)
                throw PdfLexer.Broken();
            members.Add((number, new PdfLexer(content, first + offset).Read()));
        }
        return unpacked[container] = members;
    }

    private (int Number, object? Value, int End) ReadObject(int offset)
    {
        if (offset <= 0 || offset >= bytes.Length)
            throw PdfLexer.Broken();
        var lexer = new PdfLexer(bytes, offset);
        var number = lexer.Whole();
        lexer.Whole();
        lexer.Keyword("obj"u8);
        var value = lexer.Read();
        if (value is PdfDictionary dictionary && lexer.TryKeyword("stream"u8))
            ReadStream(lexer, dictionary);
        lexer.Keyword("endobj"u8);
        return (number, value, lexer.Position);
    }

    private void ReadStream(PdfLexer lexer, PdfDictionary dictionary)
    {
        var start = lexer.Position;
        if (start < bytes.Length && bytes.Span[start] == '\r')
            start++;
        if (start >= bytes.Length || bytes.Span[start] != '\n')
            throw PdfLexer.Broken();
        start++;
        var length = Small(Resolve(dictionary.GetValueOrDefault("Length")));
        if (length > bytes.Length - start)
            throw PdfLexer.Broken();
        dictionary.Stream = (start, length);
        lexer.Position = start + length;
        // One end of line may stand between the data and the word; more means that the length lies.
        for (
            var skipped = 0;
            skipped < 2 && lexer.Position < bytes.Length && bytes.Span[lexer.Position] is 10 or 13;
            skipped++
        )
            lexer.Position++;
        if (!bytes.Span[lexer.Position..].StartsWith("endstream"u8))
            throw PdfLexer.Broken();
        lexer.Keyword("endstream"u8);
    }

    /// <summary>Between the known parts nothing may stand that a repairing reader could take for content.</summary>
    private void CheckGaps()
    {
        covered.Sort();
        var end = 0;
        foreach (var (start, stop) in covered)
        {
            if (start > end)
                CheckGap(end, start);
            end = Math.Max(end, stop);
        }
        CheckGap(end, bytes.Length);
    }

    private void CheckGap(int start, int end)
    {
        var gap = new PdfLexer(bytes[..end], start);
        while (true)
        {
            gap.SkipSpace();
            if (gap.AtEnd)
                return;
            gap.Keyword("startxref"u8);
            gap.Whole();
        }
    }

    private object? Direct(object? value) => value is PdfReference ? throw PdfLexer.Broken() : value;

    private static int Small(object? value) =>
        value is double number and >= 0 and <= int.MaxValue && Math.Floor(number).Equals(number)
            ? (int)number
            : throw PdfLexer.Broken();

    /// <summary>Where an object stands: at a byte of the file, or at a place in an object stream.</summary>
    private readonly record struct Entry(int Number, int Generation, int Position, int Container);
}

/// <summary>Undoes the row predictors that cross-reference and object streams use (ISO 32000-2, 7.4.4.4).</summary>
internal static class PdfPredictor
{
    public static byte[] Undo(PdfDictionary stream, byte[] data)
    {
        if (stream.GetValueOrDefault("DecodeParms") is not PdfDictionary parameters)
            return data;
        var predictor = Number(parameters, "Predictor", 1);
        if (predictor == 1)
            return data;
        var columns = Number(parameters, "Columns", 1);
        if (predictor < 10 || columns is < 1 or > 64 || Number(parameters, "Colors", 1) != 1)
            throw PdfLexer.Broken();
        var rows = data.Length / (columns + 1);
        var plain = new byte[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var source = data.AsSpan(row * (columns + 1), columns + 1);
            for (var i = 0; i < columns; i++)
            {
                var left = i == 0 ? 0 : plain[(row * columns) + i - 1];
                var up = row == 0 ? 0 : plain[((row - 1) * columns) + i];
                var corner = i == 0 || row == 0 ? 0 : plain[((row - 1) * columns) + i - 1];
                plain[(row * columns) + i] = (byte)(source[i + 1] + Predict(source[0], left, up, corner));
            }
        }
        return plain;
    }

    private static int Predict(byte kind, int left, int up, int corner) =>
        kind switch
        {
            0 => 0,
            1 => left,
            2 => up,
            3 => (left + up) / 2,
            4 => Paeth(left, up, corner),
            _ => throw PdfLexer.Broken(),
        };

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left
            : b <= c ? up
            : corner;
    }

    private static int Number(PdfDictionary parameters, string key, int otherwise) =>
        parameters.GetValueOrDefault(key) is double value ? (int)value : otherwise;
}
