using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Drafts;

/// <summary><c>POST /api/drafts/{id}/register-look-ups</c>.</summary>
public static class PrefillFromRegisterEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/drafts/{id:guid}/register-look-ups", PrefillFromRegister)
            .ForCitizens()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(PrefillFromRegister))
            .WithTags("Drafts")
            .Produces<DraftView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Asks the population register about the signed-in person, under the name and number that their identity provider
    /// vouches for, and fills in what the form asks for and nobody has typed; at most five times an hour. Each press is noted
    /// and read among one's looks, also where nothing came of it. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>population.not-asked</c>, <c>population.too-many</c>, <c>population.no-match</c>,
    /// <c>population.unavailable</c>, <c>population.refused</c>, <c>idempotency.key-missing</c>,
    /// <c>idempotency.key-reused</c>.
    /// </summary>
    public static async Task<IResult> PrefillFromRegister(
        Guid id,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var noted = await mediator.Send(new NoteOwnLook(id, version.Version, key.Value), cancellationToken);
        if (noted.IsRefused)
        {
            return noted.Error.ToProblem();
        }

        var said = await mediator.Send(new AskAboutSelf(id, noted.Value), cancellationToken);
        return said.IsRefused
            ? said.Error.ToProblem()
            : (
                await mediator.Send(new FillFromRegister(id, noted.Value.Id, said.Value.Said), cancellationToken)
            ).ToHttp(draft =>
            {
                context.SetVersion(draft.Version);
                return TypedResults.Ok(draft);
            });
    }
}
