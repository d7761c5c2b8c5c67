using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OnlinePublicServices.Architecture.Tests.Sources;

/// <summary>One file of the repository, or one made up for a canary.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> syntax = new(() =>
        CSharpSyntaxTree
            .ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Parse))
            .GetCompilationUnitRoot()
    );

    /// <summary>Relative to the root, with slashes: <c>backend/X/Y.cs</c>.</summary>
    public string Path { get; } = path;

    public string Text { get; } = text;

    public string[] Lines => Text.Split('\n');

    public CompilationUnitSyntax Syntax => syntax.Value;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder, relative to the root: <c>backend/X</c>.</summary>
    public string Folder => Path[..Math.Max(Path.LastIndexOf('/'), 0)];

    public string At(SyntaxNode node) => $"{Path}:{LineOf(node.SpanStart)}";

    public string At(SyntaxToken token) => $"{Path}:{LineOf(token.SpanStart)}";

    public string At(SyntaxTrivia trivia) => $"{Path}:{LineOf(trivia.SpanStart)}";

    public int LineOf(int position) => Syntax.SyntaxTree.GetText().Lines.GetLinePosition(position).Line + 1;
}
