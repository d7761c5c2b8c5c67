using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Administration;

/// <summary>The reasons that staff choose from, as they are in force.</summary>
internal sealed record ListReasons : IQuery<ReasonLists>;

/// <summary>The reasons that staff choose from.</summary>
/// <param name="Lists">One for each sort of decision.</param>
public sealed record ReasonLists(IReadOnlyList<ReasonList> Lists);

internal sealed class ListReasonsHandler(Catalogue catalogue) : IRequestHandler<ListReasons, Result<ReasonLists>>
{
    public Task<Result<ReasonLists>> Handle(ListReasons request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<ReasonLists>>(new ReasonLists(catalogue.Reasons));
}

/// <summary><c>GET /api/reasons</c>.</summary>
public static class ListReasonsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/reasons", ListReasons)
            .ForStaff()
            .WithName(nameof(ListReasons))
            .WithTags("Clerk")
            .Produces<ReasonLists>();

    /// <summary>The reasons that staff choose from when they refuse, ask for supplements, send back or stop.</summary>
    public static async Task<IResult> ListReasons(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListReasons(), cancellationToken)).ToOk();
}
