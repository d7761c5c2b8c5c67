using OnlinePublicServices.Domain.Payments;

namespace OnlinePublicServices.Infrastructure.Payments.Vnpay;

/// <summary>
/// VNPAY's codes in our words. Source: sandbox.vnpayment.vn, apis/docs/bang-ma-loi and apis/docs/truy-van-hoan-tien; read
/// 2026-11-29.
/// </summary>
internal static class VnpayStates
{
    public const string Success = "00";

    /// <summary>As of a query: no such transaction.</summary>
    public const string NotFound = "91";

    /// <summary>As of a query: asked again too soon. As of a refund: it was asked for before.</summary>
    public const string Repeated = "94";

    /// <summary>"Other": what became of it is not known.</summary>
    public const string Other = "99";

    private const string Suspicious = "07";
    private const string Unfinished = "01";
    private const string TakenButNotOurs = "04";
    private const string RefundInHand = "05";
    private const string RefundSentToBank = "06";
    private const string RefundDeclined = "09";
    private const string FullRefund = "02";

    /// <summary>How far a payment is.</summary>
    /// <param name="response"><c>vnp_ResponseCode</c> of a notice; of a query's answer it speaks of the query: 00.</param>
    /// <param name="status"><c>vnp_TransactionStatus</c>.</param>
    /// <param name="kind"><c>vnp_TransactionType</c> of a query's answer: 01 payment, 02 refund of all, 03 of a part.</param>
    public static GatewayState Of(string response, string status, string kind) =>
        (response, status) switch
        {
            (Suspicious, _) or (_, Suspicious) => GatewayState.Held,
            // The bank took it, VNPAY did not get it.
            (_, TakenButNotOurs) => GatewayState.Held,
            (Success, Success) => kind is FullRefund ? GatewayState.Reversed : GatewayState.Paid,
            // The money is still ours.
            (Success, RefundDeclined) => GatewayState.Paid,
            (Success, Unfinished or RefundInHand or RefundSentToBank) => GatewayState.Pending,
            // They contradict each other: a person has to look.
            (_, Success) => GatewayState.Held,
            _ => GatewayState.Failed,
        };

    /// <summary>The code to show when it isn't simply paid.</summary>
    public static string? FailureOf(string response, string status) =>
        response != Success ? response
        : status != Success ? status
        : null;
}
