using System.Globalization;
using OnlinePublicServices.Domain.Calendars;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// Our names for attempts to pay (<c>mã tham chiếu</c>), one rule for all gateways: that of the national payment platform,
/// <c>dvc</c>, the dossier's code without punctuation, and the time. Source: the platform's messages, version 1.0.6.
/// </summary>
public static class PaymentReference
{
    private const int AttemptMax = 99;

    /// <summary>
    /// The name of an attempt at a gateway: letters and digits, at most 41. The same instant and number give the same name.
    /// </summary>
    /// <param name="dossierCode">As written, <c>H56.017.02-260731-0001</c>.</param>
    /// <param name="startedAt">When the attempt began; the name has it to the second, Viet Nam time.</param>
    /// <param name="attempt">The number of the attempt for this dossier, 1 to 99: attempts of one second differ by it.</param>
    public static string Of(string dossierCode, DateTimeOffset startedAt, int attempt)
    {
        var (day, time) = (VietnamTime.DayOf(startedAt), VietnamTime.TimeOf(startedAt));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"dvc{Plain(dossierCode)}{day:yyyyMMdd}{time:HHmmss}{Checked(attempt):D2}"
        );
    }

    /// <summary>
    /// The name that a payer writes on a transfer: letters and digits, at most the 25 that a code for transfers takes.
    /// </summary>
    /// <param name="dossierCode">As written.</param>
    /// <param name="attempt">The number of the attempt for this dossier, 1 to 99.</param>
    public static string ForTransfer(string dossierCode, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plain(dossierCode)}T{Checked(attempt):D2}");

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit));

    private static int Checked(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attempt, AttemptMax);
        return attempt;
    }
}
