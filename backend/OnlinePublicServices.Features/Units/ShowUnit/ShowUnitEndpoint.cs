using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Units;

/// <summary><c>GET /api/units/{id}</c>.</summary>
public static class ShowUnitEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/units/{id}", Handle)
            .WithName(nameof(ShowUnit))
            .WithTags("Catalogue")
            .Produces<UnitDetails>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .RevalidatedByCatalogue()
            .ForAnyone();

    /// <summary>A unit, living or not, with what it was made from and what it became.</summary>
    /// <param name="mediator">Passes the request on.</param>
    /// <param name="id">Our stable id of the unit.</param>
    /// <param name="cancellation">The client went away.</param>
    public static async Task<IResult> Handle(IMediator mediator, string id, CancellationToken cancellation) =>
        (await mediator.Send(new ShowUnit(id), cancellation)).ToOk();
}
