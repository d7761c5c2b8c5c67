using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>
/// Throws a draft away, and with it whom it was written for at a counter: nothing else is known of them. Its files go
/// later, when nothing else refers to them.
/// </summary>
internal sealed record DiscardDraft(Guid Id) : IAct<Done>;

internal sealed class DiscardDraftHandler(PublicServicesDbContext db, DraftReading reading)
    : IRequestHandler<DiscardDraft, Result<Done>>
{
    public Task<Result<Done>> Handle(DiscardDraft request, CancellationToken cancellationToken) =>
        reading
            .Open(request.Id, cancellationToken)
            .MapAsync(async open =>
            {
                db.Drafts.Remove(open.Draft);
                if (open.Draft.BeganAtCounter)
                {
                    db.People.Remove(await db.People.SingleAsync(p => p.Id == open.Draft.OwnerId, cancellationToken));
                }

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
