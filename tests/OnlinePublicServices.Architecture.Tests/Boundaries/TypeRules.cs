using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OnlinePublicServices.Architecture.Tests.Boundaries;

/// <summary>What a type may show and allow.</summary>
internal static class TypeRules
{
    /// <summary>
    /// What the adapters' project shows: the face of the module, the seam of the databases (the accounts' context uses it
    /// too), and the inspector as which the program runs itself.
    /// </summary>
    private static readonly string[] Faces = ["InfrastructureModule", "Database", "DocumentCheck", "InspectionWorker"];

    /// <summary>Nothing of the adapters is visible but the faces.</summary>
    public static IEnumerable<string> HiddenAdapters(IReadOnlyCollection<Type> types) =>
        types.Where(type => type.IsVisible && !Faces.Contains(type.Name)).Select(type => $"{type.FullName} is public");

    /// <summary>A class is sealed or static, unless something derives from it.</summary>
    public static IEnumerable<string> Sealed(IReadOnlyCollection<Type> types) =>
        from type in types
        where type is { IsClass: true, IsSealed: false } && !types.Any(other => DerivesFrom(other, type))
        select $"{type.FullName} is open and nothing derives from it";

    /// <summary>The types that a person wrote.</summary>
    public static Type[] Written(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(type => type.Namespace?.StartsWith("OnlinePublicServices.", StringComparison.Ordinal) is true)
                .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
                .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Where(type => !type.IsDefined(typeof(GeneratedCodeAttribute))),
        ];

    private static bool DerivesFrom(Type type, Type ancestor)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent == ancestor || (parent.IsGenericType && parent.GetGenericTypeDefinition() == ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
