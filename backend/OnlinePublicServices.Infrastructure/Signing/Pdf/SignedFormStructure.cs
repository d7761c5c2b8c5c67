using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// The one shape that a form signed here has: a rendered form, then one update that redefines the catalog and one page
/// and adds the signature, its widget and its appearance. Anything more, less or other is refused.
/// </summary>
internal sealed record SignedFormStructure(int[] ByteRange, byte[] Cms, DateTimeOffset ClaimedAt)
{
    /// <summary>The certification: no change whatsoever is allowed (DocMDP, P = 1).</summary>
    public static readonly PdfArray NoChangeAllowed = PdfArray.Of(
        PdfDict.Of(
            ("Type", new PdfName("SigRef")),
            ("TransformMethod", new PdfName("DocMDP")),
            (
                "TransformParams",
                PdfDict.Of(("Type", new PdfName("TransformParams")), ("P", PdfAtom.Of(1)), ("V", new PdfName("1.2")))
            )
        )
    );

    /// <summary>Nothing that acts, hides, attaches or signs may stand in a form, nor in a signature's appearance.</summary>
    private static readonly HashSet<string> Forbidden = new(StringComparer.Ordinal)
    {
        "AA",
        "AcroForm",
        "Annots",
        "ByteRange",
        "Collection",
        "EmbeddedFiles",
        "Encrypt",
        "JavaScript",
        "JS",
        "Launch",
        "OCProperties",
        "OpenAction",
        "Perms",
        "RichMedia",
        "XFA",
    };

    private static readonly HashSet<string> TrailerKeys = new(StringComparer.Ordinal)
    {
        "Size",
        "Prev",
        "Root",
        "Info",
        "ID",
    };

    private static readonly HashSet<string> SignatureKeys = new(StringComparer.Ordinal)
    {
        "Type",
        "Filter",
        "SubFilter",
        "ByteRange",
        "Contents",
        "M",
        "Name",
        "Reason",
        "Reference",
    };

    private static readonly HashSet<string> WidgetKeys = new(StringComparer.Ordinal)
    {
        "Type",
        "Subtype",
        "FT",
        "T",
        "TU",
        "F",
        "P",
        "Rect",
        "V",
        "AP",
    };

    /// <summary>Throws <see cref="PdfSyntaxException"/> unless the file is a plain form in one piece.</summary>
    public static void RequireUnsigned(PdfFile file)
    {
        if (file.Revisions.Count != 1)
            throw new PdfSyntaxException("form has updates");
        RequireHarmless(file.Latest);
    }

    /// <summary>Reads a signed form or throws <see cref="PdfSyntaxException"/>.</summary>
    public static SignedFormStructure Read(byte[] bytes)
    {
        var file = PdfFile.Read(bytes);
        if (file.Revisions is not [var form, var update])
            throw new PdfSyntaxException("not exactly one update");
        RequireHarmless(form);
        RequireSameTrailer(form, update);

        var catalog = file.Catalog;
        var added = Added(form, update, catalog.Number, "AcroForm", "Perms");
        if (
            added["AcroForm"] is not PdfDict { Entries.Count: 2 } acroForm
            || acroForm["Fields"] is not PdfArray { Items: [PdfRef widget] }
            || acroForm.Integer("SigFlags") != 3
            || added["Perms"] is not PdfDict { Entries.Count: 1 } perms
            || perms.Ref("DocMDP") is not { } signature
        )
            throw new PdfSyntaxException("not exactly one certified field");

        var appearance = RequireWidget(file, form, update, widget.Number, signature);
        RequireOnly(update, form.Size, catalog.Number, widget.Number, signature, appearance);
        return ReadSignature(update.Objects.GetValueOrDefault(signature)?.Dict, bytes);
    }

    private static void RequireHarmless(PdfRevision form)
    {
        if (form.Trailer.Entries.Any(e => !TrailerKeys.Contains(e.Key)))
            throw new PdfSyntaxException("foreign trailer");
        foreach (var item in form.Objects.Values)
            RequireHarmless(item.Value);
    }

    private static void RequireHarmless(PdfObject value)
    {
        switch (value)
        {
            case PdfArray array:
                foreach (var item in array.Items)
                    RequireHarmless(item);
                break;
            case PdfDict dict:
                if (dict.Name("Type") is "ObjStm" or "XRef" or "Annot" or "Sig" or "Action")
                    throw new PdfSyntaxException("foreign object");
                foreach (var (key, item) in dict.Entries)
                {
                    if (Forbidden.Contains(key))
                        throw new PdfSyntaxException("forbidden key");
                    RequireHarmless(item);
                }

                break;
        }
    }

    private static void RequireSameTrailer(PdfRevision form, PdfRevision update)
    {
        var (old, fresh) = (form.Trailer, update.Trailer);
        var sameId = (old["ID"], fresh["ID"]) switch
        {
            (null, null) => true,
            (PdfArray { Items: [PdfString a, _] }, PdfArray { Items: [PdfString b, PdfString] }) => a
                .Bytes.AsSpan()
                .SequenceEqual(b.Bytes),
            _ => false,
        };
        if (
            !sameId
            || fresh.Entries.Any(e => !TrailerKeys.Contains(e.Key))
            || old["Root"]?.ToString() != fresh["Root"]?.ToString()
            || old["Info"]?.ToString() != fresh["Info"]?.ToString()
            || update.Objects.Keys.Max() >= update.Size
        )
            throw new PdfSyntaxException("trailer changed");
    }

    /// <summary>The entries that the update adds to an object; everything else in it must have stayed.</summary>
    private static PdfDict Added(PdfRevision form, PdfRevision update, int number, params string[] keys)
    {
        if (
            form.Objects.GetValueOrDefault(number)?.Dict is not { } before
            || update.Objects.GetValueOrDefault(number) is not { Dict: { } after, Stream: null }
        )
            throw new PdfSyntaxException("object missing");
        var rest = keys.Aggregate(after, (dict, key) => dict.Without(key));
        return rest.ToString() == before.ToString() ? after : throw new PdfSyntaxException("object changed");
    }

    /// <summary>Gives the number of the widget's appearance.</summary>
    private static int RequireWidget(PdfFile file, PdfRevision form, PdfRevision update, int number, int signature)
    {
        var widget = update.Objects.GetValueOrDefault(number)?.Dict ?? throw new PdfSyntaxException("no widget");
        var page = widget.Ref("P") ?? 0;
        var onPage =
            file.Pages().Any(p => p.Number == page)
            && Added(form, update, page, "Annots")["Annots"] is PdfArray { Items: [PdfRef annotation] }
            && annotation.Number == number;
        if (
            !onPage
            || widget.Entries.Any(e => !WidgetKeys.Contains(e.Key))
            || widget.Name("Type") != "Annot"
            || widget.Name("Subtype") != "Widget"
            || widget.Name("FT") != "Sig"
            || widget.Integer("F") != 132
            || widget.Ref("V") != signature
            || widget["AP"] is not PdfDict { Entries.Count: 1 } states
            || states.Ref("N") is not { } appearance
        )
            throw new PdfSyntaxException("foreign widget");
        return appearance;
    }

    /// <summary>The update holds the named objects and what the appearance needs, and nothing else.</summary>
    private static void RequireOnly(
        PdfRevision update,
        int firstNew,
        int catalog,
        int widget,
        int signature,
        int appearance
    )
    {
        var reached = new HashSet<int>();
        Reach(new PdfRef(appearance));
        var page = update.Objects[widget].Dict!.Ref("P")!.Value;
        reached.UnionWith([catalog, page, widget, signature]);
        if (!reached.SetEquals(update.Objects.Keys))
            throw new PdfSyntaxException("foreign object in the update");

        void Reach(PdfObject value)
        {
            switch (value)
            {
                case PdfRef to when to.Number < firstNew || to.Number == widget || to.Number == signature:
                    throw new PdfSyntaxException("appearance borrows");
                case PdfRef to when reached.Add(to.Number):
                    var target = update.Objects.GetValueOrDefault(to.Number);
                    RequireHarmless(target?.Value ?? throw new PdfSyntaxException("appearance lacks an object"));
                    Reach(target.Value);
                    break;
                case PdfArray array:
                    foreach (var item in array.Items)
                        Reach(item);
                    break;
                case PdfDict dict:
                    foreach (var entry in dict.Entries)
                        Reach(entry.Value);
                    break;
            }
        }
    }

    private static SignedFormStructure ReadSignature(PdfDict? signature, byte[] file)
    {
        if (
            signature is null
            || signature.Entries.Any(e => !SignatureKeys.Contains(e.Key))
            || signature.Name("Type") != "Sig"
            || signature.Name("Filter") != "Adobe.PPKLite"
            || signature.Name("SubFilter") != "ETSI.CAdES.detached"
            || signature["Reference"]?.ToString() != NoChangeAllowed.ToString()
            || signature["Contents"] is not PdfString { IsHex: true } contents
            || signature["M"] is not PdfString { IsHex: false } claimed
        )
            throw new PdfSyntaxException("foreign signature");

        // The ranges must be all of the file but this very string: from the first byte to the last.
        int[] range = [0, contents.Start, contents.End, file.Length - contents.End];
        if (signature["ByteRange"] is not PdfArray { Items.Count: 4 } stated)
            throw new PdfSyntaxException("no byte range");
        for (var i = 0; i < 4; i++)
            if ((stated.Items[i] as PdfAtom)?.Integer != range[i])
                throw new PdfSyntaxException("byte range leaves something out");

        return new SignedFormStructure(range, Unpad(contents, file), ReadDate(claimed));
    }

    /// <summary>The DER value; behind it only zeros, and all of it in the spelling that we write.</summary>
    private static byte[] Unpad(PdfString contents, ReadOnlySpan<byte> file)
    {
        var bytes = contents.Bytes;
        var written = file[(contents.Start + 1)..(contents.End - 1)];
        if (!written.SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))))
            throw new PdfSyntaxException("foreign spelling");
        if (bytes is not [0x30, 0x82, var high, var low, ..] || ((high << 8) | low) + 4 > bytes.Length)
            throw new PdfSyntaxException("no signature value");
        var length = ((high << 8) | low) + 4;
        return bytes.AsSpan(length).ContainsAnyExcept((byte)0)
            ? throw new PdfSyntaxException("bytes behind the signature value")
            : bytes[..length];
    }

    private static DateTimeOffset ReadDate(PdfString date) =>
        DateTimeOffset.TryParseExact(
            Encoding.Latin1.GetString(date.Bytes).Replace("'", "", StringComparison.Ordinal),
            "'D:'yyyyMMddHHmmsszzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var at
        )
        || DateTimeOffset.TryParseExact(
            Encoding.Latin1.GetString(date.Bytes),
            "'D:'yyyyMMddHHmmss'+07''00'''",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out at
        )
            ? at
            : throw new PdfSyntaxException("no claimed time");
}
