using System.Reflection;
using OnlinePublicServices.Architecture.Tests.Sources;

namespace OnlinePublicServices.Architecture.Tests.Boundaries;

public sealed class TypeTests
{
    private static readonly Assembly[] Assemblies =
    [
        .. new[] { "Domain", "Features", "Infrastructure", "Identity", "Api" }.Select(name =>
            Assembly.Load("OnlinePublicServices." + name)
        ),
    ];

    [Fact]
    public void Adapters_are_hidden_behind_the_face_of_their_module() =>
        TypeRules.Written(Assembly.Load("OnlinePublicServices.Infrastructure")).ShouldHold(TypeRules.HiddenAdapters);

    [Fact]
    public void A_class_that_nothing_derives_from_is_sealed() =>
        Assemblies.SelectMany(TypeRules.Written).ToArray().ShouldHold(TypeRules.Sealed);

    [Fact]
    public void A_visible_adapter_and_an_open_class_are_seen()
    {
        TypeRules.HiddenAdapters([typeof(OpenCanary)]).ShouldNotBeEmpty();
        TypeRules.Sealed([typeof(OpenCanary)]).ShouldNotBeEmpty();
        TypeRules.Sealed([typeof(OpenCanary), typeof(DerivedCanary)]).ShouldBeEmpty();
    }

#pragma warning disable CA1034, CA1812, CA1852 // visible, open and never made: that is what a canary is for
    public class OpenCanary;

    private sealed class DerivedCanary : OpenCanary;
#pragma warning restore CA1034, CA1812, CA1852
}
