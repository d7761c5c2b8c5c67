using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Drafts;

/// <summary><c>POST /api/counter-drafts/{id}/register-look-ups</c>.</summary>
public static class PrefillAtCounterEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/counter-drafts/{id:guid}/register-look-ups", PrefillAtCounter)
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(PrefillAtCounter))
            .WithTags("Drafts")
            .Produces<DraftView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Asks the population register about whoever stands at the counter, by what the clerk reads from their identity paper, and
    /// fills in what the form asks for and nobody has typed; at most twenty times an hour for a clerk. Each press is noted under
    /// the clerk's name, and whoever has that number reads of it among their looks, also where nothing came of it. Errors:
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>population.identity-unseen</c>,
    /// <c>population.not-asked</c>, <c>population.too-many</c>, <c>population.no-match</c>, <c>population.unavailable</c>,
    /// <c>population.refused</c>, <c>idempotency.key-missing</c>, <c>idempotency.key-reused</c>.
    /// </summary>
    public static async Task<IResult> PrefillAtCounter(
        Guid id,
        SeenIdentity seen,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var noted = await mediator.Send(new NoteCounterLook(id, version.Version, seen, key.Value), cancellationToken);
        if (noted.IsRefused)
        {
            return noted.Error.ToProblem();
        }

        var said = await mediator.Send(new AskAboutStanding(id, seen, noted.Value), cancellationToken);
        return said.IsRefused
            ? said.Error.ToProblem()
            : (await mediator.Send(new FillAtCounter(id, noted.Value.Id, said.Value.Said), cancellationToken)).ToHttp(
                draft =>
                {
                    context.SetVersion(draft.Version);
                    return TypedResults.Ok(draft);
                }
            );
    }
}
