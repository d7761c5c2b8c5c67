using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.PaperStore;

/// <summary>The papers of the asker's store, the latest checked first. Refused: <c>request.cursor-malformed</c>.</summary>
internal sealed record ListKeptPapers(string? After, int? Limit) : IQuery<KeptPapers>;

/// <summary>A page of one's store.</summary>
/// <param name="Items">The latest checked first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record KeptPapers(IReadOnlyList<KeptPaperView> Items, string? NextCursor);

internal sealed class ListKeptPapersHandler(
    PaperShelf shelf,
    CurrentPerson current,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<ListKeptPapers, Result<KeptPapers>>
{
    public async Task<Result<KeptPapers>> Handle(ListKeptPapers request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var papers = shelf.Of(await current.FindId(cancellationToken));
        if (after.Value is { } last)
        {
            papers = papers.Where(p =>
                p.Kept.CheckedAt < last.At || (p.Kept.CheckedAt == last.At && p.Kept.Id < last.Id)
            );
        }

        var limit = Cursor.Limit(request.Limit);
        var rows = await papers
            .OrderByDescending(p => p.Kept.CheckedAt)
            .ThenByDescending(p => p.Kept.Id)
            .Take(limit + 1)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return new KeptPapers(
            [.. rows.Take(limit).Select(row => KeptPaperView.Of(row, catalogue, today))],
            rows.Count > limit ? new Cursor(rows[limit - 1].Kept.CheckedAt, rows[limit - 1].Kept.Id).ToString() : null
        );
    }
}

/// <summary><c>GET /api/paper-store</c>.</summary>
public static class ListKeptPapersEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/paper-store", ListKeptPapers)
            .ForCitizens()
            .WithName(nameof(ListKeptPapers))
            .WithTags("Paper store")
            .Produces<KeptPapers>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The papers that offices have checked or issued for one, the latest first; those that were taken out too, while
    /// they can be put back. Errors: <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListKeptPapers(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListKeptPapers(cursor, limit), cancellationToken)).ToOk();
}
