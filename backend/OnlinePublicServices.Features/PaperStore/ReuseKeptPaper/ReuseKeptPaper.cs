using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Drafts;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PaperStore;

/// <summary>
/// Gives a paper of the asker's store with a draft of theirs; done twice it is given once. Refused:
/// <c>resource.not-found</c>, <c>paper-store.not-fitting</c> (of another kind, run out, taken out, or what the
/// dossier has had already),
/// <c>upload.too-many-files</c>, <c>upload.dossier-too-large</c>.
/// </summary>
/// <param name="DraftId">The draft.</param>
/// <param name="KeptPaperId">The paper in the store.</param>
/// <param name="PaperCode">The required document that it answers.</param>
internal sealed record ReuseKeptPaper(Guid DraftId, Guid KeptPaperId, string PaperCode) : IAct<ReusedPaper>;

/// <summary>Which paper of the store answers which required document.</summary>
/// <param name="KeptPaperId">The paper in the store.</param>
/// <param name="PaperCode">The required document's code in the procedure.</param>
public sealed record PaperToReuse(Guid KeptPaperId, string PaperCode);

/// <summary>What became of it.</summary>
/// <param name="AttachmentId">The paper in the draft.</param>
public sealed record ReusedPaper(Guid AttachmentId);

internal sealed class ReuseKeptPaperValidator : AbstractValidator<ReuseKeptPaper>
{
    public ReuseKeptPaperValidator() =>
        RuleFor(request => request.PaperCode).NotEmpty().MaximumLength(60).WithErrorCode("field.required");
}

internal sealed class ReuseKeptPaperHandler(PaperShelf shelf, DraftReading drafts, TimeProvider clock)
    : IRequestHandler<ReuseKeptPaper, Result<ReusedPaper>>
{
    private static readonly DomainError NotFitting = new("paper-store.not-fitting", ErrorKind.Refused);

    public async Task<Result<ReusedPaper>> Handle(ReuseKeptPaper request, CancellationToken cancellationToken)
    {
        var opened = await drafts.Open(request.DraftId, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var draft = opened.Value.Draft;
        var shelved = await shelf
            .Of(draft.OwnerId)
            .SingleOrDefaultAsync(p => p.Kept.Id == request.KeptPaperId, cancellationToken);
        if (shelved is null)
        {
            return RequestErrors.NotFound;
        }

        var paper = opened.Value.PapersToFile.FirstOrDefault(p => p.Code == request.PaperCode);
        var before = await shelf.GivenBefore(draft, cancellationToken);
        if (
            paper is null
            || !shelf.Fits(shelved, paper)
            || before.Contains(shelved.Document.Sha256, StringComparer.Ordinal)
        )
        {
            return NotFitting;
        }

        var (kept, document) = (shelved.Kept, shelved.Document);
        if (draft.Attachments.FirstOrDefault(a => a.KeptPaperId == kept.Id && a.PaperCode == paper.Code) is { } given)
        {
            return new ReusedPaper(given.Id);
        }

        var now = clock.GetUtcNow();
        var attachment = new DraftAttachment(
            Guid.CreateVersion7(now),
            draft.Id,
            paper.Code,
            kept.FileName ?? $"{kept.DossierCode}.pdf",
            document.MediaType,
            document.SizeBytes,
            document.Sha256,
            null,
            kept.Pages,
            now,
            kept.Id
        );
        document.Claim();
        return draft.Attach(attachment, now).Map(_ => new ReusedPaper(attachment.Id));
    }
}

/// <summary><c>POST /api/drafts/{id}/kept-papers</c>.</summary>
public static class ReuseKeptPaperEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/drafts/{id:guid}/kept-papers", ReuseKeptPaper)
            .ForCitizens()
            .WithName(nameof(ReuseKeptPaper))
            .WithTags("Drafts")
            .Produces<ReusedPaper>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Gives a paper of one's store with a draft, once however often it is asked. Errors: <c>resource.not-found</c>,
    /// <c>paper-store.not-fitting</c>, <c>upload.too-many-files</c>, <c>upload.dossier-too-large</c>.
    /// </summary>
    public static async Task<IResult> ReuseKeptPaper(
        Guid id,
        PaperToReuse paper,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ReuseKeptPaper(id, paper.KeptPaperId, paper.PaperCode), cancellationToken)).ToHttp(
            reused => TypedResults.Created($"/api/drafts/{id}/attachments/{reused.AttachmentId}/content", reused)
        );
}
