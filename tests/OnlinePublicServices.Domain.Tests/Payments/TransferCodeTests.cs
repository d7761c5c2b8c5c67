using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;

namespace OnlinePublicServices.Domain.Tests.Payments;

public sealed class TransferCodeTests
{
    private static readonly TransferAccount Account = new("970415", "113366668888");

    /// <summary>
    /// Published by others. First: the answer in the documentation of api.vietqr.io (v2/generate). Second: of payOS for a
    /// virtual account with letters. Third: the example of a public encoder.
    /// </summary>
    [Theory]
    [InlineData(
        "970415",
        "113366668888",
        79_000,
        "Ung Ho Quy Vac Xin",
        "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF"
    )]
    [InlineData(
        "970422",
        "VQRQACLNP2680",
        100_000,
        "Thanh toan don hang ABC",
        "00020101021238570010A000000727012700069704220113VQRQACLNP26800208QRIBFTTA530370454061000005802VN62270823Thanh toan don hang ABC6304CE4C"
    )]
    [InlineData(
        "970415",
        "113366668888",
        500_000,
        "Thanh toan phi dich vu",
        "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA530370454065000005802VN62260822Thanh toan phi dich vu630463EA"
    )]
    public void A_code_says_what_others_publish(string bin, string number, long amount, string purpose, string payload)
    {
        TransferCode.Of(new TransferAccount(bin, number), new Vnd(amount), purpose).ShouldBe(payload);
    }

    /// <summary>The examples of the NAPAS specification (1.5.2), static and dynamic, and the check value of the CRC.</summary>
    [Theory]
    [InlineData("00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN6304", "9E6F")]
    [InlineData(
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang6304",
        "2E2E"
    )]
    [InlineData("123456789", "29B1")]
    public void The_check_is_that_of_the_specification(string payload, string check)
    {
        TransferCode.Crc(payload).ShouldBe(check);
    }

    [Fact]
    public void Whatever_is_said_can_be_read_again()
    {
        var chance = new Random(20_261_129);
        for (var round = 0; round < 2_000; round++)
        {
            var account = new TransferAccount(Text(chance, "0123456789", 6, 6), Text(chance, Letters, 1, 19));
            var amount = new Vnd(chance.NextInt64(1, 9_999_999_999_999));
            var purpose = Text(chance, Letters + " ", 1, 25);

            var payload = TransferCode.Of(account, amount, purpose);

            var said = Read(payload);
            said.Keys.ShouldBe(["00", "01", "38", "53", "54", "58", "62", "63"]);
            var receiver = Read(said["38"]);
            receiver["00"].ShouldBe("A000000727");
            Read(receiver["01"]).Values.ShouldBe([account.BankBin, account.Number]);
            (said["54"], Read(said["62"])["08"]).ShouldBe((amount.ToString(), purpose));
            TransferCode.Crc(payload[..^4]).ShouldBe(said["63"]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_000_000)]
    public void An_amount_that_no_code_can_say_is_a_bug(long amount)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TransferCode.Of(Account, new Vnd(amount), "H56"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456")]
    [InlineData("phí")]
    [InlineData("a-b")]
    [InlineData("a\n")]
    public void A_purpose_that_banks_would_change_is_a_bug(string purpose)
    {
        Should.Throw<ArgumentException>(() => TransferCode.Of(Account, new Vnd(1), purpose));
    }

    [Theory]
    [InlineData("97041", "1")]
    [InlineData("97041x", "1")]
    [InlineData("٩٧٠٤١٥", "1")]
    [InlineData("970415", "")]
    [InlineData("970415", "12345678901234567890")]
    [InlineData("970415", "12 34")]
    public void An_account_that_no_code_can_name_is_told(string bin, string number)
    {
        var account = new TransferAccount(bin, number);

        account.IsValid.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => TransferCode.Of(account, new Vnd(1), "H56"));
    }

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static string Text(Random chance, string letters, int least, int most) =>
        new(chance.GetItems(letters.AsSpan(), chance.Next(least, most + 1)));

    /// <summary>Fields of two digits, two digits of length, and a value, in their order.</summary>
    private static Dictionary<string, string> Read(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; )
        {
            var length = int.Parse(text.AsSpan(at + 2, 2));
            fields.Add(text.Substring(at, 2), text.Substring(at + 4, length));
            at += 4 + length;
        }

        return fields;
    }
}
