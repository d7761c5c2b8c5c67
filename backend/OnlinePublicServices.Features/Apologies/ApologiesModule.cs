using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Waiting;

namespace OnlinePublicServices.Features.Apologies;

internal static class ApologiesModule
{
    /// <summary>Registers what watches the dates.</summary>
    public static IServiceCollection AddApologies(this IServiceCollection services) =>
        services
            .AddScoped<OneByOne>()
            .AddScoped<DeadlineWatch>()
            .AddScoped<SupplementWatch>()
            .AddScoped<StaffReminders>();

    /// <summary>Maps the endpoints of apologies.</summary>
    public static void MapApologies(this IEndpointRouteBuilder endpoints)
    {
        ListApologiesEndpoint.Map(endpoints);
        MakeApologyEndpoint.Map(endpoints);
        PublishApologiesEndpoint.Map(endpoints);
    }
}
