using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Boundaries;

public sealed class ProjectTests
{
    private const string Closure = """
        { "targets": { "net10.0": { "Azure.Storage.Blobs/1.0": {}, "OnlinePublicServices.Domain/1.0": {} } } }
        """;

    private static readonly Project[] Projects =
    [
        .. Directory
            .EnumerateDirectories(Repository.PathOf("backend"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(path =>
                Project.Read(
                    Path.GetFileNameWithoutExtension(path),
                    File.ReadAllText(path),
                    File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "obj", "project.assets.json"))
                )
            ),
    ];

    [Fact]
    public void Every_project_has_a_rule_of_its_own() => Projects.ShouldHold(ProjectRules.KnownProjects);

    [Fact]
    public void A_project_refers_only_to_those_it_may() => Projects.ShouldHold(ProjectRules.References);

    [Fact]
    public void The_domain_uses_no_package_at_all() => Projects.ShouldHold(ProjectRules.PureDomain);

    [Fact]
    public void The_use_cases_see_no_vendors_library() => Projects.ShouldHold(ProjectRules.Vendorless);

    [Fact]
    public void The_accounts_know_nothing_of_dossiers() => Projects.ShouldHold(ProjectRules.IdentityApart);

    [Fact]
    public void Each_project_rule_sees_its_canary()
    {
        const string reference =
            "<ProjectReference Include='../OnlinePublicServices.Identity/OnlinePublicServices.Identity.csproj' />";

        ProjectRules.References([Canary("Features", reference)]).ShouldNotBeEmpty();
        ProjectRules.References([Canary("SigningAgent", reference)]).ShouldNotBeEmpty();
        ProjectRules.KnownProjects([Canary("Unheard", "")]).ShouldNotBeEmpty();
        ProjectRules.PureDomain([Canary("Domain", "<PackageReference Include='MediatR' />")]).ShouldNotBeEmpty();
        ProjectRules.Vendorless([Canary("Features", "")]).ShouldNotBeEmpty();
        ProjectRules.IdentityApart([Canary("Identity", "")]).ShouldNotBeEmpty();
    }

    private static Project Canary(string name, string item) =>
        Project.Read("OnlinePublicServices." + name, $"<Project><ItemGroup>{item}</ItemGroup></Project>", Closure);
}
