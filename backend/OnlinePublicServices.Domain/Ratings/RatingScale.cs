using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Ratings;

/// <summary>
/// <c>Thang điểm đánh giá việc giải quyết thủ tục hành chính</c>: what is asked, the points of each answer and the bands
/// of a unit. Data with the day from which it holds. Pure.
/// Source: 61/2018/ND-CP, Art. 31 (the nine criteria); 01/2018/TT-VPCP (0 to 2 points, 18 in all); the bands are still to
/// be confirmed.
/// </summary>
public sealed record RatingScale
{
    /// <summary>A mean of fewer answers says more about a person than about an office. No legal source: our own rule.</summary>
    public const int AnswersMin = 5;

    private RatingScale(DateOnly validFrom, IReadOnlyList<RatingCriterion> criteria, IReadOnlyList<RatingBand> bands) =>
        (ValidFrom, Criteria, Bands) = (validFrom, criteria, bands);

    /// <summary>The first day on which it holds, Viet Nam time.</summary>
    public DateOnly ValidFrom { get; }

    /// <summary>What is asked, in the order in which it is asked.</summary>
    public IReadOnlyList<RatingCriterion> Criteria { get; }

    /// <summary>The bands, the best first.</summary>
    public IReadOnlyList<RatingBand> Bands { get; }

    /// <summary>The most points that a unit can have.</summary>
    public int PointsMax => Criteria.Sum(criterion => criterion.PointsMax);

    /// <summary>
    /// A scale. Errors: <c>rating-scale.broken</c> when a criterion stands twice or has fewer than two answers, two
    /// answers have the same points, points are negative, or the bands do not fall from at most the whole to zero.
    /// </summary>
    public static Result<RatingScale> Create(
        DateOnly validFrom,
        IReadOnlyList<RatingCriterion> criteria,
        IReadOnlyList<RatingBand> bands
    )
    {
        var scale = new RatingScale(validFrom, criteria, bands);
        return
            criteria.Count > 0
            && AreDistinct(criteria.Select(criterion => criterion.Id))
            && criteria.All(criterion => criterion.IsSound)
            && AreDistinct(bands.Select(band => band.Id))
            && bands.Zip(bands.Skip(1)).All(pair => pair.First.From > pair.Second.From)
            && bands is [{ From: var best }, ..]
            && best <= scale.PointsMax
            && bands[^1].From == 0
            ? scale
            : new DomainError("rating-scale.broken", ErrorKind.Malformed);
    }

    /// <summary>
    /// Whether answers are such as were asked for; none has to be given. Errors: <c>rating.answer-unknown</c>.
    /// </summary>
    public Result<Done> Check(IReadOnlyDictionary<string, int> answers) =>
        answers.All(answer => Criteria.Any(criterion => criterion.Id == answer.Key && criterion.Offers(answer.Value)))
            ? Done.Value
            : new DomainError("rating.answer-unknown", ErrorKind.Malformed);

    /// <summary>
    /// What the answers about a unit come to. A criterion that fewer than <see cref="AnswersMin"/> have answered has no
    /// mean, and a unit without all its means has no total.
    /// </summary>
    public RatingSummary Summarise(IReadOnlyCollection<RatingTally> tallies)
    {
        var means = Criteria
            .Select(criterion =>
            {
                var of = tallies.Where(tally => tally.Criterion == criterion.Id).ToList();
                var (answers, points) = (of.Sum(tally => tally.Answers), of.Sum(tally => tally.Points));
                return (criterion, answers, Mean: answers < AnswersMin ? (decimal?)null : (decimal)points / answers);
            })
            .ToList();
        // The band is that of the total as it is shown: 15.00 and a band below it would contradict each other.
        var total = means.All(one => one.Mean is not null) ? Shown(means.Sum(one => one.Mean!.Value)) : (decimal?)null;
        return new RatingSummary(
            [
                .. means.Select(one => new RatingMean(
                    one.criterion,
                    one.answers,
                    one.Mean is { } mean ? Shown(mean) : null
                )),
            ],
            total,
            total is null ? null : Bands.First(band => total >= band.From)
        );
    }

    private static decimal Shown(decimal points) => Math.Round(points, 2, MidpointRounding.AwayFromZero);

    private static bool AreDistinct(IEnumerable<string> ids) => ids.CountBy(id => id).All(id => id.Value == 1);
}

/// <summary>One thing that is asked.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Question">As it is asked.</param>
/// <param name="Choices">The possible answers.</param>
public sealed record RatingCriterion(string Id, LocalText Question, IReadOnlyList<RatingChoice> Choices)
{
    /// <summary>The most points that it can have.</summary>
    public int PointsMax => Choices.Max(choice => choice.Points);

    internal bool IsSound =>
        Choices.Count > 1
        && Choices.All(choice => choice.Points >= 0)
        && Choices.DistinctBy(c => c.Points).Count() == Choices.Count;

    internal bool Offers(int points) => Choices.Any(choice => choice.Points == points);
}

/// <summary>One possible answer.</summary>
/// <param name="Points">What it counts, 0 or more.</param>
/// <param name="Words">As it is offered.</param>
public sealed record RatingChoice(int Points, LocalText Words);

/// <summary><c>Mức xếp loại</c>: from so many points on.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="From">The least points.</param>
/// <param name="Name">What it is called.</param>
public sealed record RatingBand(string Id, int From, LocalText Name);

/// <summary>How many have answered a criterion, and the points that they gave together.</summary>
public sealed record RatingTally(string Criterion, int Answers, int Points);

/// <summary>What the answers about a unit come to.</summary>
/// <param name="Means">By criterion, in the order of the scale.</param>
/// <param name="Total">Points of <see cref="RatingScale.PointsMax"/>, to two places; none while a mean is missing.</param>
/// <param name="Band">The band of the total.</param>
public sealed record RatingSummary(IReadOnlyList<RatingMean> Means, decimal? Total, RatingBand? Band);

/// <summary>What the answers to one criterion come to.</summary>
/// <param name="Criterion">What was asked.</param>
/// <param name="Answers">How many have answered.</param>
/// <param name="Mean">Points to two places; none while too few have answered.</param>
public sealed record RatingMean(RatingCriterion Criterion, int Answers, decimal? Mean);
