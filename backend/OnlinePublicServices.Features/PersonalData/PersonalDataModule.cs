using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.PersonalData;

internal static class PersonalDataModule
{
    /// <summary>Registers what writes the archive and who may open requests.</summary>
    public static void AddPersonalData(this IServiceCollection services) =>
        services.AddScoped<PersonalDataArchive>().AddScoped<LookWording>().AddScoped<DataRequestReading>();

    /// <summary>Maps the endpoints of a person's own data and of requests about it.</summary>
    public static void MapPersonalData(this IEndpointRouteBuilder endpoints)
    {
        ShowPersonalDataEndpoint.Map(endpoints);
        ListMyLooksEndpoint.Map(endpoints);
        ExportPersonalDataEndpoint.Map(endpoints);
        FileDataRequestEndpoint.Map(endpoints);
        ListMyDataRequestsEndpoint.Map(endpoints);
        ListDataRequestsEndpoint.Map(endpoints);
        ShowDataRequestEndpoint.Map(endpoints);
        ActOnDataRequestEndpoint.Map(endpoints);
    }
}
