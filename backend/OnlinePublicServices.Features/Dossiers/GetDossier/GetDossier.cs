using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>A dossier for its owner, or for staff whose positions serve its unit.</summary>
internal sealed record GetDossier(string Code) : IQuery<DossierView>, ILook
{
    public StaffLookKind What => StaffLookKind.Dossier;
}

internal sealed class GetDossierHandler(DossierReading reading) : IRequestHandler<GetDossier, Result<DossierView>>
{
    public Task<Result<DossierView>> Handle(GetDossier request, CancellationToken cancellationToken) =>
        reading
            .OpenForSignedIn(request.Code, cancellationToken)
            .MapAsync(open => reading.Show(open, cancellationToken));
}

/// <summary><c>GET /api/dossiers/{code}</c>.</summary>
public static class GetDossierEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}", GetDossier)
            .ForSignedIn()
            .WithName(nameof(GetDossier))
            .WithTags("Dossiers")
            .Produces<DossierView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// A dossier for its owner or the staff of its unit; its version is in the <c>ETag</c>. Errors:
    /// <c>resource.not-found</c>, also for one that the asker may not see; <c>look.reason-needed</c> for staff whose work it is
    /// not.
    /// </summary>
    public static async Task<IResult> GetDossier(
        string code,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetDossier(code), cancellationToken)).ToHttp(dossier =>
        {
            context.SetVersion(dossier.Version);
            return TypedResults.Ok(dossier);
        });
}
