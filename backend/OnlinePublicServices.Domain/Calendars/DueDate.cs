namespace OnlinePublicServices.Domain.Calendars;

/// <summary>
/// <c>Ngày giờ hẹn trả</c> and how it came about, for the screen and the slip. Never stored as an editable fact: it
/// follows from the calendar, the limit and the events.
/// </summary>
/// <param name="CountsFrom">
/// The working minute from which the limit is counted: that of receipt, or the next opening.
/// </param>
/// <param name="DueAt">The due instant, an end of working time; none where the procedure promises no day.</param>
/// <param name="Days">Every day from receipt to the due day, each with its reason.</param>
/// <param name="IsProvisional">True when a day lies in a year whose plan is not yet announced.</param>
/// <param name="NeedsReview">True while the calendar or the rules that it rests on wait to be compared with the official texts.</param>
public sealed record DueDate(
    DateTimeOffset CountsFrom,
    DateTimeOffset? DueAt,
    IReadOnlyList<DueDay> Days,
    bool IsProvisional,
    bool NeedsReview
);

/// <summary>One day of the strip that explains a due date.</summary>
/// <param name="Day">The day, Viet Nam time.</param>
/// <param name="Kind">What the day is to the office.</param>
/// <param name="Name">The holiday's or swap's name, if it has one.</param>
/// <param name="Parts">Its part in the computation.</param>
public sealed record DueDay(DateOnly Day, DayKind Kind, string? Name, DueDayParts Parts);

/// <summary>The part of a day in a due date. A same-day dossier's only day plays several.</summary>
[Flags]
public enum DueDayParts
{
    /// <summary>Passed over.</summary>
    None = 0,

    /// <summary>The day on which the dossier arrived.</summary>
    Arrived = 1,

    /// <summary>The day that counts as the day of receipt; in limits of days it is not counted itself.</summary>
    Received = 2,

    /// <summary>Time of this day counts towards the limit.</summary>
    Counted = 4,

    /// <summary>The day on which the result is due.</summary>
    Due = 8,
}
