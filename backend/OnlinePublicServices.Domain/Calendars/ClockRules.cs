namespace OnlinePublicServices.Domain.Calendars;

/// <summary>
/// How the clock reads a moment of receipt. Data of the calendar, by legal edition: the last-hour rule and the acceptance
/// hours stand in decrees for some sectors and are only customary elsewhere.
/// </summary>
public sealed record ClockRules
{
    /// <summary>
    /// Whether a dossier received in the last hour of a working day counts from the next one. Source: the 2025 decree on
    /// joint electronic procedures; edition A knows no such rule.
    /// </summary>
    public required bool LastHourCountsFromNextDay { get; init; }

    /// <summary>
    /// Received after this time, a same-day procedure gives its result on the next working day. Viet Nam time.
    /// Source: 23/2015/ND-CP, Art. 7; 1833/QD-BTP of 2025.
    /// </summary>
    public required TimeOnly SameDayUntil { get; init; }

    /// <summary>
    /// How long the counter has to accept an online dossier or to ask for what is missing, in working minutes.
    /// Source: 45/2020/ND-CP; 107/2021/ND-CP (eight working hours).
    /// </summary>
    public required int AcceptanceMinutes { get; init; }

    /// <summary>True while the rules wait to be compared with the official texts.</summary>
    public bool NeedsReview { get; init; }
}
