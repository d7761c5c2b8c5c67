using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Returns;

internal static class ReturnsModule
{
    /// <summary>Registers what the slices of handing out share.</summary>
    public static void AddReturns(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(PostBook.Load(Path.Combine(CatalogueModule.FolderOf(configuration), "post.json")))
            .AddScoped<ReturnDesk>()
            .AddScoped<ParcelDesk>()
            .AddScoped<ParcelWatch>();

    /// <summary>Maps the endpoints of handing out.</summary>
    public static void MapReturns(this IEndpointRouteBuilder endpoints)
    {
        ShowReturnEndpoint.Map(endpoints);
        ChooseReturnEndpoint.Map(endpoints);
        SendCollectorEndpoint.Map(endpoints);
        CheckParcelEndpoint.Map(endpoints);
        ScanParcelEndpoint.Map(endpoints);
        HandOutParcelEndpoint.Map(endpoints);
        PrintLabelEndpoint.Map(endpoints);
        ListParcelsEndpoint.Map(endpoints);
    }
}
