using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>Answers to our questions that are late, large, broken or not the gateway's.</summary>
public sealed class GatewayAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vnpay")]
    [InlineData("national-platform")]
    public async Task A_gateway_that_never_answers_is_unavailable_after_the_set_time(string gateway)
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Silence);
        using var portal = At(impostor.Address);

        (await Ask(portal, gateway)).ShouldAllBe(error => error.Code == "payment.gateway-unavailable");
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task An_answer_that_cannot_be_used_leaves_open_what_became_of_the_question(
        string what,
        int status,
        string body
    )
    {
        what.ShouldNotBeEmpty();
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json(body, status));
        using var portal = At(impostor.Address);

        (await Ask(portal, "vnpay")).ShouldAllBe(error => error.Code == "payment.gateway-unavailable");
        (await Ask(portal, "national-platform")).ShouldAllBe(error => error.Code == "payment.gateway-unavailable");
    }

    public static TheoryData<string, int, string> Unusable() =>
        new()
        {
            { "larger than 64 KiB", 200, $$"""{"vnp_ResponseCode":"{{new string('0', 70_000)}}"}""" },
            { "no JSON", 200, "<html>" },
            { "nothing", 200, "" },
            { "a list", 200, "[]" },
            { "a field twice", 200, """{"MaLoi":"00","MaLoi":"01"}""" },
            { "a failure of the server", 500, "{}" },
            { "a busy server", 429, "{}" },
        };

    [Fact]
    public async Task A_gateway_that_is_not_there_is_unavailable()
    {
        var impostor = await Impostor.OpenAsync(_ => Impostor.Json("{}"));
        var address = impostor.Address;
        await impostor.DisposeAsync();
        using var portal = At(address);

        (await Ask(portal, "vnpay")).ShouldAllBe(error => error.Code == "payment.gateway-unavailable");
    }

    [Fact]
    public async Task Nobody_is_sent_elsewhere()
    {
        await using var elsewhere = await Impostor.OpenAsync(_ => Impostor.Json("{}"));
        await using var impostor = await Impostor.OpenAsync(_ =>
            context =>
            {
                context.Response.Redirect($"{elsewhere.Address}", permanent: false, preserveMethod: true);
                return Task.CompletedTask;
            }
        );
        using var portal = At(impostor.Address);

        (await Ask(portal, "vnpay")).ShouldAllBe(error => error.Parameters["reason"] == "307");
        elsewhere.Asked.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ForgedAnswers))]
    public async Task An_answer_of_vnpay_with_a_wrong_code_moves_nothing(
        string what,
        string name,
        string value,
        bool resigned
    )
    {
        what.ShouldNotBeEmpty();
        await using var impostor = await Impostor.OpenAsync(asked =>
        {
            var answer = Answer(asked);
            var code = answer["vnp_SecureHash"];
            answer[name] = value;
            answer["vnp_SecureHash"] =
                name == "vnp_SecureHash" ? value
                : resigned ? Code(answer)
                : code;
            return Impostor.Json(JsonSerializer.Serialize(answer));
        });
        using var portal = At(impostor.Address);

        (await Ask(portal, "vnpay")).ShouldAllBe(error => error.Code == "payment.notice-forged");
        portal.Log.All.ShouldContain("has a wrong code");
    }

    public static TheoryData<string, string, string, bool> ForgedAnswers() =>
        new()
        {
            { "another amount", "vnp_Amount", "100", false },
            { "another state", "vnp_TransactionStatus", "02", false },
            { "another transaction", "vnp_TransactionNo", "2", false },
            { "not found", "vnp_ResponseCode", "91", false },
            { "refunded before", "vnp_ResponseCode", "94", false },
            { "another order, signed", "vnp_TxnRef", "dvcOTHER", true },
            { "another merchant, signed", "vnp_TmnCode", "OTHERS01", true },
            { "no code", "vnp_SecureHash", "", false },
            { "a code over nothing", "vnp_SecureHash", VnpayNotice.Code(""), false },
            { "no response code", "vnp_ResponseCode", "", false },
        };

    [Fact]
    public async Task A_genuine_answer_made_by_other_means_is_believed()
    {
        await using var impostor = await Impostor.OpenAsync(asked =>
            Impostor.Json(JsonSerializer.Serialize(Answer(asked)))
        );
        using var portal = At(impostor.Address);
        var order = PaymentOffice.Order();

        (await portal.Vnpay.QueryAsync(order, Cancel)).Value.State.ShouldBe(GatewayState.Paid);
        (await portal.Vnpay.RefundAsync(PaymentOffice.Refund(order, "1"), Cancel)).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("94", true, "payment.gateway-unavailable", null)]
    [InlineData("99", true, "payment.gateway-unavailable", "payment.gateway-unavailable")]
    [InlineData("97", false, "payment.gateway-refused", "payment.gateway-refused")]
    [InlineData("02", false, "payment.gateway-refused", "payment.gateway-refused")]
    [InlineData("bad code; of: anybody", false, "payment.gateway-refused", "payment.gateway-refused")]
    public async Task Vnpays_own_refusals_are_told_apart(string code, bool signed, string ofQuery, string? ofRefund)
    {
        await using var impostor = await Impostor.OpenAsync(asked =>
        {
            var answer = Answer(asked);
            answer["vnp_ResponseCode"] = code;
            answer["vnp_SecureHash"] = signed ? Code(answer) : "";
            return Impostor.Json(JsonSerializer.Serialize(answer));
        });
        using var portal = At(impostor.Address);
        var order = PaymentOffice.Order();

        (await portal.Vnpay.QueryAsync(order, Cancel)).Error.Code.ShouldBe(ofQuery);
        var refund = await portal.Vnpay.RefundAsync(PaymentOffice.Refund(order, "1"), Cancel);
        (refund.IsRefused ? refund.Error.Code : null).ShouldBe(ofRefund);
        portal.Log.All.ShouldNotContain("anybody");
    }

    [Theory]
    [InlineData("SoTien", "1")]
    [InlineData("MaThamChieu", "dvcOTHER")]
    [InlineData("MaXacThuc", "")]
    public async Task An_answer_of_the_platform_with_a_wrong_code_moves_nothing(string name, string value)
    {
        await using var impostor = await Impostor.OpenAsync(_ =>
        {
            var notice = new PlatformNotice();
            var fields = new Dictionary<string, string>(notice.Fields)
            {
                ["MaXacThuc"] = notice.Code,
                ["TrangThaiGD"] = "1",
            };
            fields[name] = value;
            return Impostor.Json(JsonSerializer.Serialize(fields));
        });
        using var portal = At(impostor.Address);

        (await portal.Platform.QueryAsync(PaymentOffice.Order(), Cancel)).Error.ShouldBe(PaymentGatewayErrors.Forged);
    }

    [Fact]
    public async Task An_answer_of_the_platform_about_another_order_is_not_ours()
    {
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json(new PlatformNotice().Signed()));
        using var portal = At(impostor.Address);

        var asked = await portal.Platform.QueryAsync(PaymentOffice.Order(attempt: 2), Cancel);

        asked.Error.ShouldBe(PaymentGatewayErrors.Forged);
    }

    [Theory]
    [InlineData("http://elsewhere.example/pay")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task Nobody_is_sent_to_a_page_that_is_not_safe(string page)
    {
        var message = JsonSerializer.Serialize(new { UrlThanhToan = page });
        var answer = JsonSerializer.Serialize(new { error_code = "0", message });
        await using var impostor = await Impostor.OpenAsync(_ => Impostor.Json(answer));
        using var portal = At(impostor.Address);

        var begun = await portal.Platform.BeginAsync(PaymentOffice.Order(), Cancel);

        begun.Error.Parameters["reason"].ShouldBe("page");
    }

    [Fact]
    public async Task Neither_persons_nor_keys_nor_codes_reach_the_log()
    {
        await using var impostor = await Impostor.OpenAsync(asked => Impostor.Json(asked, 500));
        using var portal = At(impostor.Address);

        await Ask(portal, "vnpay");
        await Ask(portal, "national-platform");

        portal.Log.All.ShouldContain("gave no usable answer");
        portal.Log.All.ShouldNotContain("Đào");
        portal.Log.All.ShouldNotContain("secret");
        portal.Log.All.ShouldNotContain("203.0.113.7");
        portal.Log.All.ShouldNotContain("dvcH56");
    }

    private static PaymentOffice At(Uri gateway) =>
        new([.. PaymentOffice.VnpaySettings(gateway), .. PaymentOffice.PlatformSettings(gateway)]);

    /// <summary>Everything that a gateway can be asked, and each refusal.</summary>
    private static async Task<DomainError[]> Ask(PaymentOffice portal, string name)
    {
        var (gateway, order) = (portal.Gateways.Find(name)!, PaymentOffice.Order());
        var asked = await gateway.QueryAsync(order, Cancel);
        return name == "vnpay"
            ? [asked.Error, (await gateway.RefundAsync(PaymentOffice.Refund(order, "1"), Cancel)).Error]
            : [asked.Error, (await gateway.BeginAsync(order, Cancel)).Error];
    }

    private static Dictionary<string, string> Answer(string asked)
    {
        var question = JsonSerializer.Deserialize<Dictionary<string, string>>(asked)!;
        var answer = new Dictionary<string, string>
        {
            ["vnp_ResponseId"] = "1",
            ["vnp_Command"] = question["vnp_Command"],
            ["vnp_ResponseCode"] = "00",
            ["vnp_Message"] = "Success",
            ["vnp_TmnCode"] = question["vnp_TmnCode"],
            ["vnp_TxnRef"] = question["vnp_TxnRef"],
            ["vnp_Amount"] = "1500000",
            ["vnp_BankCode"] = "NCB",
            ["vnp_PayDate"] = "20261123211700",
            ["vnp_TransactionNo"] = "1",
            ["vnp_TransactionType"] = "01",
            ["vnp_TransactionStatus"] = "00",
            ["vnp_OrderInfo"] = question["vnp_OrderInfo"],
        };
        if (question["vnp_Command"] == "querydr")
        {
            answer["vnp_PromotionCode"] = "";
            answer["vnp_PromotionAmount"] = "";
        }

        answer["vnp_SecureHash"] = Code(answer);
        return answer;
    }

    private static string Code(Dictionary<string, string> answer) =>
        VnpayNotice.Code(string.Join('|', answer.Where(f => f.Key != "vnp_SecureHash").Select(f => f.Value)));
}
