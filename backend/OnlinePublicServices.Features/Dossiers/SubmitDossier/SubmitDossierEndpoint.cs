using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary><c>POST /api/drafts/{id}/submission</c>.</summary>
public static class SubmitDossierEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/drafts/{id:guid}/submission", SubmitDossier)
            .ForSignedIn()
            .RequireIdempotencyKey()
            .WithName(nameof(SubmitDossier))
            .WithTags("Drafts")
            .Produces<SubmissionReceipt>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Submits a draft, once for each <c>Idempotency-Key</c>. Errors: <c>resource.not-found</c>,
    /// <c>draft.answers-invalid</c>, <c>dossier.papers-missing</c>, <c>draft.procedure-changed</c>,
    /// <c>draft.procedure-not-fileable</c>,
    /// <c>idempotency.key-missing</c>, <c>idempotency.key-reused</c>.
    /// </summary>
    public static async Task<IResult> SubmitDossier(
        Guid id,
        Declaration declaration,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new SubmitDossier(id, declaration.DeclaredTrue, key.Value), cancellationToken)).ToHttp(
            receipt => TypedResults.Created($"/api/dossiers/{receipt.DossierCode}", receipt)
        );
}

/// <summary>What the person declares by submitting.</summary>
/// <param name="DeclaredTrue">All of it is true.</param>
public sealed record Declaration(bool DeclaredTrue);
