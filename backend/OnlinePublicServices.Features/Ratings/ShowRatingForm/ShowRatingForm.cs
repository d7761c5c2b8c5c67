using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>What is asked about a dossier, and whether it may be answered. Refused: <c>tracking.not-found</c>, <c>request.too-many</c>.</summary>
internal sealed record ShowRatingForm(string Code, TrackingProof Proof) : IQuery<RatingForm>;

/// <summary>The questions about a dossier; nothing of the dossier itself.</summary>
/// <param name="State">Whether it may be rated now.</param>
/// <param name="Criteria">What is asked beyond how content one is; none has to be answered.</param>
public sealed record RatingForm(RatingState State, IReadOnlyList<RatingCriterion> Criteria);

internal sealed class ShowRatingFormHandler(RatingGate gate, RatingScales scales, TimeProvider clock)
    : IRequestHandler<ShowRatingForm, Result<RatingForm>>
{
    public async Task<Result<RatingForm>> Handle(ShowRatingForm request, CancellationToken cancellationToken)
    {
        var opened = await gate.Open(request.Code, request.Proof, cancellationToken);
        return opened.IsRefused
            ? opened.Error
            : new RatingForm(
                await gate.StateOf(opened.Value, cancellationToken),
                scales.On(VietnamTime.DayOf(clock.GetUtcNow())).Criteria
            );
    }
}

/// <summary><c>GET /api/dossiers/{code}/rating</c>.</summary>
public static class ShowRatingFormEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/rating", ShowRatingForm)
            .ForAnyone()
            .RequireRateLimiting(Throttles.TrackingProof)
            .WithName(nameof(ShowRatingForm))
            .WithTags("Ratings")
            .Produces<RatingForm>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// What is asked about a dossier, for its owner or with the key in <c>X-Tracking-Key</c> or the phone's last four
    /// digits in <c>X-Phone-Last4</c>. Errors: <c>tracking.not-found</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> ShowRatingForm(
        string code,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        return (
            await mediator.Send(new ShowRatingForm(code, new TrackingProof(key, phoneLast4)), cancellationToken)
        ).ToOk();
    }
}
