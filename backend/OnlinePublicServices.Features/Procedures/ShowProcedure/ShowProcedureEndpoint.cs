using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Procedures;

/// <summary><c>GET /api/procedures/{code}</c>.</summary>
public static class ShowProcedureEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/procedures/{code}", Handle)
            .WithName(nameof(ShowProcedure))
            .WithTags("Catalogue")
            .Produces<ProcedureDetails>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .RevalidatedByCatalogue()
            .ForAnyone();

    /// <summary>What a procedure needs, costs, how long it takes, what comes of it, and on what law it rests.</summary>
    /// <param name="mediator">Passes the request on.</param>
    /// <param name="code">National code.</param>
    /// <param name="version">A version; the one in force unless told.</param>
    /// <param name="cancellation">The client went away.</param>
    public static async Task<IResult> Handle(
        IMediator mediator,
        string code,
        [FromQuery] int? version,
        CancellationToken cancellation
    ) => (await mediator.Send(new ShowProcedure(code, version), cancellation)).ToOk();
}
