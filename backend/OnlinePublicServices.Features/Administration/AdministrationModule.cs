using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Administration;

internal static class AdministrationModule
{
    /// <summary>Registers what the slices of administration share.</summary>
    public static IServiceCollection AddAdministration(this IServiceCollection services) =>
        services
            .AddScoped<EditionDesk>()
            .AddScoped<EditionPreview>()
            .AddScoped<Incumbents>()
            .AddScoped<SuccessionWatch>()
            .AddSingleton(provider => new Aftermath(
                provider.GetRequiredService<PublishedCatalogue>(),
                provider.GetRequiredService<IServiceScopeFactory>()
            ));

    /// <summary>Maps the endpoints of administration.</summary>
    public static void MapAdministration(this IEndpointRouteBuilder endpoints)
    {
        ListReasonsEndpoint.Map(endpoints);
        ListEntriesEndpoint.Map(endpoints);
        ShowEntryEndpoint.Map(endpoints);
        ProposeEditionEndpoint.Map(endpoints);
        ProposeSuccessionEndpoint.Map(endpoints);
        ListEditionsEndpoint.Map(endpoints);
        ShowEditionEndpoint.Map(endpoints);
        AdoptEditionEndpoint.Map(endpoints);
        ListNoticeTemplatesEndpoint.Map(endpoints);
        ShowNoticeTemplateEndpoint.Map(endpoints);
        PreviewNoticeEndpoint.Map(endpoints);
        TestNoticeEndpoint.Map(endpoints);
    }
}
