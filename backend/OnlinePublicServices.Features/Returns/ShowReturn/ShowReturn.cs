using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Returns;

/// <summary>How the result is wanted and where it is, for its owner or the staff of its unit.</summary>
internal sealed record ShowReturn(string Code) : IQuery<ReturnView>, ILook
{
    public StaffLookKind What => StaffLookKind.Dossier;
}

internal sealed class ShowReturnHandler(ReturnDesk desk) : IRequestHandler<ShowReturn, Result<ReturnView>>
{
    public Task<Result<ReturnView>> Handle(ShowReturn request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken).MapAsync(open => desk.Show(open, cancellationToken));
}

/// <summary><c>GET /api/dossiers/{code}/return</c>.</summary>
public static class ShowReturnEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/return", ShowReturn)
            .ForSignedIn()
            .WithName(nameof(ShowReturn))
            .WithTags("Returns")
            .Produces<ReturnView>()
            .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>
    /// How the result is wanted, the ways there are with price and time, and where its parcels are; the version is in the
    /// <c>ETag</c>. Errors: <c>resource.not-found</c>, <c>look.reason-needed</c>.
    /// </summary>
    public static async Task<IResult> ShowReturn(
        string code,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowReturn(code), cancellationToken)).ToHttp(context);
}
