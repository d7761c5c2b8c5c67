using System.Diagnostics;
using System.Text;
using OnlinePublicServices.Infrastructure.Documents.Inspection;
using SkiaSharp;

namespace OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

/// <summary>Hostile papers are refused by name; genuine ones pass.</summary>
public sealed class PaperInspectionTests
{
    private static readonly Lazy<List<(string Name, string Code, byte[] Bytes)>> HostileCorpus = new(() =>
        [.. HostilePdfs.All(), .. HostilePhotos()]
    );

    private static readonly Lazy<List<(string Name, string Type, int? Pages, byte[] Bytes)>> GenuineCorpus = new(() =>
        [.. Genuine()]
    );

    public static TheoryData<string> HostileNames => [.. Hostile().Select(h => h.Name)];

    public static TheoryData<string> GenuineNames => [.. GenuineCorpus.Value.Select(g => g.Name)];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void A_hostile_paper_is_refused_by_name(string name)
    {
        var (_, code, bytes) = Hostile().First(h => h.Name == name);

        var found = PaperInspection.Inspect(bytes);

        found.IsRefused.ShouldBeTrue();
        found.Error.Code.ShouldBe(code);
    }

    [Theory]
    [MemberData(nameof(GenuineNames))]
    public void A_genuine_paper_passes(string name)
    {
        var (_, type, pages, bytes) = GenuineCorpus.Value.First(g => g.Name == name);

        var found = PaperInspection.Inspect(bytes);

        found.Match(_ => "", error => error.Code).ShouldBe("");
        found.Value.MediaType.ShouldBe(type);
        found.Value.Pages.ShouldBe(pages);
    }

    [Fact]
    public void The_corpus_holds_at_least_a_hundred_hostile_and_twelve_genuine_papers()
    {
        Hostile().Count.ShouldBeGreaterThanOrEqualTo(100);
        GenuineCorpus.Value.Count.ShouldBeGreaterThanOrEqualTo(12);
        Hostile().Select(h => h.Name).Distinct().Count().ShouldBe(Hostile().Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_photograph_is_turned_upright_and_loses_its_metadata(int orientation)
    {
        var shown = PaperInspection.Inspect(APhoto.Held(orientation)).Value.Normalised!.Value.ToArray();

        var text = Encoding.Latin1.GetString(shown);
        text.ShouldNotContain("GPS");
        text.ShouldNotContain("Exif");
        text.ShouldNotContain("Cam");
        using var picture = SKBitmap.Decode(shown);
        (picture.Width, picture.Height).ShouldBe(orientation < 5 ? (240, 160) : (160, 240));
        // Where the stored picture's upper left corner belongs, by Exif 2.32, tag 0x0112.
        var (right, bottom) = orientation switch
        {
            2 => (true, false),
            3 => (true, true),
            4 => (false, true),
            6 => (true, false),
            7 => (true, true),
            8 => (false, true),
            _ => (false, false),
        };
        var red = picture.GetPixel(picture.Width * (right ? 3 : 1) / 4, picture.Height * (bottom ? 3 : 1) / 4);
        red.Red.ShouldBeGreaterThan((byte)200);
        red.Blue.ShouldBeLessThan((byte)60);
    }

    [Fact]
    public void What_hangs_behind_a_photograph_is_cut_off()
    {
        byte[] photo = [.. APhoto.Encoded(SKEncodedImageFormat.Jpeg), .. "PK\x03\x04 <script>alert(1)</script>"u8];

        var shown = PaperInspection.Inspect(photo).Value.Normalised!.Value.ToArray();

        Encoding.Latin1.GetString(shown).ShouldNotContain("script");
        shown[^2..].ShouldBe([0xFF, 0xD9]);
    }

    [Fact]
    public void A_large_photograph_is_made_smaller_and_keeps_its_shape()
    {
        var photo = APhoto.Encoded(SKEncodedImageFormat.Jpeg, 6000, 4000);

        using var picture = SKBitmap.Decode(PaperInspection.Inspect(photo).Value.Normalised!.Value.ToArray());

        picture.Width.ShouldBeLessThanOrEqualTo(4096);
        (picture.Width / (double)picture.Height).ShouldBe(1.5, 0.01);
    }

    internal static IReadOnlyList<(string Name, string Code, byte[] Bytes)> Hostile() => HostileCorpus.Value;

    private static IEnumerable<(string, string, byte[])> HostilePhotos()
    {
        const string unknown = "upload.type-unknown";
        var jpeg = APhoto.Encoded(SKEncodedImageFormat.Jpeg);
        var png = APhoto.Encoded(SKEncodedImageFormat.Png);
        yield return ("empty", unknown, []);
        yield return ("text", unknown, "just text"u8.ToArray());
        yield return ("web page", unknown, "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray());
        yield return (
            "vector picture",
            unknown,
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()
        );
        yield return ("program", unknown, "MZ\x90\0\x03"u8.ToArray());
        yield return ("Linux program", unknown, "\u007fELF\x02\x01"u8.ToArray());
        yield return ("archive", unknown, "PK\x03\x04\x14\0"u8.ToArray());
        yield return ("old office file", unknown, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        yield return ("GIF", unknown, "GIF89a\x01\0\x01\0"u8.ToArray());
        yield return ("BMP", unknown, "BM\x46\0\0\0"u8.ToArray());
        yield return ("TIFF", unknown, "II*\0\x08\0\0\0"u8.ToArray());
        yield return ("PostScript", unknown, "%!PS-Adobe-3.0\n"u8.ToArray());
        yield return ("film", unknown, "\0\0\0\u0020ftypisom\0\0\x02\0"u8.ToArray());
        yield return ("PDF behind a byte", unknown, [0x20, .. new APdf().Bytes()]);
        yield return ("PDF behind a web page", unknown, [.. "<html>"u8, .. new APdf().Bytes()]);
        yield return ("PDF behind a shell script", unknown, [.. "#!/bin/sh\n"u8, .. new APdf().Bytes()]);
        yield return ("JPEG behind a byte", unknown, [0, .. jpeg]);
        yield return ("HEIC", "upload.heic", "\0\0\0\u0018ftypheic\0\0\0\0"u8.ToArray());
        yield return ("HEIF, mif1", "upload.heic", "\0\0\0\u0018ftypmif1\0\0\0\0"u8.ToArray());
        yield return ("AVIF", "upload.heic", "\0\0\0\u0018ftypavif\0\0\0\0"u8.ToArray());
        yield return ("PNG of ten thousand megapixels", "upload.photo-too-large", APhoto.PngClaiming(100_000, 100_000));
        yield return (
            "PNG of fifty megapixels and one row",
            "upload.photo-too-large",
            APhoto.PngClaiming(10_000, 5_001)
        );
        yield return ("PNG of no width", "upload.photo-broken", APhoto.PngClaiming(0, 10));
        yield return ("PNG with rows missing", "upload.photo-broken", APhoto.PngClaiming(240, 4_000));
        yield return ("JPEG cut in half", "upload.photo-broken", jpeg[..(jpeg.Length / 2)]);
        yield return ("JPEG of its first bytes", "upload.photo-broken", jpeg[..20]);
        yield return ("PNG cut in half", "upload.photo-broken", png[..(png.Length / 2)]);
        yield return ("PNG signature alone", "upload.photo-broken", png[..8]);
        yield return ("WebP signature alone", "upload.photo-broken", "RIFF\x04\0\0\0WEBP"u8.ToArray());
        yield return (
            "script called JPEG",
            "upload.photo-broken",
            [0xFF, 0xD8, 0xFF, .. "<script>alert(1)</script>"u8]
        );
    }

    private static IEnumerable<(string Name, string Type, int? Pages, byte[] Bytes)> Genuine()
    {
        const string pdf = "application/pdf";
        const string jpeg = "image/jpeg";
        yield return ("JPEG", jpeg, null, APhoto.Encoded(SKEncodedImageFormat.Jpeg));
        yield return ("PNG", jpeg, null, APhoto.Encoded(SKEncodedImageFormat.Png));
        yield return ("WebP", jpeg, null, APhoto.Encoded(SKEncodedImageFormat.Webp));
        yield return ("JPEG from a camera", jpeg, null, APhoto.Held(6));
        yield return ("JPEG of twelve megapixels", jpeg, null, APhoto.Encoded(SKEncodedImageFormat.Jpeg, 4000, 3000));
        yield return ("one page by hand", pdf, 1, new APdf().Bytes());
        yield return ("two thousand pages", pdf, 2000, HostilePdfs.Pages(2000));
        yield return ("packed content", pdf, 1, new APdf().Packed(5, "", APdf.Latin("BT /F1 12 Tf (x) Tj ET")).Bytes());
        yield return (
            "link to the web",
            pdf,
            1,
            new APdf()
                .Page("/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >>]")
                .Bytes()
        );
        yield return (
            "opens at its first page",
            pdf,
            1,
            new APdf().Catalog("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>").Bytes()
        );
        yield return ("opens at a place", pdf, 1, new APdf().Catalog("/OpenAction [3 0 R /FitH 842]").Bytes());
        yield return (
            "catalog in an object stream",
            pdf,
            1,
            new APdf().WithObjectStream(
                (1, "<< /Type /Catalog /Pages 2 0 R >>"),
                (4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            )
        );
        yield return (
            "second revision",
            pdf,
            1,
            APdf.Revised(new APdf().Bytes(), (4, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"))
        );
        yield return (
            "signature field",
            pdf,
            1,
            new APdf()
                .Catalog("/AcroForm << /Fields [6 0 R] /SigFlags 3 >>")
                .Page("/Annots [6 0 R]")
                .Object(
                    6,
                    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] /Contents <00> >> >>"
                )
                .Bytes()
        );
        yield return ("drawn by Skia, three pages", pdf, 3, BySkia(3));
        yield return ("drawn by Skia as PDF/A", pdf, 1, BySkia(1, archival: true));
    }

    internal static byte[] BySkia(int pages, bool archival = false)
    {
        using var stream = new MemoryStream();
        using (
            var document = SKDocument.CreatePdf(
                stream,
                new SKDocumentPdfMetadata { PdfA = archival, Title = "Đơn đề nghị" }
            )
        )
        {
            using var font = new SKFont(SKTypeface.Default, 14);
            using var ink = new SKPaint();
            using var photo = SKImage.FromEncodedData(APhoto.Encoded(SKEncodedImageFormat.Jpeg));
            for (var page = 1; page <= pages; page++)
            {
                var canvas = document.BeginPage(595, 842);
                canvas.DrawText($"Page {page}", 72, 72, SKTextAlign.Left, font, ink);
                canvas.DrawImage(photo, 72, 100, SKSamplingOptions.Default);
                document.EndPage();
            }
        }
        return stream.ToArray();
    }
}

/// <summary>Other programs' PDFs pass as well; what they encrypt is refused. Needs qpdf.</summary>
public sealed class QpdfTests
{
    [Theory]
    [InlineData("--linearize", "")]
    [InlineData("--object-streams=generate", "")]
    [InlineData("--object-streams=generate --linearize", "")]
    [InlineData("--stream-data=uncompress", "")]
    [InlineData("--qdf", "")]
    [InlineData("--encrypt user owner 256 --", "upload.pdf-encrypted")]
    [InlineData("--encrypt  owner 256 --", "upload.pdf-encrypted")]
    [InlineData("--allow-weak-crypto --encrypt user owner 40 --", "upload.pdf-encrypted")]
    [InlineData("--object-streams=generate --encrypt user owner 256 --", "upload.pdf-encrypted")]
    public void A_file_rewritten_by_qpdf_is_read_for_what_it_is(string options, string refusal)
    {
        var tool = "/usr/bin/qpdf";
        Assert.False(!File.Exists(tool) && Environment.GetEnvironmentVariable("CI") == "true", "qpdf is not installed");
        Assert.SkipUnless(File.Exists(tool), "qpdf is not installed: apt-get install qpdf");
        var folder = Directory.CreateTempSubdirectory();
        var (source, target) = (Path.Combine(folder.FullName, "a.pdf"), Path.Combine(folder.FullName, "b.pdf"));
        File.WriteAllBytes(source, PaperInspectionTests.BySkia(3));
        using (var qpdf = Process.Start(tool, [.. options.Split(' '), source, target]))
            qpdf.WaitForExit();

        var found = PaperInspection.Inspect(File.ReadAllBytes(target));

        found.Match(_ => "", error => error.Code).ShouldBe(refusal);
        folder.Delete(recursive: true);
    }
}
