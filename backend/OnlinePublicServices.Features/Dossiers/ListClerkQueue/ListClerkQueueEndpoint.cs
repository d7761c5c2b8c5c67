using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary><c>GET /api/queue</c>.</summary>
public static class ListClerkQueueEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/queue", ListClerkQueue)
            .ForStaff()
            .WithName(nameof(ListClerkQueue))
            .WithTags("Clerk")
            .Produces<QueuePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// The counter's dossiers, the most urgent first. Errors: <c>request.cursor-malformed</c>;
    /// <c>resource.not-found</c> for staff whose positions serve no unit.
    /// </summary>
    public static async Task<IResult> ListClerkQueue(
        DossierStatus? status,
        string? procedure,
        string? query,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListClerkQueue(status, procedure, query, cursor, limit), cancellationToken)).ToOk();
}
