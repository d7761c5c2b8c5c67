using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Domain.Dossiers;

/// <summary>An act as far as the clock cares.</summary>
/// <param name="Act">What was done.</param>
/// <param name="To">The status after it.</param>
/// <param name="At">When, UTC.</param>
public readonly record struct ClockAct(DossierAct Act, DossierStatus To, DateTimeOffset At);

/// <summary>Reads from a history when the clock stood still.</summary>
public static class ClockWaits
{
    /// <summary>
    /// The waits after acceptance, oldest first; the last one may last still. A wait that was entered from another one is
    /// part of it.
    /// </summary>
    public static IReadOnlyList<ClockPause> Of(IEnumerable<ClockAct> history)
    {
        var waits = new List<ClockPause>();
        var isAccepted = false;
        foreach (var record in history)
        {
            isAccepted |= record.Act is DossierAct.Accept;
            var isWaiting = waits is [.., { Until: null }];
            if (isAccepted && !isWaiting && CauseOf(record.To) is { } cause)
            {
                waits.Add(new ClockPause(cause, record.At, null));
            }
            else if (isWaiting && CauseOf(record.To) is null)
            {
                waits[^1] = waits[^1] with { Until = record.At };
            }
        }

        return waits;
    }

    private static PauseCause? CauseOf(DossierStatus status) =>
        status switch
        {
            DossierStatus.AwaitingSupplement => PauseCause.Supplement,
            DossierStatus.AwaitingFinancialObligation => PauseCause.FinancialObligation,
            DossierStatus.WithdrawalRequested => PauseCause.Withdrawal,
            _ => null,
        };
}
