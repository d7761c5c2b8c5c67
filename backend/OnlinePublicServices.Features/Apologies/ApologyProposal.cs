using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Apologies;

/// <summary>
/// When an apology is drafted, when it leaves on its own, and which new date it proposes; pure. Source: one day before
/// the date, one new appointment: 61/2018/ND-CP, Art. 19(9); the rest is our own rule.
/// </summary>
internal static class ApologyProposal
{
    private const int DayMinutes = 480;

    /// <summary>It leaves on its own so long before the date, in working minutes: by the date, not after it.</summary>
    private const int LeavesBefore = 30;

    /// <summary>
    /// From when a dossier's apology is drafted, UTC: one working day before the date, but not before three quarters of
    /// its time are used, so that a short procedure is not apologised for at its beginning.
    /// </summary>
    public static Result<DateTimeOffset> DraftAt(
        DateTimeOffset acceptedAt,
        DateTimeOffset dueAt,
        WorkingCalendar calendar
    ) =>
        calendar
            .SubtractWorkingMinutes(dueAt, DayMinutes)
            .Then(dayBefore =>
                calendar
                    .WorkingMinutesBetween(acceptedAt, dueAt)
                    .Then(whole => calendar.AddWorkingMinutes(acceptedAt, whole * 3 / 4))
                    .Map(late => late > dayBefore ? late : dayBefore)
            );

    /// <summary>From when an apology leaves on its own, UTC.</summary>
    public static Result<DateTimeOffset> LeavesAt(DateTimeOffset dueAt, WorkingCalendar calendar) =>
        calendar.SubtractWorkingMinutes(dueAt, LeavesBefore);

    /// <summary>The new date: half the time that the dossier had, one working day at least, UTC.</summary>
    public static Result<DateTimeOffset> NewDueAt(
        DateTimeOffset acceptedAt,
        DateTimeOffset dueAt,
        WorkingCalendar calendar
    ) =>
        calendar
            .WorkingMinutesBetween(acceptedAt, dueAt)
            .Then(whole =>
                calendar.AddWorkingMinutes(dueAt, Math.Max(1, ((whole / 2) + DayMinutes - 1) / DayMinutes) * DayMinutes)
            );
}
