using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Routing;

internal static class RoutingModule
{
    /// <summary>Registers what the slices of hand-over share.</summary>
    public static IServiceCollection AddCaseRouting(this IServiceCollection services) =>
        services.AddScoped<RouteBook>().AddScoped<CustodyShowing>().AddScoped<StepClosing>();

    /// <summary>Maps the endpoints of hand-over.</summary>
    public static void MapCaseRouting(this IEndpointRouteBuilder endpoints)
    {
        ListWorkEndpoint.Map(endpoints);
        HandOverDossierEndpoint.Map(endpoints);
        AnswerHandOverEndpoint.Map(endpoints);
        StepInEndpoint.Map(endpoints);
        ConsultEndpoint.Map(endpoints);
        HandOverManyEndpoint.Map(endpoints);
    }
}
