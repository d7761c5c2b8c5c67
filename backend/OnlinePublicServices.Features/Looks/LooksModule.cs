using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Looks;

internal static class LooksModule
{
    public static void AddLooks(this IServiceCollection services)
    {
        services.AddScoped<LookBook>();
        services.AddScoped<LookSubjects>();
        services.AddScoped<PersonLooks>();
    }

    public static void MapLooks(this IEndpointRouteBuilder endpoints)
    {
        ListLooksEndpoint.Map(endpoints);
        StateLookReasonEndpoint.Map(endpoints);
        ListForeignLooksEndpoint.Map(endpoints);
    }
}
