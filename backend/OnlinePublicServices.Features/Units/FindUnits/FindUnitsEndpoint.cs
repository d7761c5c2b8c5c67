using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Units;

/// <summary><c>GET /api/units</c>.</summary>
public static class FindUnitsEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/units", Handle)
            .WithName(nameof(FindUnits))
            .WithTags("Catalogue")
            .Produces<FoundUnits>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .RevalidatedByCatalogue()
            .ForAnyone();

    /// <summary>Finds units by their old or new name, and says what stands in the place of those that ended.</summary>
    /// <param name="mediator">Passes the request on.</param>
    /// <param name="query">What the person typed, up to 200 characters; empty lists the units of today.</param>
    /// <param name="cancellation">The client went away.</param>
    public static async Task<IResult> Handle(
        IMediator mediator,
        [FromQuery] string? query,
        CancellationToken cancellation
    ) => (await mediator.Send(new FindUnits(query), cancellation)).ToOk();
}
