using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Tests.Documents.Inspection;
using OnlinePublicServices.Infrastructure.Tests.Signing;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

/// <summary>A file of the office's own as the result: its pages, and behind them the sheet that is signed.</summary>
public sealed class BoundPagesTests : IDisposable
{
    private readonly SigningOffice office = new(clock: TimeProvider.System);

    public void Dispose() => office.Dispose();

    [Fact]
    public void The_pages_stand_first_and_the_sheet_that_is_signed_last()
    {
        var paper = Bind(new APdf().Bytes());

        paper.PageCount.ShouldBe(2);
        paper.SignaturePlace!.Page.ShouldBe(2);
        paper.Pages()[0].Text.ShouldContain("Paper");
        paper.Text().ShouldContain("chưa đăng ký kết hôn");
        paper.Text().ShouldContain("có giá trị đối với toàn bộ tệp");
    }

    [Fact]
    public void A_file_in_the_new_form_of_objects_in_streams_comes_out_in_the_old_one() =>
        Bind(new APdf().WithObjectStream((4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")))
            .Pages()[0]
            .Text.ShouldContain("Paper");

    [Fact]
    public void What_a_tree_of_pages_hands_down_comes_along()
    {
        var file = new APdf()
            .Object(2, "<< /Type /Pages /Kids [6 0 R] /Count 1 /MediaBox [0 0 842 595] /Rotate 90 >>")
            .Object(6, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 4 0 R >> >> >>")
            .Object(3, "<< /Type /Page /Parent 6 0 R /Contents 5 0 R >>");

        var page = Bind(file.Bytes()).Pages()[0];

        page.Text.ShouldContain("Paper");
        page.Rotation.Value.ShouldBe(90);
    }

    [Fact]
    public void Links_notes_bookmarks_and_history_stay_behind()
    {
        var file = new APdf()
            .Catalog("/Outlines 7 0 R /Metadata 8 0 R")
            .Page("/Annots [6 0 R] /StructParents 0 /PieceInfo << /Maker << /LastModified (D:2026) >> >>")
            .Object(6, "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.vn) >> >>")
            .Object(7, "<< /Type /Outlines /Count 0 >>")
            .Stream(8, "/Type /Metadata /Subtype /XML", "<secret/>");

        var raw = Bind(file.Bytes()).Raw();

        foreach (var left in (string[])["example.vn", "/Annot", "Outlines", "secret", "PieceInfo", "StructParents"])
        {
            raw.ShouldNotContain(left);
        }
    }

    [Fact]
    public void The_same_file_gives_the_same_bytes() =>
        Bind(new APdf().Bytes()).Pdf.Span.SequenceEqual(Bind(new APdf().Bytes()).Pdf.Span).ShouldBeTrue();

    [Fact]
    public void A_file_whose_keys_are_spelt_in_disguise_is_refused()
    {
        var disguised = new APdf().Object(
            3,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F#20 4 0 R >> >> /Contents 5 0 R >>"
        );

        Fitness(disguised).ShouldBe("outcome.file-unfit");
        Fitness(new APdf()).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_would_look_otherwise_without_what_stays_behind_is_refused()
    {
        var note = new APdf()
            .Page("/Annots [6 0 R]")
            .Object(6, "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (no) >>");

        Fitness(note).ShouldBe("outcome.file-unfit");
        var filledIn = new APdf()
            .Catalog("/AcroForm << /Fields [6 0 R] >>")
            .Page("/Annots [6 0 R]")
            .Object(6, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Hanh) /Rect [0 0 9 9] >>");
        Fitness(filledIn).ShouldBe("outcome.file-unfit");
        Fitness(new APdf().Catalog("/OCProperties << /OCGs [] >>")).ShouldBe("outcome.file-unfit");
    }

    [Fact]
    public void A_page_is_what_the_inspection_took_for_one()
    {
        var pages = new APdf()
            .Object(2, "<< /Type /Pages /Kids [6 0 R] /Count 1 >>")
            .Object(6, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Kids [3 0 R 3 0 R] >>");
        var twice = new APdf().Object(2, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>");

        Fitness(pages).ShouldBeNull();
        Fitness(twice, pages: 2).ShouldBe("outcome.file-unfit");
        Fitness(new APdf(), pages: 2).ShouldBe("outcome.file-unfit");
    }

    [Fact]
    public void A_small_file_that_names_a_large_thing_many_times_is_bound_once_or_not_at_all()
    {
        var stream = new byte[1024 * 1024];
        var names = string.Concat(Enumerable.Range(10, 50).Select(n => $"/X{n} {n} 0 R "));
        var aliases = new APdf().Stream(6, "/Type /XObject /Subtype /Image /Width 1 /Height 1", stream);
        foreach (var number in Enumerable.Range(10, 50))
        {
            aliases.Object(number, "6 0 R");
        }

        aliases.Object(
            3,
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << {names} >> >> /Contents 5 0 R >>"
        );
        var inherited = new APdf().Object(
            2,
            $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(10, 100).Select(n => $"{n} 0 R"))}] /Count 100 "
                + $"/Resources << /Font << /F1 4 0 R >> /Junk ({new string('a', 200_000)}) >> /MediaBox [0 0 9 9] >>"
        );
        foreach (var number in Enumerable.Range(10, 100))
        {
            inherited.Object(number, "<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>");
        }

        Bind(aliases.Bytes()).Pdf.Length.ShouldBeLessThan(2 * 1024 * 1024);
        Fitness(inherited, pages: 100).ShouldBe("outcome.file-unfit");
    }

    [Fact]
    public async Task A_page_that_a_browser_printed_is_signed_on_its_sheet_and_everybody_accepts_it()
    {
        var paper = Bind(await Printed("<h1 lang=vi>Quyết định</h1><p>Cấp cho bà Trân một bản.</p>"));
        var head = office.Hire();
        var content = office.Content(head, paper.Pdf.ToArray()) with { Place = paper.SignaturePlace! };

        var prepared = (await office.Signing.PrepareAsync(content, TestContext.Current.CancellationToken)).Value;
        var signature = new FormSignature(head.Sign(prepared.SignedAttributes, prepared.Algorithm));
        var signed = await office.Signing.CompleteAsync(prepared, signature, TestContext.Current.CancellationToken);

        var path = Path.Combine(office.Folder, "result.pdf");
        await File.WriteAllBytesAsync(path, signed.Value.Pdf, TestContext.Current.CancellationToken);
        (await OutsideTool.RunAsync("pdfsig", path)).Output.ShouldContain("Signature is Valid");
        (await OutsideTool.RunAsync("qpdf", "--check", path)).ExitCode.ShouldBe(0);
        var text = (await OutsideTool.RunAsync("pdftotext", "-layout", path, "-")).Output;
        text.ShouldContain("Quyết định");
        text.ShouldContain("Cấp cho bà Trân một bản.");
        (await office.InspectAsync(signed.Value.Pdf)).Verdict.ShouldBe(InspectionVerdict.Valid);
    }

    /// <summary>Why a file can't be bound.</summary>
    private static string? Fitness(APdf file, int pages = 1) =>
        AForm.Renderer.CanBind(file.Bytes(), pages).Match<string?>(_ => null, error => error.Code);

    private static RenderedForm Bind(byte[] file) => AForm.Renderer.Render(AForm.Result with { Pages = file });

    /// <summary>A page as a browser prints it to a file.</summary>
    private async Task<byte[]> Printed(string html)
    {
        var (page, file) = (Path.Combine(office.Folder, "page.html"), Path.Combine(office.Folder, "page.pdf"));
        await File.WriteAllTextAsync(page, $"<meta charset=utf-8>{html}", TestContext.Current.CancellationToken);
        await OutsideTool.RunAsync(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            $"--user-data-dir={Path.Combine(office.Folder, "browser")}",
            $"--print-to-pdf={file}",
            page
        );
        return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
    }
}
