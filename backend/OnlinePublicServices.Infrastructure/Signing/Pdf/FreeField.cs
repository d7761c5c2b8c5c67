using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// A field that a first signature left for one more: its own number, that of the empty picture which it shows, because
/// archival files ask for one, and where it is.
/// </summary>
internal sealed record FreeField(int Number, int Picture, SignaturePlace Place)
{
    /// <summary>What a free field shows: nothing.</summary>
    public static PdfDict PictureIn(SignaturePlace place) =>
        PdfDict.Of(
            ("Type", new PdfName("XObject")),
            ("Subtype", new PdfName("Form")),
            ("BBox", PdfArray.Of(PdfAtom.Of(0), PdfAtom.Of(0), PdfAtom.Of(place.Width), PdfAtom.Of(place.Height))),
            ("Length", PdfAtom.Of(0))
        );

    /// <summary>
    /// Where the field is, as its rounded corners say: so whoever writes the picture and whoever reads it agree on its size.
    /// </summary>
    public static SignaturePlace PlaceOf(PdfDict widget, int page)
    {
        if (widget["Rect"] is not PdfArray { Items: [PdfAtom left, PdfAtom bottom, PdfAtom right, PdfAtom top] })
            throw new PdfSyntaxException("foreign field");
        var (x, y) = (left.Number, bottom.Number);
        return new SignaturePlace(page, x, y, right.Number - x, top.Number - y);
    }

    public static FreeField Read(PdfRevision update, int number, int page, IReadOnlyList<PdfIndirect> pages)
    {
        if (
            update.Objects.GetValueOrDefault(number)?.Dict is not { } widget
            || !SignedFormStructure.IsSignatureField(widget)
            || widget["V"] is not null
            || widget["TU"] is not null
            || widget.Ref("P") != page
            || widget["AP"] is not PdfDict { Entries.Count: 1 } states
            || states.Ref("N") is not { } picture
        )
            throw new PdfSyntaxException("foreign field");
        var place = PlaceOf(widget, pages.TakeWhile(p => p.Number != page).Count() + 1);
        return
            update.Objects.GetValueOrDefault(picture) is { Stream.Length: 0, Value: var shown }
            && shown.ToString() == PictureIn(place).ToString()
            ? new FreeField(number, picture, place)
            : throw new PdfSyntaxException("a field that shows something");
    }
}
