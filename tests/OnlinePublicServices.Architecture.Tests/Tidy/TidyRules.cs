using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Tidy;

/// <summary>What a file may look like. Each rule lists the violations that it sees.</summary>
internal static partial class TidyRules
{
    private const int FileLinesMax = 400;
    private const int FunctionLinesMax = 60;
    private const int HeadLines = 15;
    private const string LengthReason = "Longer than 400 lines";

    private static readonly string[] CodeEndings = [".cs", ".ts", ".mjs", ".js", ".css", ".html", ".sh"];

    private static readonly string[] AgreedAtRoot =
    [
        "backend",
        "frontend",
        "infra",
        "tests",
        "node_modules",
        "LICENSE",
        "OnlinePublicServices.sln",
        "README.md",
        "package.json",
        "package-lock.json",
    ];

    /// <summary>The root holds what was agreed, and dotfiles.</summary>
    public static IEnumerable<string> RootEntries(IReadOnlyCollection<string> names) =>
        names.Where(name => !name.StartsWith('.')).Except(AgreedAtRoot, StringComparer.Ordinal);

    /// <summary>At most 400 lines, unless the file's head says why (<c>Longer than 400 lines: …</c>).</summary>
    public static IEnumerable<string> FileLength(IReadOnlyCollection<SourceFile> files) =>
        files
            .Where(file => CodeEndings.Contains(Path.GetExtension(file.Path)))
            .Where(file => file.Lines.Length > FileLinesMax)
            .Where(file =>
                !file.Lines.Take(HeadLines).Any(line => line.Contains(LengthReason, StringComparison.Ordinal))
            )
            .Select(file => $"{file.Path}: {file.Lines.Length} lines");

    /// <summary>
    /// At most 60 lines a function, counted without its summary and attributes. In tests the tests alone are counted: what
    /// makes up a fixture is data.
    /// </summary>
    public static IEnumerable<string> FunctionLength(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from function in file.Syntax.DescendantNodes()
        where function is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        where
            !file.Path.StartsWith("tests/", StringComparison.Ordinal)
            || function is MethodDeclarationSyntax test && IsTest(test)
        let lines = file.LineOf(function.Span.End) - file.LineOf(Signature(function).SpanStart) + 1
        where lines > FunctionLinesMax
        select $"{file.At(function)}: {lines} lines";

    /// <summary>Marks of unfinished work never reach the main branch.</summary>
    public static IEnumerable<string> LeftoverMarks(IReadOnlyCollection<SourceFile> files) =>
        Matches(files.Where(file => CodeEndings.Contains(Path.GetExtension(file.Path))), LeftoverMark());

    /// <summary>
    /// No Vietnamese letters in identifiers or literals: wording lives in data, resources and templates. Escapes
    /// (<c>\u0111</c>) are for the few places that handle letters as letters.
    /// </summary>
    public static IEnumerable<string> VietnameseLetters(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from token in file.Syntax.DescendantTokens()
        where IsNameOrText(token.Kind()) && VietnameseLetter().IsMatch(token.Text)
        select $"{file.At(token)}: {token.Text}";

    /// <summary>No path of somebody's machine.</summary>
    public static IEnumerable<string> MachinePaths(IReadOnlyCollection<SourceFile> files) =>
        Matches(files, MachinePath());

    /// <summary>A file that needs folding needs cutting.</summary>
    public static IEnumerable<string> Regions(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: true)
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select file.At(trivia);

    /// <summary>A type is named for its job; these words name none.</summary>
    public static IEnumerable<string> EmptyNames(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where EmptyName().IsMatch(type.Identifier.Text)
        select $"{file.At(type)}: {type.Identifier.Text}";

    /// <summary>Code that is commented out: a comment line that reads as a statement.</summary>
    public static IEnumerable<string> CommentedOutCode(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && Statement().IsMatch(trivia.ToString())
        select $"{file.At(trivia)}: {trivia}";

    /// <summary>A test's name is a sentence of the trade: at least three words, and none that says nothing.</summary>
    public static IEnumerable<string> TestNames(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where IsTest(method)
        let words = method.Identifier.Text.Split('_')
        where words.Length < 3 || words.Any(word => word is "" or "Test" or "Tests" or "Works" or "Should" or "should")
        select $"{file.At(method)}: {method.Identifier.Text}";

    private static SyntaxToken Signature(SyntaxNode function) =>
        function.ChildNodes().OfType<AttributeListSyntax>().LastOrDefault()?.GetLastToken().GetNextToken()
        ?? function.GetFirstToken();

    private static bool IsTest(MethodDeclarationSyntax method) =>
        method
            .AttributeLists.SelectMany(list => list.Attributes)
            .Any(a => a.Name.ToString() is "Fact" or "Theory" or "Property");

    private static bool IsNameOrText(SyntaxKind kind) =>
        kind
            is SyntaxKind.IdentifierToken
                or SyntaxKind.StringLiteralToken
                or SyntaxKind.CharacterLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken;

    private static IEnumerable<string> Matches(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from line in file.Lines.Index()
        where pattern.IsMatch(line.Item)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}";

    // Put together, so that this file does not contain what it looks for.
    [GeneratedRegex(@"\b(?:TO" + @"DO|FIX" + @"ME|XX" + @"X|HA" + @"CK)\b")]
    private static partial Regex LeftoverMark();

    [GeneratedRegex(@"[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u01B0\u0300-\u036F\u1EA0-\u1EF9]")]
    private static partial Regex VietnameseLetter();

    [GeneratedRegex(@"(?<![\w.~}/:-])/(?:ro" + @"ot|ho" + @"me|Us" + @"ers|wo" + @"rk)/\w|\b[C-Z]:\\\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(?:Helper|Manager|Utils?|Common|Misc)(?:s?$|[A-Z])")]
    private static partial Regex EmptyName();

    [GeneratedRegex(
        @"^//\s*(?:(?:var|return|await|using|if|for|foreach|public|private|internal|throw)\b.*[;{)]|[\w.]+\(.*\);|[\w.]+ \+?= .*;|[{}])\s*$"
    )]
    private static partial Regex Statement();
}
