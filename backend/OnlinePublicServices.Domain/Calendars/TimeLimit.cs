using System.Globalization;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Calendars;

/// <summary>The sorts of statutory time limit.</summary>
public enum TimeLimitKind
{
    /// <summary>Today, or the next working day when received after 15:00 (<c>ngay trong ngày</c>).</summary>
    SameDay,

    /// <summary>Working days, counted in halves (<c>ngày làm việc</c>).</summary>
    WorkingDays,

    /// <summary>Working hours; eight make a working day (<c>giờ làm việc</c>).</summary>
    WorkingHours,

    /// <summary>Days of the calendar (<c>ngày</c>).</summary>
    CalendarDays,

    /// <summary>No day is promised (<c>không có ngày hẹn trả</c>).</summary>
    None,
}

/// <summary>
/// <c>Thời hạn giải quyết</c>: how long the law gives for a dossier. A closed set of cases; the text form
/// (<c>same-day</c>, <c>3wd</c>, <c>0.5wd</c>, <c>8wh</c>, <c>15cd</c>, <c>none</c>) is stable and stands in data files.
/// Source: 63/2010/ND-CP (parts of a procedure); Civil Code 2015, Art. 144-148.
/// </summary>
public sealed record TimeLimit
{
    /// <summary>The longest amount of any kind; more is a typing error.</summary>
    public const int MaxAmount = 999;

    private const string SameDayText = "same-day";
    private const string NoneText = "none";

    private TimeLimit(TimeLimitKind kind, int amount) => (Kind, Amount) = (kind, amount);

    /// <summary>Which sort it is.</summary>
    public TimeLimitKind Kind { get; }

    /// <summary>
    /// How much, in the unit of the kind: half working days, working hours or calendar days; zero where nothing is
    /// counted.
    /// </summary>
    public int Amount { get; }

    /// <summary>The same day, by the 15:00 rule.</summary>
    public static TimeLimit SameDay { get; } = new(TimeLimitKind.SameDay, 0);

    /// <summary>No promised day.</summary>
    public static TimeLimit None { get; } = new(TimeLimitKind.None, 0);

    /// <summary>So many working days.</summary>
    public static TimeLimit WorkingDays(int days) => Counted(TimeLimitKind.WorkingDays, checked(days * 2));

    /// <summary>So many half working days.</summary>
    public static TimeLimit HalfWorkingDays(int halves) => Counted(TimeLimitKind.WorkingDays, halves);

    /// <summary>So many working hours.</summary>
    public static TimeLimit WorkingHours(int hours) => Counted(TimeLimitKind.WorkingHours, hours);

    /// <summary>So many days of the calendar.</summary>
    public static TimeLimit CalendarDays(int days) => Counted(TimeLimitKind.CalendarDays, days);

    /// <summary>Reads the text form. Errors: <c>time-limit.malformed</c>.</summary>
    public static Result<TimeLimit> Parse(string? text)
    {
        if (text is SameDayText)
        {
            return SameDay;
        }

        if (text is NoneText)
        {
            return None;
        }

        if (text is null || text.Length < 3 || KindOf(text[^2..]) is not { } kind)
        {
            return Malformed;
        }

        var digits = text.AsSpan(0, text.Length - 2);
        var half = kind is TimeLimitKind.WorkingDays && digits.EndsWith(".5", StringComparison.Ordinal);
        digits = half ? digits[..^2] : digits;

        // Two spellings of one limit ("03wd", "3wd") would make two versions of a file differ for nothing.
        if (
            !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            || whole > MaxAmount
            || (digits.Length > 1 && digits[0] == '0')
        )
        {
            return Malformed;
        }

        var amount = kind is TimeLimitKind.WorkingDays ? (whole * 2) + (half ? 1 : 0) : whole;
        return IsPossible(kind, amount) ? new TimeLimit(kind, amount) : Malformed;
    }

    /// <summary>The stable text form; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() =>
        Kind switch
        {
            TimeLimitKind.SameDay => SameDayText,
            TimeLimitKind.WorkingDays => string.Create(
                CultureInfo.InvariantCulture,
                $"{Amount / 2}{(Amount % 2 == 0 ? "" : ".5")}wd"
            ),
            TimeLimitKind.WorkingHours => string.Create(CultureInfo.InvariantCulture, $"{Amount}wh"),
            TimeLimitKind.CalendarDays => string.Create(CultureInfo.InvariantCulture, $"{Amount}cd"),
            TimeLimitKind.None => NoneText,
        };

    private static DomainError Malformed => new("time-limit.malformed", ErrorKind.Malformed);

    private static TimeLimitKind? KindOf(string unit) =>
        unit switch
        {
            "wd" => TimeLimitKind.WorkingDays,
            "wh" => TimeLimitKind.WorkingHours,
            "cd" => TimeLimitKind.CalendarDays,
            _ => null,
        };

    private static TimeLimit Counted(TimeLimitKind kind, int amount) =>
        IsPossible(kind, amount)
            ? new TimeLimit(kind, amount)
            : throw new ArgumentOutOfRangeException(nameof(amount), amount, "A limit is positive and within reason.");

    private static bool IsPossible(TimeLimitKind kind, int amount) =>
        amount >= 1 && amount <= (kind is TimeLimitKind.WorkingDays ? MaxAmount * 2 : MaxAmount);
}
