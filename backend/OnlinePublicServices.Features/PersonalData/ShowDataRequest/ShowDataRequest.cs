using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>A request for those who answer for its unit. Refused: <c>resource.not-found</c>.</summary>
internal sealed record ShowDataRequest(Guid Id) : IQuery<DataRequestView>;

internal sealed class ShowDataRequestHandler(DataRequestReading reading)
    : IRequestHandler<ShowDataRequest, Result<DataRequestView>>
{
    public Task<Result<DataRequestView>> Handle(ShowDataRequest request, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(request.Id, cancellationToken)
            .ThenAsync(found => reading.ShowToStaff(found, cancellationToken));
}

/// <summary><c>GET /api/data-requests/{id}</c>.</summary>
public static class ShowDataRequestEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/data-requests/{id:guid}", ShowDataRequest)
            .ForStaff()
            .WithName(nameof(ShowDataRequest))
            .WithTags("Personal data")
            .Produces<DataRequestView>();

    /// <summary>A request with who asks; the version is in the <c>ETag</c>. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> ShowDataRequest(
        Guid id,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ShowDataRequest(id), cancellationToken)).ToHttp(view =>
        {
            context.SetVersion(view.Version);
            return TypedResults.Ok(view);
        });
}
