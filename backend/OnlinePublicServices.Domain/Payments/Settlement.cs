using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Payments;

/// <summary>
/// <c>Tệp đối soát</c>: what a gateway, or the bank, says came in on a day of a unit, as somebody brought it. It is a
/// witness: it moves no money. A later one of the same day is read instead, and this one stays in the record.
/// </summary>
public sealed class SettlementFile
{
    /// <summary>How many may be brought for a way and a day of a unit.</summary>
    public const int FilesMax = 50;

    /// <summary>The most rows of one.</summary>
    public const int RowsMax = 10_000;

    /// <summary>The largest, in bytes: 1 MiB.</summary>
    public const int BytesMax = 1024 * 1024;

    private SettlementFile() { }

    /// <summary>One that was read.</summary>
    public SettlementFile(Guid id, SettlementDay day, int number, string sha256, GivenSettlement given)
    {
        (Id, UnitId, Way, Day, Number, Sha256) = (id, day.UnitId, day.Way, day.Day, number, sha256);
        (Rows, GivenBy, GivenAt) = (given.Lines.Count, given.By, given.At);
        SumVnd = given
            .Lines.Where(line => line.State is GatewayState.Paid)
            .Aggregate(Vnd.Zero, (sum, line) => sum + line.AmountVnd);
    }

    /// <summary>Its own id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The unit for which it was brought.</summary>
    public string UnitId { get; private init; } = "";

    /// <summary>The gateway's name, or <c>transfer</c> for the bank's statement.</summary>
    public string Way { get; private init; } = "";

    /// <summary>The day, in Viet Nam.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>Counts those of the same way and day, from 1; the largest is the one that is read.</summary>
    public int Number { get; private init; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>How many rows it has, all told.</summary>
    public int Rows { get; private init; }

    /// <summary>What came in by it, whole đồng.</summary>
    public Vnd SumVnd { get; private init; }

    /// <summary>The account that brought it.</summary>
    public string GivenBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset GivenAt { get; private init; }
}

/// <summary>A day of a unit, by one way to pay.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Way">The gateway's name, or <c>transfer</c>.</param>
/// <param name="Day">The day, in Viet Nam.</param>
public sealed record SettlementDay(string UnitId, string Way, DateOnly Day);

/// <summary>What was read of a file, and who brought it.</summary>
public sealed record GivenSettlement(IReadOnlyList<SettlementLine> Lines, string By, DateTimeOffset At);

/// <summary>
/// One row of a settlement file: only what is needed to compare. Of a bank's statement neither payer nor words are kept,
/// but the name of ours that was found in them.
/// </summary>
/// <param name="Row">Where it stands in the file; the heading is row 1.</param>
/// <param name="Reference">Our own name for the attempt, or for the transfer; empty where none was found.</param>
/// <param name="Transaction">The other side's name for the money, letters and digits.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="PaidOn">The day, in Viet Nam.</param>
/// <param name="State">What became of the money.</param>
public sealed record SettlementLine(
    int Row,
    string Reference,
    string Transaction,
    Vnd AmountVnd,
    DateOnly PaidOn,
    GatewayState State
);

/// <summary>What a settlement file says.</summary>
/// <param name="Lines">Every row, in the order of the file.</param>
public sealed record SettlementContent(IReadOnlyList<SettlementLine> Lines);

/// <summary>Why a settlement file is refused. Nothing of a refused one is kept.</summary>
public static class SettlementErrors
{
    /// <summary>It is not UTF-8.</summary>
    public static readonly DomainError Encoding = new("settlement.encoding", ErrorKind.Refused);

    /// <summary>A column is missing; its name is the parameter <c>column</c>.</summary>
    public static readonly DomainError Columns = new("settlement.columns", ErrorKind.Refused);

    /// <summary>A row can't be read; parameters <c>row</c> and, where one is to blame, <c>column</c>.</summary>
    public static readonly DomainError RowUnfit = new("settlement.row-unfit", ErrorKind.Refused);

    /// <summary>A row is of another day, by more than one; parameter <c>row</c>.</summary>
    public static readonly DomainError OtherDay = new("settlement.other-day", ErrorKind.Refused);

    /// <summary>More rows than can be read at once.</summary>
    public static readonly DomainError TooManyRows = new("settlement.too-many-rows", ErrorKind.TooLarge);

    /// <summary>Too many files were brought for this way and day.</summary>
    public static readonly DomainError TooManyFiles = new("settlement.too-many-files", ErrorKind.Conflict);
}
