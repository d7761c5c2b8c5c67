using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>A list with what stands on it. Refused: <c>resource.not-found</c>.</summary>
internal sealed record ShowDestruction(Guid Id) : IQuery<DestructionView>;

internal sealed class ShowDestructionHandler(PublicServicesDbContext db, RetentionDesk desk, DestructionShowing showing)
    : IRequestHandler<ShowDestruction, Result<DestructionView>>
{
    public async Task<Result<DestructionView>> Handle(ShowDestruction request, CancellationToken cancellationToken)
    {
        var list = await db
            .DestructionLists.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == request.Id, cancellationToken);
        return list is not null && desk.Sees.Contains(list.UnitId, StringComparer.Ordinal)
            ? showing.Show(list, withItems: true)
            : RequestErrors.NotFound;
    }
}

/// <summary><c>GET /api/destruction-lists/{id}</c>.</summary>
public static class ShowDestructionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/destruction-lists/{id:guid}", ShowDestruction)
            .ForStaff()
            .WithName(nameof(ShowDestruction))
            .WithTags("Retention")
            .Produces<DestructionView>();

    /// <summary>A list with what stands on it; the version is in the <c>ETag</c>. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> ShowDestruction(
        Guid id,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ShowDestruction(id), cancellationToken)).ToHttp(view =>
        {
            context.SetVersion(view.Version);
            return TypedResults.Ok(view);
        });
}
