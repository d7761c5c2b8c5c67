using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Drafts;

/// <summary>The drafts that the asker writes, the last changed first; at most fifty.</summary>
internal sealed record ListMyDrafts : IQuery<DraftList>;

/// <summary>Drafts, the last changed first.</summary>
/// <param name="Items">At most fifty.</param>
public sealed record DraftList(IReadOnlyList<DraftSummary> Items);

/// <summary>A draft in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ProcedureCode">National code.</param>
/// <param name="ProcedureName">What the procedure is called.</param>
/// <param name="UnitName">Where it will go.</param>
/// <param name="ChangedAt">When it was last changed, UTC.</param>
/// <param name="ExpiresAt">When it is thrown away if nothing changes, UTC.</param>
/// <param name="Attachments">How many papers were added.</param>
/// <param name="WrittenFor">For whom a clerk writes it at the counter; nothing where its owner does.</param>
public sealed record DraftSummary(
    Guid Id,
    string ProcedureCode,
    LocalText ProcedureName,
    LocalText UnitName,
    DateTimeOffset ChangedAt,
    DateTimeOffset ExpiresAt,
    int Attachments,
    string? WrittenFor
);

internal sealed class ListMyDraftsHandler(PublicServicesDbContext db, Catalogue catalogue, Filer filer)
    : IRequestHandler<ListMyDrafts, Result<DraftList>>
{
    private const int DraftsMax = 50;

    public async Task<Result<DraftList>> Handle(ListMyDrafts request, CancellationToken cancellationToken)
    {
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(await filer.Writes(cancellationToken))
            .Where(d => d.DossierId == null)
            .OrderByDescending(d => d.ChangedAt)
            .Take(DraftsMax)
            .Select(d => new
            {
                Draft = d,
                Attachments = d.Attachments.Count,
                WrittenFor = d.ClerkAccount == null
                    ? null
                    : db.People.Where(p => p.Id == d.OwnerId).Select(p => p.FullName).First(),
            })
            .ToListAsync(cancellationToken);
        return new DraftList([.. drafts.Select(d => Summary(d.Draft, d.Attachments, d.WrittenFor))]);
    }

    private DraftSummary Summary(Domain.Drafts.Draft draft, int attachments, string? writtenFor) =>
        new(
            draft.Id,
            draft.ProcedureCode,
            catalogue.Version(ProcedureCode.Parse(draft.ProcedureCode).Value, draft.ProcedureVersion)!.Name,
            catalogue.Units.Find(draft.UnitId)!.Name,
            draft.ChangedAt,
            draft.ExpiresAt,
            attachments,
            writtenFor
        );
}

/// <summary><c>GET /api/drafts</c>.</summary>
public static class ListMyDraftsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/drafts", ListMyDrafts)
            .ForSignedIn()
            .WithName(nameof(ListMyDrafts))
            .WithTags("Drafts")
            .Produces<DraftList>();

    /// <summary>
    /// The drafts that the asker writes, the last changed first: a citizen's own, or those that a receiving clerk fills in
    /// for people at the counter.
    /// </summary>
    public static async Task<IResult> ListMyDrafts(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListMyDrafts(), cancellationToken)).ToOk();
}
