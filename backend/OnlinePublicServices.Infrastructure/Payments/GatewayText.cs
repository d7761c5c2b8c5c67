using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Infrastructure.Payments;

/// <summary>How both gateways write times, amounts and words.</summary>
internal static class GatewayText
{
    private const string TimePattern = "yyyyMMddHHmmss";

    /// <summary>The most digits of an amount in a message.</summary>
    public const int AmountDigitsMax = 12;

    /// <summary>On a 24-hour clock in Viet Nam.</summary>
    public static string Time(DateTimeOffset instant) =>
        VietnamTime.DayOf(instant).ToString("yyyyMMdd", CultureInfo.InvariantCulture)
        + VietnamTime.TimeOf(instant).ToString("HHmmss", CultureInfo.InvariantCulture);

    /// <summary>UTC; nothing when it isn't written as above.</summary>
    public static DateTimeOffset? ReadTime(string? text) =>
        DateTime.TryParseExact(text, TimePattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? VietnamTime.Instant(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time))
            : null;

    /// <summary>
    /// A whole number as a machine writes it, more than nothing: ASCII digits alone, no sign, no blank, no zero in front.
    /// Nothing else is an amount.
    /// </summary>
    public static long? ReadAmount(string? text) =>
        text is { Length: >= 1 and <= AmountDigitsMax } && text.All(char.IsAsciiDigit) && text[0] != '0'
            ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Letters without accents, digits and single blanks.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            // The crossed d has no accent to take away.
            var ascii = letter switch
            {
                '\u0111' => 'd',
                '\u0110' => 'D',
                _ => letter,
            };
            if (char.IsAsciiLetterOrDigit(ascii))
                plain.Append(ascii);
            else if (ascii == ' ' && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    public static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
