using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Tests.Ratings;

public sealed class RatingScaleTests
{
    private static readonly DateOnly Since = new(2018, 6, 21);
    private static readonly LocalText Words = new("Câu hỏi");

    private static readonly RatingChoice[] Choices = [new(2, Words), new(1, Words), new(0, Words)];

    private static readonly RatingBand[] Bands =
    [
        Band("excellent", 15),
        Band("good", 12),
        Band("fair", 9),
        Band("average", 6),
        Band("weak", 0),
    ];

    private static readonly RatingScale Scale = RatingScale.Create(Since, [.. Nine(Choices)], Bands).Value;

    [Theory]
    [InlineData(2, 18.00, "excellent")]
    [InlineData(1, 9.00, "fair")]
    [InlineData(0, 0.00, "weak")]
    public void A_unit_to_which_all_give_the_same_has_nine_times_that(int points, double total, string band)
    {
        var summary = Scale.Summarise([.. Nine(Choices).Select(c => new RatingTally(c.Id, 5, points * 5))]);

        summary.Total.ShouldBe((decimal)total);
        summary.Band!.Id.ShouldBe(band);
    }

    [Theory]
    [InlineData(15, "excellent")]
    [InlineData(14, "good")]
    [InlineData(12, "good")]
    [InlineData(11, "fair")]
    [InlineData(9, "fair")]
    [InlineData(8, "average")]
    [InlineData(6, "average")]
    [InlineData(5, "weak")]
    public void A_band_begins_with_its_own_points(int total, string band)
    {
        var tallies = Nine(Choices)
            .Select((c, at) => new RatingTally(c.Id, 100, 200 * total / 18 + (at == 0 ? Rest(total) : 0)));

        var summary = Scale.Summarise([.. tallies]);

        summary.Total.ShouldBe(total);
        summary.Band!.Id.ShouldBe(band);

        static int Rest(int total) => (100 * total) - (9 * (200 * total / 18));
    }

    [Fact]
    public void A_band_is_that_of_the_total_as_it_is_shown()
    {
        var tallies = Nine(Choices)
            .Select(
                (c, at) =>
                    new RatingTally(
                        c.Id,
                        1000,
                        at == 0 ? 1996
                            : at < 7 ? 2000
                            : 500
                    )
            );

        var summary = Scale.Summarise([.. tallies]);

        summary.Total.ShouldBe(15.00m);
        summary.Band!.Id.ShouldBe("excellent");
    }

    [Fact]
    public void What_fewer_than_five_have_answered_has_no_mean_and_the_unit_no_total()
    {
        var tallies = Nine(Choices).Select((c, at) => new RatingTally(c.Id, at == 3 ? 4 : 5, 5));

        var summary = Scale.Summarise([.. tallies]);

        summary.Means.Select(one => one.Mean is null).ShouldBe(Enumerable.Range(0, 9).Select(at => at == 3));
        summary.Means[3].Answers.ShouldBe(4);
        (summary.Total, summary.Band).ShouldBe((null, null));
    }

    [Fact]
    public void Answers_to_what_is_no_longer_asked_count_for_nothing()
    {
        var summary = Scale.Summarise([new RatingTally("of another scale", 50, 100)]);

        summary.Means.ShouldAllBe(one => one.Answers == 0 && one.Mean == null);
    }

    [Theory]
    [InlineData("c1", 0, true)]
    [InlineData("c1", 2, true)]
    [InlineData("c1", 3, false)]
    [InlineData("c1", -1, false)]
    [InlineData("c10", 1, false)]
    public void Only_what_was_offered_is_an_answer(string criterion, int points, bool isOne)
    {
        var answer = Scale.Check(new Dictionary<string, int> { [criterion] = points });

        answer.Match(_ => "", error => error.Code).ShouldBe(isOne ? "" : "rating.answer-unknown");
    }

    [Fact]
    public void Nothing_beyond_the_one_answer_has_to_be_given() =>
        Scale.Check(new Dictionary<string, int>()).IsRefused.ShouldBeFalse();

    public static TheoryData<string, RatingCriterion[], RatingBand[]> BrokenScales =>
        new()
        {
            { "nothing asked", [], Bands },
            { "asked twice", [Criterion("c1", Choices), Criterion("c1", Choices)], [Band("weak", 0)] },
            { "one answer", [Criterion("c1", [new(2, Words)])], [Band("weak", 0)] },
            { "two answers alike", [Criterion("c1", [new(1, Words), new(1, Words)])], [Band("weak", 0)] },
            { "less than nothing", [Criterion("c1", [new(1, Words), new(-1, Words)])], [Band("weak", 0)] },
            { "no band", [Criterion("c1", Choices)], [] },
            { "points without a band", [Criterion("c1", Choices)], [Band("good", 1)] },
            { "a band above the whole", [Criterion("c1", Choices)], [Band("good", 3), Band("weak", 0)] },
            { "bands that rise", [Criterion("c1", Choices)], [Band("weak", 0), Band("good", 1)] },
            { "a band twice", [Criterion("c1", Choices)], [Band("weak", 1), Band("weak", 0)] },
        };

    [Theory, MemberData(nameof(BrokenScales))]
    public void A_scale_that_would_leave_a_unit_without_a_band_is_refused(
        string broken,
        RatingCriterion[] criteria,
        RatingBand[] bands
    ) =>
        RatingScale
            .Create(Since, criteria, bands)
            .Match(_ => "", error => error.Code)
            .ShouldBe("rating-scale.broken", broken);

    [Fact]
    public void A_dossier_is_rated_when_its_result_is_there_or_it_has_ended() =>
        Enum.GetValues<DossierStatus>()
            .Where(RatingTime.HasComeIn)
            .ShouldBe([DossierStatus.Refused, DossierStatus.Stopped, DossierStatus.Resolved, DossierStatus.Returned]);

    private static IEnumerable<RatingCriterion> Nine(RatingChoice[] choices) =>
        Enumerable.Range(1, 9).Select(number => Criterion($"c{number}", choices));

    private static RatingCriterion Criterion(string id, RatingChoice[] choices) => new(id, Words, choices);

    private static RatingBand Band(string id, int from) => new(id, from, Words);
}
