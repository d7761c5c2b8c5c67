using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>Which reflections a list shows.</summary>
internal enum FeedbackList
{
    /// <summary>The office owes something; the next due first.</summary>
    Open,

    /// <summary>The author's turn, or over; the newest first.</summary>
    Rest,
}

/// <summary>The reflections that lie at the asker's units. Refused: <c>resource.not-found</c>, <c>request.cursor-malformed</c>.</summary>
internal sealed record ListFeedback(FeedbackList List, string? After, int? Limit) : IQuery<FeedbackPage>;

/// <summary>A page of reflections.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record FeedbackPage(IReadOnlyList<FeedbackItem> Items, string? NextCursor);

/// <summary>A reflection in a list; it names nobody.</summary>
public sealed record FeedbackItem(
    string Code,
    FeedbackKind Kind,
    FeedbackSource Source,
    FeedbackStatus Status,
    bool KeptClosed,
    string Subject,
    LocalText Unit,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    bool Late
);

internal sealed class ListFeedbackHandler(PublicServicesDbContext db, FeedbackReading reading, TimeProvider clock)
    : IRequestHandler<ListFeedback, Result<FeedbackPage>>
{
    public async Task<Result<FeedbackPage>> Handle(ListFeedback request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var lists = Enum.GetValues<FeedbackKind>()
            .SelectMany(kind => reading.UnitsOf(kind).Select(unit => (unit, kind)))
            .ToDictionary(one => $"{one.kind} {one.unit}", StringComparer.Ordinal);
        if (lists.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var isOpen = request.List is FeedbackList.Open;
        var keys = isOpen
            ? await PagesOfUnits.Merge(
                lists.Keys,
                one => Open(lists[one], after.Value, limit + 1),
                limit + 1,
                cancellationToken
            )
            : await PagesOfUnits.MergeNewest(
                lists.Keys,
                one => Rest(lists[one], after.Value, limit + 1),
                limit + 1,
                cancellationToken
            );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var items = await Items(page, cancellationToken);
        return new FeedbackPage(
            [.. page.Select(id => items[id])],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private async Task<Dictionary<Guid, FeedbackItem>> Items(List<Guid> page, CancellationToken cancellationToken)
    {
        var rows = await db
            .FeedbackCases.AsNoTracking()
            .Where(c => page.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                c.Code,
                c.Kind,
                c.Source,
                c.Status,
                c.IsKeptClosed,
                c.Subject,
                c.UnitId,
                c.ReceivedAt,
                DueAt = EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt),
            })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return rows.ToDictionary(
            c => c.Id,
            c => new FeedbackItem(
                c.Code,
                c.Kind,
                c.Source,
                c.Status,
                c.IsKeptClosed,
                c.Subject,
                reading.NameOf(c.UnitId),
                c.ReceivedAt,
                c.DueAt,
                c.DueAt < now
            )
        );
    }

    private IQueryable<PageKey> Open((string Unit, FeedbackKind Kind) list, Cursor? after, int rows)
    {
        var due = Of(list).Where(c => EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt) != null);
        if (after is { } last)
        {
            due = due.Where(c =>
                EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt) > last.At
                || (EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt) == last.At && c.Id > last.Id)
            );
        }

        return due.OrderBy(c => EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt))
            .ThenBy(c => c.Id)
            .Select(c => new PageKey { At = EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt)!.Value, Id = c.Id })
            .Take(rows);
    }

    private IQueryable<PageKey> Rest((string Unit, FeedbackKind Kind) list, Cursor? after, int rows)
    {
        var rest = Of(list).Where(c => EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt) == null);
        if (after is { } last)
        {
            rest = rest.Where(c => c.ReceivedAt < last.At || (c.ReceivedAt == last.At && c.Id < last.Id));
        }

        return rest.OrderByDescending(c => c.ReceivedAt)
            .ThenByDescending(c => c.Id)
            .Select(c => new PageKey { At = c.ReceivedAt, Id = c.Id })
            .Take(rows);
    }

    private IQueryable<FeedbackCase> Of((string Unit, FeedbackKind Kind) list)
    {
        var (unit, kind) = list;
        return db.FeedbackCases.AsNoTracking().Where(c => c.UnitId == unit && c.Kind == kind && c.ErasedAt == null);
    }
}

/// <summary><c>GET /api/feedback</c>.</summary>
public static class ListFeedbackEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/feedback", ListFeedback)
            .ForStaff()
            .WithName(nameof(ListFeedback))
            .WithTags("Feedback")
            .Produces<FeedbackPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The reflections at the asker's units, those about how somebody behaved for heads alone: <c>list=open</c>, which is
    /// meant when nothing is said, or <c>list=rest</c>. Errors:
    /// <c>resource.not-found</c>, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListFeedback(
        string? list,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new ListFeedback(list == "rest" ? FeedbackList.Rest : FeedbackList.Open, cursor, limit),
                cancellationToken
            )
        ).ToOk();
}
