using System.Text;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Uploads;

namespace OnlinePublicServices.Features.Tests.Uploads;

/// <summary>File names are text: whatever a browser sends, what is kept does no harm in a list, a head or a folder.</summary>
public sealed class FileNameTextTests
{
    [Theory]
    [InlineData("giấy khai sinh.pdf", "giấy khai sinh.pdf")]
    [InlineData("gia\u0302\u0301y.pdf", "giấy.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Windows\\system32\\cmd.exe", "cmd.exe")]
    [InlineData("a\0b.pdf", "ab.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\u200B\u200D\uFEFFb.pdf", "ab.pdf")]
    [InlineData("<script>alert(1)</script>.pdf", "script>.pdf")]
    [InlineData("\"; filename=evil.html", " filename=evil.html")]
    [InlineData("a\u00A0b\u3000c.pdf", "a b c.pdf")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData("///", "file")]
    [InlineData("\u3164\u2800", "file")]
    [InlineData("\uE000\uFFFD.pdf", "pdf")]
    [InlineData("con%00.pdf", "con00.pdf")]
    public void A_hostile_name_becomes_harmless_text(string sent, string expected) =>
        FileNameText.Clean(sent).ShouldBe(expected.Replace(">", "").Trim());

    [Fact]
    public void Any_character_alone_or_doubled_does_no_harm()
    {
        for (var value = 0; value <= 0xFFFF; value++)
        {
            if (char.IsSurrogate((char)value))
                continue;
            var clean = FileNameText.Clean($"a{(char)value}b.pdf");

            clean.ShouldNotContain('/');
            clean.ShouldNotContain('\\');
            clean.Any(char.IsControl).ShouldBeFalse();
            clean.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_long_name_keeps_its_ending_and_no_half_character()
    {
        var clean = FileNameText.Clean(string.Concat(Enumerable.Repeat("😀", 300)) + ".pdf");

        clean.Length.ShouldBeLessThanOrEqualTo(200);
        clean.ShouldEndWith(".pdf");
        clean.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
    }

    [Fact]
    public void A_head_carries_the_true_name_and_a_plain_one() =>
        PaperContent
            .Disposition("attachment", "đơn 1.pdf")
            .ShouldBe("attachment; filename=\"__n 1.pdf\"; filename*=UTF-8''%C4%91%C6%A1n%201.pdf");
}
