using System.Globalization;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Calendars;

/// <summary>A stretch of a day in which the office works, from its first minute up to, not including, its end.</summary>
public sealed record WorkingSpan
{
    private const string TimeFormat = "HH:mm";

    private WorkingSpan(TimeOnly opens, TimeOnly closes) => (Opens, Closes) = (opens, closes);

    /// <summary>The first minute, Viet Nam time.</summary>
    public TimeOnly Opens { get; }

    /// <summary>The end, Viet Nam time.</summary>
    public TimeOnly Closes { get; }

    /// <summary>How long it is, in minutes.</summary>
    public int Minutes => (int)(Closes - Opens).TotalMinutes;

    /// <summary>Reads <c>07:00-11:30</c>. Errors: <c>office-hours.malformed</c>.</summary>
    public static Result<WorkingSpan> Parse(string? text) =>
        text?.Split('-') is [var opens, var closes]
        && Time(opens) is { } first
        && Time(closes) is { } end
        && first < end
            ? new WorkingSpan(first, end)
            : new DomainError("office-hours.malformed", ErrorKind.Malformed);

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Opens:HH\\:mm}-{Closes:HH\\:mm}");

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}

/// <summary>
/// <c>Giờ hành chính</c> of one season. The hours in which a counter takes papers in and the hours that count for
/// deadlines are different facts: some counters open on Saturday morning, and no deadline runs then.
/// </summary>
public sealed record OfficeHours
{
    private OfficeHours(
        IReadOnlyList<WorkingSpan> counted,
        IReadOnlyList<WorkingSpan> intake,
        IReadOnlyList<WorkingSpan> saturdayIntake
    ) => (Counted, Intake, SaturdayIntake) = (counted, intake, saturdayIntake);

    /// <summary>The spans of a working day that count for deadlines, in order.</summary>
    public IReadOnlyList<WorkingSpan> Counted { get; }

    /// <summary>The spans of a working day in which the counter takes papers in.</summary>
    public IReadOnlyList<WorkingSpan> Intake { get; }

    /// <summary>The same on a Saturday that is not a working day; usually none.</summary>
    public IReadOnlyList<WorkingSpan> SaturdayIntake { get; }

    /// <summary>When the working day begins.</summary>
    public TimeOnly Opens => Counted[0].Opens;

    /// <summary>When the working day ends.</summary>
    public TimeOnly Closes => Counted[^1].Closes;

    /// <summary>When half a working day is over: at the noon break, or half-way where there is none.</summary>
    public TimeOnly HalfDayEnds =>
        Counted.Count > 1 ? Counted[0].Closes : Counted[0].Opens.AddMinutes(Counted[0].Minutes / 2);

    /// <summary>
    /// Office hours of ordered spans that do not overlap. Errors: <c>office-hours.malformed</c>,
    /// <c>office-hours.empty</c>, <c>office-hours.out-of-order</c>.
    /// </summary>
    public static Result<OfficeHours> Create(
        IEnumerable<string> counted,
        IEnumerable<string>? intake = null,
        IEnumerable<string>? saturdayIntake = null
    ) =>
        Spans(counted)
            .Then(worked =>
                worked.Count == 0
                    ? new DomainError("office-hours.empty", ErrorKind.Malformed)
                    : Spans(intake)
                        .Then(open =>
                            Spans(saturdayIntake)
                                .Map(saturday => new OfficeHours(worked, open.Count > 0 ? open : worked, saturday))
                        )
            );

    private static Result<IReadOnlyList<WorkingSpan>> Spans(IEnumerable<string>? texts)
    {
        var spans = new List<WorkingSpan>();
        foreach (var text in texts ?? [])
        {
            var span = WorkingSpan.Parse(text);
            if (span.IsRefused)
            {
                return span.Error;
            }

            if (spans.Count > 0 && span.Value.Opens < spans[^1].Closes)
            {
                return new DomainError("office-hours.out-of-order", ErrorKind.Malformed);
            }

            spans.Add(span.Value);
        }

        return spans;
    }
}

/// <summary>From a day of the year on, these hours hold.</summary>
/// <param name="Month">Month of the first day, 1-12.</param>
/// <param name="Day">Day of the month of the first day.</param>
/// <param name="Hours">The hours from then on.</param>
public sealed record Season(int Month, int Day, OfficeHours Hours);

/// <summary>Office hours through the year, the same every year.</summary>
public sealed class SeasonalHours
{
    /// <summary>Hours by seasons, in any order; the last of a year holds until the first of the next.</summary>
    public SeasonalHours(IEnumerable<Season> seasons)
    {
        Seasons = [.. seasons.OrderBy(season => season.Month).ThenBy(season => season.Day)];
        if (Seasons.Count == 0)
        {
            throw new ArgumentException("A year has at least one season.", nameof(seasons));
        }
    }

    /// <summary>The seasons in the order of a year.</summary>
    public IReadOnlyList<Season> Seasons { get; }

    /// <summary>True while the hours wait to be compared with the office's own notice.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>The same hours all year.</summary>
    public static SeasonalHours AllYear(OfficeHours hours) => new([new Season(1, 1, hours)]);

    /// <summary>The hours that hold on a day.</summary>
    public OfficeHours On(DateOnly day) =>
        Seasons.LastOrDefault(season => (season.Month, season.Day).CompareTo((day.Month, day.Day)) <= 0)?.Hours
        ?? Seasons[^1].Hours;
}
