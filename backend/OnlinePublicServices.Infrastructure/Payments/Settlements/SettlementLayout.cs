using System.Globalization;
using System.Text.RegularExpressions;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Infrastructure.Payments.Vnpay;

namespace OnlinePublicServices.Infrastructure.Payments.Settlements;

/// <summary>
/// How one of the other sides writes its rows. Neither VNPAY nor the national platform publishes its file, and every bank
/// has its own: the columns are those that their messages publish, and a bank's most usual headings. A heading is compared
/// by its letters and digits alone, without accents or case; columns that are not asked for are passed over.
/// </summary>
/// <param name="Columns">The columns that are needed, each with the headings it may have, the best first.</param>
/// <param name="Read">A row's cells, in that order, as a line; or the column that is to blame.</param>
internal sealed partial record SettlementLayout(
    IReadOnlyList<SettlementColumn> Columns,
    Func<int, IReadOnlyList<string>, SettlementReading> Read
)
{
    private const string Reference = "reference";
    private const string Transaction = "transaction";
    private const string Amount = "amount";
    private const string PaidAt = "paid-at";
    private const string Kind = "kind";
    private const string State = "state";
    private const string Words = "words";

    private const int NameMax = 64;
    private const int HundredthsOfDong = 100;

    /// <summary>As its messages name them (PAY 2.1.0): amounts in hundredths of a đồng.</summary>
    public static readonly SettlementLayout Vnpay = new(
        [
            new(Reference, ["vnptxnref"]),
            new(Transaction, ["vnptransactionno"]),
            new(Amount, ["vnpamount"]),
            new(PaidAt, ["vnppaydate"]),
            new(Kind, ["vnptransactiontype"]),
            new(State, ["vnptransactionstatus"]),
        ],
        (row, cells) =>
            ReadGateway(
                row,
                cells[0],
                cells[1],
                GatewayText.ReadAmount(cells[2]) is { } amount && amount % HundredthsOfDong == 0
                    ? amount / HundredthsOfDong
                    : null,
                cells[3],
                (cells[4], cells[5]) switch
                {
                    ("02" or "03", VnpayStates.Success) => GatewayState.Reversed,
                    ("01", _) => VnpayStates.Of(VnpayStates.Success, cells[5], cells[4]),
                    ("02" or "03", _) => GatewayState.Pending,
                    _ => null,
                }
            )
    );

    /// <summary>As its messages name them (1.0.6): whole đồng.</summary>
    public static readonly SettlementLayout NationalPlatform = new(
        [
            new(Reference, ["mathamchieu"]),
            new(Transaction, ["magiaodich"]),
            new(Amount, ["sotien"]),
            new(PaidAt, ["thoigiangd", "thoigiangiaodich"]),
            new(State, ["trangthaigd", "trangthaigiaodich"]),
        ],
        (row, cells) =>
            ReadGateway(
                row,
                cells[0],
                cells[1],
                GatewayText.ReadAmount(cells[2]),
                cells[3],
                cells[4] switch
                {
                    "1" => GatewayState.Paid,
                    "3" => GatewayState.Pending,
                    "4" => GatewayState.Failed,
                    _ => null,
                }
            )
    );

    /// <summary>
    /// A bank's statement: its own number, the day, what came in, and the words of the transfer. Rows on which nothing
    /// came in are passed over. Banks group digits by threes; since there are no cents, a point and a comma can mean
    /// nothing else.
    /// </summary>
    public static readonly SettlementLayout Bank = new(
        [
            new(
                Transaction,
                ["sothamchieu", "sogiaodich", "magiaodich", "sobuttoan", "sochungtu", "referenceno", "reference"]
            ),
            new(PaidAt, ["ngaygiaodich", "ngaygd", "ngayhachtoan", "ngay", "transactiondate", "date"]),
            new(Amount, ["ghico", "sotienghico", "phatsinhco", "co", "credit", "creditamount"]),
            new(Words, ["noidung", "noidunggiaodich", "noidungchitiet", "diengiai", "mota", "description"]),
        ],
        ReadStatement
    );

    private static SettlementReading ReadGateway(
        int row,
        string reference,
        string transaction,
        long? amount,
        string paidAt,
        GatewayState? state
    )
    {
        var hasMoney = state is GatewayState.Paid or GatewayState.Reversed;
        return !IsName(reference) ? Blame(Reference)
            : !IsName(transaction) && (hasMoney || transaction.Length > 0) ? Blame(Transaction)
            : amount is null ? Blame(Amount)
            : GatewayText.ReadTime(paidAt) is not { } at ? Blame(PaidAt)
            : state is not { } known ? Blame(State)
            : new SettlementReading(
                new SettlementLine(row, reference, transaction, new(amount.Value), VietnamTime.DayOf(at), known),
                null
            );
    }

    private static SettlementReading ReadStatement(int row, IReadOnlyList<string> cells)
    {
        if (cells[2] is "" or "0")
        {
            return new SettlementReading(null, null);
        }

        var number = string.Concat(cells[0].Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return !IsName(number) || !BankNumber().IsMatch(cells[0]) ? Blame(Transaction)
            : DayOf(cells[1]) is not { } day ? Blame(PaidAt)
            : ReadGrouped(cells[2]) is not { } amount ? Blame(Amount)
            : new SettlementReading(
                new SettlementLine(
                    row,
                    PaymentReference.TransferIn(cells[3]) ?? "",
                    number,
                    new(amount),
                    day,
                    GatewayState.Paid
                ),
                null
            );
    }

    private static SettlementReading Blame(string column) => new(null, column);

    private static bool IsName(string text) =>
        text.Length is >= 1 and <= NameMax && text.All(char.IsAsciiLetterOrDigit);

    private static long? ReadGrouped(string text) =>
        GatewayText.ReadAmount(
            Grouped().IsMatch(text) ? text.Replace(text[^4..^3], "", StringComparison.Ordinal) : text
        );

    private static DateOnly? DayOf(string text) =>
        DateTime.TryParseExact(
            text,
            [
                "dd/MM/yyyy",
                "dd/MM/yyyy HH:mm",
                "dd/MM/yyyy HH:mm:ss",
                "dd-MM-yyyy",
                "dd-MM-yyyy HH:mm:ss",
                "yyyy-MM-dd",
                "yyyy-MM-dd HH:mm:ss",
            ],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? DateOnly.FromDateTime(time)
            : null;

    [GeneratedRegex(@"\A[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9 ./_\\-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex BankNumber();
}

/// <summary>A column that is needed.</summary>
/// <param name="Name">How a refusal names it.</param>
/// <param name="Headings">What may stand over it, the best first: lower case, no accents, letters and digits alone.</param>
internal sealed record SettlementColumn(string Name, IReadOnlyList<string> Headings);

/// <summary>What a row says: a line, nothing to compare, or the column that can't be read.</summary>
internal sealed record SettlementReading(SettlementLine? Line, string? Blamed);
