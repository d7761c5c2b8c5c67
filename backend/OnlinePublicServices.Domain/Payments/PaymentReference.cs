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

    private const string Prefix = "dvc";

    /// <summary>Behind the code of an attempt: day, time and number.</summary>
    private const int TimeLength = 16;

    /// <summary>The letter and the two digits behind the code.</summary>
    private const int TailLength = 3;

    /// <summary>Of a unit of the shortest code: <c>H563102611230001T01</c>.</summary>
    private const int ShortestTransfer = 19;

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
            $"{Prefix}{Plain(dossierCode)}{day:yyyyMMdd}{time:HHmmss}{Checked(attempt):D2}"
        );
    }

    /// <summary>
    /// The name that a payer writes on a transfer: letters and digits, at most the 25 that a code for transfers takes.
    /// </summary>
    /// <param name="dossierCode">As written.</param>
    /// <param name="attempt">The number of the attempt for this dossier, 1 to 99.</param>
    public static string ForTransfer(string dossierCode, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plain(dossierCode)}T{Checked(attempt):D2}");

    /// <summary>
    /// The one such name in the words of a transfer, whatever the bank has put around it; nothing where there is none, or
    /// where there are two. Source: none; a guess at a name that the bank has torn apart would be one about money.
    /// </summary>
    public static string? TransferIn(string words)
    {
        var upper = words.ToUpperInvariant();
        var others = upper.Where(letter => !char.IsAsciiLetterOrDigit(letter)).Distinct().ToArray();
        var names = upper.Split(others, StringSplitOptions.RemoveEmptyEntries).Where(IsOfTransfer).Distinct().ToList();
        return names is [var only] ? only : null;
    }

    /// <summary>The dossier's code without its signs, in a name for a transfer.</summary>
    public static string DossierOf(string transfer) => transfer[..^TailLength];

    /// <summary>Whether a name for a transfer and the name of an attempt are of one dossier.</summary>
    internal static bool IsOfSameDossier(string transfer, string attempt) =>
        attempt.Length == Prefix.Length + transfer.Length - TailLength + TimeLength
        && attempt.AsSpan(Prefix.Length).StartsWith(DossierOf(transfer), StringComparison.Ordinal);

    private static bool IsOfTransfer(string word) =>
        word.Length is > TailLength and <= TransferCode.PurposeMax
        && word[^TailLength] == 'T'
        && word[^2..].All(char.IsAsciiDigit)
        && word[..^TailLength].Count(char.IsAsciiLetter) == 1
        && word.Length >= ShortestTransfer;

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit));

    private static int Checked(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attempt, AttemptMax);
        return attempt;
    }
}
