using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Ratings;

internal static class RatingsModule
{
    /// <summary>Registers the scales and who may rate.</summary>
    public static void AddRatings(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(RatingScales.Load(Path.Combine(CatalogueModule.FolderOf(configuration), "ratings.json")))
            .AddScoped<RatingGate>();

    /// <summary>Maps the endpoints of ratings.</summary>
    public static void MapRatings(this IEndpointRouteBuilder endpoints)
    {
        ShowRatingFormEndpoint.Map(endpoints);
        RateDossierEndpoint.Map(endpoints);
        SumRatingsEndpoint.Map(endpoints);
        ListRatingCommentsEndpoint.Map(endpoints);
    }
}
