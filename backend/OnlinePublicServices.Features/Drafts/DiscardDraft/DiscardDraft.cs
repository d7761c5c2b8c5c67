using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>Throws a draft away. Its files go later, when nothing else refers to them.</summary>
internal sealed record DiscardDraft(Guid Id) : IAct<Done>;

internal sealed class DiscardDraftHandler(PublicServicesDbContext db, DraftReading reading)
    : IRequestHandler<DiscardDraft, Result<Done>>
{
    public async Task<Result<Done>> Handle(DiscardDraft request, CancellationToken cancellationToken) =>
        (await reading.Open(request.Id, cancellationToken)).Map(open =>
        {
            db.Drafts.Remove(open.Draft);
            return Done.Value;
        });
}

/// <summary><c>DELETE /api/drafts/{id}</c>.</summary>
public static class DiscardDraftEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapDelete("/api/drafts/{id:guid}", DiscardDraft)
            .ForSignedIn()
            .WithName(nameof(DiscardDraft))
            .WithTags("Drafts")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Throws a draft away. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> DiscardDraft(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new DiscardDraft(id), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
