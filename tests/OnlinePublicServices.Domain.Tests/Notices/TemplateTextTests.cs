using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Domain.Tests.Notices;

public sealed class TemplateTextTests
{
    private static readonly Dictionary<string, string?> Values = new(StringComparer.Ordinal)
    {
        ["code"] = "H56-1",
        ["reason"] = "Thiếu {code}.\nThiếu ảnh.",
        ["dueAt"] = null,
        ["unit"] = "",
    };

    [Theory]
    [InlineData("Hồ sơ {code}.", "Hồ sơ H56-1.")]
    [InlineData("{code}{code}", "H56-1H56-1")]
    [InlineData("Một\nHẹn {dueAt}.\nHai", "Một\nHai")]
    [InlineData("Một\n\n{dueAt}\n\nHai", "Một\n\nHai")]
    [InlineData("\n\nMột\n\n\nHai\n\n", "Một\n\nHai")]
    [InlineData("Tại {unit}, {code}", "")]
    [InlineData("Lý do:\n{reason}", "Lý do:\nThiếu {code}.\nThiếu ảnh.")]
    [InlineData("O\u0302ng", "\u00D4ng")]
    public void A_line_without_its_value_is_left_out_and_a_value_is_never_read_again(string template, string expected)
    {
        var text = TemplateText.Read(template);

        text.Faults.ShouldBeEmpty();
        text.Fill(Values.GetValueOrDefault).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a {code", "template.brace-open", 1, 3, null)]
    [InlineData("một\nhai {code\n}", "template.brace-open", 2, 5, null)]
    [InlineData("a } b", "template.brace-stray", 1, 3, null)]
    [InlineData("{a{code}}", "template.brace-nested", 1, 3, null)]
    [InlineData("{{code}}", "template.brace-nested", 1, 2, null)]
    [InlineData("{}", "template.placeholder-unknown", 1, 1, "")]
    [InlineData("{ code }", "template.placeholder-unknown", 1, 1, " code ")]
    [InlineData("{0:X}", "template.placeholder-unknown", 1, 1, "0:X")]
    [InlineData("{mã}", "template.placeholder-unknown", 1, 1, "mã")]
    public void What_can_not_be_read_is_named_at_its_place_once(
        string template,
        string code,
        int line,
        int column,
        string? found
    ) => TemplateText.Read(template).Faults[0].ShouldBe(new TextFault(code, line, column, found));

    [Theory]
    [InlineData("{a{code}}")]
    [InlineData("{{{code}}} và {code}")]
    public void A_nest_of_braces_is_one_fault(string template) =>
        TemplateText.Read(template).Faults.ShouldHaveSingleItem().Code.ShouldBe("template.brace-nested");

    [Theory]
    [InlineData("Hẹn trả {dueAt}, xem tại {link} để biết thêm", true)]
    [InlineData("Hẹn trả {dueAt}.\nXem tại {link}", false)]
    [InlineData("Hẹn trả {dueAt}, xem tại {link}\nXem tại {link}", false)]
    [InlineData("Không có đường dẫn", true)]
    public void A_value_that_goes_with_another_that_is_missing_is_lost(string template, bool isLost) =>
        TemplateText
            .Read(template)
            .Loses("link", name => name == "link" ? "https://motcua.example" : null)
            .ShouldBe(isLost);
}
