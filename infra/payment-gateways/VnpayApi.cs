using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OnlinePublicServices.PaymentGatewaySimulator;

/// <summary>VNPAY's queries and refunds (<c>querydr</c>, <c>refund</c>).</summary>
internal sealed class VnpayApi(SimulatorSettings settings, Orders orders, VnpaySide side, TimeProvider clock)
{
    private static readonly string[] QueryOrder =
    [
        "vnp_RequestId",
        "vnp_Version",
        "vnp_Command",
        "vnp_TmnCode",
        "vnp_TxnRef",
        "vnp_TransactionDate",
        "vnp_CreateDate",
        "vnp_IpAddr",
        "vnp_OrderInfo",
    ];

    private static readonly string[] RefundOrder =
    [
        "vnp_RequestId",
        "vnp_Version",
        "vnp_Command",
        "vnp_TmnCode",
        "vnp_TransactionType",
        "vnp_TxnRef",
        "vnp_Amount",
        "vnp_TransactionNo",
        "vnp_TransactionDate",
        "vnp_CreateBy",
        "vnp_CreateDate",
        "vnp_IpAddr",
        "vnp_OrderInfo",
    ];

    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/merchant_webapi/api/transaction", (RequestDelegate)Answer);

    private async Task Answer(HttpContext context)
    {
        var body = await Bodies.ReadAsync(context.Request);
        var command = body.GetValueOrDefault("vnp_Command", "");
        var (code, order) = command switch
        {
            "querydr" => Query(body),
            "refund" => Refund(body),
            _ => ("03", null),
        };
        await Results.Json(Told(command, body, code, order)).ExecuteAsync(context);
    }

    private (string Code, Order? Order) Query(Dictionary<string, string> body)
    {
        if (Refusal(body, QueryOrder) is { } refusal)
        {
            return (refusal, null);
        }

        if (!seen.TryAdd(body["vnp_RequestId"], true))
        {
            return ("94", null);
        }

        return Find(body) is { } order ? ("00", order) : ("91", null);
    }

    private (string Code, Order? Order) Refund(Dictionary<string, string> body)
    {
        if (Refusal(body, RefundOrder) is { } refusal)
        {
            return (refusal, null);
        }

        if (Find(body) is not { } order)
        {
            return ("91", null);
        }

        if (!order.IsPaid || body["vnp_TransactionNo"] != order.Transaction)
        {
            return ("95", order);
        }

        return body["vnp_TransactionType"] != "02" || body["vnp_Amount"] != $"{order.Asked.Amount * 100}"
                ? ("03", order)
            : orders.Refund(order, body["vnp_RequestId"]) ? ("00", order)
            : ("94", order);
    }

    private string? Refusal(Dictionary<string, string> body, string[] order) =>
        order.Any(name => !body.ContainsKey(name)) ? "03"
        : body["vnp_TmnCode"] != settings.Vnpay.TmnCode ? "02"
        : Code(body, order) != body.GetValueOrDefault("vnp_SecureHash") ? "97"
        : body["vnp_Version"] != "2.1.0" || body["vnp_RequestId"].Length is 0 or > 32 ? "03"
        : GatewayClock.Read(body["vnp_CreateDate"]) is null ? "03"
        : null;

    private Order? Find(Dictionary<string, string> body) =>
        orders.Find(side, body["vnp_TxnRef"]) is { } order && order.Asked.StartedAs == body["vnp_TransactionDate"]
            ? order
            : null;

    private string Code(Dictionary<string, string> fields, IEnumerable<string> order) =>
        VnpayCode.Of(string.Join('|', order.Select(name => fields.GetValueOrDefault(name, ""))), settings.Vnpay.Secret);

    private Dictionary<string, string> Told(string command, Dictionary<string, string> body, string code, Order? order)
    {
        var refund = order?.RefundedBy is not null;
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_ResponseId"] = Guid.NewGuid().ToString("N"),
            ["vnp_Command"] = command,
            ["vnp_ResponseCode"] = code,
            ["vnp_Message"] = code == "00" ? "Success" : $"Error {code}",
            ["vnp_TmnCode"] = settings.Vnpay.TmnCode,
            ["vnp_TxnRef"] = body.GetValueOrDefault("vnp_TxnRef", ""),
            ["vnp_Amount"] = order is null ? "" : $"{order.Asked.Amount * 100}",
            ["vnp_BankCode"] = order?.Code is null ? "" : "NCB",
            ["vnp_PayDate"] = order?.Code is null
                ? ""
                : GatewayClock.Write(refund ? clock.GetUtcNow() : order.DecidedAt),
            ["vnp_TransactionNo"] = order?.Transaction ?? "",
            ["vnp_TransactionType"] = refund ? "02" : "01",
            ["vnp_TransactionStatus"] = order is null ? "" : VnpaySide.StatusOf(order.Code),
            ["vnp_OrderInfo"] = body.GetValueOrDefault("vnp_OrderInfo", ""),
        };
        if (command == "querydr")
        {
            told["vnp_PromotionCode"] = "";
            told["vnp_PromotionAmount"] = "";
        }

        // Who can't prove to be a merchant gets nothing that proves us.
        if (code is not ("02" or "03" or "97"))
        {
            told["vnp_SecureHash"] = Code(told, told.Keys.ToArray());
        }

        return told;
    }
}
