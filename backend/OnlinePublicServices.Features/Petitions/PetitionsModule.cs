using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Petitions;

internal static class PetitionsModule
{
    /// <summary>Registers who may open petitions.</summary>
    public static void AddPetitions(this IServiceCollection services) => services.AddScoped<PetitionReading>();

    /// <summary>Maps the endpoints of petitions.</summary>
    public static void MapPetitions(this IEndpointRouteBuilder endpoints)
    {
        FilePetitionEndpoint.Map(endpoints);
        ShowPetitionEndpoint.Map(endpoints);
        ListPetitionsEndpoint.Map(endpoints);
        OpenPetitionEndpoint.Map(endpoints);
        NotePetitionEndEndpoint.Map(endpoints);
    }
}
