using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.PersonalData;

/// <summary>
/// The statutory instants of a request, each the end of a working day, UTC; read from the request and the unit's
/// calendar. Source: 356/2025/ND-CP: two working days to acknowledge; to stop processing within 15 days, other rights
/// within 10 to 20; one extension of at most 15 days. Which of the others has 10 days and which 20 is to be confirmed
/// with the official text, and so is that the terms are days of the calendar.
/// </summary>
/// <param name="AcknowledgeBy">Two working days from the filing.</param>
/// <param name="AnswerBy">The term of its kind from the filing, with the extension.</param>
public sealed record DataRequestClock(DateTimeOffset AcknowledgeBy, DateTimeOffset AnswerBy)
{
    /// <summary>Working days to acknowledge.</summary>
    public const int AcknowledgeDays = 2;

    /// <summary>The longest extension, in days of the calendar.</summary>
    public const int ExtensionDaysMax = 15;

    /// <summary>No rule puts off what comes in the last hour; nothing is due the same day.</summary>
    private static readonly ClockRules Rules = new()
    {
        LastHourCountsFromNextDay = false,
        SameDayUntil = default,
        AcceptanceMinutes = 0,
    };

    /// <summary>The term of a kind, in days of the calendar; one that ends on a day off ends on the next working day.</summary>
    public static int TermDays(DataRequestKind kind) =>
        kind switch
        {
            DataRequestKind.View or DataRequestKind.Correct => 10,
            DataRequestKind.Restrict or DataRequestKind.Object or DataRequestKind.Withdraw => 15,
            DataRequestKind.Delete => 20,
        };

    /// <summary>Reads the instants. Errors: <c>calendar.not-published</c>.</summary>
    public static Result<DataRequestClock> Of(DataRequest request, WorkingCalendar calendar)
    {
        var days = TermDays(request.Kind) + (request.ExtendedByDays ?? 0);
        return End(TimeLimit.WorkingDays(AcknowledgeDays))
            .Then(acknowledgeBy =>
                End(TimeLimit.CalendarDays(days)).Map(answerBy => new DataRequestClock(acknowledgeBy, answerBy))
            );

        Result<DateTimeOffset> End(TimeLimit limit) =>
            calendar.DueDatesOf(request.FiledAt, limit, Rules, []).Map(due => due.Legal.DueAt!.Value);
    }

    /// <summary>What is due next, UTC; none when nothing is.</summary>
    public DateTimeOffset? NextDue(DataRequest request) =>
        request.Status switch
        {
            DataRequestStatus.Filed => AcknowledgeBy,
            DataRequestStatus.Acknowledged => AnswerBy,
            DataRequestStatus.Completed or DataRequestStatus.Refused => null,
        };
}
