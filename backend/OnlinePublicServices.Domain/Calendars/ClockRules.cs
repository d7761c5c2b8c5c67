using OnlinePublicServices.Domain.Editions;

namespace OnlinePublicServices.Domain.Calendars;

/// <summary>
/// How the clock reads a moment of receipt. The defaults follow the edition; a procedure may set its own, because the
/// last-hour rule and the acceptance hours stand in a decree for one sector and are only customary elsewhere.
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
    public TimeOnly SameDayUntil { get; init; } = new(15, 0);

    /// <summary>
    /// How long the counter has to accept an online dossier or to ask for what is missing, in working minutes.
    /// Source: 45/2020/ND-CP; 107/2021/ND-CP (eight working hours).
    /// </summary>
    public int AcceptanceMinutes { get; init; } = 8 * 60;

    /// <summary>The rules of an edition, where a procedure sets none of its own.</summary>
    public static ClockRules Of(LegalEdition edition) =>
        edition switch
        {
            LegalEdition.A => new ClockRules { LastHourCountsFromNextDay = false },
            LegalEdition.B => new ClockRules { LastHourCountsFromNextDay = true },
        };
}
