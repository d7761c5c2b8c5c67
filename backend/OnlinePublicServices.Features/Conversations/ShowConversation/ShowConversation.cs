using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Conversations;

/// <summary>What was asked and answered on a dossier, for its owner or for staff who may see the dossier.</summary>
internal sealed record ShowConversation(string Code) : IQuery<ConversationView>, ILook
{
    public StaffLookKind What => StaffLookKind.Dossier;
}

internal sealed class ShowConversationHandler(DossierReading dossiers, ConversationReading conversations)
    : IRequestHandler<ShowConversation, Result<ConversationView>>
{
    public Task<Result<ConversationView>> Handle(ShowConversation request, CancellationToken cancellationToken) =>
        dossiers
            .OpenForSignedIn(request.Code, cancellationToken)
            .MapAsync(async open =>
                conversations.Show(
                    open,
                    await conversations.Find(open.Dossier, cancellationToken) ?? Conversation.On(open.Dossier)
                )
            );
}

/// <summary><c>GET /api/dossiers/{code}/conversation</c>.</summary>
public static class ShowConversationEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/conversation", ShowConversation)
            .ForSignedIn()
            .WithName(nameof(ShowConversation))
            .WithTags("Conversations")
            .Produces<ConversationView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// What applicant and office asked and told each other on a dossier. Errors: <c>resource.not-found</c>, also for a
    /// dossier that the asker may not see; <c>look.reason-needed</c> for staff whose work it is not.
    /// </summary>
    public static async Task<IResult> ShowConversation(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowConversation(code), cancellationToken)).ToOk();
}
