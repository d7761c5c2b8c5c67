using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>The uploader looks at a paper of their own draft, scanned or not.</summary>
internal sealed record GetAttachmentContent(Guid DraftId, Guid AttachmentId) : IQuery<PaperContent>;

internal sealed class GetAttachmentContentHandler(PublicServicesDbContext db, Filer filer)
    : IRequestHandler<GetAttachmentContent, Result<PaperContent>>
{
    public async Task<Result<PaperContent>> Handle(GetAttachmentContent request, CancellationToken cancellationToken)
    {
        var found = await db
            .Drafts.Where(await filer.Writes(cancellationToken))
            .Where(d => d.Id == request.DraftId)
            .SelectMany(d => d.Attachments)
            .Where(a => a.Id == request.AttachmentId)
            .Select(a => new PaperContent(a.Sha256, a.MediaType, a.FileName))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? RequestErrors.NotFound : found;
    }
}

/// <summary>GET /api/drafts/{id}/attachments/{attachmentId}/content.</summary>
public static class GetAttachmentContentEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/drafts/{id:guid}/attachments/{attachmentId:guid}/content", Handle)
            .WithName("GetAttachmentContent")
            .WithSummary("A paper of a draft, as its uploader sees it.")
            .ForSignedIn();

    private static async Task<IResult> Handle(
        Guid id,
        Guid attachmentId,
        string? disposition,
        HttpContext context,
        IMediator mediator,
        IDocumentStore store
    )
    {
        var found = await mediator.Send(new GetAttachmentContent(id, attachmentId), context.RequestAborted);
        return found.IsRefused
            ? found.Error.ToProblem()
            : await found.Value.SendAsync(context, store, inline: disposition == "inline");
    }
}
