using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>The refusals of the calendar's administration.</summary>
internal static class CalendarErrors
{
    /// <summary>Another version came into force since this one was drawn up.</summary>
    public static DomainError Superseded => new("calendar.version-superseded", ErrorKind.Conflict);
}
