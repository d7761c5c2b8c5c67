using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Features.Register;

/// <summary>The days that a register is read for, as instants: from the first, before the second, UTC.</summary>
internal sealed record RegisterPeriod(DateTimeOffset From, DateTimeOffset Until)
{
    private const int DaysMax = 366;
    private const int YearMin = 2000;
    private const int YearMax = 9000;

    /// <summary>The days named, else the month up to the last one.</summary>
    public static RegisterPeriod Of(DateOnly? from, DateOnly? until, DateOnly today)
    {
        var last = until ?? today;
        var first = from ?? new DateOnly(last.Year, last.Month, 1);
        return new(
            VietnamTime.Instant(first, TimeOnly.MinValue),
            VietnamTime.Instant(last.AddDays(1), TimeOnly.MinValue)
        );
    }

    /// <summary>Whether the days named follow each other, are no more than a year, and of years in which there are dossiers.</summary>
    public static bool IsPlausible(DateOnly? from, DateOnly? until) =>
        IsOfOurYears(from)
        && IsOfOurYears(until)
        && (
            until is not { } end
            || from is not { } begin
            || (end >= begin && end.DayNumber - begin.DayNumber <= DaysMax)
        );

    private static bool IsOfOurYears(DateOnly? day) => day?.Year is null or (>= YearMin and <= YearMax);
}
