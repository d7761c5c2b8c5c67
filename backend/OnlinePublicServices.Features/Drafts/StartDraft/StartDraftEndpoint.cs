using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Drafts;

/// <summary><c>POST /api/drafts</c>.</summary>
public static class StartDraftEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/drafts", StartDraft)
            .ForCitizens()
            .WithName(nameof(StartDraft))
            .WithTags("Drafts")
            .Produces<DraftView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>Begins a draft. Errors: <c>draft.procedure-not-fileable</c>.</summary>
    public static async Task<IResult> StartDraft(
        StartDraft request,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(request, cancellationToken)).ToHttp(draft =>
        {
            context.SetVersion(draft.Version);
            return TypedResults.Created($"/api/drafts/{draft.Id}", draft);
        });
}
