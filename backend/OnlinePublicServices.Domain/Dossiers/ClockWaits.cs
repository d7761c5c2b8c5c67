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
    /// The waits after acceptance that have ended, oldest first. A wait that was entered from another one is part of it.
    /// After a supplement the period starts anew; any other wait is taken out of it.
    /// </summary>
    public static IReadOnlyList<ClockPause> Ended(IEnumerable<ClockAct> history)
    {
        var waits = new List<ClockPause>();
        ClockAct? entered = null;
        var isAccepted = false;
        foreach (var record in history)
        {
            isAccepted |= record.Act is DossierAct.Accept;
            if (!isAccepted)
            {
                continue;
            }

            var wasWaiting = entered is not null;
            var isWaiting = DossierLifecycle.IsWait(record.To);
            if (!wasWaiting && isWaiting)
            {
                entered = record;
            }
            else if (wasWaiting && !isWaiting)
            {
                waits.Add(new ClockPause(entered!.Value.At, record.At, EffectOf(record)));
                entered = null;
            }
        }

        return waits;
    }

    private static PauseEffect EffectOf(ClockAct ending) =>
        ending.Act is DossierAct.AnswerSupplement ? PauseEffect.Restart : PauseEffect.Subtract;
}
