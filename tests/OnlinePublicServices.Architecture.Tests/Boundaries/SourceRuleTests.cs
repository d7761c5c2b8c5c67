using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Boundaries;

public sealed class SourceRuleTests
{
    private const string Domain = "backend/OnlinePublicServices.Domain/";
    private const string Features = "backend/OnlinePublicServices.Features/";

    [Fact]
    public void A_namespace_says_the_folder_it_stands_in() =>
        Repository.Backend.ShouldHold(SourceRules.NamespaceFollowsFolder);

    [Fact]
    public void A_noun_of_the_domain_uses_only_nouns_below_it() => Repository.Backend.ShouldHold(SourceRules.NounOrder);

    [Fact]
    public void A_slice_never_uses_a_sibling_slice() => Repository.Backend.ShouldHold(SourceRules.SlicesApart);

    [Fact]
    public void A_handler_knows_neither_HTTP_nor_the_mediator() =>
        Repository.Backend.ShouldHold(SourceRules.PlainHandlers);

    [Fact]
    public void A_namespace_outside_its_folder_is_seen() =>
        SourceRules
            .NamespaceFollowsFolder([new(Domain + "Fees/A.cs", "namespace OnlinePublicServices.Domain.Parties;")])
            .ShouldNotBeEmpty();

    [Theory]
    [InlineData("Calendars", "using OnlinePublicServices.Domain.Dossiers;")]
    [InlineData("Rules", "class A { Domain.Fees.Vnd B; }")]
    [InlineData("Unheard", "class A;")]
    public void A_noun_that_looks_upwards_is_seen(string noun, string text) =>
        SourceRules.NounOrder([new(Domain + noun + "/A.cs", text)]).ShouldNotBeEmpty();

    [Fact]
    public void A_noun_that_looks_downwards_passes() =>
        SourceRules
            .NounOrder([new(Domain + "Dossiers/A.cs", "using OnlinePublicServices.Domain.Rules;")])
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Dossiers", "class A { RefusedDossier B; }")]
    [InlineData("Dossiers", "class A { object B = RefusedDossier.Some; }")]
    [InlineData("Apologies", "using OnlinePublicServices.Features.Dossiers; class A { RefusedDossier B; }")]
    public void A_slice_that_uses_its_sibling_is_seen(string area, string text) =>
        SourceRules
            .SlicesApart([
                new(Features + area + "/AcceptDossier/A.cs", text),
                new(Features + "Dossiers/RefuseDossier/B.cs", "class RefusedDossier;"),
            ])
            .ShouldNotBeEmpty();

    [Theory]
    [InlineData("class A { Shared B; }")]
    [InlineData("class A { object B = C.RefusedDossier; }")]
    public void A_slice_that_keeps_to_itself_passes(string text) =>
        SourceRules
            .SlicesApart([
                new(Features + "Dossiers/AcceptDossier/A.cs", text),
                new(Features + "Dossiers/Shared.cs", "class Shared;"),
                new(Features + "Dossiers/RefuseDossier/B.cs", "class RefusedDossier;"),
            ])
            .ShouldBeEmpty();

    [Theory]
    [InlineData("HttpContext")]
    [InlineData("IMediator")]
    public void A_handler_that_carries_is_seen(string carrier) =>
        SourceRules
            .PlainHandlers([new(Features + "Dossiers/A.cs", $"class A({carrier} b) : IRequestHandler<C, D> {{ }}")])
            .ShouldNotBeEmpty();
}
