using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.PaperStore;

/// <summary>A person looks at a paper of their own store. Refused: <c>resource.not-found</c>.</summary>
internal sealed record ReadKeptPaper(Guid Id) : IQuery<PaperContent>;

internal sealed class ReadKeptPaperHandler(PaperShelf shelf, CurrentPerson current)
    : IRequestHandler<ReadKeptPaper, Result<PaperContent>>
{
    public async Task<Result<PaperContent>> Handle(ReadKeptPaper request, CancellationToken cancellationToken)
    {
        var person = await current.FindId(cancellationToken);
        var found = await shelf
            .Of(person)
            .Where(p => p.Kept.Id == request.Id)
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? RequestErrors.NotFound
            : new PaperContent(
                found.Document.Sha256,
                found.Document.MediaType,
                found.Kept.FileName ?? $"{found.Kept.DossierCode}.pdf"
            );
    }
}

/// <summary><c>GET /api/paper-store/{id}/content</c>.</summary>
public static class ReadKeptPaperEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/paper-store/{id:guid}/content", Read)
            .ForCitizens()
            .WithName(nameof(ReadKeptPaper))
            .WithTags("Paper store")
            .WithSummary("A paper of one's store.");

    private static async Task<IResult> Read(
        Guid id,
        string? disposition,
        HttpContext context,
        IMediator mediator,
        IDocumentStore store
    )
    {
        var found = await mediator.Send(new ReadKeptPaper(id), context.RequestAborted);
        return found.IsRefused
            ? found.Error.ToProblem()
            : await found.Value.SendAsync(context, store, inline: disposition == "inline");
    }
}
