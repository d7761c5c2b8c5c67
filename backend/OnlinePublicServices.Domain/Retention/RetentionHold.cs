using OnlinePublicServices.Domain.Payments;

namespace OnlinePublicServices.Domain.Retention;

/// <summary>What keeps a dossier from being destroyed although its time is over.</summary>
public enum RetentionHold
{
    /// <summary>It is not closed, or no longer.</summary>
    NotClosed,

    /// <summary>Its procedure's time is not over, by the catalogue of today.</summary>
    NotDue,

    /// <summary>The person concerned was not warned, or fewer than fourteen days ago.</summary>
    NotWarned,

    /// <summary>Somebody named had it kept until a day, for a reason (<c>giữ lại theo yêu cầu</c>).</summary>
    LegalHold,

    /// <summary>A request of the person about their data is not answered.</summary>
    OpenDataRequest,

    /// <summary>A reflection of the person to its unit is not settled.</summary>
    OpenFeedback,

    /// <summary>Money is owed, disputed, or on its way back.</summary>
    OpenPayment,
}

/// <summary>What is known around a dossier when it is asked whether it may be destroyed.</summary>
/// <param name="Dates">Its dates; nothing where it is kept for good or not closed.</param>
/// <param name="IsClosed">Whether it is closed.</param>
/// <param name="WarnedAt">When the person concerned was warned, UTC.</param>
/// <param name="HasLegalHold">Whether a legal hold lasts.</param>
/// <param name="HasOpenDataRequest">Whether a request about their data is open.</param>
/// <param name="HasOpenFeedback">Whether a reflection is open.</param>
/// <param name="HasOpenPayment">Whether money is open.</param>
public sealed record RetentionFacts(
    RetentionDates? Dates,
    bool IsClosed,
    DateTimeOffset? WarnedAt,
    bool HasLegalHold,
    bool HasOpenDataRequest,
    bool HasOpenFeedback,
    bool HasOpenPayment
)
{
    /// <summary>Everything that keeps it now; empty where it may be destroyed.</summary>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<RetentionHold> HoldsAt(DateTimeOffset now) =>
        [
            .. new[]
            {
                (RetentionHold.NotClosed, !IsClosed),
                (RetentionHold.NotDue, Dates is null || now < Dates.DueAt),
                (RetentionHold.NotWarned, Dates is not null && !IsWarnedIn(Dates, now)),
                (RetentionHold.LegalHold, HasLegalHold),
                (RetentionHold.OpenDataRequest, HasOpenDataRequest),
                (RetentionHold.OpenFeedback, HasOpenFeedback),
                (RetentionHold.OpenPayment, HasOpenPayment),
            }
                .Where(one => one.Item2)
                .Select(one => one.Item1),
        ];

    private bool IsWarnedIn(RetentionDates dates, DateTimeOffset now) =>
        WarnedAt is not null && (now < dates.DueAt || RetentionRule.ErasableFrom(dates.DueAt, WarnedAt) <= now);

    /// <summary>
    /// Whether money is open on a closed dossier: a duty that ends with the dossier is none, money that came and is to go
    /// back, is held, or came back by itself is.
    /// </summary>
    public static bool IsOpen(Payment payment) =>
        payment.Attempts.Any(attempt =>
            attempt.State
                is AttemptState.Open
                    or AttemptState.Held
                    or AttemptState.Surplus
                    or AttemptState.Refunding
                    or AttemptState.Reversed
        );
}
