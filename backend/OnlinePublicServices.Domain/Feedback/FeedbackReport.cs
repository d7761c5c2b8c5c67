using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Feedback;

/// <summary>
/// <c>Tình hình, kết quả tiếp nhận, xử lý phản ánh, kiến nghị</c> of a period, counted from the acts alone. Pure.
/// Source: 02/2017/TT-VPCP, form 05 (columns); index 766, 5.3.
/// </summary>
/// <param name="CarriedOver">Filed before the period and not settled then.</param>
/// <param name="Regulation">Filed in it, about rules.</param>
/// <param name="Conduct">Filed in it, about how somebody behaved.</param>
/// <param name="Settled">Answered or refused in it.</param>
/// <param name="OpenInTime">Open at its end, nothing late.</param>
/// <param name="OpenLate">Open at its end, something late.</param>
/// <param name="Published">Published in it.</param>
/// <param name="Disputed">Whose author was not content with the answer, at its end.</param>
/// <param name="Late">With something late, at its end.</param>
/// <param name="Reminded">Whose author had to say it again, at its end.</param>
/// <param name="Satisfied">With none of the three: the numerator of index 5.3.</param>
public sealed record FeedbackReport(
    int CarriedOver,
    int Regulation,
    int Conduct,
    int Settled,
    int OpenInTime,
    int OpenLate,
    int Published,
    int Disputed,
    int Late,
    int Reminded,
    int Satisfied
)
{
    /// <summary>All that were with the office in the period.</summary>
    public int Total => CarriedOver + Regulation + Conduct;

    /// <summary>Index 5.3 in per cent, to two places; none where there was nothing.</summary>
    public decimal? Index => Total == 0 ? null : Math.Round(100m * Satisfied / Total, 2, MidpointRounding.AwayFromZero);

    /// <summary>Counts a period, from its first instant until before its end. Errors: <c>calendar.not-published</c>.</summary>
    public static Result<FeedbackReport> Of(
        IReadOnlyCollection<FeedbackCase> cases,
        WorkingCalendar calendar,
        DateTimeOffset from,
        DateTimeOffset until
    )
    {
        // The last instant that belongs to it; while it runs nothing can lie beyond the acts.
        var asOf = until.AddTicks(-1);
        List<Fact> facts = [];
        foreach (var one in cases.Where(one => one.ReceivedAt < until))
        {
            var late = FeedbackClock.IsLate(one, calendar, asOf);
            if (late.IsRefused)
            {
                return late.Error;
            }

            var settledAt = At(one, FeedbackAct.Answer, FeedbackAct.Refuse);
            if (one.ReceivedAt >= from || settledAt is null || settledAt >= from)
            {
                facts.Add(new Fact(one, settledAt, late.Value));
            }
        }

        var isOpen = (Fact fact) => fact.SettledAt is null || fact.SettledAt >= until;
        bool Until(Fact fact, FeedbackAct act) => At(fact.Case, act) < until;
        return new FeedbackReport(
            facts.Count(fact => fact.Case.ReceivedAt < from),
            facts.Count(fact => fact.Case.ReceivedAt >= from && fact.Case.Kind is FeedbackKind.Regulation),
            facts.Count(fact => fact.Case.ReceivedAt >= from && fact.Case.Kind is FeedbackKind.Conduct),
            facts.Count(fact => !isOpen(fact)),
            facts.Count(fact => isOpen(fact) && !fact.IsLate),
            facts.Count(fact => isOpen(fact) && fact.IsLate),
            facts.Count(fact => At(fact.Case, FeedbackAct.Publish) is { } at && at >= from && at < until),
            facts.Count(fact => Until(fact, FeedbackAct.Dispute)),
            facts.Count(fact => fact.IsLate),
            facts.Count(fact => Until(fact, FeedbackAct.Remind)),
            facts.Count(fact => !fact.IsLate && !Until(fact, FeedbackAct.Dispute) && !Until(fact, FeedbackAct.Remind))
        );
    }

    /// <summary>When the first of some acts was done.</summary>
    private static DateTimeOffset? At(FeedbackCase one, params FeedbackAct[] acts) =>
        one.History.FirstOrDefault(record => acts.Contains(record.Act))?.At;

    private sealed record Fact(FeedbackCase Case, DateTimeOffset? SettledAt, bool IsLate);
}
