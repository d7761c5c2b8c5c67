using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>
/// What people wrote about the asker's units, by month and otherwise in no order. Refused: <c>resource.not-found</c>,
/// <c>request.cursor-malformed</c>, <c>rating.period-malformed</c>.
/// </summary>
internal sealed record ListRatingComments(string? From, string? Through, string? After, int? Limit)
    : IQuery<RatingComments>;

/// <summary>A page of comments.</summary>
/// <param name="Items">The newest month first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record RatingComments(IReadOnlyList<RatingComment> Items, string? NextCursor);

/// <summary>A comment, without the dossier and without a time.</summary>
/// <param name="Unit">About whom.</param>
/// <param name="Month">The first day of the month in which it was counted.</param>
/// <param name="Satisfaction">How content the writer is.</param>
/// <param name="Comment">In their words.</param>
public sealed record RatingComment(LocalText Unit, DateOnly Month, Satisfaction Satisfaction, string Comment);

internal sealed class ListRatingCommentsHandler(PublicServicesDbContext db, StaffDesk desk, Catalogue catalogue)
    : IRequestHandler<ListRatingComments, Result<RatingComments>>
{
    public async Task<Result<RatingComments>> Handle(ListRatingComments request, CancellationToken cancellationToken)
    {
        var units = desk.UnitsServed;
        if (units.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var read = Cursor
            .Parse(request.After)
            .Then(after => RatingPeriod.Read(request.From, request.Through).Map(period => (after, period)));
        if (read.IsRefused)
        {
            return read.Error;
        }

        var (after, period) = read.Value;
        var limit = Cursor.Limit(request.Limit);
        var keys = await units
            .Select(unit => Page(unit, period, after, limit + 1))
            .Aggregate(Queryable.Concat)
            .ToListAsync(cancellationToken);
        var page = keys.OrderByDescending(key => key.Month).ThenByDescending(key => key.Id).Take(limit + 1).ToList();
        var ids = page.Take(limit).Select(key => key.Id).ToList();
        var rows = await db
            .Ratings.AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        return new RatingComments(
            [.. ids.Select(id => Show(rows[id]))],
            page.Count > limit
                ? new Cursor(
                    new DateTimeOffset(page[limit - 1].Month.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
                    page[limit - 1].Id
                ).ToString()
                : null
        );
    }

    private IQueryable<CommentKey> Page(string unit, RatingPeriod period, Cursor? after, int rows)
    {
        var (from, through) = period;
        var written = db
            .Ratings.AsNoTracking()
            .Where(r => r.UnitId == unit && r.Comment != null && r.Month >= from && r.Month <= through);
        if (after is { } last)
        {
            var month = DateOnly.FromDateTime(last.At.UtcDateTime);
            written = written.Where(r => r.Month < month || (r.Month == month && r.Id < last.Id));
        }

        return written
            .OrderByDescending(r => r.Month)
            .ThenByDescending(r => r.Id)
            .Select(r => new CommentKey { Month = r.Month!.Value, Id = r.Id })
            .Take(rows);
    }

    private RatingComment Show(Rating rating) =>
        new(
            catalogue.Units.Find(rating.UnitId)?.Name ?? new LocalText(rating.UnitId),
            rating.Month!.Value,
            rating.Satisfaction,
            rating.Comment!
        );

    private sealed class CommentKey
    {
        public required DateOnly Month { get; init; }

        public required Guid Id { get; init; }
    }
}

/// <summary><c>GET /api/ratings/comments</c>.</summary>
public static class ListRatingCommentsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/ratings/comments", ListRatingComments)
            .ForStaff()
            .WithName(nameof(ListRatingComments))
            .WithTags("Ratings")
            .Produces<RatingComments>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// What people wrote about the units of whoever answers for them, over whole months (<c>yyyy-MM</c>); no dossier, no
    /// time. Errors: <c>resource.not-found</c>, <c>request.cursor-malformed</c>, <c>rating.period-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListRatingComments(
        string? from,
        string? through,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListRatingComments(from, through, cursor, limit), cancellationToken)).ToOk();
}
