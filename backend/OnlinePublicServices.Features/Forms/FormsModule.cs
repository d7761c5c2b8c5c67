using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms.GetForm;

namespace OnlinePublicServices.Features.Forms;

/// <summary>Wiring of the forms.</summary>
public static class FormsModule
{
    /// <summary>Reads every form of the catalogue now, so that a faulty one stops the start and not a person.</summary>
    /// <exception cref="CatalogueInvalidException">A file isn't a sound form.</exception>
    public static IServiceCollection AddForms(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(FormLibrary.Load(Path.Combine(CatalogueModule.FolderOf(configuration), "forms")));

    /// <summary>Maps the endpoints of the forms.</summary>
    public static void MapForms(this IEndpointRouteBuilder endpoints) => endpoints.MapGetForm();
}
