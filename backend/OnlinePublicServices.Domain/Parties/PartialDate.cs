using System.Globalization;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Parties;

/// <summary>
/// A date of which old papers may know only the year, or the year and the month. Written as ISO 8601 does:
/// <c>1954</c>, <c>1954-05</c>, <c>1954-05-07</c>.
/// </summary>
public sealed record PartialDate
{
    private const int EarliestYear = 1800;
    private const int LatestYear = 2199;

    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, if known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, if known.</summary>
    public int? Day { get; }

    /// <summary>The first day it may be.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it may be.</summary>
    public DateOnly Latest =>
        Day is not null ? Earliest
        : Month is not null ? Earliest.AddMonths(1).AddDays(-1)
        : new DateOnly(Year, 12, 31);

    /// <summary>A date from what is known. Errors: <c>partial-date.malformed</c>.</summary>
    public static Result<PartialDate> Create(int year, int? month = null, int? day = null)
    {
        var possible =
            year is >= EarliestYear and <= LatestYear
            && (month is not null || day is null)
            && month is null or (>= 1 and <= 12)
            && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month ?? 1)));
        return possible ? new PartialDate(year, month, day) : Malformed;
    }

    /// <summary>
    /// Reads <c>1954-05-07</c> or, as people write it, <c>07/05/1954</c>, and their shorter forms. Errors:
    /// <c>partial-date.malformed</c>.
    /// </summary>
    public static Result<PartialDate> Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        string[] parts = typed.Contains('/', StringComparison.Ordinal)
            ? [.. typed.Split('/').Reverse()]
            : typed.Split('-');
        return parts.Length > 3 || Number(parts[0], 4) is not { } year ? Malformed
            : parts.Length == 1 ? Create(year)
            : Number(parts[1], 2) is not { } month ? Malformed
            : parts.Length == 2 ? Create(year, month)
            : Number(parts[2], 2) is not { } day ? Malformed
            : Create(year, month, day);
    }

    /// <summary>The ISO form.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:D4}")
        + (Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"-{month:D2}") : "")
        + (Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"-{day:D2}") : "");

    private static DomainError Malformed => new("partial-date.malformed", ErrorKind.Malformed);

    private static int? Number(string text, int width) =>
        text.Length <= width
        && (width == 2 || text.Length == width)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
