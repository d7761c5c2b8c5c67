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
/// Takes a paper out of a draft. Its bytes stay in the store until nothing refers to them for 48 hours. Error:
/// <c>resource.not-found</c>.
/// </summary>
internal sealed record RemoveAttachment(Guid DraftId, Guid AttachmentId) : IAct<Done>;

internal sealed class RemoveAttachmentHandler(PublicServicesDbContext db, Filer filer, TimeProvider clock)
    : IRequestHandler<RemoveAttachment, Result<Done>>
{
    public async Task<Result<Done>> Handle(RemoveAttachment request, CancellationToken cancellationToken)
    {
        var draft = await db
            .Drafts.Include(d => d.Attachments)
            .Where(await filer.Writes(cancellationToken))
            .SingleOrDefaultAsync(d => d.Id == request.DraftId, cancellationToken);
        return draft?.Remove(request.AttachmentId, clock.GetUtcNow()) == true ? Done.Value : RequestErrors.NotFound;
    }
}

/// <summary>DELETE /api/drafts/{id}/attachments/{attachmentId}.</summary>
public static class RemoveAttachmentEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapDelete("/api/drafts/{id:guid}/attachments/{attachmentId:guid}", Handle)
            .WithName("RemoveAttachment")
            .WithSummary("Takes a paper out of a draft.")
            .ForSignedIn();

    private static async Task<IResult> Handle(
        Guid id,
        Guid attachmentId,
        IMediator mediator,
        CancellationToken cancellation
    )
    {
        var removed = await mediator.Send(new RemoveAttachment(id, attachmentId), cancellation);
        return removed.ToHttp(_ => Results.NoContent());
    }
}
