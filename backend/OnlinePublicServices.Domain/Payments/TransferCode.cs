using System.Globalization;
using System.Text;
using OnlinePublicServices.Domain.Fees;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>An account at a bank that takes transfers.</summary>
/// <param name="BankBin">The bank's number at NAPAS, six digits: <c>970415</c>.</param>
/// <param name="Number">The account's number, letters and digits, at most 19.</param>
public sealed record TransferAccount(string BankBin, string Number)
{
    private const int BinLength = 6;
    private const int NumberMax = 19;

    /// <summary>Whether a code can name it.</summary>
    public bool IsValid =>
        BankBin.Length == BinLength
        && BankBin.All(char.IsAsciiDigit)
        && Number.Length is >= 1 and <= NumberMax
        && Number.All(char.IsAsciiLetterOrDigit);
}

/// <summary>
/// <c>Mã VietQR</c>: what a square says to a bank's application so that it transfers an amount to an account. Made once for
/// one payment (point of initiation 12). Source: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode
/// 1.1; NAPAS, Technical Specifications on QR Switching, Part IV, 1.5.2.
/// </summary>
public static class TransferCode
{
    /// <summary>The longest purpose, in characters.</summary>
    public const int PurposeMax = 25;

    private const string Napas = "A000000727";
    private const string ToAccount = "QRIBFTTA";
    private const string Dong = "704";
    private const string VietNam = "VN";
    private const int AmountDigitsMax = 13;

    /// <summary>
    /// The text of the square, ASCII. An account, amount or purpose that no code can say is a bug of the caller.
    /// </summary>
    /// <param name="account">Whose money it becomes.</param>
    /// <param name="amount">Whole đồng, more than nothing, at most 13 digits.</param>
    /// <param name="purpose">What stands on the transfer: ASCII letters, digits and blanks, 1 to 25.</param>
    public static string Of(TransferAccount account, Vnd amount, string purpose)
    {
        var said = amount.ToString();
        if (!account.IsValid)
            throw new ArgumentException("Not an account that a code can name.", nameof(account));
        if (amount <= Vnd.Zero || said.Length > AmountDigitsMax)
            throw new ArgumentOutOfRangeException(nameof(amount));
        if (purpose.Length is 0 or > PurposeMax || !purpose.All(c => char.IsAsciiLetterOrDigit(c) || c == ' '))
            throw new ArgumentException("Not a purpose that a code can say.", nameof(purpose));

        var receiver = Field("00", account.BankBin) + Field("01", account.Number);
        var payload =
            Field("00", "01")
            + Field("01", "12")
            + Field("38", Field("00", Napas) + Field("01", receiver) + Field("02", ToAccount))
            + Field("53", Dong)
            + Field("54", said)
            + Field("58", VietNam)
            + Field("62", Field("08", purpose))
            + "6304";
        return payload + Crc(payload);
    }

    /// <summary>
    /// CRC-16 with polynomial 1021 and initial value FFFF (CCITT-FALSE), four upper-case hexadecimal digits, over everything
    /// up to and with the name and length of its own field.
    /// </summary>
    public static string Crc(string payload)
    {
        var crc = 0xFFFF;
        foreach (var part in Encoding.ASCII.GetBytes(payload))
        {
            crc ^= part << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xFFFF;
            }
        }

        return crc.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static string Field(string id, string value) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}{value.Length:D2}{value}");
}
