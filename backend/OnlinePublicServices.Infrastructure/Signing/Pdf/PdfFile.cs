using System.Globalization;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// A PDF with classic cross-reference tables, read from the first byte to the last: header, objects, table, trailer,
/// and the same again for each update. Every byte belongs to something that was read, so nothing can hide between
/// the objects, and each table must name exactly the objects that stand before it.
/// </summary>
internal sealed class PdfFile
{
    private const int MostObjects = 100_000;

    private PdfFile(IReadOnlyList<PdfRevision> revisions) => Revisions = revisions;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PdfRevision> Revisions { get; }

    public PdfRevision Latest => Revisions[^1];

    /// <summary>The newest form of an object, or null.</summary>
    public PdfIndirect? Find(int number)
    {
        for (var i = Revisions.Count - 1; i >= 0; i--)
            if (Revisions[i].Objects.TryGetValue(number, out var found))
                return found;
        return null;
    }

    /// <summary>The form that an object had before an update, or null.</summary>
    public PdfIndirect? FindBefore(int number, int revision)
    {
        for (var i = revision - 1; i >= 0; i--)
            if (Revisions[i].Objects.TryGetValue(number, out var found))
                return found;
        return null;
    }

    /// <summary>The dictionary that the latest trailer calls the root.</summary>
    public PdfIndirect Catalog =>
        Latest.Trailer.Ref("Root") is { } root && Find(root) is { Dict: not null } catalog
            ? catalog
            : throw new PdfSyntaxException("no catalog");

    /// <summary>All pages in reading order; a page tree with a cycle or a stranger in it is refused.</summary>
    public IReadOnlyList<PdfIndirect> Pages()
    {
        var pages = new List<PdfIndirect>();
        var seen = new HashSet<int>();
        Collect(Catalog.Dict!.Ref("Pages"));
        return pages;

        void Collect(int? number)
        {
            if (
                number is not { } n
                || !seen.Add(n)
                || seen.Count > MostObjects
                || Find(n) is not { Dict: { } dict } node
            )
                throw new PdfSyntaxException("broken page tree");
            if (dict.Name("Type") == "Page")
            {
                pages.Add(node);
                return;
            }

            // Our page trees are shallow; a deep one would exhaust the stack before it exhausts the file.
            if (dict.Name("Type") != "Pages" || dict["Kids"] is not PdfArray kids || seen.Count - pages.Count > 64)
                throw new PdfSyntaxException("broken page tree");
            foreach (var kid in kids.Items)
                Collect((kid as PdfRef)?.Number);
        }
    }

    /// <summary>Reads the whole file or throws <see cref="PdfSyntaxException"/>.</summary>
    public static PdfFile Read(byte[] bytes)
    {
        var parser = new PdfParser(bytes);
        SkipHeader(parser, bytes);
        var revisions = new List<PdfRevision>();
        do
        {
            if (revisions.Count == 8)
                throw parser.Broken("too many updates");
            revisions.Add(ReadRevision(parser, revisions.LastOrDefault()));
        } while (!parser.AtEnd);
        return new PdfFile(revisions);
    }

    /// <summary><c>%PDF-1.n</c> and one comment of four high bytes, as binary files carry it.</summary>
    private static void SkipHeader(PdfParser parser, ReadOnlySpan<byte> bytes)
    {
        parser.Expect("%PDF-1.");
        if (parser.ReadInteger() > 7)
            throw parser.Broken("unknown version");
        parser.Expect("\n%");
        for (var i = 0; i < 4; i++)
            if (parser.Position + i >= bytes.Length || bytes[parser.Position + i] < 128)
                throw parser.Broken("binary mark expected");
        parser.Advance(4);
        parser.Expect("\n");
    }

    private static PdfRevision ReadRevision(PdfParser parser, PdfRevision? previous)
    {
        var start = parser.Position;
        var objects = new Dictionary<int, PdfIndirect>();
        while (!parser.TryRead("xref\n"))
        {
            var item = parser.ReadIndirect();
            if (objects.Count == MostObjects || !objects.TryAdd(item.Number, item))
                throw parser.Broken("object stands twice");
        }

        var table = parser.Position - "xref\n".Length;
        var trailer = ReadTable(parser, objects, previous);
        parser.Expect("startxref\n");
        if (parser.ReadInteger() != table)
            throw parser.Broken("startxref points elsewhere");
        parser.Expect("\n%%EOF\n");
        return new PdfRevision(start, parser.Position, table, objects, trailer);
    }

    private static PdfDict ReadTable(PdfParser parser, Dictionary<int, PdfIndirect> objects, PdfRevision? previous)
    {
        var listed = 0;
        while (!parser.TryRead("trailer\n"))
        {
            var first = parser.ReadInteger();
            parser.Expect(" ");
            var count = parser.ReadInteger();
            parser.Expect("\n");
            for (var number = first; number < first + count; number++)
                if (ReadEntry(parser) is { } offset)
                {
                    listed++;
                    if (!objects.TryGetValue(number, out var item) || item.Offset != offset)
                        throw parser.Broken("table and objects disagree");
                }
        }

        if (listed != objects.Count)
            throw parser.Broken("objects outside the table");
        var trailer = parser.ReadDict();
        parser.SkipSpace();
        if (trailer.Integer("Prev") != previous?.TableOffset || trailer["XRefStm"] is not null)
            throw parser.Broken("broken chain of tables");
        return trailer;
    }

    /// <summary>The offset of an object in use; null for a free entry.</summary>
    private static int? ReadEntry(PdfParser parser)
    {
        var offset = parser.ReadInteger();
        if (parser.TryRead(" 65535 f \n"))
            return null;
        parser.Expect(" 00000 n \n");
        return offset;
    }
}

/// <summary>What one saving wrote; <see cref="End"/> is just behind its end mark.</summary>
internal sealed record PdfRevision(
    int Start,
    int End,
    int TableOffset,
    IReadOnlyDictionary<int, PdfIndirect> Objects,
    PdfDict Trailer
)
{
    public int Size =>
        Trailer.Integer("Size")
        ?? throw new PdfSyntaxException(string.Create(CultureInfo.InvariantCulture, $"no size at {End}"));
}
