using OnlinePublicServices.Architecture.Tests.Sources;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Feedback;

namespace OnlinePublicServices.Architecture.Tests.Contract;

public sealed class DocumentsTests
{
    [Theory]
    [InlineData("dossier-lifecycle")]
    [InlineData("feedback-lifecycle")]
    public void The_published_diagram_is_the_table_of_the_code(string name)
    {
        var page = Repository.ReadText($"backend/docs/{name}.md");
        var table = name == "dossier-lifecycle" ? DossierLifecycle.Diagram() : FeedbackLifecycle.Diagram();

        var published = page.Split("```mermaid\n")[1].Split("```")[0];

        published.Trim().ShouldBe(table.ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public void Decisions_are_numbered_once_and_begin_with_their_result()
    {
        var decisions = Directory
            .GetFiles(Repository.PathOf("backend/docs/adr"), "*.md")
            .ToDictionary(path => Path.GetFileName(path)[..4]);

        decisions.ShouldNotBeEmpty();
        foreach (var (number, path) in decisions)
        {
            var lines = File.ReadAllLines(path);
            lines[0].ShouldStartWith($"# {number} ");
            lines[2].ShouldStartWith("**Result.**");
            lines.ShouldContain("## When this does not apply");
        }
    }
}
