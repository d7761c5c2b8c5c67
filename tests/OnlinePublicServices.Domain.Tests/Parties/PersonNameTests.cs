using System.Text;
using OnlinePublicServices.Domain.Parties;

namespace OnlinePublicServices.Domain.Tests.Parties;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Nguyễn Thị Hoà", "Nguyễn Thị Hoà")]
    [InlineData("  Lê   Văn  An ", "Lê Văn An")]
    [InlineData("H'Hen Niê", "H'Hen Niê")]
    [InlineData("Y Bhăm-Êban", "Y Bhăm-Êban")]
    [InlineData("Lê\u00a0An", "Lê An")]
    [InlineData("Lê\u202e An\u200b", "Lê An")]
    [InlineData("\ufeffÁi", "Ái")]
    public void A_name_is_kept_tidied(string text, string expected) =>
        PersonName.Parse(text).Value.Value.ShouldBe(expected);

    [Fact]
    public void Both_Unicode_forms_of_a_name_are_one_name()
    {
        var composed = PersonName.Parse("Nguyễn Thị Hường").Value;

        PersonName.Parse("Nguyễn Thị Hường".Normalize(NormalizationForm.FormD)).Value.ShouldBe(composed);
        composed.Capitals.ShouldBe("NGUYỄN THỊ HƯỜNG");
        composed.ToString().ShouldBe("Nguyễn Thị Hường");
    }

    [Theory]
    [InlineData(null, "person-name.empty")]
    [InlineData("   ", "person-name.empty")]
    [InlineData("\u200b\u200b", "person-name.empty")]
    [InlineData("An\r\nBcc: x", "person-name.character")]
    [InlineData("An\0", "person-name.character")]
    [InlineData("An1", "person-name.character")]
    [InlineData("<b>An</b>", "person-name.character")]
    [InlineData("-An", "person-name.character")]
    [InlineData("An\u2028B", "person-name.character")]
    [InlineData("An 😀", "person-name.character")]
    public void What_is_no_name_is_refused(string? text, string code) =>
        PersonName.Parse(text).Error.Code.ShouldBe(code);

    [Fact]
    public void Half_a_character_is_refused()
    {
        PersonName.Parse("An\ud800").Error.Code.ShouldBe("person-name.character");
        PersonName.Parse("\udc00An").Error.Code.ShouldBe("person-name.character");
    }

    [Fact]
    public void Length_is_counted_as_a_reader_counts()
    {
        var longest = string.Concat(Enumerable.Repeat("ệ", PersonName.MaxLength)).Normalize(NormalizationForm.FormD);

        PersonName.Parse(longest).IsRefused.ShouldBeFalse();
        PersonName.Parse(longest + "a").Error.Code.ShouldBe("person-name.too-long");
        PersonName.Parse("a" + new string('\u0301', 400)).Error.Code.ShouldBe("person-name.too-long");
    }
}
