using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OnlinePublicServices.Features.Persistence.Sealing;

/// <summary>
/// Columns that hold personal numbers, form answers, addresses or free words: encrypted before they reach the database,
/// under the host's key ring, whose keys are sealed by a key outside. Such a column can't be compared, sorted or searched
/// in a query.
/// </summary>
internal static class SealedColumns
{
    private const string Mark = "Sealed";

    /// <summary>Encrypts the column. Its length is no longer that of what it holds: limits belong into the domain.</summary>
    public static PropertyBuilder<T> IsSealed<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(Mark, true);

    /// <summary>Whether the column is encrypted.</summary>
    public static bool IsSealed(this IReadOnlyProperty property) => property.FindAnnotation(Mark) is not null;

    /// <summary>Puts the encryption between the marked properties and their columns; the last step of the model.</summary>
    public static void Seal(ModelBuilder model, IDataProtectionProvider protection)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetDeclaredProperties()))
        {
            if (!property.IsSealed())
            {
                continue;
            }

            var text = new SealedText(protection.CreateProtector("columns", NameOf(property)));
            var inner = property.GetValueConverter();
            property.SetValueConverter(inner is null ? text : inner.ComposeWith(text));
        }
    }

    /// <summary>The protector of what this application encrypts, as far as a context belongs to a host.</summary>
    public static IDataProtectionProvider? ProtectionOf(DbContextOptions options) =>
        options
            .FindExtension<CoreOptionsExtension>()
            ?.ApplicationServiceProvider?.GetService(typeof(IDataProtectionProvider)) as IDataProtectionProvider;

    /// <summary>Table and column: no value can be moved to another column and be opened there.</summary>
    public static string NameOf(IReadOnlyProperty property) =>
        $"{property.DeclaringType.GetTableName()}.{property.GetColumnName(TableOf(property))}";

    public static StoreObjectIdentifier TableOf(IReadOnlyProperty property) =>
        StoreObjectIdentifier.Create(property.DeclaringType, StoreObjectType.Table)!.Value;
}

/// <summary>Hosts of one process encrypt under rings of their own, so each has a model of its own.</summary>
internal sealed class ModelOfHost : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), designTime, (context as PublicServicesDbContext)?.Protection);
}
