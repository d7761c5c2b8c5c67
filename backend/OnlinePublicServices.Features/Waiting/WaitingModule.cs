using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Waiting;

internal static class WaitingModule
{
    /// <summary>Registers what the acts share.</summary>
    public static IServiceCollection AddWaiting(this IServiceCollection services) =>
        services.AddScoped<SupplementPaper>();

    /// <summary>Maps the endpoints of what waits for the applicant, or ends without a result.</summary>
    public static void MapWaiting(this IEndpointRouteBuilder endpoints)
    {
        RequestSupplementEndpoint.Map(endpoints);
        AnswerSupplementEndpoint.Map(endpoints);
        ObligationEndpoint.Map(endpoints);
        WithdrawEndpoint.Map(endpoints);
        StopDossierEndpoint.Map(endpoints);
    }
}
