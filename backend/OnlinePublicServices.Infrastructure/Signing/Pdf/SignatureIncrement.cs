using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// Appends one update that holds a certification signature with an empty place for its value. Not one byte of the
/// rendered form changes, so its structure tree, metadata and PDF/A marks stay.
/// </summary>
internal sealed class SignatureIncrement : IDisposable
{
    public const string FieldName = "Signature1";

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly MemoryStream file = new();
    private readonly SortedDictionary<int, int> offsets = [];

    private SignatureIncrement(ReadOnlySpan<byte> form) => file.Write(form);

    /// <summary>
    /// The form with its empty signature, and the byte range. The signature's place takes
    /// <paramref name="reservedBytes"/>. Throws <see cref="PdfSyntaxException"/> when the form is none of ours.
    /// </summary>
    public static (byte[] Pdf, int[] ByteRange) Append(FormContent content, string signerName, int reservedBytes)
    {
        var form = PdfFile.Read(content.Pdf);
        SignedFormStructure.RequireUnsigned(form);
        var pages = form.Pages();
        if (content.Place.Page > pages.Count)
            throw new PdfSyntaxException("no such page");

        using var increment = new SignatureIncrement(content.Pdf);
        return increment.Write(form, pages[content.Place.Page - 1], content, signerName, reservedBytes);
    }

    public void Dispose() => file.Dispose();

    /// <summary>Writes the signature into its place; the length of the file stays.</summary>
    public static byte[] Fill(byte[] prepared, int[] byteRange, byte[] cms)
    {
        var signed = (byte[])prepared.Clone();
        var place = signed.AsSpan(byteRange[1] + 1, 2 * Capacity(byteRange));
        return Convert.TryToHexStringLower(cms, place, out _)
            ? signed
            : throw new ArgumentException("longer than its place", nameof(cms));
    }

    /// <summary>How many bytes fit into the place.</summary>
    public static int Capacity(int[] byteRange) => (byteRange[2] - byteRange[1] - 2) / 2;

    private (byte[] Pdf, int[] ByteRange) Write(
        PdfFile form,
        PdfIndirect page,
        FormContent content,
        string signerName,
        int reservedBytes
    )
    {
        var signature = form.Latest.Size;
        var widget = signature + 1;
        var catalog = form.Catalog;
        var appearance = SignatureAppearance.Draw(content, firstNumber: widget + 1);

        Add(
            catalog.Number,
            catalog
                .Dict!.With(
                    "AcroForm",
                    PdfDict.Of(("Fields", PdfArray.Of(new PdfRef(widget))), ("SigFlags", PdfAtom.Of(3)))
                )
                .With("Perms", PdfDict.Of(("DocMDP", new PdfRef(signature))))
        );
        Add(page.Number, page.Dict!.With("Annots", PdfArray.Of(new PdfRef(widget))));
        var (start, end) = AddSignature(signature, content, signerName, reservedBytes);
        Add(widget, Widget(signature, page.Number, appearance[0].Number, content));
        foreach (var item in appearance)
            Add(item.Number, item.Value, item.Stream);
        AddTable(form, appearance[^1].Number + 1, content);

        var bytes = file.ToArray();
        int[] byteRange = [0, start, end, bytes.Length - end];
        Encoding.ASCII.GetBytes(RangeText(byteRange)).CopyTo(bytes, RangePosition(bytes, start));
        return (bytes, byteRange);
    }

    private static PdfDict Widget(int signature, int page, int appearance, FormContent content)
    {
        var p = content.Place;
        return PdfDict.Of(
            ("Type", new PdfName("Annot")),
            ("Subtype", new PdfName("Widget")),
            ("FT", new PdfName("Sig")),
            ("T", PdfString.Ascii(FieldName)),
            // What a screen reader says in place of the picture.
            ("TU", PdfString.Text(string.Join(' ', content.BlockLines))),
            // Print and locked.
            ("F", PdfAtom.Of(132)),
            ("P", new PdfRef(page)),
            (
                "Rect",
                PdfArray.Of(
                    PdfAtom.Of(p.Left),
                    PdfAtom.Of(p.Bottom),
                    PdfAtom.Of(p.Left + p.Width),
                    PdfAtom.Of(p.Bottom + p.Height)
                )
            ),
            ("V", new PdfRef(signature)),
            ("AP", PdfDict.Of(("N", new PdfRef(appearance))))
        );
    }

    /// <summary>Gives the offsets of the delimiters of the empty value: the gap in the byte range.</summary>
    private (int Start, int End) AddSignature(int number, FormContent content, string signerName, int reservedBytes)
    {
        Begin(number);
        Text("<</Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange ");
        Text(RangeText([0, 0, 0, 0]));
        Text("\n/Contents ");
        var start = (int)file.Position;
        Text("<");
        Text(new string('0', reservedBytes * 2));
        Text(">");
        var end = (int)file.Position;
        Text($"\n/M {PdfDate(content.SigningAt)}\n/Name {PdfString.Text(signerName)}\n");
        if (content.Reason is { } reason)
            Text($"/Reason {PdfString.Text(reason)}\n");
        Text($"/Reference {SignedFormStructure.NoChangeAllowed}>>\nendobj\n");
        return (start, end);
    }

    private void AddTable(PdfFile form, int size, FormContent content)
    {
        var table = (int)file.Position;
        var text = new StringBuilder("xref\n");
        foreach (var (number, offset) in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");

        var trailer = PdfDict.Of(
            ("Size", PdfAtom.Of(size)),
            ("Prev", PdfAtom.Of(form.Latest.TableOffset)),
            ("Root", form.Latest.Trailer["Root"]!)
        );
        if (form.Latest.Trailer["Info"] is { } info)
            trailer = trailer.With("Info", info);
        if (form.Latest.Trailer["ID"] is PdfArray { Items: [var id, _] })
            trailer = trailer.With("ID", PdfArray.Of(id, new PdfString(SHA256.HashData(content.Pdf)[..16], true)));

        text.Append(CultureInfo.InvariantCulture, $"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n");
        Text(text.ToString());
    }

    private void Add(int number, PdfObject value, ReadOnlyMemory<byte>? stream = null)
    {
        Begin(number);
        Text(value.ToString());
        if (stream is { } bytes)
        {
            Text("\nstream\n");
            file.Write(bytes.Span);
            Text("\nendstream");
        }

        Text("\nendobj\n");
    }

    private void Begin(int number)
    {
        offsets.Add(number, (int)file.Position);
        Text(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private void Text(string text) => file.Write(Encoding.ASCII.GetBytes(text));

    private static string RangeText(int[] r) =>
        string.Create(CultureInfo.InvariantCulture, $"[{r[0]} {r[1]:D10} {r[2]:D10} {r[3]:D10}]");

    private static int RangePosition(byte[] bytes, int contentsStart)
    {
        var end = contentsStart - "\n/Contents ".Length;
        return bytes.AsSpan(0, end).LastIndexOf("["u8);
    }

    private static PdfString PdfDate(DateTimeOffset at) =>
        PdfString.Ascii(
            at.ToOffset(VietnamOffset).ToString("'D:'yyyyMMddHHmmss'+07''00'''", CultureInfo.InvariantCulture)
        );
}
