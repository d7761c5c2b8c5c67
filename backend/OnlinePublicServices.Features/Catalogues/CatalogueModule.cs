using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>Wiring of the catalogue.</summary>
public static class CatalogueModule
{
    /// <summary>Where the folder stands; relative paths count from the program's folder.</summary>
    public const string FolderKey = "Catalogue:Folder";

    private const string DefaultFolder = "catalogue";

    // Tools that write the contract run the program inside a process of their own, whose folder is not ours.
    private static string ProgramFolder =>
        Path.GetDirectoryName(typeof(CatalogueModule).Assembly.Location) is { Length: > 0 } own
            ? own
            : AppContext.BaseDirectory;

    /// <summary>
    /// Reads the catalogue now, so that a faulty one stops the start and not the first visitor, and shares it. Each
    /// request sees one state of it throughout.
    /// </summary>
    /// <exception cref="CatalogueInvalidException">Something is wrong with it.</exception>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, IConfiguration configuration) =>
        AddCatalogue(services, CatalogueFolder.Read(FolderOf(configuration)));

    private static IServiceCollection AddCatalogue(IServiceCollection services, CatalogueSource files)
    {
        files.OrStop();
        return services
            .AddSingleton(provider => new PublishedCatalogue(
                files,
                provider.GetRequiredService<IServiceScopeFactory>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddScoped(provider => provider.GetRequiredService<PublishedCatalogue>().Now);
    }

    /// <summary>The catalogue's folder as configured.</summary>
    internal static string FolderOf(IConfiguration configuration) =>
        Path.Combine(ProgramFolder, configuration[FolderKey] is { Length: > 0 } named ? named : DefaultFolder);
}
