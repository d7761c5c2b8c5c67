using OnlinePublicServices.Architecture.Tests.Sources;
using OnlinePublicServices.Architecture.Tests.Tidy;

namespace OnlinePublicServices.Architecture.Tests.Canaries;

/// <summary>One violation for each tidy rule. A rule that does not see its own canary is blind.</summary>
public sealed class TidyCanaries
{
    private const string Path = "backend/Canary.cs";

    private static readonly Func<IReadOnlyCollection<SourceFile>, IEnumerable<string>> FileLength =
        TidyRules.FileLength;

    [Fact]
    public void A_file_of_401_lines_is_seen_and_one_with_a_reason_passes()
    {
        var lines = string.Concat(Enumerable.Repeat("\n", 400));

        FileLength.ShouldCatch(Path, lines + "class A;");
        FileLength.ShouldPass(Path, "// Longer than 400 lines: one table.\n" + lines);
    }

    [Fact]
    public void A_function_of_61_lines_is_seen() =>
        Seen(TidyRules.FunctionLength, "class A { void B() {" + string.Concat(Enumerable.Repeat("\n", 60)) + "} }");

    [Fact]
    public void A_leftover_mark_is_seen() => Seen(TidyRules.LeftoverMarks, "// TO" + "DO: later");

    [Theory]
    [InlineData("class HồSơ;")]
    [InlineData("class A { string b = \"hồ sơ\"; }")]
    [InlineData("class A { string b = $\"{1} đồng\"; }")]
    [InlineData("class A { char b = 'Đ'; }")]
    public void Vietnamese_letters_are_seen_in_names_and_literals(string text) =>
        Seen(TidyRules.VietnameseLetters, text);

    [Fact]
    public void Vietnamese_letters_pass_in_comments_and_as_escapes()
    {
        Func<IReadOnlyCollection<SourceFile>, IEnumerable<string>> rule = TidyRules.VietnameseLetters;

        rule.ShouldPass(Path, "/// <summary>hồ sơ</summary>\nclass A { char b = '\\u0111'; } // đồng");
    }

    [Theory]
    [InlineData("/ho" + "me/somebody/file")]
    [InlineData("C" + ":\\Users")]
    public void A_machines_path_is_seen(string path) =>
        Seen(TidyRules.MachinePaths, $"class A {{ string b = @\"{path}\"; }}");

    [Fact]
    public void A_region_directive_is_seen() => Seen(TidyRules.Regions, "#region A\nclass A;\n#endregion");

    [Theory]
    [InlineData("DateHelper")]
    [InlineData("DossierManager")]
    [InlineData("TextUtils")]
    [InlineData("CommonTypes")]
    public void An_empty_name_is_seen(string name) => Seen(TidyRules.EmptyNames, $"class {name};");

    [Theory]
    [InlineData("// var a = Next();")]
    [InlineData("// Send(a);")]
    [InlineData("// a.B = c;")]
    public void Commented_out_code_is_seen(string comment) => Seen(TidyRules.CommentedOutCode, comment + "\nclass A;");

    [Theory]
    [InlineData("SubmitWorks")]
    [InlineData("A_dossier_Should_pass")]
    public void A_name_that_is_no_sentence_is_seen(string name) =>
        Seen(TidyRules.TestNames, $"class A {{ [Fact] public void {name}() {{ }} }}");

    [Fact]
    public void A_stranger_in_the_root_is_seen_and_a_dotfile_passes() =>
        TidyRules
            .RootEntries(["backend", ".editorconfig", "docker-compose.yml", "Backend"])
            .ShouldBe(["docker-compose.yml", "Backend"]);

    private static void Seen(Func<IReadOnlyCollection<SourceFile>, IEnumerable<string>> rule, string text) =>
        rule.ShouldCatch(Path, text);
}
