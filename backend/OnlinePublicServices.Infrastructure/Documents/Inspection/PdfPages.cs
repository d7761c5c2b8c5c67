using System.Text.RegularExpressions;

namespace OnlinePublicServices.Infrastructure.Documents.Inspection;

/// <summary>Pages, their size, and how much work drawing them is.</summary>
internal sealed partial class PdfPages(PdfFile file)
{
    private const int PagesMax = 2_000;
    private const int DepthMax = 64;

    /// <summary>Ten metres, in points of 1/72 inch.</summary>
    private const double SideMax = 10_000 / 25.4 * 72;

    /// <summary>The most drawings of drawings that one page may come to.</summary>
    private const long DrawingsMax = 100_000;

    /// <summary>The most pixels of one picture: as for photographs, twice.</summary>
    private const double PixelsMax = 100_000_000;

    private readonly Dictionary<PdfDictionary, long> drawings = [];
    private readonly HashSet<PdfDictionary> drawing = [];
    private readonly HashSet<PdfDictionary> seen = [];

    /// <summary>Walks the tree from the catalog; answers the number of pages.</summary>
    public int Count()
    {
        var catalog = file.Dictionary(file.Trailer.GetValueOrDefault("Root"));
        if (catalog?.Name("Type") is not "Catalog")
            throw PdfLexer.Broken();
        var root = file.Dictionary(catalog.GetValueOrDefault("Pages")) ?? throw PdfLexer.Broken();
        var pages = Walk(root, mediaBox: null, resources: null, depth: 0);
        if (pages == 0)
            throw PdfLexer.Broken();
        CheckChain(file.Dictionary(catalog.GetValueOrDefault("Outlines")), 0);
        return pages;
    }

    /// <summary>Measures every packed stream that was not unpacked for its structure.</summary>
    public void MeasureStreams()
    {
        foreach (var (_, value) in file.AllObjects)
        {
            if (value is not PdfDictionary { Stream: not null } stream)
                continue;
            var filters = PdfFilters.Of(stream, file.Resolve);
            if (stream.Name("Subtype") is "Image")
            {
                var (width, height) = (
                    Number(stream.GetValueOrDefault("Width")),
                    Number(stream.GetValueOrDefault("Height"))
                );
                if (width < 1 || height < 1 || width * height > PixelsMax)
                    throw new PdfRefusedException(InspectionErrors.TooComplex);
            }
            file.Filters.Measure(stream, filters);
        }
    }

    private int Walk(PdfDictionary node, object? mediaBox, object? resources, int depth)
    {
        // A page that hangs twice in the tree, or a tree that hangs in itself.
        if (!seen.Add(node) || depth > DepthMax)
            throw PdfLexer.Broken();
        mediaBox = node.GetValueOrDefault("MediaBox") ?? mediaBox;
        resources = node.GetValueOrDefault("Resources") ?? resources;
        if (node.Name("Type") is "Page" || !node.TryGetValue("Kids", out var kids))
        {
            CheckPage(node, mediaBox, resources);
            return 1;
        }
        var count = 0;
        foreach (var kid in file.Resolve(kids) as List<object?> ?? throw PdfLexer.Broken())
        {
            count += Walk(file.Dictionary(kid) ?? throw PdfLexer.Broken(), mediaBox, resources, depth + 1);
            if (count > PagesMax)
                throw new PdfRefusedException(InspectionErrors.PdfTooManyPages);
        }
        // Readers that believe Count and readers that count would show different pages.
        return Number(node.GetValueOrDefault("Count")).Equals(count) ? count : throw PdfLexer.Broken();
    }

    private void CheckPage(PdfDictionary page, object? mediaBox, object? resources)
    {
        var box = file.Resolve(mediaBox) as List<object?>;
        if (box is not { Count: 4 })
            throw PdfLexer.Broken();
        var unit = page.TryGetValue("UserUnit", out var userUnit) ? Number(userUnit) : 1;
        var (width, height) = (
            Math.Abs(Number(box[2]) - Number(box[0])) * unit,
            Math.Abs(Number(box[3]) - Number(box[1])) * unit
        );
        if (width > SideMax || height > SideMax)
            throw new PdfRefusedException(InspectionErrors.PdfPageTooLarge);
        if (width < 1 || height < 1)
            throw PdfLexer.Broken();
        var contents = file.Resolve(page.GetValueOrDefault("Contents"));
        long total = 0;
        foreach (var part in contents as List<object?> ?? [contents])
        {
            if (file.Dictionary(part) is { Stream: not null } content)
                total += Drawings(content, file.Dictionary(resources));
            if (total > DrawingsMax)
                throw new PdfRefusedException(InspectionErrors.TooComplex);
        }
    }

    /// <summary>How many drawings a content comes to when each of its forms is drawn as often as it is called.</summary>
    private long Drawings(PdfDictionary content, PdfDictionary? resources)
    {
        if (drawings.TryGetValue(content, out var known))
            return known;
        if (!drawing.Add(content) || drawing.Count > DepthMax)
            throw PdfLexer.Broken();
        var forms = file.Dictionary(resources?.GetValueOrDefault("XObject"));
        long total = 1;
        if (forms is not null && forms.Values.Any(IsForm))
        {
            // A form hidden behind a packing that this inspection doesn't undo could call others without end.
            var unpacked =
                file.Filters.Unpack(content, PdfFilters.Of(content, file.Resolve))
                ?? throw new PdfRefusedException(InspectionErrors.TooComplex);
            foreach (var (name, calls) in Calls(unpacked))
            {
                var called = file.Dictionary(forms.GetValueOrDefault(name));
                if (called?.Name("Subtype") is "Form")
                    total +=
                        calls * Drawings(called, file.Dictionary(called.GetValueOrDefault("Resources")) ?? resources);
                if (total > DrawingsMax)
                    throw new PdfRefusedException(InspectionErrors.TooComplex);
            }
        }
        drawing.Remove(content);
        return drawings[content] = total;
    }

    private bool IsForm(object? value) => file.Dictionary(value)?.Name("Subtype") is "Form";

    private static Dictionary<string, int> Calls(byte[] content)
    {
        var calls = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = System.Text.Encoding.Latin1.GetString(content);
        foreach (var call in Call().EnumerateMatches(text))
        {
            if (new PdfLexer(content, call.Index).Read() is PdfName { Value: var name })
                calls[name] = calls.GetValueOrDefault(name) + 1;
        }
        return calls;
    }

    /// <summary>A bookmark list that comes back to itself keeps a reader busy for ever.</summary>
    private void CheckChain(PdfDictionary? item, int depth)
    {
        for (; item is not null; item = file.Dictionary(item.GetValueOrDefault("Next")))
        {
            if (!seen.Add(item) || depth > DepthMax)
                throw PdfLexer.Broken();
            CheckChain(file.Dictionary(item.GetValueOrDefault("First")), depth + 1);
        }
    }

    private double Number(object? value) => file.Resolve(value) is double number ? number : throw PdfLexer.Broken();

    [GeneratedRegex(
        @"/[^\s()<>\[\]{}/%]{1,127}[\s\0]+Do\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Call();
}
