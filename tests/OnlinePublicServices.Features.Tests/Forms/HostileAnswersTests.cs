using System.Text;
using System.Text.Json;
using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Tests.Forms;

/// <summary>What a stranger may send instead of answers.</summary>
public sealed class HostileAnswersTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\": 1")]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    [InlineData("{\"a\": {\"b\": 1, \"b\": 2}}")]
    [InlineData("{\"a\": 1} {\"b\": 2}")]
    [InlineData("{\"a\": NaN}")]
    [InlineData("{\"a\": \"\\ud800\"}")]
    [InlineData("{\"\\udfff\": 1}")]
    [InlineData("{/* */ \"a\": 1}")]
    public void What_is_not_one_clean_object_is_refused(string sent)
    {
        var read = FormAnswers.Parse(Encoding.UTF8.GetBytes(sent));

        read.Error.Code.ShouldBe("answers.malformed");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var read = FormAnswers.Parse([.. "{\"a\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);

        read.Error.Code.ShouldBe("answers.malformed");
    }

    [Theory]
    [InlineData(33)]
    [InlineData(100_000)]
    public void Deep_nesting_is_refused(int depth)
    {
        var sent = $"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}";

        var read = FormAnswers.Parse(Encoding.UTF8.GetBytes(sent));

        read.Error.Code.ShouldBe("answers.malformed");
    }

    [Fact]
    public void More_than_a_mebibyte_is_refused()
    {
        var sent = $"{{\"a\":\"{new string('a', FormAnswers.BytesMax)}\"}}";

        var read = FormAnswers.Parse(Encoding.UTF8.GetBytes(sent));

        read.Error.Code.ShouldBe("answers.too-large");
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1000000000000000")]
    [InlineData("0.0000001")]
    [InlineData("\"3\"")]
    [InlineData("true")]
    [InlineData("[3]")]
    public void A_number_beyond_the_limits_is_of_the_wrong_type(string number)
    {
        var answers = FormFiles.Answers($"{{\"copies\": {number}}}");

        var faults = FormValidator.CheckShape(FormFiles.Named("birth-registration"), answers);

        FormFiles.Lines(faults).ShouldBe(["copies field.type"]);
    }

    [Fact]
    public void A_hundred_thousand_unknown_fields_are_refused_with_a_hundred_of_them_named()
    {
        var sent = $"{{{string.Join(',', Enumerable.Range(0, 80_000).Select(i => $"\"f{i}\":1"))}}}";
        var answers = FormFiles.Answers(sent);

        var faults = FormValidator.CheckSubmission(FormFiles.Named("birth-registration"), answers, Today).Faults;

        faults.Count.ShouldBe(FormValidator.FaultsMax);
    }

    [Fact]
    public void An_unknown_field_is_told_by_a_shortened_name()
    {
        var answers = FormFiles.Answers($"{{\"{new string('x', 5000)}\": 1}}");

        var faults = FormValidator.CheckShape(FormFiles.Named("birth-registration"), answers);

        faults.ShouldHaveSingleItem().Path.Length.ShouldBe(80);
    }

    // An engine that backtracks would need longer than the world has existed.
    [Fact]
    public void An_evil_pattern_in_a_definition_is_run_in_linear_time()
    {
        var json = File.ReadAllText(Path.Combine(FormFiles.Vectors, "everything.v1.json"))
            .Replace("^[0-9]{4}$", "^(a+)+$", StringComparison.Ordinal)
            .Replace("\"maxLength\": 4,", "\"maxLength\": 10000,", StringComparison.Ordinal);
        var form = FormFiles.Read("everything.v1.json", json, out _)!;
        var answers = FormFiles.Answers(JsonSerializer.Serialize(new { code = new string('a', 9_999) + "!" }));

        var faults = FormValidator.CheckSubmission(form, answers, Today).Faults;

        FormFiles.Lines(faults).ShouldContain("code field.pattern");
    }
}
