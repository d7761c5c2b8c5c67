using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Procedures;
using OnlinePublicServices.Features.Units;
using OnlinePublicServices.Features.Uploads;

namespace OnlinePublicServices.Features;

/// <summary>The public face of the use cases: everything else in this project is found through it.</summary>
public static class FeaturesModule
{
    /// <summary>Registers every use case and what they share. The ports' adapters come from elsewhere.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, SignedInUser>();
        services.AddCatalogue(configuration);
        services.AddForms(configuration);
        services.AddScoped<People.CurrentPerson>();
        services.AddUploads();
        services.AddMediator();
        return services;
    }

    /// <summary>Maps every endpoint, in the order in which a citizen meets them.</summary>
    public static IEndpointRouteBuilder MapFeatures(this IEndpointRouteBuilder endpoints)
    {
        FindProceduresEndpoint.Map(endpoints);
        ShowProcedureEndpoint.Map(endpoints);
        ListCompetentUnitsEndpoint.Map(endpoints);
        FindUnitsEndpoint.Map(endpoints);
        ShowUnitEndpoint.Map(endpoints);
        endpoints.MapForms();
        endpoints.MapUploadsAndPapers();
        return endpoints;
    }
}
