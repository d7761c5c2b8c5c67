using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>A reflection, for its author or for the unit that has it. Refused: <c>resource.not-found</c>.</summary>
internal sealed record ShowFeedback(string Code, string? Key) : IQuery<FeedbackView>;

internal sealed class ShowFeedbackHandler(FeedbackReading reading, ICurrentUser user)
    : IRequestHandler<ShowFeedback, Result<FeedbackView>>
{
    public async Task<Result<FeedbackView>> Handle(ShowFeedback request, CancellationToken cancellationToken) =>
        (
            user.Account is { Kind: AccountKind.Staff } && string.IsNullOrWhiteSpace(request.Key)
                ? await reading.OpenForStaff(request.Code, cancellationToken)
                : await reading.OpenForAuthor(request.Code, request.Key, cancellationToken)
        ).Then(reading.Show);
}

/// <summary><c>GET /api/feedback/{code}</c>.</summary>
public static class ShowFeedbackEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/feedback/{code}", ShowFeedback)
            .ForAnyone()
            .RequireRateLimiting(Throttles.FollowKey)
            .WithName(nameof(ShowFeedback))
            .WithTags("Feedback")
            .Produces<FeedbackView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// A reflection for its author, by session or with the key in <c>X-Follow-Key</c>, or for the unit that has it.
    /// Errors: <c>resource.not-found</c>, <c>calendar.not-published</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> ShowFeedback(
        string code,
        [FromHeader(Name = "X-Follow-Key")] string? key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        return (await mediator.Send(new ShowFeedback(code, key), cancellationToken)).ToHttp(view =>
        {
            context.SetVersion(view.Version);
            return TypedResults.Ok(view);
        });
    }
}
