using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.People;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>
/// <c>Gửi phản ánh, kiến nghị</c>, with an account or without; or a member of staff for somebody who called, wrote or came.
/// Text only: a file of a stranger would have to be examined before anybody opens it. Refused:
/// <c>feedback.subject-unfit</c>, <c>feedback.words-unfit</c>, <c>feedback.author-unfit</c>, <c>email.malformed</c>,
/// <c>phone.malformed</c>, <c>feedback.unit-unknown</c>, <c>calendar.not-published</c>.
/// </summary>
internal sealed record FileFeedback(FeedbackWritten Written, string IdempotencyKey)
    : IAct<FeedbackReceipt>,
        IRepeatable;

/// <summary>A reflection as somebody writes it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="UnitId">To whom.</param>
/// <param name="Subject">In a few words, at most 200 characters.</param>
/// <param name="Words">In all words, at most 5,000 characters.</param>
/// <param name="Name">Who writes; need not be said.</param>
/// <param name="Email">Where the answer is told; need not be said.</param>
/// <param name="Phone">Where one can ask back; need not be said.</param>
/// <param name="Source">How it came in, where a member of staff enters it for somebody.</param>
public sealed record FeedbackWritten(
    FeedbackKind Kind,
    string UnitId,
    string Subject,
    string Words,
    string? Name = null,
    string? Email = null,
    string? Phone = null,
    FeedbackSource Source = FeedbackSource.Portal
);

/// <summary>What the author keeps.</summary>
/// <param name="Code">The code.</param>
/// <param name="Key">What opens it, with the code.</param>
public sealed record FeedbackReceipt(string Code, string Key);

internal sealed class FileFeedbackHandler(
    PublicServicesDbContext db,
    FeedbackReading reading,
    FeedbackLetters letters,
    CurrentPerson current,
    StaffDesk desk,
    ICurrentUser user,
    TimeProvider clock
) : IRequestHandler<FileFeedback, Result<FeedbackReceipt>>
{
    public async Task<Result<FeedbackReceipt>> Handle(FileFeedback request, CancellationToken cancellationToken)
    {
        var written = request.Written;
        var isStaff = user.Account is { Kind: AccountKind.Staff };
        var person = user.Account is { Kind: AccountKind.Citizen }
            ? (await current.LoadOrBegin(cancellationToken)).Id
            : (Guid?)null;
        var now = clock.GetUtcNow();
        var read = reading
            .Unit(written.UnitId)
            .Then(unit =>
                FeedbackAuthor
                    .Read(person, written.Name, written.Email, written.Phone)
                    .Map(author => (Unit: unit, Author: author))
            );
        if (read.IsRefused)
        {
            return read.Error;
        }

        var filing = new FeedbackFiling
        {
            Id = Guid.CreateVersion7(now),
            Code = await DrawCode(now, cancellationToken),
            Kind = written.Kind,
            Source = isStaff ? written.Source : FeedbackSource.Portal,
            UnitId = read.Value.Unit,
            Subject = written.Subject,
            Words = written.Words,
            Author = read.Value.Author,
        };
        var actor = isStaff
            ? new FeedbackActor(FeedbackRole.Staff, desk.ActorId)
            : new FeedbackActor(FeedbackRole.Author);
        return FeedbackCase
            .File(filing, actor, now)
            .Then(filed =>
            {
                var key = reading.Keep(filed);
                letters.Owe(MessageKind.FeedbackReceived, filed, key, now);
                return reading.Reckon(filed).Map(_ => new FeedbackReceipt(filed.Code, key));
            });
    }

    private async Task<string> DrawCode(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = VietnamTime.DayOf(now).ToString("yyMMdd", CultureInfo.InvariantCulture);
        var number = await db.DrawNumber($"feedback {day}", cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"PA{day}-{number:D4}");
    }
}

/// <summary><c>POST /api/feedback</c> and <c>POST /api/feedback/entries</c>.</summary>
public static class FileFeedbackEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Shaped(endpoints.MapPost("/api/feedback", FileFeedback).ForAnyone(), nameof(FileFeedback))
            .RequireRateLimiting(Throttles.Writing);
        Shaped(endpoints.MapPost("/api/feedback/entries", EnterFeedback).ForStaff(), nameof(EnterFeedback));
    }

    /// <summary>
    /// Files a reflection; the code and the key are told once. Errors: <c>feedback.subject-unfit</c>,
    /// <c>feedback.words-unfit</c>, <c>feedback.author-unfit</c>, <c>email.malformed</c>, <c>phone.malformed</c>,
    /// <c>feedback.unit-unknown</c>, <c>calendar.not-published</c>, <c>request.too-many</c>.
    /// </summary>
    public static Task<IResult> FileFeedback(
        FeedbackWritten feedback,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Send(feedback, key, mediator, cancellationToken);

    /// <summary>Enters one for somebody who called, wrote or came. Errors as for filing.</summary>
    public static Task<IResult> EnterFeedback(
        FeedbackWritten feedback,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => Send(feedback, key, mediator, cancellationToken);

    private static async Task<IResult> Send(
        FeedbackWritten feedback,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new FileFeedback(feedback, key.Value), cancellationToken)).ToHttp(receipt =>
            TypedResults.Created($"/api/feedback/{receipt.Code}", receipt)
        );

    private static RouteHandlerBuilder Shaped(RouteHandlerBuilder endpoint, string name) =>
        endpoint
            .RequireIdempotencyKey()
            .WithName(name)
            .WithTags("Feedback")
            .Produces<FeedbackReceipt>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
