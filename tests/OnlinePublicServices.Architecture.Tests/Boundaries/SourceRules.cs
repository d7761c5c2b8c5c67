using Microsoft.CodeAnalysis.CSharp.Syntax;
using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Boundaries;

/// <summary>
/// Walls inside a project, read from the sources. A namespace follows its folder, so that the noun or area which a file
/// uses shows in its <c>using</c> lines and qualified names; slices of one area share its namespace, and are told apart by
/// the types that their folders declare.
/// </summary>
internal static class SourceRules
{
    private const string Product = "OnlinePublicServices.";
    private const string DomainRoot = "backend/OnlinePublicServices.Domain";
    private const string FeaturesRoot = "backend/OnlinePublicServices.Features";

    /// <summary>Each noun, and those below it, which are all that it may use.</summary>
    private static readonly Dictionary<string, string[]> Nouns = Order(
        ["Rules"],
        ["Editions"],
        ["Calendars", "Units", "Parties"],
        ["Fees"],
        ["Procedures"],
        ["IssuedPapers", "Payments", "Routing"],
        ["Drafts"],
        ["Dossiers"],
        ["Feedback", "Measures", "Notices", "PaperStore", "PersonalData", "Ratings", "Retention", "Returns"]
    );

    /// <summary>Rooms of the use cases that every slice may use.</summary>
    private static readonly string[] SharedRooms = ["Persistence", "Ports", "Pipeline", "Http"];

    private static readonly string[] NotInHandlers =
    [
        "HttpContext",
        "IHttpContextAccessor",
        "HttpRequest",
        "HttpResponse",
        "IResult",
        "TypedResults",
        "IMediator",
        "ISender",
        "IPublisher",
    ];

    /// <summary>The public face of Identity stands in the project's own namespace, beside what it belongs to.</summary>
    private static readonly string[] IdentityFaces =
    [
        "AccountKinds.cs",
        "IAccountEnds.cs",
        "IAccountMail.cs",
        "IAccountSeeder.cs",
        "ISessionFacts.cs",
        "ISignInWitness.cs",
    ];

    /// <summary>
    /// The namespace says the folder; a slice may take its area's, so that the request can bear the folder's name. Without
    /// this the order of the nouns could be walked around.
    /// </summary>
    public static IEnumerable<string> NamespaceFollowsFolder(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from declared in file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        let folder = file.Folder["backend/".Length..].Replace('/', '.')
        let area = IsSlice(RoomOf(file)) ? folder[..folder.LastIndexOf('.')] : folder
        where declared.Name.ToString() != folder && declared.Name.ToString() != area
        where !IdentityFaces.Contains(file.Name)
        select $"{file.At(declared)}: {declared.Name} in {file.Folder}";

    /// <summary>A noun of the domain uses only nouns below it.</summary>
    public static IEnumerable<string> NounOrder(IReadOnlyCollection<SourceFile> files) =>
        from file in files.In(DomainRoot)
        let noun = file.Folder.Split('/').ElementAtOrDefault(2)
        where noun is not null
        from used in Nouns.ContainsKey(noun) ? RoomsUsed(file, "Domain") : ["(a noun without a place in the order)"]
        let other = used.Split('.')[0]
        where other != noun && !Nouns.GetValueOrDefault(noun, []).Contains(other)
        select $"{file.Path} uses {used}";

    /// <summary>
    /// A slice uses its own area's root and the shared rooms, never a sibling slice. Types are compared by name, where only
    /// one slice and no other room declares it.
    /// </summary>
    public static IEnumerable<string> SlicesApart(IReadOnlyCollection<SourceFile> files)
    {
        var homes = files
            .In(FeaturesRoot)
            .SelectMany(
                file => file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>(),
                (file, type) => (Room: RoomOf(file), type.Identifier.Text)
            )
            .Distinct()
            .ToLookup(home => home.Text, home => home.Room, StringComparer.Ordinal);
        return from file in files.In(FeaturesRoot)
            let own = RoomOf(file)
            where IsSlice(own)
            from name in file.Syntax.DescendantNodes().OfType<SimpleNameSyntax>()
            where IsType(name) && homes[name.Identifier.Text].Count() == 1
            let home = homes[name.Identifier.Text].First()
            where IsSlice(home) && home != own && Reaches(file, home)
            select $"{file.Path} uses {home}: {name.Identifier.Text}";
    }

    /// <summary>A handler knows neither HTTP nor the mediator: it decides, others carry.</summary>
    public static IEnumerable<string> PlainHandlers(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from type in Handlers(file)
        from name in type.DescendantNodes().OfType<SimpleNameSyntax>()
        where NotInHandlers.Contains(name.Identifier.Text)
        select $"{file.At(name)}: {type.Identifier.Text} uses {name.Identifier.Text}";

    private static IEnumerable<TypeDeclarationSyntax> Handlers(SourceFile file) =>
        file
            .Syntax.DescendantNodes()
            .OfType<TypeDeclarationSyntax>()
            .Where(type =>
                type.BaseList?.Types.Any(b => b.Type is GenericNameSyntax { Identifier.Text: "IRequestHandler" })
                    is true
            );

    /// <summary>
    /// A slice is <c>Area/VerbNoun</c>. One word below an area (<c>Catalogues/Search</c>) is a part of the area, not a use
    /// case.
    /// </summary>
    private static bool IsSlice(string room) =>
        room.Split('.') is [var area, var verb] && !SharedRooms.Contains(area) && verb.Skip(1).Any(char.IsUpper);

    /// <summary>A name on the right of a dot, or before a colon or equals sign, belongs to something else.</summary>
    private static bool IsType(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax member => member.Expression == name,
            NameColonSyntax or NameEqualsSyntax => false,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assigned => assigned.Left != name,
            _ => true,
        };

    /// <summary>Whether the file sees the room's area: its own, or one that it names.</summary>
    private static bool Reaches(SourceFile file, string room)
    {
        var area = room.Split('.')[0];
        return RoomOf(file).Split('.')[0] == area
            || RoomsUsed(file, "Features").Any(used => used.Split('.')[0] == area);
    }

    private static string RoomOf(SourceFile file) => string.Join('.', file.Folder.Split('/').Skip(2));

    /// <summary>The rooms of a project that a file names, by <c>using</c> or in a qualified name.</summary>
    private static IEnumerable<string> RoomsUsed(SourceFile file, string project)
    {
        var prefix = Product + project + ".";
        var names = file
            .Syntax.DescendantNodes()
            .Select(node =>
                node switch
                {
                    UsingDirectiveSyntax directive => directive.NamespaceOrType.ToString(),
                    QualifiedNameSyntax qualified => qualified.ToString(),
                    MemberAccessExpressionSyntax member => member.ToString(),
                    _ => "",
                }
            );
        foreach (var name in names)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return name[prefix.Length..];
            }
            else if (name.StartsWith(project + ".", StringComparison.Ordinal))
            {
                yield return name[(project.Length + 1)..];
            }
        }
    }

    private static Dictionary<string, string[]> Order(params string[][] levels) =>
        levels
            .SelectMany(
                (level, index) => level.Select(noun => (noun, Below: levels.Take(index).SelectMany(l => l).ToArray()))
            )
            .ToDictionary(pair => pair.noun, pair => pair.Below, StringComparer.Ordinal);
}
