using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Dossiers;

/// <content>By which calendar the due date counts. Nobody writes a date: it follows from the acts.</content>
public sealed partial class Dossier
{
    /// <summary>The version of the calendar by which its date counts; 1 is that of the catalogue.</summary>
    public int CalendarVersion =>
        InOrder.LastOrDefault(record => record.CalendarVersion is not null)?.CalendarVersion ?? 1;

    /// <summary>
    /// Counts by a later version of the calendar from now on: the period itself doesn't change, only which of its days
    /// are worked. A dossier that waits needs it not: it counts by the version in force when it goes on. Errors:
    /// <c>dossier.calendar-not-newer</c>, <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public Result<Done> AdoptCalendar(Actor actor, DateTimeOffset at, WorkingCalendar calendar, ClockRules rules) =>
        calendar.Version > CalendarVersion
            ? Plainly(DossierAct.AdoptCalendar, actor, at).Then(_ => CountBy(calendar, rules))
            : DossierErrors.CalendarNotNewer;

    /// <summary>From the last act on the date counts by this calendar. Errors: <c>calendar.not-published</c>.</summary>
    private Result<Done> CountBy(WorkingCalendar calendar, ClockRules rules)
    {
        history[^1].CalendarVersion = calendar.Version;
        return SetDueDates(calendar, rules);
    }

    /// <summary>
    /// The due instants as they follow from the acts so far; those of a dossier that was stopped stay as they were.
    /// Errors: <c>calendar.not-published</c>.
    /// </summary>
    private Result<Done> SetDueDates(WorkingCalendar calendar, ClockRules rules)
    {
        if (AcceptedAt is not { } acceptedAt || Status is DossierStatus.Stopped || DossierLifecycle.IsWait(Status))
        {
            return Done.Value;
        }

        return calendar
            .DueDatesOf(acceptedAt, TimeLimit, rules, Pauses)
            .Map(due =>
            {
                OriginalDueAt = due.Legal.DueAt;
                PromisedDueAt = Apology?.NewDueAt is { } again && again > due.Legal.DueAt ? again : due.Legal.DueAt;
                return Done.Value;
            });
    }
}
