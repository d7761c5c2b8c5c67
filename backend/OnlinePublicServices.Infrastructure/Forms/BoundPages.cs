using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Documents.Inspection;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// Binds the pages of a file that passed the inspection and a sheet of ours into one plain file that can be signed. Only
/// what draws a page is taken over, object by object: no link, script, attachment, structure or history comes along.
/// What would look otherwise without it (a filled-in form, a stamp, a layer) makes the file unfit: what is signed is what
/// was shown. Equal input gives equal bytes.
/// </summary>
internal sealed class BoundPages
{
    private const int DepthMax = 60;

    /// <summary>As many as the inspection lets through.</summary>
    private const int PagesMax = 2_000;

    /// <summary>
    /// The most that a bound file may come to: a small file can name the same things many times over.
    /// </summary>
    private const int BytesMax = 16 * 1024 * 1024;

    private static readonly DomainError Unfit = new("outcome.file-unfit", ErrorKind.Refused);

    /// <summary>What a page is drawn from; a tree of pages hands the first four down.</summary>
    private static readonly string[] Inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

    private static readonly string[] PageKeys = [.. Inherited, "Contents", "Group", "UserUnit"];

    /// <summary>What may stand in the pictures of a page, and draws nothing.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "Metadata",
        "OC",
        "OPI",
        "Parent",
        "PieceInfo",
        "StructParent",
        "StructParents",
        "LastModified",
    };

    /// <summary>Dictionaries that are no part of a picture.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.Ordinal)
    {
        "Action",
        "Annot",
        "Catalog",
        "ObjStm",
        "OCG",
        "OCMD",
        "Page",
        "Pages",
        "Sig",
        "XRef",
    };

    private readonly PdfObjects objects;
    private readonly int tree;
    private readonly List<int> pages = [];
    private readonly HashSet<PdfDictionary> seen = [];

    private BoundPages(PdfObjects objects) => (this.objects, tree) = (objects, objects.Reserve());

    /// <summary>The sheet behind the pages; its place for a signature moves along.</summary>
    public static RenderedForm Before(RenderedForm sheet, ReadOnlyMemory<byte> pdf, string title)
    {
        using var file = new PdfObjects();
        var bound = new BoundPages(file);
        bound.Add(pdf);
        var before = bound.pages.Count;
        bound.Add(sheet.Pdf);
        return new RenderedForm(
            bound.Write(title, SHA256.HashData([.. pdf.Span, .. sheet.Pdf.Span])),
            bound.pages.Count,
            sheet.SignaturePlace is { } place ? place with { Page = before + place.Page } : null
        );
    }

    /// <summary>
    /// Whether these pages, so many as the inspection counted, can be taken over. Errors: <c>outcome.file-unfit</c>.
    /// </summary>
    public static Result<Done> Check(ReadOnlyMemory<byte> pdf, int counted)
    {
        using var file = new PdfObjects();
        try
        {
            var bound = new BoundPages(file);
            bound.Add(pdf);
            return bound.pages.Count == counted && bound.HasRoomForASheet ? Done.Value : Unfit;
        }
        catch (PdfRefusedException)
        {
            return Unfit;
        }
    }

    private void Add(ReadOnlyMemory<byte> pdf)
    {
        var source = new Source(PdfFile.Open(pdf), pdf, objects);
        var catalog = source.File.Dictionary(source.File.Trailer.GetValueOrDefault("Root")) ?? throw Refused();
        if (catalog.ContainsKey("OCProperties"))
        {
            throw Refused();
        }

        AddTree(source, source.File.Dictionary(catalog.GetValueOrDefault("Pages")), [], 0);
        source.CopyWaiting();
    }

    private void AddTree(Source source, PdfDictionary? node, PdfDictionary above, int depth)
    {
        if (node is null || depth > DepthMax || !seen.Add(node) || pages.Count == PagesMax)
        {
            throw Refused();
        }

        var page = new PdfDictionary();
        foreach (var key in PageKeys)
        {
            if ((node.GetValueOrDefault(key) ?? above.GetValueOrDefault(key)) is { } value)
            {
                page[key] = value;
            }
        }

        // A page is what calls itself one, as the inspection has it.
        if (
            node.Name("Type") is not "Page"
            && source.File.Resolve(node.GetValueOrDefault("Kids")) is List<object?> kids
        )
        {
            foreach (var key in PageKeys.Except(Inherited, StringComparer.Ordinal))
            {
                page.Remove(key);
            }

            kids.ForEach(kid => AddTree(source, source.File.Dictionary(kid), page, depth + 1));
            return;
        }

        RequireNothingOnTop(source.File, node);
        pages.Add(objects.Add($"<</Type/Page/Parent {tree} 0 R{source.Entries(page, 0)}>>"));
        RequireRoom(objects);
    }

    /// <summary>Notes, stamps and fields are drawn over a page; a link only leads away from it.</summary>
    private static void RequireNothingOnTop(PdfFile file, PdfDictionary page)
    {
        foreach (var item in file.Resolve(page.GetValueOrDefault("Annots")) as List<object?> ?? [])
        {
            if (file.Dictionary(item)?.Name("Subtype") is not (null or "Link"))
            {
                throw Refused();
            }
        }
    }

    /// <summary>A sheet is some pages, and far less than a megabyte.</summary>
    private bool HasRoomForASheet => pages.Count <= PagesMax - 100 && objects.Length <= BytesMax - (1024 * 1024);

    private static void RequireRoom(PdfObjects objects)
    {
        if (objects.Length > BytesMax)
        {
            throw Refused();
        }
    }

    private byte[] Write(string title, byte[] id)
    {
        var kids = string.Join(' ', pages.Select(page => $"{page} 0 R"));
        objects.Put(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{kids}]>>");
        var catalog = objects.Add(
            $"<</Type/Catalog/Pages {tree} 0 R/Lang(vi-VN)/ViewerPreferences<</DisplayDocTitle true>>>>"
        );
        var information = objects.Add($"<</Title {PdfObjects.Text(title)}>>");
        return objects.Finish(catalog, information, id.AsSpan(0, 16));
    }

    private static PdfRefusedException Refused() => new(Unfit);

    /// <summary>One file from which objects are taken over.</summary>
    private sealed class Source(PdfFile file, ReadOnlyMemory<byte> bytes, PdfObjects objects)
    {
        /// <summary>By the object itself, however many references lead to it.</summary>
        private readonly Dictionary<object, int> numbers = new(ReferenceEqualityComparer.Instance);
        private readonly Queue<(int Number, object? Value)> waiting = [];

        public PdfFile File => file;

        /// <summary>Copies what the copies so far have named.</summary>
        public void CopyWaiting()
        {
            while (waiting.TryDequeue(out var next))
            {
                if (next.Value is PdfDictionary { Stream: { } stream } dictionary)
                {
                    var data = bytes.Slice(stream.Offset, stream.Length);
                    objects.PutStream(next.Number, Entries(dictionary, 0, but: "Length"), data.Span);
                }
                else
                {
                    objects.Put(next.Number, Text(next.Value, 0));
                }

                RequireRoom(objects);
            }
        }

        public string Entries(PdfDictionary dictionary, int depth, string? but = null)
        {
            var text = new StringBuilder();
            foreach (var (key, value) in dictionary)
            {
                // Elsewhere such a word may be the name of a font or a picture.
                if (key != but && !(dictionary.Stream is not null && Dropped.Contains(key)))
                {
                    // A key is called by its spelling; another spelling would be another key to some readers.
                    text.Append('/').Append(key.All(IsPlain) ? key : throw Refused());
                    text.Append(' ').Append(Text(value, depth + 1));
                }
            }

            return text.ToString();
        }

        private string Text(object? value, int depth) =>
            value switch
            {
                _ when depth > DepthMax => throw Refused(),
                PdfReference reference => Reference(reference),
                PdfDictionary dictionary => IsForeign(dictionary) ? "null" : $"<<{Entries(dictionary, depth)}>>",
                List<object?> items => $"[{string.Join(' ', items.Select(item => Text(item, depth + 1)))}]",
                PdfName name => $"/{string.Concat(name.Value.Select(Spelled))}",
                PdfText text => $"<{Convert.ToHexString(text.Bytes)}>",
                double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
                true => "true",
                false => "false",
                _ => "null",
            };

        private string Reference(PdfReference reference)
        {
            var target = file.Resolve(reference);
            if (target is null || (target is PdfDictionary dictionary && IsForeign(dictionary)))
            {
                return "null";
            }

            if (!numbers.TryGetValue(target, out var number))
            {
                number = numbers[target] = objects.Reserve();
                waiting.Enqueue((number, target));
            }

            return $"{number} 0 R";
        }

        private static bool IsForeign(PdfDictionary dictionary) =>
            dictionary.Name("Type") is { } type && Foreign.Contains(type);

        private static bool IsPlain(char c) =>
            c is > ' ' and <= '~' && !"#()<>[]{}/%".Contains(c, StringComparison.Ordinal);

        private static string Spelled(char c) =>
            IsPlain(c) ? c.ToString() : $"#{((int)c & 0xFF).ToString("X2", CultureInfo.InvariantCulture)}";
    }
}
