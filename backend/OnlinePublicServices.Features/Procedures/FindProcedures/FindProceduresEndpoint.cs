using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;

namespace OnlinePublicServices.Features.Procedures;

/// <summary><c>GET /api/procedures</c>.</summary>
public static class FindProceduresEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/procedures", Handle)
            .WithName(nameof(FindProcedures))
            .WithTags("Catalogue")
            .Produces<FoundProcedures>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .RevalidatedByCatalogue()
            .ForAnyone();

    /// <summary>Finds procedures by everyday words, without accents and with typing errors, as one types.</summary>
    /// <param name="mediator">Passes the request on.</param>
    /// <param name="query">What the person typed, up to 500 characters; empty lists everything by field of work.</param>
    /// <param name="field">Id of a field of work.</param>
    /// <param name="level">How much can be done online.</param>
    /// <param name="audience">Who files.</param>
    /// <param name="cursor">The last answer's <c>nextCursor</c>.</param>
    /// <param name="limit">How many at most; 20 unless told, up to 100.</param>
    /// <param name="cancellation">The client went away.</param>
    public static async Task<IResult> Handle(
        IMediator mediator,
        [FromQuery] string? query,
        [FromQuery] string? field,
        [FromQuery] ServiceLevel? level,
        [FromQuery] Domain.Procedures.Audience? audience,
        [FromQuery] string? cursor,
        [FromQuery] int? limit,
        CancellationToken cancellation
    ) => (await mediator.Send(new FindProcedures(query, field, level, audience, cursor, limit), cancellation)).ToOk();
}
