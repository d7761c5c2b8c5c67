using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Canaries;

/// <summary>
/// One use for each symbol that the domain may not use. A symbol written wrongly in the list would ban nothing, without
/// a word.
/// </summary>
public sealed class BannedSymbolCanaries
{
    private const string List = "backend/OnlinePublicServices.Domain/BannedSymbols.txt";

    private static readonly Dictionary<string, string> Uses = new(StringComparer.Ordinal)
    {
        ["P:System.DateTime.Now"] = "_ = System.DateTime.Now;",
        ["P:System.DateTime.UtcNow"] = "_ = System.DateTime.UtcNow;",
        ["P:System.DateTime.Today"] = "_ = System.DateTime.Today;",
        ["P:System.DateTimeOffset.Now"] = "_ = System.DateTimeOffset.Now;",
        ["P:System.DateTimeOffset.UtcNow"] = "_ = System.DateTimeOffset.UtcNow;",
        ["T:System.TimeProvider"] = "_ = System.TimeProvider.System;",
        ["T:System.TimeZoneInfo"] = "_ = System.TimeZoneInfo.Utc;",
        ["M:System.Guid.NewGuid"] = "_ = System.Guid.NewGuid();",
        ["M:System.Guid.CreateVersion7"] = "_ = System.Guid.CreateVersion7();",
        ["M:System.Guid.CreateVersion7(System.DateTimeOffset)"] = "_ = System.Guid.CreateVersion7(default);",
        ["T:System.Random"] = "_ = new System.Random();",
        ["T:System.Security.Cryptography.RandomNumberGenerator"] =
            "_ = System.Security.Cryptography.RandomNumberGenerator.GetBytes(1);",
        ["N:System.IO"] = "System.IO.File.Delete(\"a\");",
        ["N:System.Net"] = "_ = System.Net.IPAddress.Any;",
        ["T:System.Environment"] = "_ = System.Environment.MachineName;",
        ["T:System.Threading.Tasks.Task"] = "_ = System.Threading.Tasks.Task.CompletedTask;",
        ["P:System.Globalization.CultureInfo.CurrentCulture"] = "_ = System.Globalization.CultureInfo.CurrentCulture;",
        ["M:System.DateTime.Parse(System.String)"] = "_ = System.DateTime.Parse(\"a\");",
    };

    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string> Banned =>
        [.. Repository.ReadText(List).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')[0])];

    [Theory, MemberData(nameof(Banned))]
    public async Task A_symbol_of_the_list_is_seen_where_it_is_used(string symbol)
    {
        var seen = await SeenIn(Uses[symbol]);

        seen.ShouldHaveSingleItem().Id.ShouldBe("RS0030");
    }

    [Fact]
    public async Task What_the_list_does_not_name_passes() =>
        (await SeenIn("_ = System.DateTime.MaxValue.AddDays(-1);")).ShouldBeEmpty();

    private static async Task<ImmutableArray<Diagnostic>> SeenIn(string statement)
    {
        var code = CSharpCompilation.Create(
            "Canary",
            [CSharpSyntaxTree.ParseText($"class Canary {{ void Uses() {{ {statement} }} }}")],
            Platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        code.GetDiagnostics().Where(found => found.Severity is DiagnosticSeverity.Error).ShouldBeEmpty();
        return await code.WithAnalyzers(
                [new CSharpSymbolIsBannedAnalyzer()],
                new AnalyzerOptions([new BannedSymbols()])
            )
            .GetAnalyzerDiagnosticsAsync();
    }

    private sealed class BannedSymbols : AdditionalText
    {
        public override string Path => "BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(Repository.ReadText(List));
    }
}
