using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>Writes one update behind a file. Not one byte of the file changes.</summary>
internal sealed class PdfIncrement : IDisposable
{
    private readonly MemoryStream output = new();
    private readonly SortedDictionary<int, int> offsets = [];
    private readonly byte[] before;
    private readonly PdfRevision latest;

    public PdfIncrement(byte[] before, PdfFile file)
    {
        (this.before, latest) = (before, file.Latest);
        output.Write(before);
    }

    public int Position => (int)output.Position;

    public void Dispose() => output.Dispose();

    public void Add(int number, PdfObject value, ReadOnlyMemory<byte>? stream = null)
    {
        Begin(number);
        Text(value.ToString());
        if (stream is { } bytes)
        {
            Text("\nstream\n");
            output.Write(bytes.Span);
            Text("\nendstream");
        }

        Text("\nendobj\n");
    }

    public void Begin(int number)
    {
        offsets.Add(number, Position);
        Text(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    public void Text(string text) => output.Write(Encoding.ASCII.GetBytes(text));

    /// <summary>Closes the update; <paramref name="size"/> is one above the largest object number.</summary>
    public byte[] Finish(int size)
    {
        var table = Position;
        var text = new StringBuilder("xref\n");
        foreach (var (number, offset) in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");

        var trailer = PdfDict.Of(
            ("Size", PdfAtom.Of(size)),
            ("Prev", PdfAtom.Of(latest.TableOffset)),
            ("Root", latest.Trailer["Root"]!)
        );
        if (latest.Trailer["Info"] is { } info)
            trailer = trailer.With("Info", info);
        if (latest.Trailer["ID"] is PdfArray { Items: [var id, _] })
            trailer = trailer.With("ID", PdfArray.Of(id, new PdfString(SHA256.HashData(before)[..16], true)));

        text.Append(CultureInfo.InvariantCulture, $"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n");
        Text(text.ToString());
        return output.ToArray();
    }
}
