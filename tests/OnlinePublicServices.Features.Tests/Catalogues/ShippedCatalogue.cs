using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Tests.Catalogues;

/// <summary>The catalogue that the program ships with, read once for all tests.</summary>
internal static class ShippedCatalogue
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "catalogue");

    public static Catalogue Value { get; } = CatalogueFolder.Load(Folder);
}
