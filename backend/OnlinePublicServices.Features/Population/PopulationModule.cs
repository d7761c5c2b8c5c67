using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Population;

internal static class PopulationModule
{
    /// <summary>Registers what tells which papers the population register answers.</summary>
    public static void AddPopulation(this IServiceCollection services) => services.AddScoped<RegisterPapers>();

    /// <summary>Maps the look-up.</summary>
    public static void MapPopulation(this IEndpointRouteBuilder endpoints) => LookUpPersonEndpoint.Map(endpoints);
}
