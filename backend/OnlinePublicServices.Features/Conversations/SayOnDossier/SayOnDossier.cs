using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Conversations;

/// <summary>
/// The applicant asks or answers, or whoever has the dossier does; the applicant is told that there is something to read,
/// not what. The answer repeats what was said and shows nothing else: reading is a look. Refused: <c>resource.not-found</c>, <c>conversation.words-unfit</c>, <c>conversation.over</c>,
/// <c>conversation.answer-awaited</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record SayOnDossier(string Code, string Words, string IdempotencyKey) : IAct<SayingView>, IRepeatable;

/// <summary>Words in a request.</summary>
/// <param name="Words">At most 2,000 characters, in lines.</param>
public sealed record WordsSaid(string Words);

internal sealed class SayOnDossierHandler(
    PublicServicesDbContext db,
    DossierReading dossiers,
    ConversationReading conversations,
    TimeProvider clock
) : IRequestHandler<SayOnDossier, Result<SayingView>>
{
    public async Task<Result<SayingView>> Handle(SayOnDossier request, CancellationToken cancellationToken)
    {
        var opened = await dossiers.OpenForSignedIn(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var found = await conversations.Find(dossier, cancellationToken);
        var conversation = found ?? Conversation.On(dossier);
        var now = clock.GetUtcNow();
        return conversation
            .Say(dossier, actor, now, request.Words)
            .Map(saying =>
            {
                if (found is null)
                {
                    db.Conversations.Add(conversation);
                }

                if (saying.IsOffice)
                {
                    db.Owe(MessageKind.OfficeWrote, dossier, now);
                }

                return conversations.Show(saying);
            });
    }
}

/// <summary><c>POST /api/dossiers/{code}/sayings</c>.</summary>
public static class SayOnDossierEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/sayings", SayOnDossier)
            .ForSignedIn()
            .RequireIdempotencyKey()
            .WithName(nameof(SayOnDossier))
            .WithTags("Conversations")
            .Produces<SayingView>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Asks or answers on a dossier, as its owner or as staff that answers for it; asks for no paper and stops no clock.
    /// Errors: <c>resource.not-found</c>, <c>conversation.words-unfit</c>, <c>conversation.over</c> (30 days after the
    /// end), <c>conversation.answer-awaited</c> (five times in a row), <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> SayOnDossier(
        string code,
        WordsSaid said,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new SayOnDossier(code, said.Words, key.Value), cancellationToken)).ToOk();
}
