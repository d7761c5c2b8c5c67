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

/// <summary>Published reflections and their answers, the newest first; searched by words. Refused: <c>request.cursor-malformed</c>.</summary>
internal sealed record PublishFeedback(string? Query, string? After, int? Limit) : IQuery<PublishedFeedback>;

/// <summary>A page of published reflections.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record PublishedFeedback(IReadOnlyList<PublishedItem> Items, string? NextCursor);

/// <summary>A published reflection; it names nobody.</summary>
public sealed record PublishedItem(
    string Code,
    FeedbackKind Kind,
    LocalText Unit,
    DateTimeOffset PublishedAt,
    string Subject,
    string Words,
    string Answer
);

internal sealed class PublishFeedbackHandler(PublicServicesDbContext db, FeedbackReading reading)
    : IRequestHandler<PublishFeedback, Result<PublishedFeedback>>
{
    private const int QueryWordsMax = 6;

    public async Task<Result<PublishedFeedback>> Handle(PublishFeedback request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var limit = Cursor.Limit(request.Limit);
        var words = DossierColumns
            .Fold(request.Query ?? "")
            .Select(FeedbackWord.Cut)
            // The longest is the rarest, as a rule: it leads, the others only look.
            .OrderByDescending(word => word.Length)
            .Take(QueryWordsMax)
            .ToList();
        var keys = await Keys(words, after.Value).Take(limit + 1).ToListAsync(cancellationToken);
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var rows = await db
            .FeedbackCases.AsNoTracking()
            .Where(c => page.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        return new PublishedFeedback(
            [
                .. page.Select(id => rows[id])
                    .Select(c => new PublishedItem(
                        c.Code,
                        c.Kind,
                        reading.NameOf(c.UnitId),
                        c.PublishedAt!.Value,
                        c.Published!.Subject,
                        c.Published.Words,
                        c.Published.Answer
                    )),
            ],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private IQueryable<PageKey> Keys(List<string> words, Cursor? after)
    {
        var keys =
            words.Count == 0
                ? db
                    .FeedbackCases.Where(c => c.PublishedAt != null)
                    .Select(c => new PageKey { At = c.PublishedAt!.Value, Id = c.Id })
                : Found(words);
        if (after is { } last)
        {
            keys = keys.Where(key => key.At < last.At || (key.At == last.At && key.Id < last.Id));
        }

        return keys.OrderByDescending(key => key.At).ThenByDescending(key => key.Id);
    }

    private IQueryable<PageKey> Found(List<string> words)
    {
        var first = words[0];
        var found = db
            .FeedbackWords.Where(w => w.Word == first)
            .Select(w => new PageKey { At = w.PublishedAt, Id = w.FeedbackId });
        foreach (var word in words.Skip(1))
        {
            found = found.Where(key =>
                db.FeedbackWords.Any(w => w.Word == word && w.PublishedAt == key.At && w.FeedbackId == key.Id)
            );
        }

        return found;
    }
}

/// <summary><c>GET /api/public-feedback</c>.</summary>
public static class PublishFeedbackEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/public-feedback", PublishFeedback)
            .ForAnyone()
            .WithName(nameof(PublishFeedback))
            .WithTags("Published")
            .Produces<PublishedFeedback>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// Published reflections and their answers, without their authors, the newest first; with or without accents. Errors:
    /// <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> PublishFeedback(
        string? query,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new PublishFeedback(query, cursor, limit), cancellationToken)).ToOk();
}
