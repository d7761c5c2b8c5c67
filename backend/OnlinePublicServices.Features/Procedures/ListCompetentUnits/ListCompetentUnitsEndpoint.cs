using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Procedures;

/// <summary><c>GET /api/procedures/{code}/units</c>.</summary>
public static class ListCompetentUnitsEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/procedures/{code}/units", Handle)
            .WithName(nameof(ListCompetentUnits))
            .WithTags("Catalogue")
            .Produces<UnitSummary[]>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .RevalidatedByCatalogue()
            .ForAnyone();

    /// <summary>The units that decide a procedure on a day: where one may file it.</summary>
    /// <param name="mediator">Passes the request on.</param>
    /// <param name="code">National code.</param>
    /// <param name="on">A day of Viet Nam; today unless told.</param>
    /// <param name="cancellation">The client went away.</param>
    public static async Task<IResult> Handle(
        IMediator mediator,
        string code,
        [FromQuery] DateOnly? on,
        CancellationToken cancellation
    ) => (await mediator.Send(new ListCompetentUnits(code, on), cancellation)).ToOk();
}
