using System.Text.Json;
using System.Xml.Linq;

namespace OnlinePublicServices.Architecture.Tests.Boundaries;

/// <summary>A project as its file declares it, with all that the compiler may see through it.</summary>
/// <param name="Name">Without the product's prefix: <c>Domain</c>.</param>
/// <param name="References">Projects that it names.</param>
/// <param name="Packages">Packages that it names, build tools aside.</param>
/// <param name="Visible">Every package and project in its closure.</param>
internal sealed record Project(
    string Name,
    IReadOnlyCollection<string> References,
    IReadOnlyCollection<string> Packages,
    IReadOnlyCollection<string> Visible
)
{
    private const string Prefix = "OnlinePublicServices.";

    /// <summary>Reads a project's file and the closure that the restore wrote.</summary>
    public static Project Read(string name, string projectFile, string assets)
    {
        var items = XDocument.Parse(projectFile).Descendants().ToArray();
        using var closure = JsonDocument.Parse(assets);
        var targets = closure.RootElement.GetProperty("targets").EnumerateObject();
        return new Project(
            Short(name),
            [
                .. items
                    .Where(i => i.Name == "ProjectReference")
                    .Select(i => Short(Path.GetFileNameWithoutExtension(Included(i)))),
            ],
            [
                .. items
                    .Where(i => i.Name == "PackageReference" && i.Attribute("PrivateAssets") is null)
                    .Select(Included),
            ],
            [.. targets.SelectMany(t => t.Value.EnumerateObject()).Select(library => Short(library.Name.Split('/')[0]))]
        );
    }

    private static string Included(XElement item) => item.Attribute("Include")?.Value ?? "";

    private static string Short(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
}

/// <summary>Which project may see what. A boundary exists only where it buys a rule that a folder can't hold.</summary>
internal static class ProjectRules
{
    /// <summary>What each project may name. A new project has to be put in here, with its rule.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Features"] = ["Domain"],
        ["Infrastructure"] = ["Features", "Domain"],
        ["Identity"] = [],
        // At the clerks' own computers: it speaks with the portal over the wire alone.
        ["SigningAgent"] = [],
        ["Migrations.Sqlite"] = ["Features", "Identity"],
        ["Migrations.Postgres"] = ["Features", "Identity"],
        ["Api"] = ["Features", "Infrastructure", "Identity", "Migrations.Sqlite", "Migrations.Postgres"],
    };

    /// <summary>What the use cases must not even see: a hurried handler would use it.</summary>
    private static readonly string[] Vendors =
    [
        "Azure.",
        "BouncyCastle",
        "SkiaSharp",
        "PdfPig",
        "QRCoder",
        "Pkcs11Interop",
        "MailKit",
        "MimeKit",
        "Npgsql",
        "OpenIddict",
        "Microsoft.Data.Sqlite",
        "Microsoft.EntityFrameworkCore.Sqlite",
        "SQLitePCLRaw",
    ];

    public static IEnumerable<string> References(IReadOnlyCollection<Project> projects) =>
        from project in projects
        from reference in project.References
        where !Allowed.TryGetValue(project.Name, out var allowed) || !allowed.Contains(reference)
        select $"{project.Name} refers to {reference}";

    public static IEnumerable<string> KnownProjects(IReadOnlyCollection<Project> projects) =>
        projects.Where(p => !Allowed.ContainsKey(p.Name)).Select(p => $"{p.Name} has no rule");

    public static IEnumerable<string> PureDomain(IReadOnlyCollection<Project> projects) =>
        projects.Where(p => p.Name == "Domain").SelectMany(p => p.Packages.Select(package => $"Domain uses {package}"));

    public static IEnumerable<string> Vendorless(IReadOnlyCollection<Project> projects) =>
        from project in projects
        where project.Name is "Domain" or "Features"
        from package in project.Visible
        where Vendors.Any(vendor => package.StartsWith(vendor, StringComparison.OrdinalIgnoreCase))
        select $"{project.Name} sees {package}";

    public static IEnumerable<string> IdentityApart(IReadOnlyCollection<Project> projects) =>
        from project in projects
        where project.Name == "Identity"
        from seen in project.Visible.Concat(project.References)
        where Allowed.ContainsKey(seen)
        select $"Identity sees {seen}";
}
