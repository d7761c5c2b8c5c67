using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Pdf;

/// <summary>
/// The objects of a PDF file with a classic cross-reference table, the kind that an incremental signature extends
/// most simply. Every object is written once; the bytes depend on nothing but the input.
/// </summary>
internal sealed class PdfObjects : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly List<long> offsets = [0];

    public PdfObjects()
    {
        Write("%PDF-1.7\n%");
        // Four bytes above 127 tell transfer programs that the file is binary.
        file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Bytes so far.</summary>
    public long Length => file.Length;

    /// <summary>A number for an object that others may name before it is written.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    public void Put(int number, string body)
    {
        Begin(number);
        Write(body);
        Write("\nendobj\n");
    }

    public int AddStream(string entries, byte[] data, bool compress = true)
    {
        var number = Reserve();
        var stored = compress ? Compress(data) : data;
        Begin(number);
        Write($"<<{entries}{(compress ? "/Filter/FlateDecode" : "")}/Length {stored.Length}>>\nstream\n");
        file.Write(stored);
        Write("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>A stream as it is, with the entries that say how it is packed.</summary>
    public void PutStream(int number, string entries, ReadOnlySpan<byte> data)
    {
        Begin(number);
        Write($"<<{entries}/Length {data.Length}>>\nstream\n");
        file.Write(data);
        Write("\nendstream\nendobj\n");
    }

    /// <summary>
    /// Writes the cross-reference table and the trailer, and gives the file. Sixteen bytes name the document.
    /// </summary>
    public byte[] Finish(int catalog, int information, ReadOnlySpan<byte> id)
    {
        var start = file.Length;
        Write($"xref\n0 {offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        }

        var name = Convert.ToHexString(id);
        Write($"trailer\n<</Size {offsets.Count}/Root {catalog} 0 R/Info {information} 0 R/ID[<{name}><{name}>]>>\n");
        Write($"startxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A text string. Hexadecimal, so that nothing in it can end the string.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose() => file.Dispose();

    private void Begin(int number)
    {
        offsets[number] = file.Length;
        Write($"{number} 0 obj\n");
    }

    private void Write(string ascii) => file.Write(Encoding.ASCII.GetBytes(ascii));

    private static byte[] Compress(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }
}
