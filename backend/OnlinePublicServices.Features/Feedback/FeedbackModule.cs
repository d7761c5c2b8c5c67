using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Feedback;

internal static class FeedbackModule
{
    /// <summary>Registers who may open reflections and who is told.</summary>
    public static void AddFeedback(this IServiceCollection services) =>
        services.AddScoped<FeedbackReading>().AddScoped<FeedbackLetters>();

    /// <summary>Maps the endpoints of reflections.</summary>
    public static void MapFeedback(this IEndpointRouteBuilder endpoints)
    {
        PublishFeedbackEndpoint.Map(endpoints);
        FileFeedbackEndpoint.Map(endpoints);
        ShowFeedbackEndpoint.Map(endpoints);
        ActOnFeedbackEndpoint.Map(endpoints);
        ListFeedbackEndpoint.Map(endpoints);
        CountFeedbackEndpoint.Map(endpoints);
    }
}
