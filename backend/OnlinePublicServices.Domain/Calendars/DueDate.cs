namespace OnlinePublicServices.Domain.Calendars;

/// <summary>Both due instants of one dossier; they differ once it waited for a supplement.</summary>
/// <param name="Legal">By the law (<see cref="ClockReckoning.Legal"/>).</param>
/// <param name="Index766">As the national index reckons (<see cref="ClockReckoning.Index766"/>).</param>
public sealed record DueDates(DueDate Legal, DueDate Index766);

/// <summary>
/// <c>Ngày giờ hẹn trả</c> and how it came about, for the screen and the slip. Never stored as an editable fact: it
/// follows from the calendar, the limit and the events.
/// </summary>
/// <param name="CountsFrom">
/// The working minute from which the limit is counted: that of receipt or of the last restart, or the next opening.
/// </param>
/// <param name="DueAt">
/// The due instant; none where the procedure promises no day, and while the dossier waits.
/// </param>
/// <param name="Days">
/// Every day from receipt to the due day, each with its reason; while the dossier waits, to the day the wait began.
/// </param>
/// <param name="IsProvisional">True when a day lies in a year whose plan is not yet announced.</param>
/// <param name="NeedsReview">True while the calendar or the rules that it rests on wait to be compared with the official texts.</param>
/// <param name="Waits">The wait that lasts, if the clock stands still.</param>
public sealed record DueDate(
    DateTimeOffset CountsFrom,
    DateTimeOffset? DueAt,
    IReadOnlyList<DueDay> Days,
    bool IsProvisional,
    bool NeedsReview,
    ClockPause? Waits = null
);

/// <summary>One day of the strip that explains a due date.</summary>
/// <param name="Day">The day, Viet Nam time.</param>
/// <param name="Kind">What the day is to the office.</param>
/// <param name="Name">The holiday's or swap's name, if it has one.</param>
/// <param name="Parts">Its part in the computation.</param>
/// <param name="Paused">What the dossier waited for on it, if it did; on a day that counts, for a part of it.</param>
public sealed record DueDay(DateOnly Day, DayKind Kind, string? Name, DueDayParts Parts, PauseCause? Paused = null);

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

    /// <summary>Its time counted until the period began anew.</summary>
    Forfeited = 16,
}
