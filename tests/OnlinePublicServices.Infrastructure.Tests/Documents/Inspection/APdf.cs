using System.IO.Compression;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

/// <summary>A small legal PDF of one page; a test changes only what it is about.</summary>
internal sealed class APdf
{
    private readonly SortedDictionary<int, byte[]> objects = [];

    public APdf()
    {
        Object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object(
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>"
        );
        Object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        Stream(5, "", "BT /F1 12 Tf 72 720 Td (Paper) Tj ET");
    }

    public string Header { get; set; } = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

    public string TrailerExtra { get; set; } = "";

    public APdf Object(int number, string body)
    {
        objects[number] = Latin($"{number} 0 obj\n{body}\nendobj\n");
        return this;
    }

    public APdf Catalog(string more) => Object(1, $"<< /Type /Catalog /Pages 2 0 R {more} >>");

    public APdf Page(string more) =>
        Object(
            3,
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R {more} >>"
        );

    public APdf Stream(int number, string dictionary, string content) => Stream(number, dictionary, Latin(content));

    public APdf Stream(int number, string dictionary, byte[] content)
    {
        objects[number] =
        [
            .. Latin($"{number} 0 obj\n<< {dictionary} /Length {content.Length} >>\nstream\n"),
            .. content,
            .. Latin("\nendstream\nendobj\n"),
        ];
        return this;
    }

    public APdf Packed(int number, string dictionary, byte[] content) =>
        Stream(number, $"{dictionary} /Filter /FlateDecode", Deflate(content));

    /// <summary>Objects in an object stream, found through a cross-reference stream.</summary>
    public byte[] WithObjectStream(params (int Number, string Body)[] hidden)
    {
        var bodies = string.Concat(hidden.Select(h => h.Body + "\n"));
        var heads = new StringBuilder();
        var offset = 0;
        foreach (var (number, body) in hidden)
        {
            heads.Append($"{number} {offset} ");
            offset += body.Length + 1;
        }
        var container = Math.Max(objects.Keys.Max(), hidden.Max(h => h.Number)) + 1;
        Packed(container, $"/Type /ObjStm /N {hidden.Length} /First {heads.Length}", Latin(heads + bodies));

        var file = new MemoryStream();
        file.Write(Latin(Header));
        var rows = new SortedDictionary<int, (int Kind, int Second, int Third)> { [0] = (0, 0, 255) };
        foreach (var (number, body) in objects.Where(o => hidden.All(h => h.Number != o.Key)))
        {
            rows[number] = (1, (int)file.Position, 0);
            file.Write(body);
        }
        for (var i = 0; i < hidden.Length; i++)
            rows[hidden[i].Number] = (2, container, i);
        var self = Math.Max(container, hidden.Max(h => h.Number)) + 1;
        var start = (int)file.Position;
        rows[self] = (1, start, 0);
        var table = rows.Values.SelectMany(r =>
            new[] { (byte)r.Kind, (byte)(r.Second >> 16), (byte)(r.Second >> 8), (byte)r.Second, (byte)r.Third }
        );
        var index = string.Join(' ', rows.Keys.Select(k => $"{k} 1"));
        var packed = Deflate([.. table]);
        file.Write(
            Latin(
                $"{self} 0 obj\n<< /Type /XRef /Size {self + 1} /W [1 3 1] /Index [{index}] /Root 1 0 R /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"
            )
        );
        file.Write(packed);
        file.Write(Latin($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    public byte[] Bytes()
    {
        var file = new MemoryStream();
        file.Write(Latin(Header));
        var offsets = new SortedDictionary<int, long>();
        foreach (var (number, body) in objects)
        {
            offsets[number] = file.Position;
            file.Write(body);
        }
        var start = file.Position;
        file.Write(Latin("xref\n0 1\n0000000000 65535 f \n"));
        foreach (var (number, offset) in offsets)
            file.Write(Latin($"{number} 1\n{offset:d10} 00000 n \n"));
        file.Write(
            Latin(
                $"trailer\n<< /Size {offsets.Keys.Max() + 1} /Root 1 0 R {TrailerExtra} >>\nstartxref\n{start}\n%%EOF\n"
            )
        );
        return file.ToArray();
    }

    /// <summary>A later revision behind the file that replaces or adds objects.</summary>
    public static byte[] Revised(byte[] first, params (int Number, string Body)[] changes)
    {
        var text = Encoding.Latin1.GetString(first);
        var previous = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        var file = new MemoryStream();
        file.Write(first);
        var offsets = changes
            .Select(change =>
            {
                var at = file.Position;
                file.Write(Latin($"{change.Number} 0 obj\n{change.Body}\nendobj\n"));
                return (change.Number, at);
            })
            .ToArray();
        var start = file.Position;
        file.Write(Latin("xref\n"));
        foreach (var (number, at) in offsets)
            file.Write(Latin($"{number} 1\n{at:d10} 00000 n \n"));
        file.Write(Latin($"trailer\n<< /Size 100 /Root 1 0 R /Prev {previous} >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflater.Write(content);
        return packed.ToArray();
    }
}
