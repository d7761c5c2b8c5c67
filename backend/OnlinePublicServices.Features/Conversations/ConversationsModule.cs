using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OnlinePublicServices.Features.Conversations;

internal static class ConversationsModule
{
    /// <summary>Registers what the slices of conversations share.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services) =>
        services.AddScoped<ConversationReading>();

    /// <summary>Maps the endpoints of conversations.</summary>
    public static void MapConversations(this IEndpointRouteBuilder endpoints)
    {
        ShowConversationEndpoint.Map(endpoints);
        SayOnDossierEndpoint.Map(endpoints);
        ListQuestionsEndpoint.Map(endpoints);
    }
}
