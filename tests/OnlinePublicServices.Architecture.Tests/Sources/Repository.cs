namespace OnlinePublicServices.Architecture.Tests.Sources;

/// <summary>The repository as it lies on the disk, without what is generated or fetched.</summary>
internal static class Repository
{
    private static readonly string[] Skipped =
    [
        "bin",
        "obj",
        "node_modules",
        "dist",
        ".angular",
        "Migrations",
        "generated",
        "pdfjs",
    ];

    private static readonly string[] TextEndings =
    [
        ".cs",
        ".csproj",
        ".props",
        ".ts",
        ".mjs",
        ".js",
        ".html",
        ".css",
        ".json",
        ".md",
        ".sh",
        ".yaml",
        ".yml",
        ".conf",
        ".resx",
        ".sql",
        ".txt",
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>The server's sources.</summary>
    public static IReadOnlyList<SourceFile> Backend { get; } = CSharpBelow("backend");

    /// <summary>The tests' sources.</summary>
    public static IReadOnlyList<SourceFile> Tests { get; } = CSharpBelow("tests");

    /// <summary>Every text that a person wrote: sources, pages, scripts, documents.</summary>
    public static IReadOnlyList<SourceFile> Texts { get; } =
    [
        .. new[] { "backend", "frontend", "infra", "tests" }
            .SelectMany(Below)
            .Where(path => TextEndings.Contains(System.IO.Path.GetExtension(path)))
            .Concat(
                Directory.EnumerateFiles(Root).Where(path => TextEndings.Contains(System.IO.Path.GetExtension(path)))
            )
            .Where(path => System.IO.Path.GetFileName(path) != "package-lock.json")
            .Select(Read),
    ];

    public static string PathOf(string relative) => System.IO.Path.Combine(Root, relative);

    public static string ReadText(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    public static IEnumerable<SourceFile> In(this IEnumerable<SourceFile> files, string folder) =>
        files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    private static SourceFile[] CSharpBelow(string folder) =>
        [.. Below(folder).Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(Read)];

    private static SourceFile Read(string path) =>
        new(
            System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'),
            File.ReadAllText(path).ReplaceLineEndings("\n")
        );

    private static IEnumerable<string> Below(string folder)
    {
        var here = PathOf(folder);
        return Directory
            .EnumerateFiles(here)
            .Concat(
                Directory
                    .EnumerateDirectories(here)
                    .Where(child => !Skipped.Contains(System.IO.Path.GetFileName(child)))
                    .SelectMany(Below)
            )
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "OnlinePublicServices.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
