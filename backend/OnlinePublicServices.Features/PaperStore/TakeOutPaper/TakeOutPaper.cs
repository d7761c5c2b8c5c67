using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.PaperStore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PaperStore;

/// <summary>
/// Takes a paper out of the asker's store; dossiers that have it keep it. For a week it can be put back. Refused:
/// <c>resource.not-found</c>.
/// </summary>
internal sealed record TakeOutPaper(Guid Id) : IAct<Done>;

/// <summary>Puts a paper back into the asker's store. Refused: <c>resource.not-found</c>.</summary>
internal sealed record PutPaperBack(Guid Id) : IAct<Done>;

internal sealed class TakeOutPaperHandler(PublicServicesDbContext db, CurrentPerson current, TimeProvider clock)
    : IRequestHandler<TakeOutPaper, Result<Done>>,
        IRequestHandler<PutPaperBack, Result<Done>>
{
    public async Task<Result<Done>> Handle(TakeOutPaper request, CancellationToken cancellationToken)
    {
        var kept = await Find(request.Id, cancellationToken);
        kept?.TakeOut(clock.GetUtcNow());
        return kept is null ? RequestErrors.NotFound : Done.Value;
    }

    public async Task<Result<Done>> Handle(PutPaperBack request, CancellationToken cancellationToken)
    {
        var kept = await Find(request.Id, cancellationToken);
        return kept?.PutBack(clock.GetUtcNow()) is true ? Done.Value : RequestErrors.NotFound;
    }

    private async Task<KeptPaper?> Find(Guid id, CancellationToken cancellationToken)
    {
        var person = await current.FindId(cancellationToken);
        return await db.KeptPapers.SingleOrDefaultAsync(p => p.Id == id && p.PersonId == person, cancellationToken);
    }
}

/// <summary><c>DELETE /api/paper-store/{id}</c> and <c>POST /api/paper-store/{id}/restoration</c>.</summary>
public static class TakeOutPaperEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapDelete("/api/paper-store/{id:guid}", TakeOutPaper)
            .ForCitizens()
            .WithName(nameof(TakeOutPaper))
            .WithTags("Paper store")
            .Produces(StatusCodes.Status204NoContent);
        endpoints
            .MapPost("/api/paper-store/{id:guid}/restoration", PutPaperBack)
            .ForCitizens()
            .WithName(nameof(PutPaperBack))
            .WithTags("Paper store")
            .Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>
    /// Takes a paper out of one's store; dossiers that have it keep it. For a week it can be put back. Errors:
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> TakeOutPaper(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new TakeOutPaper(id), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    /// <summary>Puts a paper back that was taken out less than a week ago. Errors: <c>resource.not-found</c>.</summary>
    public static async Task<IResult> PutPaperBack(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new PutPaperBack(id), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
