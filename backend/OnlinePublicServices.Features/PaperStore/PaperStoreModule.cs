using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.PaperStore;

internal static class PaperStoreModule
{
    /// <summary>Registers what puts papers into stores and finds them there.</summary>
    public static void AddPaperStore(this IServiceCollection services) => services.AddScoped<PaperShelf>();

    /// <summary>Maps the endpoints of one's store.</summary>
    public static void MapPaperStore(this IEndpointRouteBuilder endpoints)
    {
        ListKeptPapersEndpoint.Map(endpoints);
        ReadKeptPaperEndpoint.Map(endpoints);
        TakeOutPaperEndpoint.Map(endpoints);
        ReuseKeptPaperEndpoint.Map(endpoints);
    }
}
