using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Waiting;

/// <summary><c>/api/dossiers/{code}/supplement-draft</c> and <c>…/supplement-answers</c>.</summary>
public static class AnswerSupplementEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/dossiers/{code}/supplement-draft", StartSupplement)
            .ForSignedIn()
            .WithName(nameof(StartSupplement))
            .WithTags("Dossiers")
            .Produces<DraftView>()
            .ProducesProblem(StatusCodes.Status409Conflict);
        endpoints
            .MapPost("/api/dossiers/{code}/supplement-answers", AnswerSupplement)
            .ForSignedIn()
            .RequireIdempotencyKey()
            .WithName(nameof(AnswerSupplement))
            .WithTags("Dossiers")
            .Produces<ActReceipt>()
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>
    /// Begins the answer to a request for supplements, or goes on with the one begun. Errors: <c>resource.not-found</c>,
    /// <c>dossier.act-out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> StartSupplement(
        string code,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new StartSupplement(code), cancellationToken)).ToHttp(draft =>
        {
            context.SetVersion(draft.Version);
            return TypedResults.Ok(draft);
        });

    /// <summary>
    /// Hands in what was asked for, and nothing else; the period starts anew. Errors: <c>resource.not-found</c>,
    /// <c>draft.answers-invalid</c>, <c>supplement.beyond-request</c>, <c>supplement.incomplete</c>,
    /// <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> AnswerSupplement(
        string code,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new AnswerSupplement(code, key.Value), cancellationToken)).ToHttp(context);
}
