using System.Security.Cryptography;
using System.Text;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

public sealed class VnpayNoticeTests : IDisposable
{
    private static readonly Uri Gateway = new("http://localhost:7200");

    private readonly PaymentOffice portal = new(PaymentOffice.VnpaySettings(Gateway));

    public void Dispose() => portal.Dispose();

    [Fact]
    public void A_genuine_notice_says_what_was_paid_and_when()
    {
        var read = Read(new VnpayNotice().Signed());

        read.Value.ShouldBe(
            new GatewayNotice(
                "dvcH560170226112300012026112321050901",
                new Vnd(15_000),
                GatewayState.Paid,
                "14226112",
                FailureCode: null,
                new DateTimeOffset(2026, 11, 23, 14, 17, 0, TimeSpan.Zero)
            )
        );
    }

    [Fact]
    public void The_order_in_which_parameters_arrive_does_not_matter()
    {
        var shuffled = string.Join('&', new VnpayNotice().Signed().Split('&').Reverse());

        Read(shuffled).Value.State.ShouldBe(GatewayState.Paid);
    }

    [Fact]
    public void An_older_notice_may_name_the_algorithm_when_it_is_ours()
    {
        Read(new VnpayNotice().Signed() + "&vnp_SecureHashType=HmacSHA512").IsRefused.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_notice_whose_code_is_not_over_exactly_what_was_received_is_forged(string what, string query)
    {
        what.ShouldNotBeEmpty();
        Read(query).Error.ShouldBe(PaymentGatewayErrors.Forged);
    }

    public static TheoryData<string, string> Forgeries()
    {
        var notice = new VnpayNotice();
        var (content, code, key) = (notice.Content, VnpayNotice.Code(notice.Content), PaymentOffice.Secret);
        var refused = notice.With("vnp_ResponseCode", "24").With("vnp_TransactionStatus", "02");
        return new TheoryData<string, string>
        {
            { "another amount", notice.With("vnp_Amount", "100").Content + Hash(code) },
            { "another currency", notice.With("vnp_CurrCode", "USD").Content + Hash(code) },
            { "another order", notice.With("vnp_TxnRef", "dvcH56017022611230002").Content + Hash(code) },
            { "another merchant", notice.With("vnp_TmnCode", "OTHERS01").Content + Hash(code) },
            { "another merchant under our key", notice.With("vnp_TmnCode", "OTHERS01").Signed() },
            { "paid instead of cancelled", content + Hash(VnpayNotice.Code(refused.Content)) },
            { "another transaction", notice.With("vnp_TransactionNo", "1").Content + Hash(code) },
            { "without its status", notice.Without("vnp_TransactionStatus").Content + Hash(code) },
            { "a code over another order of keys", content + Hash(VnpayNotice.Code(Reversed(content))) },
            { "upper-case hexadecimal", content + Hash(code.ToUpperInvariant()) },
            { "a parameter twice, the first one signed", content + "&vnp_Amount=100" + Hash(code) },
            { "a parameter twice, the second one signed", "vnp_Amount=100&" + content + Hash(code) },
            { "a parameter twice, the same", "vnp_Amount=1500000&" + content + Hash(code) },
            { "a parameter that is not signed", content + "&vnp_Extra=1" + Hash(code) },
            { "a foreign parameter that is not signed", content + "&utm=1" + Hash(code) },
            { "an empty parameter that is not signed", content + "&vnp_Extra=" + Hash(code) },
            { "a name without a value", content + "&vnp_Extra" + Hash(code) },
            { "a name in other letters", content + "&vnp_amount=100" + Hash(code) },
            { "an encoded name", content + "&vnp%5FAmount=100" + Hash(code) },
            { "blanks as %20", content.Replace("+", "%20") + Hash(code) },
            { "escapes in lower case", content.Replace("%3A", "%3a") + Hash(code) },
            { "escapes undone", content.Replace("%3A", ":") + Hash(code) },
            { "a code over the values undone", content + Hash(VnpayNotice.Code(Uri.UnescapeDataString(content))) },
            { "no code", content },
            { "an empty code", content + Hash("") },
            { "a code over nothing", content + Hash(VnpayNotice.Code("")) },
            { "nothing", "" },
            { "only a code over nothing", $"vnp_SecureHash={VnpayNotice.Code("")}" },
            { "SHA-256 for SHA-512", content + Hash(Hex(HMACSHA256.HashData(Bytes(key), Bytes(content)))) },
            { "SHA-512 without a key", content + Hash(Hex(SHA512.HashData(Bytes(content)))) },
            { "SHA-512 of key and text", content + Hash(Hex(SHA512.HashData(Bytes(key + content)))) },
            { "the algorithm of older versions", content + "&vnp_SecureHashType=SHA256" + Hash(code) },
            { "a code cut short", content + Hash(code[..64]) },
            { "a code with more behind it", content + Hash(code + "0") },
            { "a code with a newline", content + Hash(code + "%0A") },
            { "a newline behind all", content + Hash(code) + "\n" },
            { "a code over the text with a newline", content + Hash(VnpayNotice.Code(content + "\n")) },
            { "two codes", content + Hash(code) + Hash(code) },
            { "another key", notice.Signed("another key") },
            { "an empty key", notice.Signed("") },
            { "letters outside ASCII", content.Replace("ho+so", "h\u1ed3+so") + Hash(code) },
            { "another character set", content + Hash(CodeInUtf16(content)) },
            { "a parameter too many for any gateway", content + "&vnp_X=" + new string('1', 5000) + Hash(code) },
        };
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("1.0")]
    [InlineData("1500000.00")]
    [InlineData("\"1000\"")]
    [InlineData("900719925474099200")]
    [InlineData("9007199254740992")]
    [InlineData("-1")]
    [InlineData("-1500000")]
    [InlineData("+1500000")]
    [InlineData(" 1500000")]
    [InlineData("1500000 ")]
    [InlineData("1 500 000")]
    [InlineData("1,500,000")]
    [InlineData("01500000")]
    [InlineData("0x16E360")]
    [InlineData("\u0661\u0665\u0660\u0660\u0660\u0660\u0660")]
    [InlineData("\uff11\uff15\uff10\uff10\uff10\uff10\uff10")]
    [InlineData("1500050")]
    [InlineData("NaN")]
    [InlineData("0")]
    [InlineData("")]
    public void Only_a_whole_amount_written_as_one_is_an_amount(string amount)
    {
        Read(new VnpayNotice().With("vnp_Amount", amount).Signed()).Error.ShouldBe(PaymentGatewayErrors.Malformed);
    }

    [Theory]
    [InlineData("vnp_ResponseCode", "")]
    [InlineData("vnp_TransactionStatus", "")]
    [InlineData("vnp_TxnRef", "")]
    [InlineData("vnp_TxnRef", "a b")]
    [InlineData("vnp_TransactionNo", "0")]
    [InlineData("vnp_CurrCode", "USD")]
    public void A_genuine_notice_that_makes_no_sense_is_malformed(string name, string value)
    {
        Read(new VnpayNotice().With(name, value).Signed()).Error.ShouldBe(PaymentGatewayErrors.Malformed);
    }

    [Theory]
    [InlineData("00", "00", GatewayState.Paid, null)]
    [InlineData("07", "00", GatewayState.Held, "07")]
    [InlineData("07", "07", GatewayState.Held, "07")]
    [InlineData("00", "07", GatewayState.Held, "07")]
    [InlineData("00", "04", GatewayState.Held, "04")]
    [InlineData("24", "00", GatewayState.Held, "24")]
    [InlineData("00", "01", GatewayState.Pending, "01")]
    [InlineData("00", "02", GatewayState.Failed, "02")]
    [InlineData("09", "02", GatewayState.Failed, "09")]
    [InlineData("10", "02", GatewayState.Failed, "10")]
    [InlineData("11", "02", GatewayState.Failed, "11")]
    [InlineData("12", "02", GatewayState.Failed, "12")]
    [InlineData("13", "02", GatewayState.Failed, "13")]
    [InlineData("24", "02", GatewayState.Failed, "24")]
    [InlineData("51", "02", GatewayState.Failed, "51")]
    [InlineData("65", "02", GatewayState.Failed, "65")]
    [InlineData("75", "02", GatewayState.Failed, "75")]
    [InlineData("79", "02", GatewayState.Failed, "79")]
    [InlineData("99", "02", GatewayState.Failed, "99")]
    public void Codes_become_states_and_only_two_successes_are_paid(
        string response,
        string status,
        GatewayState state,
        string? failure
    )
    {
        var notice = new VnpayNotice().With("vnp_ResponseCode", response).With("vnp_TransactionStatus", status);

        var read = Read(notice.Signed()).Value;

        (read.State, read.FailureCode).ShouldBe((state, failure));
        (read.PaidAt is not null).ShouldBe(state is GatewayState.Paid or GatewayState.Held);
    }

    [Fact]
    public void While_a_key_is_changed_notices_under_either_are_genuine_and_later_only_the_new()
    {
        var (old, next) = (PaymentOffice.Secret, "the next key");
        (string, string)[] settings = [.. PaymentOffice.VnpaySettings(Gateway), ("Payments:Vnpay:Secret", next)];
        using var changing = new PaymentOffice([.. settings, ("Payments:Vnpay:PreviousSecret", old)]);
        using var changed = new PaymentOffice([.. settings, ("Payments:Vnpay:PreviousSecret", "")]);

        bool Believes(PaymentOffice office, string key) =>
            !office.Vnpay.Read(VnpayNotice.Message(new VnpayNotice().Signed(key))).IsRefused;

        (Believes(changing, old), Believes(changing, next), Believes(changing, "")).ShouldBe((true, true, false));
        (Believes(changed, old), Believes(changed, next), Believes(changed, "")).ShouldBe((false, true, false));
    }

    [Theory]
    [InlineData(NoticeAnswer.Noted, """{"RspCode":"00","Message":"Confirm Success"}""")]
    [InlineData(NoticeAnswer.UnknownReference, """{"RspCode":"01","Message":"Order not found"}""")]
    [InlineData(NoticeAnswer.AlreadyNoted, """{"RspCode":"02","Message":"Order already confirmed"}""")]
    [InlineData(NoticeAnswer.WrongAmount, """{"RspCode":"04","Message":"Invalid amount"}""")]
    [InlineData(NoticeAnswer.Forged, """{"RspCode":"97","Message":"Invalid signature"}""")]
    [InlineData(NoticeAnswer.NotNow, """{"RspCode":"99","Message":"Unknown error"}""")]
    public void Answers_are_worded_as_vnpay_reads_them(NoticeAnswer answer, string body)
    {
        portal.Vnpay.Reply(answer).ShouldBe(new GatewayReply(200, "application/json", body));
    }

    private Domain.Rules.Result<GatewayNotice> Read(string query) => portal.Vnpay.Read(VnpayNotice.Message(query));

    private static string Hash(string code) => $"&vnp_SecureHash={code}";

    private static string Reversed(string content) => string.Join('&', content.Split('&').Reverse());

    private static string CodeInUtf16(string content) =>
        Hex(HMACSHA512.HashData(Bytes(PaymentOffice.Secret), Encoding.Unicode.GetBytes(content)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
