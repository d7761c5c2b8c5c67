using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>VNPAY, PAY 2.1.0: the page, the notice (IPN) and the browser's return.</summary>
internal sealed class VnpaySide(SimulatorSettings settings, Orders orders) : IGateway
{
    public const string Page = "/paymentv2/vpcpay.html";

    private const string WrongCode = "70";
    private const string UnknownMerchant = "72";
    private const string WrongFormat = "03";
    private const string Doubled = "02";

    public string Title => "VNPAY";

    public bool HoldsSuspicious => true;

    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Page, (RequestDelegate)(context => Open(context.Request).ExecuteAsync(context)));

    public Uri Return(Order order, string code) =>
        new UriBuilder(order.Asked.ReturnTo) { Query = VnpayCode.Signed(Told(order, code), settings.Vnpay.Secret) }.Uri;

    public HttpRequestMessage Notice(Order order)
    {
        var query = VnpayCode.Signed(Told(order, order.Code!), settings.Vnpay.Secret);
        return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(settings.Vnpay.NoticeTo!) { Query = query }.Uri);
    }

    public bool IsDone(string answer)
    {
        try
        {
            return JsonDocument.Parse(answer).RootElement.GetProperty("RspCode").GetString() is "00" or "02";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    public static string StatusOf(string? code) =>
        code switch
        {
            null => "01",
            "00" or "07" => code,
            _ => "02",
        };

    private IResult Open(HttpRequest request)
    {
        var asked = request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        asked.Remove("vnp_SecureHash", out var code);
        if (VnpayCode.Of(VnpayCode.Query(asked), settings.Vnpay.Secret) != code)
        {
            return Pages.Refused(Title, WrongCode);
        }

        if (asked.GetValueOrDefault("vnp_TmnCode") != settings.Vnpay.TmnCode)
        {
            return Pages.Refused(Title, UnknownMerchant);
        }

        return Read(asked) is not { } wanted ? Pages.Refused(Title, WrongFormat)
            : orders.Enter(this, wanted) is { } order ? Pages.Pay(order)
            : Pages.Refused(Title, Doubled);
    }

    private static Asked? Read(Dictionary<string, string> asked)
    {
        var expected = new (string Name, string Pattern)[]
        {
            ("vnp_Version", @"^2\.1\.0$"),
            ("vnp_Command", "^pay$"),
            ("vnp_Amount", "^[1-9][0-9]{0,11}$"),
            ("vnp_CreateDate", "^[0-9]{14}$"),
            ("vnp_CurrCode", "^VND$"),
            ("vnp_IpAddr", "^[0-9A-Fa-f:.]{2,45}$"),
            ("vnp_Locale", "^(vn|en)$"),
            ("vnp_OrderInfo", "^[A-Za-z0-9 .:-]{1,255}$"),
            ("vnp_OrderType", "^[a-z0-9]{1,100}$"),
            ("vnp_ReturnUrl", "^https?://.{1,245}$"),
            ("vnp_ExpireDate", "^[0-9]{14}$"),
            ("vnp_TxnRef", "^[A-Za-z0-9]{1,100}$"),
        };
        return
            expected.All(one =>
                Regex.IsMatch(asked.GetValueOrDefault(one.Name, ""), one.Pattern, RegexOptions.NonBacktracking)
            )
            && GatewayClock.Read(asked["vnp_CreateDate"]) is not null
            && GatewayClock.Read(asked["vnp_ExpireDate"]) is { } expires
            && long.Parse(asked["vnp_Amount"], CultureInfo.InvariantCulture) is var amount
            && amount % 100 == 0
            ? new Asked(
                asked["vnp_TxnRef"],
                amount / 100,
                asked["vnp_OrderInfo"],
                asked["vnp_CreateDate"],
                expires,
                new Uri(asked["vnp_ReturnUrl"])
            )
            : null;
    }

    private Dictionary<string, string> Told(Order order, string code)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_Amount"] = $"{order.Asked.Amount * 100}",
            ["vnp_BankCode"] = "NCB",
            ["vnp_CardType"] = "ATM",
            ["vnp_OrderInfo"] = order.Asked.Info,
            ["vnp_PayDate"] = GatewayClock.Write(order.DecidedAt),
            ["vnp_ResponseCode"] = code,
            ["vnp_TmnCode"] = settings.Vnpay.TmnCode,
            ["vnp_TransactionNo"] = order.TookMoney ? order.Transaction : "0",
            ["vnp_TransactionStatus"] = StatusOf(code),
            ["vnp_TxnRef"] = order.Asked.Reference,
        };
        if (order.TookMoney)
        {
            told["vnp_BankTranNo"] = $"VNP{order.Transaction}";
        }

        return told;
    }
}
