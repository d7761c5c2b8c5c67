using OnlinePublicServices.Infrastructure.Payments.Vnpay;

namespace OnlinePublicServices.Infrastructure.Tests.Payments;

/// <summary>What others publish about VNPAY's codes.</summary>
public sealed class VnpayVectorTests
{
    /// <summary>
    /// The example address of VNPAY's own documentation (sandbox.vnpayment.vn, apis/docs/huong-dan-tich-hop and
    /// chuyen-doi-thuat-toan/changeTypeHash.html). Its key is not published, so that what is shown is the text which the code
    /// is made over, to the byte.
    /// </summary>
    [Fact]
    public void The_text_under_the_code_is_that_of_the_published_address()
    {
        var parameters = new Dictionary<string, string>
        {
            ["vnp_Version"] = "2.1.0",
            ["vnp_TxnRef"] = "5",
            ["vnp_TmnCode"] = "DEMOV210",
            ["vnp_ReturnUrl"] = "https://domainmerchant.vn/ReturnUrl",
            ["vnp_OrderType"] = "other",
            ["vnp_OrderInfo"] = "Thanh toan don hang :5",
            ["vnp_Locale"] = "vn",
            ["vnp_IpAddr"] = "127.0.0.1",
            ["vnp_CurrCode"] = "VND",
            ["vnp_CreateDate"] = "20210801153333",
            ["vnp_Command"] = "pay",
            ["vnp_Amount"] = "1806000",
        };

        VnpaySignature
            .Joined(parameters)
            .ShouldBe(
                "vnp_Amount=1806000&vnp_Command=pay&vnp_CreateDate=20210801153333&vnp_CurrCode=VND&vnp_IpAddr=127.0.0.1"
                    + "&vnp_Locale=vn&vnp_OrderInfo=Thanh+toan+don+hang+%3A5&vnp_OrderType=other"
                    + "&vnp_ReturnUrl=https%3A%2F%2Fdomainmerchant.vn%2FReturnUrl&vnp_TmnCode=DEMOV210&vnp_TxnRef=5"
                    + "&vnp_Version=2.1.0"
            );
    }

    /// <summary>
    /// Key, parameters (misspelt as published) and code from the tests of the open-source client <c>vnpay</c>
    /// (github.com/lehuygiang28/vnpay, test/utils/payment-util.test.ts), whose users take payments with it.
    /// </summary>
    [Fact]
    public void Key_and_parameters_that_others_publish_give_their_code()
    {
        var text = VnpaySignature.Joined([
            new("vnp_TnxRef", "1234567890"),
            new("vnp_OrderInfo", "Payment for order #1234567890"),
            new("vnp_Amount", "10000"),
        ]);

        VnpaySignature
            .Of(text, "YOUR_SECURE_SECRET")
            .ShouldBe(
                "7bb8160a5d2085a85b3267817a40ee4f770a335282f19714726e6fc6f28a64c7"
                    + "5a1e7e9c1aa96f3cbda5ce44095088fb4cb2af66c596d2f655b0b53966312089"
            );
    }

    /// <summary>RFC 4231, test case 2, of the algorithm itself.</summary>
    [Fact]
    public void The_algorithm_is_hmac_sha512()
    {
        VnpaySignature
            .Of("what do ya want for nothing?", "Jefe")
            .ShouldBe(
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                    + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
            );
    }
}
