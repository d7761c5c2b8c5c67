using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.Features.Outcomes;

internal static class OutcomesModule
{
    /// <summary>Maps the endpoints of results.</summary>
    public static void MapOutcomes(this IEndpointRouteBuilder endpoints)
    {
        DecideOutcomeEndpoint.Map(endpoints);
        ShowOutcomeTemplateEndpoint.Map(endpoints);
        UploadOutcomeFileEndpoint.Map(endpoints);
        ReadOutcomeFileEndpoint.Map(endpoints);
        ReturnResultEndpoint.Map(endpoints);
    }
}
