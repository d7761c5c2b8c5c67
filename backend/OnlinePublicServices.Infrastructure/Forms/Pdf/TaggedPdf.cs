using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OnlinePublicServices.Infrastructure.Forms.Pdf;

/// <summary>What the file says about itself.</summary>
internal sealed record PdfDescription(string Title, string Author, string Subject, DateTimeOffset CreatedAt);

/// <summary>
/// A tagged PDF/A-2a file of A4 pages: language, title, logical structure, embedded subsets of the fonts, sRGB
/// output intent, no annotation, no action, nothing that runs. Source: ISO 19005-2; ISO 32000-1, 14.8.
/// </summary>
internal sealed class TaggedPdf(PdfDescription description, IReadOnlyList<TrueTypeFace> faces)
{
    /// <summary>Points.</summary>
    public const double PageWidth = 595.28;

    /// <summary>Points.</summary>
    public const double PageHeight = 841.89;

    private const string Language = "vi-VN";
    private const string Producer = "OnlinePublicServices";

    private readonly IReadOnlyList<FontSubset> fonts = [.. faces.Select(face => new FontSubset(face))];
    private readonly List<PageContent> pages = [];

    /// <summary>The root of the logical structure.</summary>
    public StructureElement Structure { get; } = new("Document");

    public IReadOnlyList<PageContent> Pages => pages;

    public PageContent AddPage()
    {
        var page = new PageContent(pages.Count, PageHeight, fonts);
        pages.Add(page);
        return page;
    }

    public byte[] ToBytes()
    {
        using var objects = new PdfObjects();
        var (catalog, pageTree, structure) = (objects.Reserve(), objects.Reserve(), objects.Reserve());
        var numbers = pages.Select(_ => objects.Reserve()).ToArray();
        var contents = pages.Select(page => page.ToBytes()).ToArray();
        var resources = objects.Add($"<</Font<<{string.Concat(fonts.Select((font, i) => Font(objects, font, i)))}>>>>");

        for (var page = 0; page < pages.Count; page++)
        {
            var drawing = objects.AddStream("", contents[page]);
            objects.Put(
                numbers[page],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<</Type/Page/Parent {pageTree} 0 R/MediaBox[0 0 {PageWidth} {PageHeight}]/Resources {resources} 0 R"
                ) + $"/Contents {drawing} 0 R/StructParents {page}/Tabs/S>>"
            );
        }

        WriteStructure(objects, structure, numbers);
        objects.Put(pageTree, $"<</Type/Pages/Count {pages.Count}/Kids[{References(numbers)}]>>");

        // The name of the document comes from what it shows, so that equal content is equal bytes.
        var id = SHA256.HashData([
            .. contents.SelectMany(content => content),
            .. Encoding.UTF8.GetBytes($"{description}"),
        ]);
        var metadata = objects.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Xmp()), compress: false);
        var profile = objects.AddStream("/N 3", SrgbProfile.Bytes);
        objects.Put(
            catalog,
            $"<</Type/Catalog/Pages {pageTree} 0 R/Lang({Language})/MarkInfo<</Marked true>>"
                + $"/StructTreeRoot {structure} 0 R/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R"
                + $"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
                + $"/DestOutputProfile {profile} 0 R>>]>>"
        );
        return objects.Finish(catalog, objects.Add(Information()), id.AsSpan(0, 16));
    }

    private static string Font(PdfObjects objects, FontSubset subset, int index)
    {
        var letters = subset.Letters.ToList();
        if (letters.Count == 0)
        {
            return "";
        }

        var face = subset.Face;
        var data = subset.Build();
        // Files of fonts that hold a part of the letters carry a tag of six capitals; it has to differ in a document.
        var name = $"AAAAA{(char)('A' + index)}+{face.PostScriptName}";
        var bounds = face.Bounds;
        var file = objects.AddStream($"/Length1 {data.Length}", data);
        var descriptor = objects.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags {(face.ItalicAngle == 0 ? 6 : 70)}/FontBBox[{Em(bounds.Left)} "
                + $"{Em(bounds.Bottom)} {Em(bounds.Right)} {Em(bounds.Top)}]/ItalicAngle {(int)face.ItalicAngle}"
                + $"/Ascent {Em(face.Ascent)}/Descent {Em(face.Descent)}/CapHeight {Em(face.CapHeight)}/StemV 80"
                + $"/FontFile2 {file} 0 R>>"
        );
        var glyphs = objects.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                + $"/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor {descriptor} 0 R/DW 1000"
                + $"/W[0[{string.Join(' ', subset.Widths())}]]>>"
        );
        var unicode = objects.AddStream("", Encoding.ASCII.GetBytes(UnicodeMap(letters)));
        var font = objects.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{glyphs} 0 R]"
                + $"/ToUnicode {unicode} 0 R>>"
        );
        return $"/F{index} {font} 0 R";

        int Em(int units) => (int)Math.Round(units * 1000d / face.UnitsPerEm);
    }

    private static string UnicodeMap(List<(Rune Letter, ushort Number)> letters)
    {
        var map = new StringBuilder(
            "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)"
                + "/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                + "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        );
        foreach (var block in letters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (letter, number) in block)
            {
                var code = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter.ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}><{code}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }

    private void WriteStructure(PdfObjects objects, int root, int[] pageNumbers)
    {
        var numbers = new Dictionary<StructureElement, int>();
        WriteElement(objects, Structure, root, pageNumbers, numbers);
        var owners = pages.Select(page => objects.Add($"[{References(page.Owners.Select(owner => numbers[owner]))}]"));
        var parents = objects.Add(
            $"<</Nums[{string.Join(' ', owners.Select((owner, page) => $"{page} {owner} 0 R"))}]>>"
        );
        objects.Put(
            root,
            $"<</Type/StructTreeRoot/K {numbers[Structure]} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {pages.Count}>>"
        );
    }

    private static int WriteElement(
        PdfObjects objects,
        StructureElement element,
        int parent,
        int[] pageNumbers,
        Dictionary<StructureElement, int> numbers
    )
    {
        var number = numbers[element] = objects.Reserve();
        var children = element.Children.Select(child =>
            child switch
            {
                StructureElement inner => $"{WriteElement(objects, inner, number, pageNumbers, numbers)} 0 R",
                MarkedContent piece => $"<</Type/MCR/Pg {pageNumbers[piece.Page]} 0 R/MCID {piece.Id}>>",
                _ => throw new InvalidOperationException("A structure element holds elements and marked content."),
            }
        );
        objects.Put(
            number,
            $"<</Type/StructElem/S/{element.Role}/P {parent} 0 R/K[{string.Join(' ', children.ToList())}]"
                + (element.Alternative is { } spoken ? $"/Alt{PdfObjects.Text(spoken)}" : "")
                + (element.Attributes is { } attributes ? $"/A<<{attributes}>>" : "")
                + ">>"
        );
        return number;
    }

    private static string References(IEnumerable<int> numbers) =>
        string.Join(' ', numbers.Select(number => $"{number} 0 R"));

    private string Information() =>
        $"<</Title{PdfObjects.Text(description.Title)}/Author{PdfObjects.Text(description.Author)}"
        + $"/Subject{PdfObjects.Text(description.Subject)}/Producer({Producer})/Creator({Producer})"
        + $"/CreationDate({PdfDate})/ModDate({PdfDate})>>";

    private string PdfDate =>
        description.CreatedAt.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture)
        + description.CreatedAt.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'')
        + "'";

    private string Xmp()
    {
        var at = description.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
            <dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{Language}</rdf:li></rdf:Bag></dc:language>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Xml(description.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Xml(description.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Xml(
                description.Subject
            )}</rdf:li></rdf:Alt></dc:description>
            <xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate><xmp:CreatorTool>{Producer}</xmp:CreatorTool>
            <pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }

    private static string Xml(string text) => System.Security.SecurityElement.Escape(text);
}
