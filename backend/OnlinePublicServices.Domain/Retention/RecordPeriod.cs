using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Retention;

/// <summary>Records that are no dossier's and have a time of their own; all but the last are personal.</summary>
public enum RecordKind
{
    /// <summary><c>Yêu cầu về dữ liệu cá nhân</c>, with who opened it; from its answer or refusal.</summary>
    DataRequests,

    /// <summary><c>Phản ánh, kiến nghị</c>, from its last act; what was published without a name stays.</summary>
    Reflections,

    /// <summary><c>Khiếu nại, tố cáo</c>, from its end. It is destroyed without anybody opening it.</summary>
    Petitions,

    /// <summary><c>Thông báo</c> about no dossier, delivered or not, from when it was owed.</summary>
    Notices,

    /// <summary><c>Nhật ký xem hồ sơ</c>, and when a person took their data with them; from the look.</summary>
    Looks,

    /// <summary><c>Hồ sơ cá nhân</c> of somebody of whom nothing else is left, from its last use or change.</summary>
    Profiles,

    /// <summary>
    /// <c>Tài khoản</c> of the built-in provider, from when it was closed; of a citizen whose address was never proven, from
    /// its last use.
    /// </summary>
    Accounts,

    /// <summary>
    /// <c>Tệp đối soát, sao kê</c> with its rows, a document of the accounts, from when it was brought. It names no payer,
    /// and who of the office brought it.
    /// </summary>
    SettlementFiles,
}

/// <summary>
/// How long one kind of records is kept, from a day on. Source: 91/2025/QH15 (no longer than the purpose wants)
/// leaves the time to whoever processes them; the catalogue names its own.
/// </summary>
/// <param name="Kind">What is kept.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Months">Months after a record's end.</param>
/// <param name="ValidFrom">The first day on which this holds, in Viet Nam; an earlier period ends there.</param>
/// <param name="Source">The list or the instrument that says so.</param>
/// <param name="NeedsReview">Why it is not sure; absent once it was compared with its source.</param>
public sealed record RecordPeriod(
    RecordKind Kind,
    LocalText Name,
    int Months,
    DateOnly ValidFrom,
    LocalText Source,
    LocalText? NeedsReview = null
)
{
    /// <summary>The fewest months that a catalogue may say. No legal source: whoever complains does it within a year.</summary>
    public const int MonthsMin = 12;

    /// <summary>The most months that a catalogue may say.</summary>
    public const int MonthsMax = RetentionPeriod.MonthsMax;

    /// <summary>The most characters that a source may have. No legal source: our own bound.</summary>
    public const int SourceLengthMax = 300;

    /// <summary>What ended before this instant has had its time, UTC. Whole days of Viet Nam: the last day counts.</summary>
    public DateTimeOffset OverBefore(DateTimeOffset now) => Before(now, Months);

    /// <summary>What nobody touched since this instant may have been destroyed by any period, UTC.</summary>
    public static DateTimeOffset UntouchedBefore(DateTimeOffset now) => Before(now, MonthsMin);

    /// <summary>The same by a rule that held at some instant.</summary>
    public static DateTimeOffset Before(DateTimeOffset now, int months) =>
        VietnamTime.Instant(VietnamTime.DayOf(now).AddMonths(-months), TimeOnly.MinValue);
}
