using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary><c>POST /api/counter-refusals</c>.</summary>
public static class RefuseAtCounterEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/counter-refusals", RefuseAtCounter)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(RefuseAtCounter))
            .WithTags("Clerk")
            .Produces<CounterRefusalReceipt>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Refuses somebody at the counter, with a reason; the form is to be printed, or signed. Errors:
    /// <c>request.invalid</c> with the fields, <c>resource.not-found</c>, <c>dossier.reason-missing</c>,
    /// <c>draft.procedure-not-fileable</c>, <c>calendar.not-published</c>.
    /// </summary>
    public static async Task<IResult> RefuseAtCounter(
        CounterRefusal refusal,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new RefuseAtCounter(refusal, key.Value), cancellationToken)).ToHttp(receipt =>
            TypedResults.Created($"/api/dossiers/{receipt.DossierCode}", receipt)
        );
}
