using System.Globalization;
using OnlinePublicServices.Domain.Ratings;
using OnlinePublicServices.Features.Calendars;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>
/// The scales by which people rate, read once from <c>ratings.json</c> of the catalogue. A file that does not fit stops
/// the start with an <see cref="InvalidDataException"/> that names the field.
/// </summary>
internal sealed class RatingScales
{
    private readonly IReadOnlyList<RatingScale> newestFirst;

    private RatingScales(IEnumerable<RatingScale> scales) =>
        newestFirst = [.. scales.OrderByDescending(scale => scale.ValidFrom)];

    public static RatingScales Load(string path)
    {
        var file = CalendarFiles.Read<RatingsFile>(path);
        if (file.Scales.Count == 0)
        {
            throw CalendarFiles.Broken(path, "scales", "is empty");
        }

        return new RatingScales(
            file.Scales.Select(
                (scale, at) =>
                    RatingScale
                        .Create(scale.ValidFrom, scale.Criteria, scale.Bands)
                        .OrStop(path, string.Create(CultureInfo.InvariantCulture, $"scales[{at}]"))
            )
        );
    }

    /// <summary>The scale that holds on a day of Viet Nam; before the first one, that one.</summary>
    public RatingScale On(DateOnly day) =>
        newestFirst.FirstOrDefault(scale => scale.ValidFrom <= day) ?? newestFirst[^1];

    private sealed record RatingsFile(List<ScaleEntry> Scales);

    private sealed record ScaleEntry(
        DateOnly ValidFrom,
        bool NeedsReview,
        List<RatingCriterion> Criteria,
        List<RatingBand> Bands
    );
}
