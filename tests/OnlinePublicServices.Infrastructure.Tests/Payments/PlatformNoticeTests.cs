using System.Security.Cryptography;
using System.Text;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

public sealed class PlatformNoticeTests : IDisposable
{
    private static readonly Uri Gateway = new("http://localhost:7200");

    private readonly PaymentOffice portal = new(PaymentOffice.PlatformSettings(Gateway));

    public void Dispose() => portal.Dispose();

    [Fact]
    public void A_genuine_notice_says_what_was_paid_and_when()
    {
        Read(new PlatformNotice().Signed())
            .Value.ShouldBe(
                new GatewayNotice(
                    "dvcH560170226112300012026112321050901",
                    new Vnd(15_000),
                    GatewayState.Paid,
                    "PP0001",
                    FailureCode: null,
                    new DateTimeOffset(2026, 11, 23, 14, 17, 0, TimeSpan.Zero)
                )
            );
    }

    [Fact]
    public void An_amount_may_be_a_number_and_texts_may_be_vietnamese()
    {
        var notice = new PlatformNotice().With("ThongTinGiaoDich", "Lệ phí hồ sơ số 1");

        Read(notice.Signed().Replace("\"15000\"", "15000")).Value.Amount.ShouldBe(new Vnd(15_000));
    }

    [Fact]
    public void Another_code_than_00_is_a_failure_without_money()
    {
        var read = Read(new PlatformNotice().With("MaLoi", "51").With("MaGiaoDich", "").Signed()).Value;

        (read.State, read.FailureCode, read.Transaction, read.PaidAt).ShouldBe((GatewayState.Failed, "51", null, null));
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_notice_whose_code_is_not_over_exactly_its_fields_is_forged(string what, string body)
    {
        what.ShouldNotBeEmpty();
        Read(body).Error.ShouldBe(PaymentGatewayErrors.Forged);
    }

    public static TheoryData<string, string> Forgeries()
    {
        var notice = new PlatformNotice();
        var (code, key) = (notice.Code, PaymentOffice.PlatformSecret);
        var genuine = notice.Signed();
        return new TheoryData<string, string>
        {
            { "another amount", notice.With("SoTien", "1").Json(code) },
            { "another currency", notice.With("MaTienTe", "USD").Json(code) },
            { "another order", notice.With("MaThamChieu", "dvcH56017022611230002").Json(code) },
            { "another partner", notice.With("MaDoiTac", "OTHER").Json(code) },
            { "another partner under our key", notice.With("MaDoiTac", "OTHER").Signed() },
            { "paid instead of failed", notice.Json(notice.With("MaLoi", "51").Code) },
            { "another transaction", notice.With("MaGiaoDich", "PP0002").Json(code) },
            { "another kind of message", notice.With("LoaiBanTin", "QUERY").Json(code) },
            {
                "a field moved over a bar",
                notice
                    .With("ThoiGianGD", "20261123211700|a")
                    .With("ThongTinGiaoDich", "b")
                    .Json(notice.With("ThongTinGiaoDich", "a|b").Code)
            },
            { "bars inside a field", notice.With("ThongTinGiaoDich", "a|b").Signed() },
            {
                "a code over another order",
                notice.Json(PlatformNotice.Hash(string.Join('|', notice.Content.Split('|').Reverse()) + "|" + key))
            },
            { "the key in front", notice.Json(PlatformNotice.Hash($"{key}|{notice.Content}")) },
            { "no bar before the key", notice.Json(PlatformNotice.Hash(notice.Content + key)) },
            { "no key", notice.Json(PlatformNotice.Hash(notice.Content)) },
            { "upper-case hexadecimal", notice.Json(code.ToUpperInvariant()) },
            { "a field twice, the first one signed", genuine.Replace("\"MaTienTe\"", "\"SoTien\":\"1\",\"MaTienTe\"") },
            { "a field that is not signed", genuine.Replace("\"MaTienTe\"", "\"TrangThaiGD\":\"1\",\"MaTienTe\"") },
            { "a field in other letters", genuine.Replace("\"MaTienTe\"", "\"sotien\":\"1\",\"MaTienTe\"") },
            { "no code", genuine.Replace("MaXacThuc", "MaKhac") },
            { "a null code", genuine.Replace($"\"{code}\"", "null") },
            { "an empty code", notice.Json("") },
            { "a code over nothing", notice.Json(PlatformNotice.Hash("")) },
            { "a code over empty fields", notice.Json(PlatformNotice.Hash("||||||||||" + key)) },
            { "SHA-512 for SHA-256", notice.Json(Hex(SHA512.HashData(Bytes($"{notice.Content}|{key}")))) },
            { "HMAC for the plain hash", notice.Json(Hex(HMACSHA256.HashData(Bytes(key), Bytes(notice.Content)))) },
            { "a code cut short", notice.Json(code[..32]) },
            { "a code with more behind it", notice.Json(code + "0") },
            { "a code with a newline", notice.Json(code + "\n") },
            { "another key", notice.Signed("another key") },
            { "an empty key", notice.Signed("") },
            {
                "another character set",
                notice.Json(Hex(SHA256.HashData(Encoding.Unicode.GetBytes($"{notice.Content}|{key}"))))
            },
            { "a list", $"[{genuine}]" },
            { "a field of fields", genuine.Replace("\"VCB\"", "{\"a\":1}") },
            { "a truth for a text", genuine.Replace("\"VCB\"", "true") },
            { "a comment", genuine.Replace("{", "{/* */") },
            { "more behind it", genuine + "{}" },
            { "half of it", genuine[..^10] },
            { "nothing", "" },
            { "a form", "MaLoi=00&SoTien=15000" },
        };
    }

    [Fact]
    public void A_body_that_is_not_utf_8_is_forged()
    {
        var latin = Encoding.Latin1.GetBytes(new PlatformNotice().Signed().Replace("ho so", "h\u00f4 so"));
        byte[] marked =
        [
            .. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes(new PlatformNotice().Signed()),
        ];

        portal.Platform.Read(new GatewayMessage("", latin)).Error.ShouldBe(PaymentGatewayErrors.Forged);
        portal.Platform.Read(new GatewayMessage("", marked)).Error.ShouldBe(PaymentGatewayErrors.Forged);
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("1.0")]
    [InlineData("15000.00")]
    [InlineData("\"1000\"")]
    [InlineData("9007199254740992")]
    [InlineData("-1")]
    [InlineData("+15000")]
    [InlineData(" 15000")]
    [InlineData("15000 ")]
    [InlineData("15,000")]
    [InlineData("015000")]
    [InlineData("\u0661\u0665\u0660\u0660\u0660")]
    [InlineData("0")]
    [InlineData("")]
    public void Only_a_whole_amount_written_as_one_is_an_amount(string amount)
    {
        Read(new PlatformNotice().With("SoTien", amount).Signed()).Error.ShouldBe(PaymentGatewayErrors.Malformed);
    }

    [Theory]
    [InlineData("1.5e4")]
    [InlineData("15000.0")]
    [InlineData("-15000")]
    [InlineData("9007199254740993")]
    public void A_number_that_is_no_whole_amount_is_refused_as_it_is_written(string number)
    {
        var notice = new PlatformNotice().With("SoTien", number);

        Read(notice.Signed().Replace($"\"{number}\"", number)).Error.ShouldBe(PaymentGatewayErrors.Malformed);
    }

    [Theory]
    [InlineData("MaLoi", "")]
    [InlineData("MaThamChieu", "")]
    [InlineData("MaThamChieu", "a b")]
    [InlineData("MaTienTe", "USD")]
    [InlineData("MaGiaoDich", "")]
    public void A_genuine_notice_that_makes_no_sense_is_malformed(string name, string value)
    {
        Read(new PlatformNotice().With(name, value).Signed()).Error.ShouldBe(PaymentGatewayErrors.Malformed);
    }

    [Fact]
    public void While_a_key_is_changed_notices_under_either_are_genuine()
    {
        using var changing = new PaymentOffice([
            .. PaymentOffice.PlatformSettings(Gateway),
            ("Payments:NationalPlatform:Secret", "the next key"),
            ("Payments:NationalPlatform:PreviousSecret", PaymentOffice.PlatformSecret),
        ]);

        bool Believes(string json) => !changing.Platform.Read(PlatformNotice.Message(json)).IsRefused;

        var notice = new PlatformNotice();
        (Believes(notice.Signed()), Believes(notice.Signed("the next key")), Believes(notice.Signed(""))).ShouldBe(
            (true, true, false)
        );
    }

    [Theory]
    [InlineData(NoticeAnswer.Noted, "00")]
    [InlineData(NoticeAnswer.AlreadyNoted, "00")]
    [InlineData(NoticeAnswer.UnknownReference, "01")]
    [InlineData(NoticeAnswer.WrongAmount, "04")]
    [InlineData(NoticeAnswer.Forged, "97")]
    [InlineData(NoticeAnswer.NotNow, "99")]
    public void Only_what_was_taken_down_is_answered_as_done(NoticeAnswer answer, string code)
    {
        var reply = portal.Platform.Reply(answer);

        (reply.Status, reply.MediaType).ShouldBe((200, "application/json"));
        reply.Body.ShouldStartWith($$"""{"MaLoi":"{{code}}","MoTaLoi":""");
    }

    private Result<GatewayNotice> Read(string json) => portal.Platform.Read(PlatformNotice.Message(json));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
