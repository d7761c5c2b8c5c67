using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Domain.Retention;

/// <summary>When a closed dossier's time is over. UTC.</summary>
/// <param name="WarnAt">From when the person concerned is warned.</param>
/// <param name="DueAt">From when it may be destroyed, if the warning was given in time.</param>
public sealed record RetentionDates(DateTimeOffset WarnAt, DateTimeOffset DueAt);

/// <summary>
/// From the closing of a dossier and its procedure's time to the instants of warning and destruction. Source:
/// 91/2025/QH15 (kept no longer than its purpose wants); the fourteen days are ours, without a source.
/// </summary>
public static class RetentionRule
{
    /// <summary>Days between warning and destruction.</summary>
    public const int WarnedDays = 14;

    /// <summary>Months for which a receipt is kept after its issue. Source: 174/2016/ND-CP, Art. 13 (ten years); not read for this.</summary>
    public const int ReceiptMonths = 120;

    /// <summary>When it was closed for good, UTC; nothing while it may still go on. One that waits to be collected is not closed.</summary>
    public static DateTimeOffset? ClosedAt(Dossier dossier) =>
        IsClosed(dossier.Status)
            ? dossier.History.OrderBy(act => act.Number).Last(act => act.From != act.To && IsClosed(act.To)).At
            : null;

    /// <summary>Whether a dossier in this status is closed.</summary>
    public static bool IsClosed(DossierStatus status) => DossierLifecycle.IsEnd(status);

    /// <summary>The dates of a dossier; nothing where it is kept for good, or where nobody has fixed a time yet.</summary>
    public static RetentionDates? Of(RetentionPeriod? period, DateTimeOffset closedAt) =>
        period?.Months is { } months ? Dates(closedAt, months) : null;

    /// <summary>From when the signed result may go too, UTC; nothing where it is kept for good.</summary>
    public static DateTimeOffset? ResultDueAt(RetentionPeriod? period, DateTimeOffset closedAt) =>
        period is null or { ResultPermanent: true } || (period.ResultMonths ?? period.Months) is not { } months
            ? null
            : Dates(closedAt, months).DueAt;

    /// <summary>
    /// From when a dossier may be destroyed, UTC: its time is over, and whoever it concerns has had their days since the
    /// warning, however late that came. Nothing before the warning.
    /// </summary>
    public static DateTimeOffset? ErasableFrom(DateTimeOffset dueAt, DateTimeOffset? warnedAt) =>
        warnedAt?.AddDays(WarnedDays) is not { } after ? null
        : after > dueAt ? after
        : dueAt;

    /// <summary>Whole days of Viet Nam: the last day counts.</summary>
    private static RetentionDates Dates(DateTimeOffset closedAt, int months)
    {
        var due = VietnamTime.Instant(VietnamTime.DayOf(closedAt).AddMonths(months).AddDays(1), TimeOnly.MinValue);
        return new RetentionDates(due.AddDays(-WarnedDays), due);
    }
}
