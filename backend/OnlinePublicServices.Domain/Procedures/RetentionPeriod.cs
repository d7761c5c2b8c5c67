namespace OnlinePublicServices.Domain.Procedures;

/// <summary>
/// <c>Thời hạn lưu trữ</c>: how long a closed dossier of a procedure is kept. For good, or for so many months after the
/// day on which it was closed. Source: 33/2024/QH15 leaves the time to lists of each sector; the catalogue names its own.
/// </summary>
/// <param name="Months">Months after the closing; nothing where it is kept for good.</param>
/// <param name="Permanent"><c>Vĩnh viễn</c>: never destroyed.</param>
/// <param name="ResultMonths">
/// Months after the closing for which the signed result is kept; nothing where it goes with its dossier.
/// </param>
/// <param name="ResultPermanent">The signed result is kept for good, whatever becomes of the dossier.</param>
/// <param name="Source">The list or the instrument that says so.</param>
public sealed record RetentionPeriod(
    int? Months = null,
    bool Permanent = false,
    int? ResultMonths = null,
    bool ResultPermanent = false,
    string? Source = null
)
{
    /// <summary>The fewest months that a catalogue may say. No legal source: appeals and audits come within two years.</summary>
    public const int MonthsMin = 24;

    /// <summary>The most months that a catalogue may say: seventy years. Beyond that is for good.</summary>
    public const int MonthsMax = 70 * 12;

    /// <summary>Whether it says one thing: months within their bounds or for good, and no shorter time for the result.</summary>
    public bool IsWhole =>
        Permanent == Months is null
        && Months is null or (>= MonthsMin and <= MonthsMax)
        && ResultMonths is null or <= MonthsMax
        && !(ResultPermanent && ResultMonths is not null)
        && (ResultMonths is null || ResultMonths >= Months);
}
