using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// Opens a paper of a dossier: for its owner always, for staff of its unit once the scan has found it clean. Each look
/// of staff is kept. Refused: <c>resource.not-found</c>, <c>paper.not-clean</c>.
/// </summary>
internal sealed record ReadPaper(string Code, Guid AttachmentId) : IQuery<PaperContent>, ILook
{
    public StaffLookKind What => StaffLookKind.Paper;

    public Guid? SubjectId => AttachmentId;
}

internal sealed class ReadPaperHandler(DossierReading reading) : IRequestHandler<ReadPaper, Result<PaperContent>>
{
    private static readonly DomainError NotClean = new("paper.not-clean", ErrorKind.Conflict);

    public Task<Result<PaperContent>> Handle(ReadPaper request, CancellationToken cancellationToken) =>
        reading
            .OpenForSignedIn(request.Code, cancellationToken)
            .ThenAsync(open => Read(open, request.AttachmentId, cancellationToken));

    private async Task<Result<PaperContent>> Read(OpenDossier open, Guid id, CancellationToken cancellationToken)
    {
        if (open.Dossier.Attachments.SingleOrDefault(a => a.Id == id) is not { } paper)
        {
            return RequestErrors.NotFound;
        }

        if (open.IsStaff && !await reading.IsClean(open.Dossier, id, cancellationToken))
        {
            return NotClean;
        }

        return new PaperContent(paper.Sha256, paper.MediaType, paper.FileName);
    }
}

/// <summary><c>GET /api/dossiers/{code}/attachments/{id}/content</c>.</summary>
public static class ReadPaperEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/attachments/{id:guid}/content", Read)
            .ForSignedIn()
            .WithName(nameof(ReadPaper))
            .WithTags("Dossiers")
            .WithSummary("A paper of a dossier, for its owner or, once found clean, for the staff of its unit.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> Read(
        string code,
        Guid id,
        string? disposition,
        HttpContext context,
        IMediator mediator,
        IDocumentStore store
    )
    {
        var found = await mediator.Send(new ReadPaper(code, id), context.RequestAborted);
        return found.IsRefused
            ? found.Error.ToProblem()
            : await found.Value.SendAsync(context, store, inline: disposition == "inline");
    }
}
