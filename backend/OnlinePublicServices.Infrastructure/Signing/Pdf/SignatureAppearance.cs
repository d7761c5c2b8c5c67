using OnlinePublicServices.Features.Ports;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Signing.Pdf;

/// <summary>
/// The visible block. Skia draws it as a page of its own; the page's content and resources become a form XObject, so
/// that fonts are embedded with exactly the letters that the block needs.
/// </summary>
internal static class SignatureAppearance
{
    private const float LargestText = 10;
    private const float Padding = 2;

    // Anchors in the law: the hand signature is blue, text is black.
    private static readonly SKColor Ink = SKColors.Black;

    /// <summary>The form XObject first, then what it refers to, numbered from <paramref name="firstNumber"/>.</summary>
    public static IReadOnlyList<PdfIndirect> Draw(FormContent content, int firstNumber)
    {
        var drawn = PdfFile.Read(DrawPage(content));
        var page = drawn.Pages()[0].Dict!;
        if (page.Ref("Contents") is not { } contents || drawn.Find(contents) is not { Stream: { } stream } source)
            throw new PdfSyntaxException("no content");

        var import = new Import(drawn, firstNumber + 1);
        var form = PdfDict
            .Of(
                ("Type", new PdfName("XObject")),
                ("Subtype", new PdfName("Form")),
                (
                    "BBox",
                    PdfArray.Of(
                        PdfAtom.Of(0),
                        PdfAtom.Of(0),
                        PdfAtom.Of(content.Place.Width),
                        PdfAtom.Of(content.Place.Height)
                    )
                ),
                ("Resources", import.Renumber(page["Resources"]!))
            )
            .With("Length", PdfAtom.Of(stream.Length));
        if (source.Dict!["Filter"] is { } filter)
            form = form.With("Filter", filter);
        return [new PdfIndirect(firstNumber, form, stream, 0), .. import.Objects];
    }

    private static byte[] DrawPage(FormContent content)
    {
        var (width, height) = ((float)content.Place.Width, (float)content.Place.Height);
        using var output = new MemoryStream();
        using var typeface = SignatureFont.For(content.BlockLines);
        using (var document = SKDocument.CreatePdf(output))
        {
            var canvas = document.BeginPage(width, height);
            var top = Padding;
            if (content.HandwrittenImage is { } png)
                top += DrawImage(canvas, png, width, height * 0.6f);
            DrawLines(
                canvas,
                typeface,
                content.BlockLines,
                new SKRect(Padding, top, width - Padding, height - Padding)
            );
            document.EndPage();
            document.Close();
        }

        return output.ToArray();
    }

    private static float DrawImage(SKCanvas canvas, byte[] png, float width, float height)
    {
        using var image = SKImage.FromEncodedData(png) ?? throw new PdfSyntaxException("no picture");
        var scale = Math.Min(width / image.Width, height / image.Height);
        var (w, h) = (image.Width * scale, image.Height * scale);
        canvas.DrawImage(
            image,
            SKRect.Create((width - w) / 2, Padding, w, h),
            new SKSamplingOptions(SKFilterMode.Linear)
        );
        return h;
    }

    /// <summary>As large as fits, at most ten points, each line centred.</summary>
    private static void DrawLines(SKCanvas canvas, SKTypeface typeface, IReadOnlyList<string> lines, SKRect area)
    {
        if (lines.Count == 0)
            return;
        // A page has no pixels: advances fitted to a screen's would pull the letters of a word apart.
        using var font = new SKFont(typeface, LargestText)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        var composed = lines.Select(SignatureFont.Compose).ToList();
        var widest = composed.Max(line => font.MeasureText(line));
        var fitting = Math.Min(area.Width / Math.Max(widest, 1), area.Height / (lines.Count * font.Spacing));
        font.Size = LargestText * Math.Min(1, fitting);

        var baseline = area.Top - font.Metrics.Ascent + ((area.Height - (lines.Count * font.Spacing)) / 2);
        foreach (var line in composed)
        {
            canvas.DrawText(line, area.MidX, baseline, SKTextAlign.Center, font, paint);
            baseline += font.Spacing;
        }
    }

    /// <summary>Copies what a value refers to, under new numbers.</summary>
    private sealed class Import(PdfFile from, int firstNumber)
    {
        private readonly Dictionary<int, int> numbers = [];
        private readonly SortedDictionary<int, PdfIndirect> copies = [];

        public IEnumerable<PdfIndirect> Objects => copies.Values;

        public PdfObject Renumber(PdfObject value) =>
            value switch
            {
                PdfRef to => new PdfRef(Copy(to.Number)),
                PdfArray array => new PdfArray([.. array.Items.Select(Renumber)]),
                PdfDict dict => new PdfDict([
                    .. dict.Entries.Select(e => KeyValuePair.Create(e.Key, Renumber(e.Value))),
                ]),
                _ => value,
            };

        private int Copy(int number)
        {
            if (numbers.TryGetValue(number, out var known))
                return known;
            var source = from.Find(number) ?? throw new PdfSyntaxException("resource missing");
            var target = firstNumber + numbers.Count;
            numbers.Add(number, target);
            copies.Add(target, new PdfIndirect(target, Renumber(source.Value), source.Stream, 0));
            return target;
        }
    }
}
