using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>
/// What people answered about the asker's units, in whole batches of five. Refused: <c>resource.not-found</c>,
/// <c>rating.period-malformed</c>.
/// </summary>
internal sealed record SumRatings(string? From, string? Through) : IQuery<RatingSums>;

/// <summary>The sums of a period.</summary>
/// <param name="AnswersMin">So many answers are counted together at least.</param>
/// <param name="PointsMax">The most points that a unit can have.</param>
/// <param name="Units">The units that have sums.</param>
public sealed record RatingSums(int AnswersMin, int PointsMax, IReadOnlyList<UnitRating> Units);

/// <summary>The sums of a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Content">How many are content.</param>
/// <param name="Neutral">How many neither.</param>
/// <param name="Discontent">How many are not.</param>
/// <param name="Criteria">By criterion.</param>
/// <param name="Total">Points together; absent while a criterion has too few answers.</param>
/// <param name="Band">What that is called.</param>
public sealed record UnitRating(
    UnitRef Unit,
    int Content,
    int Neutral,
    int Discontent,
    IReadOnlyList<CriterionRating> Criteria,
    decimal? Total,
    LocalText? Band
);

/// <summary>The sum of a criterion.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answers">How many have answered.</param>
/// <param name="Mean">Points; absent while too few have answered.</param>
public sealed record CriterionRating(LocalText Question, int Answers, decimal? Mean);

internal sealed class SumRatingsHandler(
    PublicServicesDbContext db,
    RatingScales scales,
    StaffDesk desk,
    Catalogue catalogue
) : IRequestHandler<SumRatings, Result<RatingSums>>
{
    public async Task<Result<RatingSums>> Handle(SumRatings request, CancellationToken cancellationToken)
    {
        var units = desk.UnitsServed;
        var period = RatingPeriod.Read(request.From, request.Through);
        if (units.Count == 0 || period.IsRefused)
        {
            return units.Count == 0 ? RequestErrors.NotFound : period.Error;
        }

        var (from, through) = period.Value;
        var counted = db
            .Ratings.AsNoTracking()
            .Where(r => units.Contains(r.UnitId) && r.Month >= from && r.Month <= through);
        var answers = await Answers(counted, cancellationToken);
        var points = await Points(counted, cancellationToken);
        var scale = scales.On(through.AddMonths(1).AddDays(-1));
        return new RatingSums(
            RatingScale.AnswersMin,
            scale.PointsMax,
            [
                .. answers
                    .Keys.Select(key => key.Unit)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
                    .Select(unit => Sum(unit, [.. points[unit]])),
            ]
        );

        UnitRating Sum(string unit, IReadOnlyCollection<RatingTally> tallies)
        {
            var summary = scale.Summarise(tallies);
            return new UnitRating(
                new UnitRef(unit, catalogue.Units.Find(unit)?.Name ?? new LocalText(unit)),
                answers.GetValueOrDefault((unit, Satisfaction.Content)),
                answers.GetValueOrDefault((unit, Satisfaction.Neutral)),
                answers.GetValueOrDefault((unit, Satisfaction.Discontent)),
                [.. summary.Means.Select(one => new CriterionRating(one.Criterion.Question, one.Answers, one.Mean))],
                summary.Total,
                summary.Band?.Name
            );
        }
    }

    private static Task<Dictionary<(string Unit, Satisfaction Satisfaction), int>> Answers(
        IQueryable<Rating> counted,
        CancellationToken cancellationToken
    ) =>
        counted
            .GroupBy(r => new { r.UnitId, r.Satisfaction })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Key.UnitId, g.Key.Satisfaction), g => g.Count, cancellationToken);

    private static async Task<ILookup<string, RatingTally>> Points(
        IQueryable<Rating> counted,
        CancellationToken cancellationToken
    ) =>
        (
            await counted
                .SelectMany(
                    r => r.Points,
                    (r, point) =>
                        new
                        {
                            r.UnitId,
                            point.Criterion,
                            point.Points,
                        }
                )
                .GroupBy(p => new { p.UnitId, p.Criterion })
                .Select(g => new
                {
                    g.Key.UnitId,
                    Tally = new RatingTally(g.Key.Criterion, g.Count(), g.Sum(p => p.Points)),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(g => g.UnitId, g => g.Tally, StringComparer.Ordinal);
}

/// <summary><c>GET /api/ratings</c>.</summary>
public static class SumRatingsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/ratings", SumRatings)
            .ForStaff()
            .WithName(nameof(SumRatings))
            .WithTags("Ratings")
            .Produces<RatingSums>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// What people answered about the units of whoever answers for them, over whole months (<c>yyyy-MM</c>), five answers
    /// together at least. Errors: <c>resource.not-found</c>, <c>rating.period-malformed</c>.
    /// </summary>
    public static async Task<IResult> SumRatings(
        string? from,
        string? through,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new SumRatings(from, through), cancellationToken)).ToOk();
}
