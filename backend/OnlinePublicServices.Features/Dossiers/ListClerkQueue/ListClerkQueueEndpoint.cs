using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary><c>GET /api/queue</c>.</summary>
public static class ListClerkQueueEndpoint
{
    private static readonly DomainError StatusUnknown = new("request.malformed", ErrorKind.Malformed);

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
    /// The counter's dossiers, the most urgent first. Errors: <c>request.cursor-malformed</c>,
    /// <c>request.malformed</c>; <c>resource.not-found</c> for staff whose positions serve no unit.
    /// </summary>
    public static async Task<IResult> ListClerkQueue(
        string? status,
        string? procedure,
        string? query,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        // An address binds enum names letter by letter; the contract writes them as JSON does.
        DossierStatus? wanted = null;
        if (!string.IsNullOrEmpty(status))
        {
            if (
                !char.IsAsciiLetter(status[0]) || !Enum.TryParse<DossierStatus>(status, ignoreCase: true, out var named)
            )
            {
                return StatusUnknown.ToProblem();
            }

            wanted = named;
        }

        return (
            await mediator.Send(new ListClerkQueue(wanted, procedure, query, cursor, limit), cancellationToken)
        ).ToOk();
    }
}
