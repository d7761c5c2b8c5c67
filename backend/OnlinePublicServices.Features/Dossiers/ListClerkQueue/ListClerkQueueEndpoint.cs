using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary><c>GET /api/queue</c>.</summary>
public static class ListClerkQueueEndpoint
{
    /// <summary>In the place of a status: the dossier wherever it stands.</summary>
    private const string AnyStatus = "any";

    /// <summary>What is looked for is mostly a person's name, and addresses are kept by histories and proxies.</summary>
    private const string SearchHead = "X-Search";

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
    /// The counter's dossiers, the most urgent first: those waiting for acceptance unless <c>status</c> names another
    /// status, or is <c>any</c>, which takes a search. <c>X-Search</c> holds words of a name or a code, in UTF-8,
    /// percent-encoded; a whole code is found in whatever status. Errors: <c>request.cursor-malformed</c>,
    /// <c>request.malformed</c>; <c>resource.not-found</c> for staff whose positions serve no unit.
    /// </summary>
    public static async Task<IResult> ListClerkQueue(
        string? status,
        string? procedure,
        [FromHeader(Name = SearchHead)] string? search,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = Uri.UnescapeDataString(search ?? "");

        // Without words there is nothing that would keep the list of all dossiers of all years short.
        if (!TryRead(status, out var wanted) || (wanted is null && string.IsNullOrWhiteSpace(query)))
        {
            return StatusUnknown.ToProblem();
        }

        return (
            await mediator.Send(new ListClerkQueue(wanted, procedure, query, cursor, limit), cancellationToken)
        ).ToOk();
    }

    /// <summary>Where nothing is said, those that wait to be received; <see cref="AnyStatus"/> is no status.</summary>
    private static bool TryRead(string? status, out DossierStatus? wanted)
    {
        var isKnown = AddressEnum.TryRead(status, DossierStatus.Registered, out var named);
        wanted = isKnown ? named : null;
        return isKnown || status == AnyStatus;
    }
}
