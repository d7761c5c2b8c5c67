using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Administration;

/// <summary>Every edition that was ever drawn up, the newest first, for administrators.</summary>
internal sealed record ListEditions(int? Before, int? Limit) : IQuery<EditionList>;

/// <summary>A page of editions.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextBefore">Where the next page begins; absent on the last.</param>
public sealed record EditionList(IReadOnlyList<EditionSummary> Items, int? NextBefore);

internal sealed class ListEditionsHandler(PublicServicesDbContext db, Catalogue catalogue, EditionDesk desk)
    : IRequestHandler<ListEditions, Result<EditionList>>
{
    public async Task<Result<EditionList>> Handle(ListEditions request, CancellationToken cancellationToken)
    {
        if (!desk.IsOpen)
        {
            return RequestErrors.NotFound;
        }

        var (limit, before) = (Cursor.Limit(request.Limit), request.Before ?? int.MaxValue);
        var rows = await db
            .CatalogueEditions.AsNoTracking()
            .Where(edition => edition.Number < before)
            .OrderByDescending(edition => edition.Number)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new EditionList(
            [.. rows.Take(limit).Select(edition => edition.Summary(catalogue))],
            rows.Count > limit ? rows[limit - 1].Number : null
        );
    }
}

/// <summary><c>GET /api/administration/editions</c>.</summary>
public static class ListEditionsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/administration/editions", ListEditions)
            .ForStaff()
            .WithName(nameof(ListEditions))
            .WithTags("Administration")
            .Produces<EditionList>();

    /// <summary>
    /// The editions of the catalogue with who drew them up, why, and who put them in force. Errors:
    /// <c>resource.not-found</c> for staff who don't keep the system.
    /// </summary>
    public static async Task<IResult> ListEditions(
        int? before,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListEditions(before, limit), cancellationToken)).ToOk();
}
