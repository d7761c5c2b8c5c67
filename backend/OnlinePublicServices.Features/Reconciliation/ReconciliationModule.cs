using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Reconciliation;

internal static class ReconciliationModule
{
    /// <summary>Registers the nightly look at what is done and still open.</summary>
    public static IServiceCollection AddReconciliation(this IServiceCollection services) =>
        services.AddScoped<NightlyReconciler>().AddScoped<ResultEvidences>();

    /// <summary>Maps the endpoint of its list.</summary>
    public static void MapReconciliation(this IEndpointRouteBuilder endpoints) => ListUnclosedEndpoint.Map(endpoints);
}
