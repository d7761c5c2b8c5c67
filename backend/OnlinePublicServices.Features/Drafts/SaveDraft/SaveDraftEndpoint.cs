using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Drafts;

/// <summary><c>PATCH /api/drafts/{id}</c>.</summary>
public static class SaveDraftEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPatch("/api/drafts/{id:guid}", SaveDraft)
            .ForSignedIn()
            .RequireIfMatch()
            .WithName(nameof(SaveDraft))
            .WithTags("Drafts")
            .Produces<DraftView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Saves answers. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>draft.answers-invalid</c>,
    /// <c>draft.procedure-not-fileable</c>.
    /// </summary>
    public static async Task<IResult> SaveDraft(
        Guid id,
        DraftPatch patch,
        IfMatch version,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new SaveDraft(id, version.Version, patch), cancellationToken)).ToHttp(draft =>
        {
            context.SetVersion(draft.Version);
            return TypedResults.Ok(draft);
        });
}
