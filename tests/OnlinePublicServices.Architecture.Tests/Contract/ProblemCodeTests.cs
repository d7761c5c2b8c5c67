using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OnlinePublicServices.Architecture.Tests.Sources;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Architecture.Tests.Contract;

/// <summary>The published list of codes against those that the sources can give.</summary>
public sealed partial class ProblemCodeTests
{
    private const string Registry = "ProblemCodes.cs";

    /// <summary>Literals that look like a code and are none, each with what it is.</summary>
    private static readonly string[] NoCodes = [];

    [Fact]
    public void Every_code_that_the_server_can_give_is_published()
    {
        var given = CodesIn(Repository.Backend).Except(NoCodes).Order(StringComparer.Ordinal).ToArray();

        // What was found lies beside the test program, to be looked at and, if it is right, copied into the registry.
        File.WriteAllLines(
            Path.Combine(AppContext.BaseDirectory, "problem-codes.received.txt"),
            given.Select(c => $"        \"{c}\",")
        );
        given.ShouldNotBeEmpty();
        ProblemCodes.All.ShouldBe(given);
    }

    [Theory]
    [InlineData("class A { object B = new DomainError(\"area.code\", ErrorKind.Refused); }")]
    [InlineData("class A { DomainError B => new(\"area.code\", ErrorKind.Refused); }")]
    [InlineData("class A { object B = new FieldError(\"path\", \"area.code\"); }")]
    [InlineData(
        "class A { DomainError B => new(\"area.other\", ErrorKind.Refused); DomainError C = Refused(\"area.code\"); }"
    )]
    public void A_code_is_found_however_it_is_made(string text) =>
        CodesIn([new SourceFile("backend/A.cs", text)]).ShouldContain("area.code");

    [Fact]
    public void A_name_with_a_dot_from_no_known_area_is_no_code() =>
        CodesIn([new SourceFile("backend/A.cs", "class A { string B = \"fields.some\"; }")]).ShouldBeEmpty();

    /// <summary>
    /// A code's area is known when one of its codes is made in the open; then every literal of that area counts, however
    /// it travels.
    /// </summary>
    private static HashSet<string> CodesIn(IReadOnlyCollection<SourceFile> files)
    {
        var literals = files
            .Where(file => file.Name != Registry)
            .SelectMany(file => file.Syntax.DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Where(literal =>
                literal.IsKind(SyntaxKind.StringLiteralExpression) && Code().IsMatch(literal.Token.ValueText)
            )
            .ToArray();
        var areas = literals
            .Where(IsMadeInTheOpen)
            .Select(AreaOf)
            .Concat(ProblemCodes.All.Select(c => c.Split('.')[0]))
            .ToHashSet();
        return
        [
            .. literals.Where(literal => areas.Contains(AreaOf(literal))).Select(literal => literal.Token.ValueText),
        ];
    }

    private static string AreaOf(LiteralExpressionSyntax literal) => literal.Token.ValueText.Split('.')[0];

    private static bool IsMadeInTheOpen(LiteralExpressionSyntax literal) =>
        literal.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made }
        && (
            made
                is ObjectCreationExpressionSyntax
                {
                    Type: IdentifierNameSyntax { Identifier.Text: "DomainError" or "FieldError" }
                }
            || made.ArgumentList!.Arguments.Any(argument =>
                argument.ToString().StartsWith("ErrorKind.", StringComparison.Ordinal)
            )
        );

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+(?<!\.(json|txt|db|css|html|js|xml|pdf|ttf|pem|crl|key))$")]
    private static partial Regex Code();
}
