using System.Buffers.Binary;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Pdf;

/// <summary>
/// One style of the forms' font: metrics, the glyph of each letter and the glyphs' outlines. Reads only what a
/// hint-free TrueType file without layout tables holds. Immutable, shared by all renderings.
/// </summary>
internal sealed class TrueTypeFace
{
    private const int WindowsPlatform = 3;
    private const int FamilyName = 1;
    private const int PostScriptNameId = 6;

    private readonly byte[] file;
    private readonly Dictionary<string, Range> tables;
    private readonly Dictionary<int, ushort> glyphs;
    private readonly int longMetrics;
    private readonly bool longOffsets;

    public TrueTypeFace(byte[] file)
    {
        this.file = file;
        tables = ReadDirectory(file);
        UnitsPerEm = U16(Table("head"), 18);
        longOffsets = U16(Table("head"), 50) == 1;
        longMetrics = U16(Table("hhea"), 34);
        GlyphCount = U16(Table("maxp"), 4);
        Family = ReadName(FamilyName);
        PostScriptName = ReadName(PostScriptNameId);
        glyphs = ReadCharacterMap(Table("cmap"));
    }

    public string Family { get; }

    public string PostScriptName { get; }

    /// <summary>Font units in one em.</summary>
    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>Font units above the base line.</summary>
    public int Ascent => I16(Table("hhea"), 4);

    /// <summary>Font units below the base line; negative.</summary>
    public int Descent => I16(Table("hhea"), 6);

    /// <summary>Left, bottom, right, top of all outlines, in font units.</summary>
    public (int Left, int Bottom, int Right, int Top) Bounds
    {
        get
        {
            var head = Table("head");
            return (I16(head, 36), I16(head, 38), I16(head, 40), I16(head, 42));
        }
    }

    /// <summary>Height of a capital letter, in font units.</summary>
    public int CapHeight => I16(Table("OS/2"), 88);

    /// <summary>Degrees counter-clockwise from the vertical; zero for upright styles.</summary>
    public double ItalicAngle => BinaryPrimitives.ReadInt32BigEndian(Table("post")[4..]) / 65536d;

    /// <summary>Whether the letter has a glyph of its own.</summary>
    public bool Has(Rune letter) => glyphs.ContainsKey(letter.Value);

    /// <summary>The glyph of a letter; glyph 0, a visible box, where there is none.</summary>
    public ushort GlyphOf(Rune letter) => glyphs.GetValueOrDefault(letter.Value);

    /// <summary>Advance width of a glyph, in font units.</summary>
    public int AdvanceOf(ushort glyph) => U16(Table("hmtx"), 4 * Math.Min(glyph, longMetrics - 1));

    /// <summary>Left side bearing of a glyph, in font units.</summary>
    public short BearingOf(ushort glyph) =>
        glyph < longMetrics
            ? I16(Table("hmtx"), (4 * glyph) + 2)
            : I16(Table("hmtx"), (4 * longMetrics) + (2 * (glyph - longMetrics)));

    /// <summary>The outline of a glyph; empty for blanks.</summary>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph) => Table("glyf")[OffsetOf(glyph)..OffsetOf(glyph + 1)];

    public ReadOnlySpan<byte> Table(string tag) =>
        tables.TryGetValue(tag, out var range)
            ? file.AsSpan(range)
            : throw new InvalidDataException($"The font has no table {tag}.");

    private int OffsetOf(int glyph)
    {
        var loca = Table("loca");
        return longOffsets ? (int)BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * glyph)..]) : 2 * U16(loca, 2 * glyph);
    }

    private static Dictionary<string, Range> ReadDirectory(ReadOnlySpan<byte> file)
    {
        var directory = new Dictionary<string, Range>(StringComparer.Ordinal);
        for (var entry = file.Slice(12, 16 * U16(file, 4)); entry.Length > 0; entry = entry[16..])
        {
            var offset = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            var length = BinaryPrimitives.ReadInt32BigEndian(entry[12..]);
            directory[Encoding.ASCII.GetString(entry[..4])] = offset..(offset + length);
        }

        return directory;
    }

    private string ReadName(int id)
    {
        var table = Table("name");
        var texts = table[U16(table, 4)..];
        for (var record = table.Slice(6, 12 * U16(table, 2)); record.Length > 0; record = record[12..])
        {
            if (U16(record, 0) == WindowsPlatform && U16(record, 6) == id)
            {
                return Encoding.BigEndianUnicode.GetString(texts.Slice(U16(record, 10), U16(record, 8)));
            }
        }

        throw new InvalidDataException($"The font has no name {id}.");
    }

    private static Dictionary<int, ushort> ReadCharacterMap(ReadOnlySpan<byte> cmap)
    {
        for (var record = cmap.Slice(4, 8 * U16(cmap, 2)); record.Length > 0; record = record[8..])
        {
            var map = cmap[BinaryPrimitives.ReadInt32BigEndian(record[4..])..];
            if (U16(record, 0) == WindowsPlatform && U16(map, 0) == 4)
            {
                return ReadSegments(map);
            }
        }

        throw new InvalidDataException("The font has no Unicode character map of format 4.");
    }

    private static Dictionary<int, ushort> ReadSegments(ReadOnlySpan<byte> map)
    {
        var letters = new Dictionary<int, ushort>();
        var size = U16(map, 6);
        var (ends, starts, deltas, offsets) = (14, 16 + size, 16 + (2 * size), 16 + (3 * size));
        for (var at = 0; at < size; at += 2)
        {
            var (start, end) = (U16(map, starts + at), U16(map, ends + at));
            for (int letter = start; letter <= end && letter != 0xFFFF; letter++)
            {
                var offset = U16(map, offsets + at);
                var glyph = offset == 0 ? letter : U16(map, offsets + at + offset + (2 * (letter - start)));
                if (glyph != 0)
                {
                    letters[letter] = (ushort)(glyph + U16(map, deltas + at));
                }
            }
        }

        return letters;
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static short I16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);
}
