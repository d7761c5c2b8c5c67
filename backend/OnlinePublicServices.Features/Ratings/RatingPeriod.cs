using System.Globalization;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ratings;

/// <summary>Whole months, by their first days; both belong to it.</summary>
internal sealed record RatingPeriod(DateOnly From, DateOnly Through)
{
    private const int MonthsMax = 36;

    /// <summary>
    /// Reads <c>yyyy-MM</c> twice. Errors: <c>rating.period-malformed</c> (also when it ends before it begins, or has more
    /// than 36 months).
    /// </summary>
    public static Result<RatingPeriod> Read(string? from, string? through) =>
        Month(from) is { } first && Month(through) is { } last && first <= last && last < first.AddMonths(MonthsMax)
            ? new RatingPeriod(first, last)
            : new DomainError("rating.period-malformed", ErrorKind.Malformed);

    private static DateOnly? Month(string? text) =>
        DateOnly.TryParseExact(
            $"{text}-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var month
        )
            ? month
            : null;
}
