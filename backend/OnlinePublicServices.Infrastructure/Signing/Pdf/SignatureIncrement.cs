using System.Globalization;
using System.Text;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// Appends one update that holds a signature with an empty place for its value: a certification on a plain form, which
/// may leave a field for one more, or the signature in that field. Not one byte of what stands before it changes, so the
/// form's structure tree, metadata and PDF/A marks stay, and so does an earlier signature.
/// </summary>
internal static class SignatureIncrement
{
    public const string FieldName = "Signature1";
    public const string SecondFieldName = "Signature2";

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>
    /// The form with its empty signature, and the byte range. The signature's place takes
    /// <paramref name="reservedBytes"/>. Throws <see cref="PdfSyntaxException"/> when the form is none of ours.
    /// </summary>
    public static (byte[] Pdf, int[] ByteRange) Append(FormContent content, string signerName, int reservedBytes)
    {
        var file = PdfFile.Read(content.Pdf);
        using var increment = new PdfIncrement(content.Pdf, file);
        if (file.Revisions.Count > 1)
            return AppendSecond(increment, file, content, signerName, reservedBytes);

        SignedFormStructure.RequireUnsigned(file);
        var pages = file.Pages();
        if (content.Place.Page > pages.Count || (content.SecondPlace ?? content.Place).Page != content.Place.Page)
            throw new PdfSyntaxException("no such page");
        return AppendFirst(increment, file, pages[content.Place.Page - 1], content, signerName, reservedBytes);
    }

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

    private static (byte[] Pdf, int[] ByteRange) AppendFirst(
        PdfIncrement increment,
        PdfFile file,
        PdfIndirect page,
        FormContent content,
        string signerName,
        int reservedBytes
    )
    {
        var signature = file.Latest.Size;
        var widget = signature + 1;
        var free = content.SecondPlace is null ? (int?)null : widget + 1;
        var appearance = SignatureAppearance.Draw(content, firstNumber: (free ?? widget) + 2);
        PdfObject[] fields = free is { } second ? [new PdfRef(widget), new PdfRef(second)] : [new PdfRef(widget)];

        increment.Add(
            file.Catalog.Number,
            file.Catalog.Dict!.With(
                    "AcroForm",
                    PdfDict.Of(("Fields", new PdfArray(fields)), ("SigFlags", PdfAtom.Of(3)))
                )
                .With("Perms", PdfDict.Of(("DocMDP", new PdfRef(signature))))
        );
        increment.Add(page.Number, page.Dict!.With("Annots", new PdfArray(fields)));
        var allowed = free is null ? SignedFormStructure.NoChangeAllowed : SignedFormStructure.SignatureAllowed;
        var gap = AddSignature(increment, signature, content, signerName, reservedBytes, allowed);
        increment.Add(
            widget,
            Filled(Widget(FieldName, page.Number, content.Place), signature, appearance[0].Number, content)
        );
        if (free is { } number)
            AddFreeField(increment, number, page.Number, content.SecondPlace!);
        foreach (var item in appearance)
            increment.Add(item.Number, item.Value, item.Stream);
        return Close(increment, gap, appearance[^1].Number + 1);
    }

    private static (byte[] Pdf, int[] ByteRange) AppendSecond(
        PdfIncrement increment,
        PdfFile file,
        FormContent content,
        string signerName,
        int reservedBytes
    )
    {
        if (SignedFormStructure.Read(content.Pdf).Free is not { } free)
            throw new PdfSyntaxException("no field left");
        var signature = file.Latest.Size;
        var placed = content with { Place = free.Place };
        var appearance = SignatureAppearance.Draw(placed, firstNumber: signature + 1);
        var gap = AddSignature(increment, signature, placed, signerName, reservedBytes, allowed: null);
        increment.Add(
            free.Number,
            Filled(file.Find(free.Number)!.Dict!.Without("AP"), signature, appearance[0].Number, placed)
        );
        foreach (var item in appearance)
            increment.Add(item.Number, item.Value, item.Stream);
        return Close(increment, gap, appearance[^1].Number + 1);
    }

    private static (byte[] Pdf, int[] ByteRange) Close(PdfIncrement increment, (int Start, int End) gap, int size)
    {
        var bytes = increment.Finish(size);
        int[] byteRange = [0, gap.Start, gap.End, bytes.Length - gap.End];
        Encoding.ASCII.GetBytes(RangeText(byteRange)).CopyTo(bytes, RangePosition(bytes, gap.Start));
        return (bytes, byteRange);
    }

    private static void AddFreeField(PdfIncrement increment, int number, int page, SignaturePlace place)
    {
        var widget = Widget(SecondFieldName, page, place);
        increment.Add(number, widget.With("AP", PdfDict.Of(("N", new PdfRef(number + 1)))));
        var picture = FreeField.PictureIn(FreeField.PlaceOf(widget, place.Page));
        increment.Add(number + 1, picture, ReadOnlyMemory<byte>.Empty);
    }

    private static PdfDict Widget(string name, int page, SignaturePlace p) =>
        PdfDict.Of(
            ("Type", new PdfName("Annot")),
            ("Subtype", new PdfName("Widget")),
            ("FT", new PdfName("Sig")),
            ("T", PdfString.Ascii(name)),
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
            )
        );

    private static PdfDict Filled(PdfDict widget, int signature, int appearance, FormContent content) =>
        // What a screen reader says in place of the picture.
        widget
            .With("TU", PdfString.Text(string.Join(' ', content.BlockLines)))
            .With("V", new PdfRef(signature))
            .With("AP", PdfDict.Of(("N", new PdfRef(appearance))));

    /// <summary>Gives the offsets of the delimiters of the empty value: the gap in the byte range.</summary>
    private static (int Start, int End) AddSignature(
        PdfIncrement file,
        int number,
        FormContent content,
        string signerName,
        int reservedBytes,
        PdfArray? allowed
    )
    {
        file.Begin(number);
        file.Text("<</Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange ");
        file.Text(RangeText([0, 0, 0, 0]));
        file.Text("\n/Contents ");
        var start = file.Position;
        file.Text("<");
        file.Text(new string('0', reservedBytes * 2));
        file.Text(">");
        var end = file.Position;
        file.Text($"\n/M {PdfDate(content.SigningAt)}\n/Name {PdfString.Text(signerName)}\n");
        if (content.Reason is { } reason)
            file.Text($"/Reason {PdfString.Text(reason)}\n");
        if (allowed is not null)
            file.Text($"/Reference {allowed}");
        file.Text(">>\nendobj\n");
        return (start, end);
    }

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
