using System.Security.Cryptography;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>What proves certificates unrevoked: the certificates, revocation lists and status answers, each in DER.</summary>
internal sealed record ValidationEvidence(
    IReadOnlyList<byte[]> Certificates,
    IReadOnlyList<byte[]> Lists,
    IReadOnlyList<byte[]> Answers
);

/// <summary>
/// The document security store (DSS) as this product writes it: an update of its own behind a signature, which adds one
/// entry to the catalog and streams that no page shows. No signature covers it, so it counts only as we spell it.
/// Source: ISO 32000-2, 12.8.4.3; ETSI EN 319 142-1, 5.4.
/// </summary>
internal sealed record ValidationStore(int[] Certificates, int[] Lists, int[] Answers, PdfDict Vri, PdfFile File)
{
    private const string Key = "DSS";

    /// <summary>All of it.</summary>
    public ValidationEvidence Evidence => EvidenceIn(Certificates, Lists, Answers);

    /// <summary>Whether an update is one that writes a store: it redefines the catalog.</summary>
    public static bool IsIn(PdfFile file, int revision) =>
        revision < file.Revisions.Count && file.Revisions[revision].Objects.ContainsKey(file.Catalog.Number);

    /// <summary>
    /// Reads the store that an update writes for the signature before it, and what it names for that signature; throws
    /// <see cref="PdfSyntaxException"/> unless it is what we would write from it.
    /// </summary>
    public static (ValidationStore Store, ValidationEvidence Named) Read(
        PdfFile file,
        ReadOnlySpan<byte> bytes,
        int revision,
        ValidationStore? known,
        byte[] contents
    )
    {
        var update = file.Revisions[revision];
        if (
            update.Objects[file.Catalog.Number].Dict?.Ref(Key) is not { } root
            || update.Objects.GetValueOrDefault(root)?.Dict is not { } dict
            || dict["VRI"] is not PdfDict vri
            || vri[NameOf(contents)] is not PdfDict own
        )
            throw new PdfSyntaxException("no validation data");
        var store = new ValidationStore(Refs(dict, "Certs"), Refs(dict, "CRLs"), Refs(dict, "OCSPs"), vri, file);
        var named = store.EvidenceIn(Refs(own, "Cert"), Refs(own, "CRL"), Refs(own, "OCSP"));
        return Append(bytes[..update.Start].ToArray(), known, contents, named)
            .AsSpan()
            .SequenceEqual(bytes[..update.End])
            ? (store, named)
            : throw new PdfSyntaxException("foreign validation data");
    }

    /// <summary>The file with the evidence for its last signature behind it; what lies there already is named again.</summary>
    public static byte[] Append(byte[] signed, ValidationStore? known, byte[] contents, ValidationEvidence evidence)
    {
        var file = PdfFile.Read(signed);
        using var increment = new PdfIncrement(signed, file);
        var (root, next) = (file.Latest.Size, file.Latest.Size + 1);
        var certificates = Place(known?.Certificates, known?.Evidence.Certificates, evidence.Certificates);
        var lists = Place(known?.Lists, known?.Evidence.Lists, evidence.Lists);
        var answers = Place(known?.Answers, known?.Evidence.Answers, evidence.Answers);
        var vri = (known?.Vri ?? PdfDict.Of()).With(
            NameOf(contents),
            PdfDict.Of(("Cert", Array(certificates.Named)), ("CRL", Array(lists.Named)), ("OCSP", Array(answers.Named)))
        );
        increment.Add(file.Catalog.Number, file.Catalog.Dict!.With(Key, new PdfRef(root)));
        increment.Add(
            root,
            PdfDict.Of(
                ("Type", new PdfName(Key)),
                ("Certs", Array(certificates.All)),
                ("CRLs", Array(lists.All)),
                ("OCSPs", Array(answers.All)),
                ("VRI", vri)
            )
        );
        foreach (var (number, bytes) in certificates.Fresh.Concat(lists.Fresh).Concat(answers.Fresh))
            increment.Add(number, PdfDict.Of(("Length", PdfAtom.Of(bytes.Length))), bytes);
        return increment.Finish(next);

        (int[] All, int[] Named, List<(int Number, byte[] Bytes)> Fresh) Place(
            int[]? numbers,
            IReadOnlyList<byte[]>? stored,
            IReadOnlyList<byte[]> wanted
        )
        {
            var fresh = new List<(int, byte[])>();
            var named = new List<int>();
            foreach (var bytes in wanted)
            {
                var at = stored?.ToList().FindIndex(one => one.AsSpan().SequenceEqual(bytes)) ?? -1;
                named.Add(at >= 0 ? numbers![at] : next);
                if (at < 0)
                    fresh.Add((next++, bytes));
            }

            return ([.. (numbers ?? []).Union(named)], [.. named], fresh);
        }
    }

#pragma warning disable CA5350 // the format's name for a signature; nothing is protected by it
    private static string NameOf(byte[] contents) => Convert.ToHexString(SHA1.HashData(contents));
#pragma warning restore CA5350

    private static PdfArray Array(IEnumerable<int> numbers) => new([.. numbers.Select(n => new PdfRef(n))]);

    private static int[] Refs(PdfDict dict, string key) =>
        dict[key] is PdfArray { Items: var items } && items.All(item => item is PdfRef)
            ? [.. items.Cast<PdfRef>().Select(item => item.Number)]
            : throw new PdfSyntaxException("foreign validation data");

    private ValidationEvidence EvidenceIn(int[] certificates, int[] lists, int[] answers) =>
        new(Bytes(certificates), Bytes(lists), Bytes(answers));

    private List<byte[]> Bytes(int[] numbers) =>
        [
            .. numbers.Select(number =>
                File.Find(number)?.Stream?.ToArray() ?? throw new PdfSyntaxException("no such proof")
            ),
        ];
}
