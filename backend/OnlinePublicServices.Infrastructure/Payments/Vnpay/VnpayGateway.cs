using System.Net.Mime;
using System.Text.Json;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Payments.Vnpay;

/// <summary>
/// VNPAY, PAY 2.1.0: the browser goes to an address that we sign, the notice (IPN) comes by GET, queries and refunds are
/// asked by POST. Amounts go in hundredths of a đồng, times on a 24-hour clock in Viet Nam.
/// </summary>
internal sealed class VnpayGateway(VnpayOptions options, GatewayConnection connection, TimeProvider clock)
    : IPaymentGateway
{
    private const string Version = "2.1.0";
    private const string Dong = "VND";
    private const int Hundredths = 100;
    private const long AmountMax = 9_999_999_999;
    private const int ReferenceMax = 100;

    private static readonly string[] RefundAnswer =
    [
        "vnp_ResponseId",
        "vnp_Command",
        "vnp_ResponseCode",
        "vnp_Message",
        "vnp_TmnCode",
        "vnp_TxnRef",
        "vnp_Amount",
        "vnp_BankCode",
        "vnp_PayDate",
        "vnp_TransactionNo",
        "vnp_TransactionType",
        "vnp_TransactionStatus",
        "vnp_OrderInfo",
    ];

    private static readonly string[] QueryAnswer = [.. RefundAnswer, "vnp_PromotionCode", "vnp_PromotionAmount"];

    public string Name => "vnpay";

    public Task<Result<Uri>> BeginAsync(PaymentOrder order, CancellationToken cancellationToken) =>
        Task.FromResult(Begin(order));

    public Result<GatewayNotice> Read(GatewayMessage message)
    {
        if (
            VnpaySignature.Open(message.Query, options.Believed) is not { } said
            || said["vnp_TmnCode"] != options.TmnCode
        )
            return PaymentGatewayErrors.Forged;
        var (response, status) = (said["vnp_ResponseCode"], said["vnp_TransactionStatus"]);
        return response.Length == 0 || status.Length == 0 || said["vnp_CurrCode"] is not ("" or Dong)
            ? PaymentGatewayErrors.Malformed
            : Noted(said, VnpayStates.Of(response, status, kind: ""), VnpayStates.FailureOf(response, status));
    }

    public GatewayReply Reply(NoticeAnswer answer)
    {
        var (code, message) = answer switch
        {
            NoticeAnswer.Noted => ("00", "Confirm Success"),
            NoticeAnswer.UnknownReference => ("01", "Order not found"),
            NoticeAnswer.AlreadyNoted => ("02", "Order already confirmed"),
            NoticeAnswer.WrongAmount => ("04", "Invalid amount"),
            NoticeAnswer.Forged => ("97", "Invalid signature"),
            NoticeAnswer.NotNow => ("99", "Unknown error"),
        };
        var body = JsonSerializer.Serialize(new { RspCode = code, Message = message });
        return new GatewayReply(200, MediaTypeNames.Application.Json, body);
    }

    public async Task<Result<GatewayNotice>> QueryAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var question = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_RequestId"] = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            ["vnp_Version"] = Version,
            ["vnp_Command"] = "querydr",
            ["vnp_TmnCode"] = options.TmnCode,
            ["vnp_TxnRef"] = order.Reference,
            ["vnp_TransactionDate"] = GatewayText.Time(order.StartedAt),
            ["vnp_CreateDate"] = GatewayText.Time(clock.GetUtcNow()),
            ["vnp_IpAddr"] = options.ServerAddress,
            ["vnp_OrderInfo"] = InfoOf("Truy van", order),
        };
        var answer = await AskAsync(question, order, QueryAnswer, cancellationToken);
        return answer.Then(said =>
            said["vnp_ResponseCode"] switch
            {
                VnpayStates.Success => Found(said),
                VnpayStates.NotFound => new GatewayNotice(
                    order.Reference,
                    order.Amount,
                    GatewayState.Failed,
                    Transaction: null,
                    VnpayStates.NotFound,
                    PaidAt: null
                ),
                VnpayStates.Repeated or VnpayStates.Other => PaymentGatewayErrors.Unavailable,
                var code => connection.Refused(this, code),
            }
        );
    }

    public async Task<Result<Done>> RefundAsync(GatewayRefund refund, CancellationToken cancellationToken)
    {
        if (Hundredfold(refund.Order.Amount) is not { } amount)
            return connection.Refused(this, "amount");
        var question = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vnp_RequestId"] = refund.RequestId,
            ["vnp_Version"] = Version,
            ["vnp_Command"] = "refund",
            ["vnp_TmnCode"] = options.TmnCode,
            ["vnp_TransactionType"] = "02",
            ["vnp_TxnRef"] = refund.Order.Reference,
            ["vnp_Amount"] = $"{amount}",
            ["vnp_TransactionNo"] = refund.Transaction,
            ["vnp_TransactionDate"] = GatewayText.Time(refund.Order.StartedAt),
            ["vnp_CreateBy"] = refund.RequestedBy,
            ["vnp_CreateDate"] = GatewayText.Time(refund.RequestedAt),
            ["vnp_IpAddr"] = options.ServerAddress,
            ["vnp_OrderInfo"] = InfoOf("Hoan tien", refund.Order),
        };
        var answer = await AskAsync(question, refund.Order, RefundAnswer, cancellationToken);
        return answer.Then<Done>(said =>
            said["vnp_ResponseCode"] switch
            {
                VnpayStates.Success or VnpayStates.Repeated => Done.Value,
                VnpayStates.Other => PaymentGatewayErrors.Unavailable,
                var code => connection.Refused(this, code),
            }
        );
    }

    private Result<Uri> Begin(PaymentOrder order)
    {
        if (Hundredfold(order.Amount) is not { } amount)
            return connection.Refused(this, "amount");
        var query = VnpaySignature.Joined(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["vnp_Version"] = Version,
                ["vnp_Command"] = "pay",
                ["vnp_TmnCode"] = options.TmnCode,
                ["vnp_Amount"] = $"{amount}",
                ["vnp_CreateDate"] = GatewayText.Time(order.StartedAt),
                ["vnp_CurrCode"] = Dong,
                ["vnp_IpAddr"] = order.ClientAddress,
                ["vnp_Locale"] = order.Language == "en" ? "en" : "vn",
                ["vnp_OrderInfo"] = InfoOf("Thanh toan", order),
                ["vnp_OrderType"] = "other",
                ["vnp_ReturnUrl"] = order.ReturnTo.AbsoluteUri,
                ["vnp_ExpireDate"] = GatewayText.Time(order.ExpiresAt),
                ["vnp_TxnRef"] = order.Reference,
            }
        );
        var signed = $"{query}&{VnpaySignature.Field}={VnpaySignature.Of(query, options.Secret)}";
        return new UriBuilder(options.PayAddress!) { Query = signed }.Uri;
    }

    /// <summary>
    /// An answer to exactly this question. One that tells a payment's state has to be signed; a refusal of the question need
    /// not be, since nothing is believed of it.
    /// </summary>
    private async Task<Result<GatewayFields>> AskAsync(
        Dictionary<string, string> question,
        PaymentOrder order,
        string[] answerFields,
        CancellationToken cancellationToken
    )
    {
        question[VnpaySignature.Field] = VnpaySignature.OfFields(question.Values, options.Secret);
        var asked = new GatewayQuestion(options.ApiAddress!, question, Token: null, options.Timeout);
        var answer = await connection.AskAsync(this, asked, cancellationToken);
        return answer.Then<GatewayFields>(said =>
        {
            var content = string.Join('|', said.Of(answerFields));
            if (VnpaySignature.Fits(content, said[VnpaySignature.Field], options.Believed))
                return said["vnp_TxnRef"] == order.Reference && said["vnp_TmnCode"] == options.TmnCode
                    ? said
                    : connection.Forged(this);
            return said["vnp_ResponseCode"] is VnpayStates.Success or VnpayStates.NotFound or VnpayStates.Repeated or ""
                ? connection.Forged(this)
                : connection.Refused(this, said["vnp_ResponseCode"]);
        });
    }

    private static Result<GatewayNotice> Found(GatewayFields said)
    {
        var status = said["vnp_TransactionStatus"];
        return Noted(
            said,
            VnpayStates.Of(VnpayStates.Success, status, said["vnp_TransactionType"]),
            VnpayStates.FailureOf(VnpayStates.Success, status)
        );
    }

    private static Result<GatewayNotice> Noted(GatewayFields said, GatewayState state, string? failure)
    {
        var reference = said["vnp_TxnRef"];
        // Without money VNPAY numbers a transaction 0, or not at all.
        var transaction = said["vnp_TransactionNo"] is "" or "0" ? null : said["vnp_TransactionNo"];
        var hasMoney = state is GatewayState.Paid or GatewayState.Held or GatewayState.Reversed;
        return
            GatewayText.ReadAmount(said["vnp_Amount"]) is not { } amount
            || amount % Hundredths != 0
            || reference.Length is 0 or > ReferenceMax
            || !reference.All(char.IsAsciiLetterOrDigit)
            || (state is GatewayState.Paid && transaction is null)
            ? PaymentGatewayErrors.Malformed
            : new GatewayNotice(
                reference,
                new Vnd(amount / Hundredths),
                state,
                transaction,
                failure,
                hasMoney ? GatewayText.ReadTime(said["vnp_PayDate"]) : null
            );
    }

    /// <summary>As VNPAY writes amounts: nothing when it is none, or has more than twelve digits then.</summary>
    private static long? Hundredfold(Vnd amount) =>
        amount.Amount is > 0 and <= AmountMax ? amount.Amount * Hundredths : null;

    /// <summary>What stands on the payer's statement: no person, no accent, no sign.</summary>
    private static string InfoOf(string act, PaymentOrder order) =>
        GatewayText.Plain($"{act} ho so {order.DossierCode}");
}
