using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

/// <summary>What every form's file is, by the eyes of other programs.</summary>
public sealed class FormFileTests
{
    public static TheoryData<string> Kinds =>
        [
            "slip",
            "slip of 2018",
            "refusal",
            "supplement request",
            "apology",
            "stop notice",
            "control sheet",
            "declaration",
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_form_is_a4_and_tagged_in_vietnamese_with_a_title(string kind)
    {
        var form = Draw(kind);

        var facts = form.Through("pdfinfo", "{file}");
        facts.ShouldContain("595.28 x 841.89 pts (A4)");
        facts.ShouldMatch("Tagged: +yes");
        facts.ShouldMatch("Title: +[A-ZĐ]");
        form.Raw().ShouldContain("/Lang(vi-VN)");
        form.Raw().ShouldContain("/DisplayDocTitle true");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_form_is_marked_as_pdf_a_and_has_an_output_intent(string kind)
    {
        var raw = Draw(kind).Raw();

        raw.ShouldContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
        raw.ShouldContain("/S/GTS_PDFA1");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_form_is_sound_to_a_strict_reader(string kind) =>
        Draw(kind).Through("qpdf", "--check", "{file}").ShouldContain("No syntax or stream encoding errors");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_font_is_an_embedded_subset_that_gives_its_letters_back(string kind)
    {
        var fonts = Draw(kind).Through("pdffonts", "{file}").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        fonts.ShouldNotBeEmpty();
        fonts.ShouldAllBe(font => font.Contains("+Tinos-", StringComparison.Ordinal));
        fonts.ShouldAllBe(font => font.Contains("yes yes yes", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_in_a_form_runs_links_or_can_be_filled_in(string kind)
    {
        var raw = Draw(kind).Raw();

        foreach (
            var forbidden in new[] { "/Annot", "/AcroForm", "/OpenAction", "/AA<", "/JavaScript", "/URI", "/ObjStm" }
        )
        {
            raw.ShouldNotContain(forbidden);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_letter_belongs_to_the_structure_or_is_called_an_ornament(string kind)
    {
        foreach (var page in Draw(kind).Pages())
        {
            page.GetMarkedContents().Sum(content => content.Letters.Count).ShouldBe(page.Letters.Count);
        }
    }

    [Fact]
    public void A_screen_reader_hears_the_words_apart_where_a_line_ends()
    {
        var heard = AForm.Renderer.Render(AForm.Slip).Through("pdfinfo", "-struct-text", "{file}");

        heard.ShouldContain("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", Case.Sensitive);
        heard.ShouldContain("H1");
        heard.ShouldContain("LBody");
    }

    private static RenderedForm Draw(string kind) =>
        kind switch
        {
            "slip" => AForm.Renderer.Render(AForm.Slip),
            "slip of 2018" => AForm.Renderer.Render(AForm.SlipOfEditionA),
            "refusal" => AForm.Renderer.Render(AForm.Refusal),
            "supplement request" => AForm.Renderer.Render(AForm.Supplement),
            "apology" => AForm.Renderer.Render(AForm.Apology),
            "stop notice" => AForm.Renderer.Render(AForm.Stop),
            "control sheet" => AForm.Renderer.Render(AForm.Control),
            _ => AForm.Renderer.Render(AForm.Declaration),
        };
}
