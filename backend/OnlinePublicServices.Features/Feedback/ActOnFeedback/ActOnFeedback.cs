using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>
/// An act on a reflection by its author or by the unit that has it. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>feedback.act-out-of-turn</c>, <c>feedback.act-not-yours</c>,
/// <c>feedback.words-unfit</c>, <c>feedback.subject-unfit</c>, <c>feedback.unit-same</c>, <c>feedback.unit-unknown</c>,
/// <c>calendar.not-published</c>. Source: 20/2008/ND-CP, 92/2017/ND-CP.
/// </summary>
internal sealed record ActOnFeedback(string Code, FeedbackStep Step, ActBy By, string IdempotencyKey)
    : IAct<FeedbackView>,
        IRepeatable;

/// <summary>By whom an act is done: the unit, from a version; or the author, with the key or a session.</summary>
internal sealed record ActBy(FeedbackRole Role, int Version, string? Key);

/// <summary>What is done to a reflection.</summary>
/// <param name="Act">The act.</param>
/// <param name="Words">What is said with it, at most 5,000 characters.</param>
/// <param name="UnitId">To whom it is passed.</param>
/// <param name="Published">What everybody may read, where it is published.</param>
public sealed record FeedbackStep(
    FeedbackAct Act,
    string? Words = null,
    string? UnitId = null,
    PublicAnswer? Published = null
);

internal sealed class ActOnFeedbackHandler(
    PublicServicesDbContext db,
    FeedbackReading reading,
    FeedbackLetters letters,
    TimeProvider clock
) : IRequestHandler<ActOnFeedback, Result<FeedbackView>>
{
    public async Task<Result<FeedbackView>> Handle(ActOnFeedback request, CancellationToken cancellationToken)
    {
        var opened =
            request.By.Role is FeedbackRole.Staff
                ? await reading.OpenForStaff(request.Code, cancellationToken)
                : await reading.OpenForAuthor(request.Code, request.By.Key, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (it, actor) = opened.Value;
        if (actor.Role is FeedbackRole.Staff && it.Version != request.By.Version)
        {
            return RequestErrors.StaleVersion;
        }

        var now = clock.GetUtcNow();
        return Do(it, request.Step, actor, now)
            .Then(_ => reading.Reckon(it))
            .Then(_ =>
            {
                if (actor.Role is FeedbackRole.Staff && request.Step.Act is not FeedbackAct.KeepClosed)
                {
                    letters.Owe(MessageKind.FeedbackMoved, it, reading.KeyOf(it), now);
                }

                return reading.Show(opened.Value);
            });
    }

    private Result<Done> Do(FeedbackCase it, FeedbackStep step, FeedbackActor actor, DateTimeOffset now) =>
        step.Act switch
        {
            FeedbackAct.Transfer => reading.Unit(step.UnitId).Then(unit => it.Transfer(unit, actor, now, step.Words)),
            FeedbackAct.Return => it.Return(actor, now, step.Words),
            FeedbackAct.KeepClosed => it.KeepClosed(actor, now, step.Words),
            FeedbackAct.Publish => it.Publish(step.Published ?? new PublicAnswer("", "", ""), actor, now)
                .Map(done =>
                {
                    AddWords(it);
                    return done;
                }),
            FeedbackAct.File
            or FeedbackAct.Take
            or FeedbackAct.AskSupplement
            or FeedbackAct.Supplement
            or FeedbackAct.Answer
            or FeedbackAct.Refuse
            or FeedbackAct.Dispute
            or FeedbackAct.Remind => it.Do(step.Act, actor, now, step.Words),
        };

    private void AddWords(FeedbackCase it)
    {
        var (subject, words, answer) = it.Published!;
        db.FeedbackWords.AddRange(
            DossierColumns
                .Fold($"{subject} {words} {answer}")
                .Select(FeedbackWord.Cut)
                .Distinct(StringComparer.Ordinal)
                .Take(FeedbackWord.WordsMax)
                .Select(word => new FeedbackWord
                {
                    Word = word,
                    PublishedAt = it.PublishedAt!.Value,
                    FeedbackId = it.Id,
                })
        );
    }
}

/// <summary><c>POST /api/feedback/{code}/acts</c> and <c>POST /api/feedback/{code}/sayings</c>.</summary>
public static class ActOnFeedbackEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Shaped(
            endpoints.MapPost("/api/feedback/{code}/acts", ActOnFeedback).ForStaff().RequireIfMatch(),
            nameof(ActOnFeedback)
        );
        Shaped(
            endpoints
                .MapPost("/api/feedback/{code}/sayings", SayOnFeedback)
                .ForAnyone()
                .RequireRateLimiting(Throttles.Writing),
            nameof(SayOnFeedback)
        );
    }

    /// <summary>
    /// The unit that has it acts: takes it, asks for more, passes it on, answers, publishes, refuses. Errors:
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>feedback.act-out-of-turn</c>,
    /// <c>feedback.act-not-yours</c>, <c>feedback.words-unfit</c>, <c>feedback.subject-unfit</c>,
    /// <c>feedback.unit-same</c>, <c>feedback.unit-unknown</c>, <c>calendar.not-published</c>.
    /// </summary>
    public static async Task<IResult> ActOnFeedback(
        string code,
        FeedbackStep step,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        Shown(
            await mediator.Send(
                new ActOnFeedback(code, step, new ActBy(FeedbackRole.Staff, version.Version, null), key.Value),
                cancellationToken
            ),
            context
        );

    /// <summary>
    /// The author supplies what was asked for, says it again, or is not content with the answer; by session or with the
    /// key in <c>X-Follow-Key</c>. Errors: <c>resource.not-found</c>, <c>feedback.act-out-of-turn</c>,
    /// <c>feedback.act-not-yours</c>, <c>feedback.words-unfit</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> SayOnFeedback(
        string code,
        FeedbackStep step,
        [FromHeader(Name = "X-Follow-Key")] string? followKey,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        Shown(
            await mediator.Send(
                new ActOnFeedback(code, step, new ActBy(FeedbackRole.Author, 0, followKey), key.Value),
                cancellationToken
            ),
            context
        );

    private static IResult Shown(Result<FeedbackView> done, HttpContext context) =>
        done.ToHttp(view =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.SetVersion(view.Version);
            return TypedResults.Ok(view);
        });

    private static RouteHandlerBuilder Shaped(RouteHandlerBuilder endpoint, string name) =>
        endpoint
            .RequireIdempotencyKey()
            .WithName(name)
            .WithTags("Feedback")
            .Produces<FeedbackView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
}
