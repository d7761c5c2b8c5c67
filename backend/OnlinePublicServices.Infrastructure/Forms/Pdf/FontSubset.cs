using System.Buffers.Binary;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Pdf;

/// <summary>
/// The letters of one face that one document uses, numbered by first use, and the TrueType file that holds only
/// them. Two letters that share a glyph keep two numbers, so that copied text is exactly what was written.
/// </summary>
internal sealed class FontSubset
{
    private const ushort ArgumentsAreWords = 0x0001;
    private const ushort HasScale = 0x0008;
    private const ushort HasTwoScales = 0x0040;
    private const ushort HasMatrix = 0x0080;
    private const ushort MoreComponents = 0x0020;

    private readonly Dictionary<int, ushort> numbers = [];
    private readonly List<ushort> sources = [0];

    public FontSubset(TrueTypeFace face) => Face = face;

    public TrueTypeFace Face { get; }

    /// <summary>Letters and their numbers, ascending; number 0 is the box for letters that the font lacks.</summary>
    public IEnumerable<(Rune Letter, ushort Number)> Letters =>
        numbers
            .Where(entry => entry.Value > 0)
            .Select(entry => (new Rune(entry.Key), entry.Value))
            .OrderBy(e => e.Value);

    /// <summary>The number of a letter in this document.</summary>
    public ushort NumberOf(Rune letter)
    {
        if (numbers.TryGetValue(letter.Value, out var number))
        {
            return number;
        }

        var glyph = Face.GlyphOf(letter);
        number = glyph == 0 ? (ushort)0 : (ushort)sources.Count;
        if (number > 0)
        {
            sources.Add(glyph);
        }

        return numbers[letter.Value] = number;
    }

    /// <summary>Advance widths by number, in thousandths of an em.</summary>
    public IEnumerable<int> Widths() =>
        sources.Select(glyph => (int)Math.Round(Face.AdvanceOf(glyph) * 1000d / Face.UnitsPerEm));

    /// <summary>The font file. Adds the parts that composed letters need behind the letters.</summary>
    public byte[] Build()
    {
        var all = new List<ushort>(sources);
        var outlines = new List<byte[]>();
        for (var number = 0; number < all.Count; number++)
        {
            var outline = Face.OutlineOf(all[number]).ToArray();
            RenumberComponents(outline, all);
            outlines.Add(outline);
        }

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = Outlines(outlines, out var offsets),
            ["loca"] = offsets,
            ["head"] = WithWords(Face.Table("head"), (8, 0), (10, 0), (50, 1)),
            ["hhea"] = WithWords(Face.Table("hhea"), (34, (ushort)all.Count)),
            ["maxp"] = WithWords(Face.Table("maxp"), (4, (ushort)all.Count)),
            ["hmtx"] = Metrics(all),
        };
        return Assemble(tables);
    }

    private static void RenumberComponents(Span<byte> outline, List<ushort> all)
    {
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return;
        }

        for (var component = outline[10..]; ; )
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(component);
            var part = BinaryPrimitives.ReadUInt16BigEndian(component[2..]);
            var number = all.IndexOf(part, 1);
            if (number < 0)
            {
                number = all.Count;
                all.Add(part);
            }

            BinaryPrimitives.WriteUInt16BigEndian(component[2..], (ushort)number);
            if ((flags & MoreComponents) == 0)
            {
                return;
            }

            var arguments = (flags & ArgumentsAreWords) != 0 ? 4 : 2;
            var transform =
                (flags & HasScale) != 0 ? 2
                : (flags & HasTwoScales) != 0 ? 4
                : (flags & HasMatrix) != 0 ? 8
                : 0;
            component = component[(4 + arguments + transform)..];
        }
    }

    private static byte[] Outlines(List<byte[]> outlines, out byte[] offsets)
    {
        offsets = new byte[4 * (outlines.Count + 1)];
        using var data = new MemoryStream();
        for (var number = 0; number < outlines.Count; number++)
        {
            data.Write(outlines[number]);
            data.SetLength(Padded((int)data.Length));
            data.Position = data.Length;
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * (number + 1)), (int)data.Length);
        }

        return data.ToArray();
    }

    private byte[] Metrics(List<ushort> all)
    {
        var metrics = new byte[4 * all.Count];
        for (var number = 0; number < all.Count; number++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * number), (ushort)Face.AdvanceOf(all[number]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * number) + 2), Face.BearingOf(all[number]));
        }

        return metrics;
    }

    private static byte[] WithWords(ReadOnlySpan<byte> table, params (int At, ushort Word)[] changes)
    {
        var copy = table.ToArray();
        foreach (var (at, word) in changes)
        {
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), word);
        }

        return copy;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var start = 12 + (16 * tables.Count);
        var file = new byte[start + tables.Values.Sum(table => Padded(table.Length))];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Count) - (16 << power)));

        var (entry, offset, head) = (12, start, 0);
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(file, offset);
            head = tag == "head" ? offset : head;
            Encoding.ASCII.GetBytes(tag, file.AsSpan(entry));
            var sum = Sum(file.AsSpan(offset, Padded(table.Length)));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), sum);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), table.Length);
            (entry, offset) = (entry + 16, offset + Padded(table.Length));
        }

        // The whole file must add up to this number by way of a word in the head table.
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (; data.Length > 0; data = data[4..])
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data));
        }

        return sum;
    }
}
