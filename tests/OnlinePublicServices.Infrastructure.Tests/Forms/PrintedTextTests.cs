using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using OnlinePublicServices.Infrastructure.Forms.Layout;

namespace OnlinePublicServices.Infrastructure.Tests.Forms;

public sealed class PrintedTextTests
{
    private static readonly TextStyle Style = new(FontStyle.Regular, 13);

    [Property]
    public void Whatever_comes_in_one_printable_line_comes_out(string? text)
    {
        var clean = PrintedText.Clean(text, 20);

        clean.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        clean.EnumerateRunes().Count().ShouldBeLessThanOrEqualTo(22);
        clean.EnumerateRunes().ShouldAllBe(letter => FormFonts.CanPrint(letter));
        clean.ShouldAllBe(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.Control);
        PrintedText.Clean(clean, 22).ShouldBe(clean);
    }

    [Property]
    public void Breaking_keeps_every_word_and_every_line_within_its_width(string?[] words)
    {
        var text = PrintedText.Clean(string.Join(' ', words));

        var lines = TextLine.Break([new TextRun(text, Style)], 60);

        lines.ShouldAllBe(line => line.Width <= 60);
        var joined = lines.Select(line =>
            string.Concat(line.Runs.Select(run => run.Text)) + (line.EndsAtSpace ? " " : "")
        );
        string.Concat(joined).ShouldBe(text);
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_letter_that_shows()
    {
        var clean = PrintedText.Clean("\uD800Trân\uDC00");

        clean.ShouldBe("\uFFFDTrân\uFFFD");
    }

    [Fact]
    public void A_word_wider_than_the_line_is_broken_and_no_other()
    {
        var lines = TextLine.Break([new TextRun("ab WWWWWWWWWWWW cd", Style)], 60);

        lines.Select(line => line.Runs[0].Text).ShouldBe(["ab", "WWWW", "WWWW", "WWWW", "cd"]);
    }
}
