using System.Globalization;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// The one shape that a form signed here has: a rendered form, then one update that redefines the catalog and one page
/// and adds the signature, its widget and its appearance. Behind it may stand an update with validation data; where the
/// first signature left a field, one that fills it; and validation data again. Anything more, less or other is refused.
/// </summary>
internal sealed record SignedFormStructure(int[] ByteRange, byte[] Contents, byte[] Cms, DateTimeOffset ClaimedAt)
{
    /// <summary>The certification: no change whatsoever is allowed (DocMDP, P = 1).</summary>
    public static readonly PdfArray NoChangeAllowed = Certification(1);

    /// <summary>The certification: the field that is left may be signed (DocMDP, P = 2).</summary>
    public static readonly PdfArray SignatureAllowed = Certification(2);

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

    /// <summary>The field that the first signature left, as long as nobody filled it.</summary>
    public FreeField? Free { get; private init; }

    /// <summary>The signature in that field.</summary>
    public SignedFormStructure? Second { get; private init; }

    /// <summary>What stands behind this signature to prove its certificates unrevoked.</summary>
    public ValidationEvidence? Evidence { get; private init; }

    /// <summary>The newest store of such proofs.</summary>
    public ValidationStore? Validation { get; private init; }

    /// <summary>Reads a signed form or throws <see cref="PdfSyntaxException"/>.</summary>
    public static SignedFormStructure Read(byte[] bytes)
    {
        var file = PdfFile.Read(bytes);
        var revisions = file.Revisions;
        if (revisions.Count < 2)
            throw new PdfSyntaxException("no update");
        RequireHarmless(revisions[0]);
        for (var i = 1; i < revisions.Count; i++)
            RequireSameTrailer(revisions[i - 1], revisions[i]);

        var next = 2;
        var first = Proven(ReadFirst(file, bytes), file, bytes, ref next, known: null);
        SignedFormStructure? second = null;
        if (first.Free is { } free && next < revisions.Count)
            second = Proven(ReadSecond(file, next++, free, bytes), file, bytes, ref next, first.Validation);
        if (next != revisions.Count)
            throw new PdfSyntaxException("foreign update");
        return first with
        {
            Second = second,
            Free = second is null ? first.Free : null,
            Validation = second?.Validation ?? first.Validation,
        };
    }

    private static SignedFormStructure Proven(
        SignedFormStructure signature,
        PdfFile file,
        ReadOnlySpan<byte> bytes,
        ref int next,
        ValidationStore? known
    )
    {
        if (!ValidationStore.IsIn(file, next))
            return signature;
        var (store, named) = ValidationStore.Read(file, bytes, next++, known, signature.Contents);
        return signature with { Validation = store, Evidence = named };
    }

    private static SignedFormStructure ReadFirst(PdfFile file, byte[] bytes)
    {
        var (form, update) = (file.Revisions[0], file.Revisions[1]);
        var catalog = file.Catalog.Number;
        var added = Added(form, update, catalog, "AcroForm", "Perms");
        if (
            added["AcroForm"] is not PdfDict { Entries.Count: 2 } acroForm
            || acroForm["Fields"] is not PdfArray { Items: [PdfRef widget, ..] fields }
            || acroForm.Integer("SigFlags") != 3
            || added["Perms"] is not PdfDict { Entries.Count: 1 } perms
            || perms.Ref("DocMDP") is not { } signature
        )
            throw new PdfSyntaxException("not exactly one certified field");

        var appearance = RequireWidget(update.Objects.GetValueOrDefault(widget.Number)?.Dict, signature);
        var page = RequirePage(file, form, update, widget.Number, acroForm["Fields"]!);
        var free = fields switch
        {
            [_] => null,
            [_, PdfRef second] => FreeField.Read(update, second.Number, page, file.Pages()),
            _ => throw new PdfSyntaxException("too many fields"),
        };
        RequireOnly(
            update,
            form.Size,
            free is null ? [appearance] : [appearance, free.Picture],
            [catalog, page, widget.Number, signature, .. free is null ? Array.Empty<int>() : [free.Number]]
        );
        var allowed = free is null ? NoChangeAllowed : SignatureAllowed;
        return ReadSignature(update.Objects.GetValueOrDefault(signature)?.Dict, bytes, update.End, allowed) with
        {
            Free = free,
        };
    }

    /// <summary>The second signature changes nothing but its own field.</summary>
    private static SignedFormStructure ReadSecond(PdfFile file, int revision, FreeField free, byte[] bytes)
    {
        var (update, first) = (file.Revisions[revision], file.Revisions[revision - 1].Size);
        var (before, after) = (
            file.FindBefore(free.Number, revision)?.Dict,
            update.Objects.GetValueOrDefault(free.Number)?.Dict
        );
        if (
            before is null
            || after?.Ref("V") is not { } signature
            || after.Without("TU").Without("V").Without("AP").ToString() != before.Without("AP").ToString()
        )
            throw new PdfSyntaxException("field changed");
        var appearance = RequireWidget(after, signature);
        RequireOnly(update, first, [appearance], [free.Number, signature]);
        return ReadSignature(update.Objects.GetValueOrDefault(signature)?.Dict, bytes, update.End, allowed: null);
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

    /// <summary>The page that shows exactly the fields of the form.</summary>
    private static int RequirePage(PdfFile file, PdfRevision form, PdfRevision update, int widget, PdfObject fields)
    {
        var page = update.Objects[widget].Dict!.Ref("P") ?? 0;
        return
            file.Pages().Any(p => p.Number == page)
            && Added(form, update, page, "Annots")["Annots"]?.ToString() == fields.ToString()
            ? page
            : throw new PdfSyntaxException("foreign widget");
    }

    /// <summary>Gives the number of the widget's appearance.</summary>
    private static int RequireWidget(PdfDict? widget, int signature) =>
        widget is not null
        && IsSignatureField(widget)
        && widget.Ref("V") == signature
        && widget["AP"] is PdfDict { Entries.Count: 1 } states
        && states.Ref("N") is { } appearance
            ? appearance
            : throw new PdfSyntaxException("foreign widget");

    /// <summary>A field for a signature that is printed and locked.</summary>
    public static bool IsSignatureField(PdfDict widget) =>
        widget.Entries.All(e => WidgetKeys.Contains(e.Key))
        && widget.Name("Type") == "Annot"
        && widget.Name("Subtype") == "Widget"
        && widget.Name("FT") == "Sig"
        && widget.Integer("F") == 132;

    /// <summary>The update holds the named objects and what the appearances need, and nothing else.</summary>
    private static void RequireOnly(PdfRevision update, int firstNew, int[] appearances, int[] named)
    {
        var reached = new HashSet<int>();
        foreach (var appearance in appearances)
            Reach(new PdfRef(appearance));
        reached.UnionWith(named);
        if (!reached.SetEquals(update.Objects.Keys))
            throw new PdfSyntaxException("foreign object in the update");

        void Reach(PdfObject value)
        {
            switch (value)
            {
                case PdfRef to when to.Number < firstNew || named.Contains(to.Number):
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

    private static SignedFormStructure ReadSignature(PdfDict? signature, byte[] file, int length, PdfArray? allowed)
    {
        if (
            signature is null
            || signature.Entries.Any(e => !SignatureKeys.Contains(e.Key))
            || signature.Name("Type") != "Sig"
            || signature.Name("Filter") != "Adobe.PPKLite"
            || signature.Name("SubFilter") != "ETSI.CAdES.detached"
            || signature["Reference"]?.ToString() != allowed?.ToString()
            || signature["Contents"] is not PdfString { IsHex: true } contents
            || signature["M"] is not PdfString { IsHex: false } claimed
        )
            throw new PdfSyntaxException("foreign signature");

        // The ranges must be all of the file up to the update's end but this very string.
        int[] range = [0, contents.Start, contents.End, length - contents.End];
        if (signature["ByteRange"] is not PdfArray { Items.Count: 4 } stated)
            throw new PdfSyntaxException("no byte range");
        for (var i = 0; i < 4; i++)
            if ((stated.Items[i] as PdfAtom)?.Integer != range[i])
                throw new PdfSyntaxException("byte range leaves something out");

        return new SignedFormStructure(range, contents.Bytes, Unpad(contents, file), ReadDate(claimed));
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

    private static PdfArray Certification(int allowed) =>
        PdfArray.Of(
            PdfDict.Of(
                ("Type", new PdfName("SigRef")),
                ("TransformMethod", new PdfName("DocMDP")),
                (
                    "TransformParams",
                    PdfDict.Of(
                        ("Type", new PdfName("TransformParams")),
                        ("P", PdfAtom.Of(allowed)),
                        ("V", new PdfName("1.2"))
                    )
                )
            )
        );
}
