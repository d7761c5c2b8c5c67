using System.Collections.Frozen;
using System.Globalization;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Calendars;

/// <summary>What a day is to a state office.</summary>
public enum DayKind
{
    /// <summary>An ordinary working day.</summary>
    Working,

    /// <summary>A Saturday or Sunday worked in exchange for a day off (<c>ngày làm bù</c>).</summary>
    MakeUp,

    /// <summary>An ordinary Saturday or Sunday.</summary>
    Weekend,

    /// <summary>A public holiday (<c>ngày nghỉ lễ, Tết</c>).</summary>
    Holiday,

    /// <summary>A day off because the holiday fell on a weekly day off (<c>nghỉ bù</c>).</summary>
    InLieu,

    /// <summary>A day off in exchange for a make-up day (<c>hoán đổi ngày làm việc</c>).</summary>
    SwappedOff,
}

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">What it is: a holiday, a day in lieu, a swapped day off or a make-up day.</param>
/// <param name="Name">Its name for people to read, from data.</param>
public sealed record SpecialDay(DateOnly Day, DayKind Kind, string Name);

/// <summary>
/// One year of the state's calendar, as published. Source: Labour Code 2019, Art. 111(3), 112; the yearly plan of
/// holidays named in <see cref="Decision"/>.
/// </summary>
public sealed class CalendarYear
{
    private readonly FrozenDictionary<DateOnly, SpecialDay> special;

    private CalendarYear(
        int year,
        IEnumerable<SpecialDay> days,
        string decision,
        DateOnly knownThrough,
        bool provisional,
        bool needsReview
    )
    {
        Year = year;
        Decision = decision;
        KnownThrough = knownThrough;
        IsProvisional = provisional;
        NeedsReview = needsReview;
        SpecialDays = [.. days.OrderBy(day => day.Day)];
        special = SpecialDays.ToFrozenDictionary(day => day.Day);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The instrument that fixed the days off and the swaps.</summary>
    public string Decision { get; }

    /// <summary>The last day for which the plan may be relied upon.</summary>
    public DateOnly KnownThrough { get; }

    /// <summary>True while the plan is computed from the law and not yet announced (<c>dự kiến</c>).</summary>
    public bool IsProvisional { get; }

    /// <summary>True while some day of it waits to be compared with the official text.</summary>
    public bool NeedsReview { get; }

    /// <summary>
    /// A year from its special days. Errors: <c>calendar-year.foreign-day</c> (a day of another year),
    /// <c>calendar-year.day-twice</c>, <c>calendar-year.not-special</c> (an ordinary kind, a make-up day on a
    /// weekday, or a day in lieu or swapped off at a weekend).
    /// </summary>
    public static Result<CalendarYear> Create(
        int year,
        IReadOnlyCollection<SpecialDay> days,
        string decision,
        DateOnly? knownThrough = null,
        bool provisional = false,
        bool needsReview = false
    )
    {
        var through = knownThrough ?? new DateOnly(year, 12, 31);
        if (through.Year != year)
        {
            return Wrong("calendar-year.foreign-day", through);
        }

        var seen = new HashSet<DateOnly>();
        foreach (var day in days)
        {
            if (day.Day.Year != year)
            {
                return Wrong("calendar-year.foreign-day", day.Day);
            }

            if (!seen.Add(day.Day))
            {
                return Wrong("calendar-year.day-twice", day.Day);
            }

            if (!MakesSense(day))
            {
                return Wrong("calendar-year.not-special", day.Day);
            }
        }

        return new CalendarYear(year, days, decision, through, provisional, needsReview);
    }

    /// <summary>The days that are not what their weekday says, in order.</summary>
    public IReadOnlyList<SpecialDay> SpecialDays { get; }

    /// <summary>
    /// The days that are something else than in the version in force, in order; what was a day's name may change too.
    /// Errors: <c>calendar-year.day-gone</c> (a day before <paramref name="today"/> would be another: who waits knows
    /// already what it was), <c>calendar-year.unchanged</c>.
    /// </summary>
    /// <param name="inForce">The same year in force; none for a year that has no plan yet.</param>
    /// <param name="today">Viet Nam time.</param>
    public Result<IReadOnlyList<DateOnly>> Revises(CalendarYear? inForce, DateOnly today)
    {
        var before = inForce?.SpecialDays ?? [];
        var changed = SpecialDays
            .Concat(before)
            .Select(one => one.Day)
            .Distinct()
            .Where(day => On(day).Kind != (inForce?.On(day).Kind ?? Ordinary(day)))
            .Order()
            .ToList();
        var sameWords =
            inForce is not null
            && SpecialDays.SequenceEqual(before)
            && (Decision, IsProvisional) == (inForce.Decision, inForce.IsProvisional);
        return sameWords ? new DomainError("calendar-year.unchanged", ErrorKind.Refused)
            : changed.Count > 0 && changed[0] < today
                ? new DomainError("calendar-year.day-gone", ErrorKind.Refused).With(
                    "day",
                    changed[0].ToString("O", CultureInfo.InvariantCulture)
                )
            : changed;
    }

    /// <summary>What a day of this year is, and its name if it has one.</summary>
    public (DayKind Kind, string? Name) On(DateOnly day) =>
        special.TryGetValue(day, out var known) ? (known.Kind, known.Name) : (Ordinary(day), null);

    // A holiday may fall on a Sunday; it is kept so that people read its name, and a day in lieu follows it.
    private static bool MakesSense(SpecialDay day) =>
        day.Kind switch
        {
            DayKind.Holiday => true,
            DayKind.MakeUp => IsWeekend(day.Day),
            DayKind.InLieu or DayKind.SwappedOff => !IsWeekend(day.Day),
            DayKind.Working or DayKind.Weekend => false,
        };

    private static DayKind Ordinary(DateOnly day) => IsWeekend(day) ? DayKind.Weekend : DayKind.Working;

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DomainError Wrong(string code, DateOnly day) =>
        new DomainError(code, ErrorKind.Malformed).With("day", day.ToString("O", CultureInfo.InvariantCulture));
}
