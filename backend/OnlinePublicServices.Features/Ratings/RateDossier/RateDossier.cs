using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>
/// <c>Đánh giá việc giải quyết hồ sơ</c>, once a dossier. Refused: <c>tracking.not-found</c>, <c>request.too-many</c>,
/// <c>rating.too-early</c>, <c>rating.already-given</c>, <c>rating.answer-unknown</c>, <c>rating.comment-unfit</c>. No
/// idempotency key: the dossier itself takes one only, and a kept answer would tie the two together.
/// Source: 61/2018/ND-CP, Art. 31.
/// </summary>
internal sealed record RateDossier(string Code, TrackingProof Proof, RatingGiven Given) : IAct<Done>;

/// <summary>What somebody answers about a dossier.</summary>
/// <param name="Satisfaction">How content they are; the one answer that is needed.</param>
/// <param name="Points">The points of the answers chosen, by criterion; any may be left out.</param>
/// <param name="Comment">In their words, at most 1,000 characters; need not be given.</param>
public sealed record RatingGiven(
    Satisfaction Satisfaction,
    IReadOnlyDictionary<string, int>? Points = null,
    string? Comment = null
);

internal sealed class RateDossierHandler(
    PublicServicesDbContext db,
    RatingGate gate,
    RatingScales scales,
    TimeProvider clock
) : IRequestHandler<RateDossier, Result<Done>>
{
    private static readonly DomainError TooEarly = new("rating.too-early", ErrorKind.Conflict);
    private static readonly DomainError AlreadyGiven = new("rating.already-given", ErrorKind.Conflict);
    private static readonly DomainError CommentUnfit = new("rating.comment-unfit", ErrorKind.Malformed);

    public async Task<Result<Done>> Handle(RateDossier request, CancellationToken cancellationToken)
    {
        var (satisfaction, points, comment) = request.Given;
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var words = PlainText.CleanLines(comment ?? "");
        if (words is null || PlainText.Length(words) > Rating.CommentLengthMax)
        {
            return CommentUnfit;
        }

        var answers = points ?? new Dictionary<string, int>(StringComparer.Ordinal);
        var opened = await gate.Open(request.Code, request.Proof, cancellationToken);
        var allowed = opened.Then(_ => scales.On(today).Check(answers));
        if (allowed.IsRefused)
        {
            return allowed.Error;
        }

        var dossier = opened.Value;
        var state = await gate.StateOf(dossier, cancellationToken);
        if (state is not RatingState.Open)
        {
            return state is RatingState.Given ? AlreadyGiven : TooEarly;
        }

        db.RatedDossiers.Add(new RatedDossier { DossierId = dossier.Id });
        await Gather(dossier.UnitId, satisfaction, answers, words, today, cancellationToken);
        return Done.Value;
    }

    /// <summary>
    /// Puts an answer into the unit's batch; with the last one the whole batch is counted. The unit's number is drawn in
    /// this transaction and holds others up until it ends, so that exactly five are in each batch.
    /// </summary>
    private async Task Gather(
        string unitId,
        Satisfaction satisfaction,
        IReadOnlyDictionary<string, int> answers,
        string words,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var number = (int)await db.DrawNumber($"ratings {unitId}", cancellationToken) - 1;
        var batch = number / RatingScale.AnswersMin;
        var month = new DateOnly(today.Year, today.Month, 1);
        var isFull = number % RatingScale.AnswersMin == RatingScale.AnswersMin - 1;
        if (isFull)
        {
            await db
                .Ratings.Where(r => r.UnitId == unitId && r.Batch == batch)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Month, month), cancellationToken);
        }

        db.Ratings.Add(
            new Rating
            {
                Id = new Guid(RandomNumberGenerator.GetBytes(16)),
                UnitId = unitId,
                Batch = batch,
                Month = isFull ? month : null,
                Satisfaction = satisfaction,
                Comment = words.Length > 0 ? words : null,
                Points =
                [
                    .. answers.Select(answer => new RatingPoint { Criterion = answer.Key, Points = answer.Value }),
                ],
            }
        );
    }
}

/// <summary><c>POST /api/dossiers/{code}/rating</c>.</summary>
public static class RateDossierEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/rating", RateDossier)
            .ForAnyone()
            .RequireRateLimiting(Throttles.TrackingProof)
            .WithName(nameof(RateDossier))
            .WithTags("Ratings")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// Rates how a dossier was settled, once, for its owner or with a key or digits as for tracking. Errors:
    /// <c>tracking.not-found</c>, <c>request.too-many</c>, <c>rating.too-early</c>, <c>rating.already-given</c>,
    /// <c>rating.answer-unknown</c>, <c>rating.comment-unfit</c>.
    /// </summary>
    public static async Task<IResult> RateDossier(
        string code,
        RatingGiven rating,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(new RateDossier(code, new TrackingProof(key, phoneLast4), rating), cancellationToken)
        ).ToHttp(_ => TypedResults.NoContent());
}
