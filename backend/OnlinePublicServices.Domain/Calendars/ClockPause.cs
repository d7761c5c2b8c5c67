namespace OnlinePublicServices.Domain.Calendars;

/// <summary>What a pause does to the time limit.</summary>
public enum PauseEffect
{
    /// <summary>
    /// The waiting time is not counted: duties of payment, public notices, expert opinions; and every wait in the
    /// national index. Source: 151/2025/ND-CP, Annex I, part V; index 766, formula 2.1.
    /// </summary>
    Subtract,

    /// <summary>
    /// The full period starts anew when the wait ends: a supplement asked for after acceptance. Source: 118/2025/ND-CP
    /// and the 2025 decree on joint electronic procedures.
    /// </summary>
    Restart,
}

/// <summary>
/// <c>Tạm dừng tính thời hạn</c>: a wait that has ended. While one lasts there is no due instant to ask for.
/// </summary>
/// <param name="From">When the clock stopped.</param>
/// <param name="Until">When it went on; not before <paramref name="From"/>.</param>
/// <param name="Effect">What the wait does to the limit.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset Until, PauseEffect Effect);
