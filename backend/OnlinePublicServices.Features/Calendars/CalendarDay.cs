using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">A holiday, a day in lieu, a swapped day off or a make-up day.</param>
/// <param name="Name">Its name for people to read.</param>
public sealed record CalendarDay(DateOnly Day, DayKind Kind, string Name);
