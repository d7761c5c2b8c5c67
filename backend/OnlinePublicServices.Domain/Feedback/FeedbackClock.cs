using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Feedback;

/// <summary>
/// The statutory instants of a reflection, each the end of a working day, UTC; read from its acts and the unit's calendar,
/// never stored. Source: the formulas of index 766, 5.2 (2, 5, 15 and 2 working days); that the wait for a supplement is
/// not counted, and that a refusal counts anew from a supplement, is our own rule.
/// </summary>
/// <param name="RefuseBy">Two working days from the receipt, or from the last supplement.</param>
/// <param name="SupplementBy">Five working days from the receipt, for the first request.</param>
/// <param name="AnswerBy">Fifteen working days from the receipt, waits left out; none while it waits.</param>
/// <param name="PublishBy">Two working days from the answer; none before it.</param>
public sealed record FeedbackClock(
    DateTimeOffset RefuseBy,
    DateTimeOffset SupplementBy,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? PublishBy
)
{
    /// <summary>Working days to refuse.</summary>
    public const int RefuseDays = 2;

    /// <summary>Working days to ask for a first supplement.</summary>
    public const int SupplementDays = 5;

    /// <summary>Working days to answer.</summary>
    public const int AnswerDays = 15;

    /// <summary>Working days to publish.</summary>
    public const int PublishDays = 2;

    /// <summary>No rule puts off what comes in the last hour; nothing is due the same day.</summary>
    private static readonly ClockRules Rules = new()
    {
        LastHourCountsFromNextDay = false,
        SameDayUntil = default,
        AcceptanceMinutes = 0,
    };

    /// <summary>Reads the instants from a history, oldest act first. Errors: <c>calendar.not-published</c>.</summary>
    public static Result<FeedbackClock> Of(IReadOnlyList<FeedbackRecord> history, WorkingCalendar calendar)
    {
        var receivedAt = history[0].At;
        var supplied = history.LastOrDefault(record => record.Act is FeedbackAct.Supplement)?.At;
        var answeredAt = history.FirstOrDefault(record => record.Act is FeedbackAct.Answer)?.At;
        return End(supplied ?? receivedAt, RefuseDays)
            .Then(refuseBy =>
                End(receivedAt, SupplementDays)
                    .Then(supplementBy =>
                        Reckon(receivedAt, AnswerDays, WaitsOf(history), calendar)
                            .Then(answerBy =>
                                (answeredAt is { } at ? End(at, PublishDays).Map(by => (DateTimeOffset?)by) : None).Map(
                                    publishBy => new FeedbackClock(refuseBy, supplementBy, answerBy, publishBy)
                                )
                            )
                    )
            );

        Result<DateTimeOffset> End(DateTimeOffset from, int days) =>
            Reckon(from, days, [], calendar).Map(end => end!.Value);
    }

    /// <summary>What is due next in a status, UTC; none when nothing is, or the author's turn has come.</summary>
    public DateTimeOffset? NextDue(FeedbackCase feedback) =>
        feedback.IsSettled ? null
        : feedback.Status is FeedbackStatus.AwaitingPublication ? PublishBy
        : AnswerBy;

    /// <summary>
    /// Whether something was done late, or is late at a moment. Errors: <c>calendar.not-published</c>.
    /// </summary>
    public static Result<bool> IsLate(FeedbackCase feedback, WorkingCalendar calendar, DateTimeOffset asOf)
    {
        var known = feedback.History.Where(record => record.At <= asOf).ToList();
        for (var acts = 1; acts <= known.Count; acts++)
        {
            var past = known.Take(acts).ToList();
            // Each act is judged by the clock as it stood before it; what is still owed, by the clock as it stands.
            var until = acts < known.Count ? known[acts].At : asOf;
            var clock = Of(past, calendar);
            if (clock.IsRefused)
            {
                return clock.Error;
            }

            if (clock.Value.IsLateIn(past, acts < known.Count ? known[acts] : null, until))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLateIn(IReadOnlyCollection<FeedbackRecord> past, FeedbackRecord? next, DateTimeOffset until)
    {
        if (past.Any(record => record.Act is FeedbackAct.Answer))
        {
            var isOver = past.Any(record => record.Act is FeedbackAct.Publish or FeedbackAct.KeepClosed);
            return !isOver && until > PublishBy;
        }

        return past.All(record => record.Act is not FeedbackAct.Refuse)
            && (
                until > AnswerBy
                || next is { Act: FeedbackAct.Refuse, From: not FeedbackStatus.AwaitingSupplement } && until > RefuseBy
                || next?.Act is FeedbackAct.AskSupplement
                    && past.All(record => record.Act is not FeedbackAct.AskSupplement)
                    && until > SupplementBy
            );
    }

    private static Result<DateTimeOffset?> None => (DateTimeOffset?)null;

    private static Result<DateTimeOffset?> Reckon(
        DateTimeOffset from,
        int days,
        IReadOnlyCollection<ClockPause> waits,
        WorkingCalendar calendar
    ) =>
        // The index's reckoning leaves every wait out; by the law of dossiers a supplement would begin the time anew.
        calendar.DueDatesOf(from, TimeLimit.WorkingDays(days), Rules, waits).Map(due => due.Index766.DueAt);

    private static List<ClockPause> WaitsOf(IReadOnlyList<FeedbackRecord> history)
    {
        List<ClockPause> waits = [];
        foreach (var record in history)
        {
            if (record.To is FeedbackStatus.AwaitingSupplement && record.From is not FeedbackStatus.AwaitingSupplement)
            {
                waits.Add(new ClockPause(PauseCause.Supplement, record.At, null));
            }
            else if (record.From is FeedbackStatus.AwaitingSupplement && waits[^1].Until is null)
            {
                waits[^1] = waits[^1] with { Until = record.At };
            }
        }

        return waits;
    }
}
