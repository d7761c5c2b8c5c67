using System.Text;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Infrastructure.Payments.Settlements;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

public sealed class SettlementReaderTests
{
    private const string VnpayHead =
        "vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_PayDate,vnp_TransactionType,vnp_TransactionStatus";

    private const string BankHead = "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung";

    private static readonly DateOnly Day = new(2026, 11, 30);

    [Fact]
    public void Vnpays_rows_are_read_in_whole_dong_and_on_the_day_in_Viet_Nam()
    {
        var lines = Lines("vnpay", $"{VnpayHead}\r\nA1,15000001,1500000,20261130000001,01,00\r\n");

        lines.ShouldBe([new SettlementLine(2, "A1", "15000001", new Vnd(15_000), Day, GatewayState.Paid)]);
    }

    [Theory]
    [InlineData("01,00", GatewayState.Paid)]
    [InlineData("01,01", GatewayState.Pending)]
    [InlineData("01,02", GatewayState.Failed)]
    [InlineData("01,04", GatewayState.Held)]
    [InlineData("01,07", GatewayState.Held)]
    [InlineData("02,00", GatewayState.Reversed)]
    [InlineData("03,00", GatewayState.Reversed)]
    [InlineData("02,05", GatewayState.Pending)]
    public void Vnpays_codes_say_what_became_of_the_money(string codes, GatewayState state) =>
        Lines("vnpay", $"{VnpayHead}\nA1,1,100,20261130101112,{codes}\n")[0].State.ShouldBe(state);

    [Theory]
    [InlineData("1", GatewayState.Paid)]
    [InlineData("3", GatewayState.Pending)]
    [InlineData("4", GatewayState.Failed)]
    public void The_platforms_rows_are_read_by_the_names_of_its_messages(string code, GatewayState state)
    {
        var lines = Lines(
            "national-platform",
            $"MaThamChieu;MaGiaoDich;SoTien;ThoiGianGD;TrangThaiGD;TenNguoiNop\ndvc1;77;31000;20261130235959;{code};Nguyễn Thị Hạnh\n"
        );

        lines.ShouldBe([new SettlementLine(2, "dvc1", "77", new Vnd(31_000), Day, state)]);
    }

    [Fact]
    public void Of_a_statement_only_number_day_amount_and_our_own_name_are_kept()
    {
        var lines = Lines(
            "transfer",
            "\uFEFF"
                + BankHead
                + "\r\n30/11/2026 08:15:01,FT26334.001,,\"15.000\",\"MBVCB.77.H563102611300001T01.CT tu 0351000646393 NGUYEN THI HANH\"\r\n"
                + "30/11/2026,FT26334002,\"2,500,000\",,Chi phi\r\n"
                + "30/11/2026,FT26334003,,20000,Chuyen tien\r\n"
        );

        lines.ShouldBe([
            new SettlementLine(2, "H563102611300001T01", "FT26334001", new Vnd(15_000), Day, GatewayState.Paid),
            new SettlementLine(4, "", "FT26334003", new Vnd(20_000), Day, GatewayState.Paid),
        ]);
    }

    [Theory]
    [InlineData("15,000", 15_000)]
    [InlineData("1.500.000", 1_500_000)]
    [InlineData("15000", 15_000)]
    public void Digits_grouped_by_threes_are_one_amount(string written, long vnd) =>
        Lines("transfer", $"{BankHead}\n30/11/2026,FT1,,\"{written}\",x\n")[0].AmountVnd.ShouldBe(new Vnd(vnd));

    [Theory]
    [InlineData("15,00")]
    [InlineData("15.000,00")]
    [InlineData("15 000")]
    [InlineData("1.5000")]
    [InlineData("1,000.000")]
    [InlineData("1e5")]
    [InlineData("-15000")]
    [InlineData("+15000")]
    [InlineData("=15000")]
    [InlineData("015000")]
    [InlineData("9007199254740992000")]
    [InlineData("١٥٠٠٠")]
    public void An_amount_that_can_be_read_in_two_ways_or_in_none_is_refused_with_its_row(string written)
    {
        var refused = Refused("transfer", $"{BankHead}\n30/11/2026,FT0,,100,x\n30/11/2026,FT1,,\"{written}\",x\n");

        refused.ShouldBe("settlement.row-unfit", "row", "3", "column", "amount");
    }

    [Theory]
    [InlineData("=HYPERLINK(1),1,100,20261130101112,01,00", "reference")]
    [InlineData("A 1,1,100,20261130101112,01,00", "reference")]
    [InlineData("A1,@SUM(1),100,20261130101112,01,00", "transaction")]
    [InlineData("A1,,100,20261130101112,01,00", "transaction")]
    [InlineData("A1,1,150,20261130101112,01,00", "amount")]
    [InlineData("A1,1,1e4,20261130101112,01,00", "amount")]
    [InlineData("A1,1,100,20261131101112,01,00", "paid-at")]
    [InlineData("A1,1,100,30/11/2026,01,00", "paid-at")]
    [InlineData("A1,1,100,20261130101112,09,00", "state")]
    public void A_cell_that_isnt_what_its_column_says_is_refused_by_row_and_column(string row, string column) =>
        Refused("vnpay", $"{VnpayHead}\n{row}\n").ShouldBe("settlement.row-unfit", "row", "2", "column", column);

    [Theory]
    [InlineData("A1,1,100,20261130101112,01")]
    [InlineData("A1,1,100,20261130101112,01,00,more")]
    [InlineData("A1,1,100,20261130101112,01,\"00")]
    [InlineData("A1,\"1\"x,100,20261130101112,01,00")]
    [InlineData("A1,\u0000,100,20261130101112,01,00")]
    public void A_row_of_another_shape_is_refused(string row) =>
        Refused("vnpay", $"{VnpayHead}\n{row}\n").Code.ShouldBe("settlement.row-unfit");

    [Fact]
    public void A_cell_beyond_all_bounds_is_refused() =>
        Refused("transfer", $"{BankHead}\n30/11/2026,FT1,,100,{new string('x', 200_000)}\n")
            .Code.ShouldBe("settlement.row-unfit");

    [Theory]
    [InlineData("", "reference")]
    [InlineData("vnp_TxnRef,vnp_TransactionNo,vnp_Amount,vnp_PayDate,vnp_TransactionStatus\n", "kind")]
    [InlineData(VnpayHead + ",vnp_TxnRef\n", "reference")]
    [InlineData("%PDF-1.7\n", "reference")]
    public void A_heading_without_a_column_or_with_one_twice_is_refused_with_its_name(string file, string column) =>
        Refused("vnpay", file).ShouldBe("settlement.columns", "column", column);

    [Fact]
    public void A_day_on_which_nothing_came_is_a_heading_alone()
    {
        Lines("vnpay", VnpayHead).ShouldBeEmpty();
        Lines("vnpay", VnpayHead.Replace(',', ';')).ShouldBeEmpty();
    }

    [Fact]
    public void Text_that_isnt_UTF_8_is_refused()
    {
        var windows = Encoding.Latin1.GetBytes(VnpayHead + "\nÀ");

        new CsvSettlementReader().Read("vnpay", windows).Error.Code.ShouldBe("settlement.encoding");
        new CsvSettlementReader()
            .Read("vnpay", Encoding.Unicode.GetBytes(VnpayHead))
            .Error.Code.ShouldBe("settlement.columns");
    }

    [Fact]
    public void More_rows_than_can_be_read_are_refused()
    {
        var rows = string.Concat(
            Enumerable.Range(1, SettlementFile.RowsMax + 1).Select(n => $"A{n},{n},100,20261130101112,01,00\n")
        );

        Refused("vnpay", $"{VnpayHead}\n{rows}").Code.ShouldBe("settlement.too-many-rows");
        Lines("vnpay", $"{VnpayHead}\n{rows[..rows.LastIndexOf('A')]}").Count.ShouldBe(SettlementFile.RowsMax);
    }

    [Fact]
    public void A_way_that_gives_out_no_file_is_unknown() =>
        Refused("cash", VnpayHead).Code.ShouldBe("payment.way-unknown");

    private static IReadOnlyList<SettlementLine> Lines(string way, string text) =>
        new CsvSettlementReader().Read(way, Encoding.UTF8.GetBytes(text)).Value.Lines;

    private static Refusal Refused(string way, string text)
    {
        var error = new CsvSettlementReader().Read(way, Encoding.UTF8.GetBytes(text)).Error;
        return new Refusal(error.Code, error.Parameters);
    }

    private sealed record Refusal(string Code, IReadOnlyDictionary<string, string> Parameters)
    {
        public void ShouldBe(string code, params string[] parameters)
        {
            Code.ShouldBe(code);
            Parameters.SelectMany(one => new[] { one.Key, one.Value }).ShouldBe(parameters, ignoreOrder: true);
        }
    }
}
