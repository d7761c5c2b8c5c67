using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Tidy;

public sealed class TidyTests
{
    [Fact]
    public void A_file_stays_within_400_lines_or_its_head_says_why() =>
        Repository.Texts.ShouldHold(TidyRules.FileLength);

    [Fact]
    public void A_function_stays_within_60_lines() =>
        Repository.Backend.Concat(Repository.Tests).ToArray().ShouldHold(TidyRules.FunctionLength);

    [Fact]
    public void No_mark_of_unfinished_work_is_left() => Repository.Texts.ShouldHold(TidyRules.LeftoverMarks);

    [Fact]
    public void Names_and_literals_of_the_server_hold_no_Vietnamese_letters() =>
        Repository.Backend.ShouldHold(TidyRules.VietnameseLetters);

    [Fact]
    public void No_text_names_a_path_of_a_machine() => Repository.Texts.ShouldHold(TidyRules.MachinePaths);

    [Fact]
    public void No_file_is_folded_by_regions() =>
        Repository.Backend.Concat(Repository.Tests).ToArray().ShouldHold(TidyRules.Regions);

    [Fact]
    public void A_type_is_named_for_its_job() =>
        Repository.Backend.Concat(Repository.Tests).ToArray().ShouldHold(TidyRules.EmptyNames);

    [Fact]
    public void No_code_is_kept_as_a_comment() =>
        Repository.Backend.Concat(Repository.Tests).ToArray().ShouldHold(TidyRules.CommentedOutCode);

    [Fact]
    public void The_name_of_a_test_is_a_sentence() => Repository.Tests.ShouldHold(TidyRules.TestNames);

    [Fact]
    public void The_root_shows_only_what_was_agreed()
    {
        var found = Directory.EnumerateFileSystemEntries(Repository.Root).Select(entry => Path.GetFileName(entry)!);

        found.ToArray().ShouldHold(TidyRules.RootEntries);
    }
}
