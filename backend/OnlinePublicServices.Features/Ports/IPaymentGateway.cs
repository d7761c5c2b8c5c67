using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>The payment gateways that are set up, each under the name that payments and addresses know it by.</summary>
public interface IPaymentGateways
{
    /// <summary>All of them, in the order in which they are offered; none unless configured.</summary>
    IReadOnlyList<IPaymentGateway> All { get; }

    /// <summary>One by its name; nothing where it isn't set up.</summary>
    IPaymentGateway? Find(string name);
}

/// <summary>
/// Somebody else's system that takes money for us. The browser is sent to its page; what became of it is told by its
/// notice or asked of it.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>Lower case, as in <c>/api/payment-notices/{name}</c>; payments remember it, so it stays.</summary>
    string Name { get; }

    /// <summary>
    /// The page on which the order is paid. Errors: <see cref="PaymentGatewayErrors.Unavailable"/>,
    /// <see cref="PaymentGatewayErrors.Refused"/>.
    /// </summary>
    Task<Result<Uri>> BeginAsync(PaymentOrder order, CancellationToken cancellationToken);

    /// <summary>
    /// What a notice says, once its code of authentication over exactly the received bytes was found right. Errors:
    /// <see cref="PaymentGatewayErrors.Forged"/>, <see cref="PaymentGatewayErrors.Malformed"/>.
    /// </summary>
    Result<GatewayNotice> Read(GatewayMessage message);

    /// <summary>The answer that the gateway understands.</summary>
    GatewayReply Reply(NoticeAnswer answer);

    /// <summary>
    /// How far an order is, asked of the gateway; an order that it doesn't know has failed. Errors: as of
    /// <see cref="BeginAsync"/>, and <see cref="PaymentGatewayErrors.Forged"/> when the answer isn't the gateway's.
    /// </summary>
    Task<Result<GatewayNotice>> QueryAsync(PaymentOrder order, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the whole amount back. Repeating it under the same request id asks for the same refund. Errors: as of
    /// <see cref="QueryAsync"/>; after <see cref="PaymentGatewayErrors.Unavailable"/> it is not known whether it was
    /// asked for: query before asking again. <see cref="PaymentGatewayErrors.RefundUnsupported"/> where the gateway has
    /// no such message.
    /// </summary>
    Task<Result<Done>> RefundAsync(GatewayRefund refund, CancellationToken cancellationToken);
}

/// <summary>One attempt to pay, as the gateway is told of it.</summary>
public sealed record PaymentOrder
{
    /// <summary>
    /// Our name for the attempt, drawn by <see cref="PaymentReference.Of"/>, whose form one of the gateways demands;
    /// never used twice.
    /// </summary>
    public required string Reference { get; init; }

    /// <summary>Whole đồng, more than nothing.</summary>
    public required Vnd Amount { get; init; }

    /// <summary>When the attempt began, UTC; the same in every message about it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Until when it can be paid, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The payer's address on the network.</summary>
    public required string ClientAddress { get; init; }

    /// <summary><c>vi</c> or <c>en</c>: the language of the gateway's page.</summary>
    public required string Language { get; init; }

    /// <summary>Where the gateway's page sends the browser; proves nothing.</summary>
    public required Uri ReturnTo { get; init; }

    /// <summary>The dossier's code.</summary>
    public required string DossierCode { get; init; }

    /// <summary>The national code of its procedure.</summary>
    public required string ProcedureCode { get; init; }

    /// <summary>The procedure's name, in Vietnamese.</summary>
    public required string ProcedureName { get; init; }

    /// <summary>The agency code of the unit that is paid.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The unit's name, in Vietnamese.</summary>
    public required string UnitName { get; init; }

    /// <summary>
    /// Who pays: the applicant's name, and nothing where somebody else pays by a link, whom nobody knows. No gateway gets
    /// more of the person than it demands.
    /// </summary>
    public required string? PayerName { get; init; }

    /// <summary>What is paid for; the amounts add up to <see cref="Amount"/>.</summary>
    public required IReadOnlyList<PaymentOrderLine> Lines { get; init; }
}

/// <summary>One thing that is paid for.</summary>
/// <param name="Id">The fee line's id.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="Kind">Phí or lệ phí.</param>
/// <param name="Amount">Whole đồng.</param>
public sealed record PaymentOrderLine(string Id, string Name, FeeKind Kind, Vnd Amount);

/// <summary>A notice as it arrived.</summary>
/// <param name="Query">The address's query, undecoded, without the question mark.</param>
/// <param name="Body">The body's bytes; at most 64 KiB.</param>
public sealed record GatewayMessage(string Query, ReadOnlyMemory<byte> Body);

/// <summary>An answer to a notice.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">Of the body.</param>
/// <param name="Body">What it says.</param>
public sealed record GatewayReply(int Status, string MediaType, string Body);

/// <summary>Money to be given back.</summary>
/// <param name="RequestId">Letters and digits, at most 32; the same in every repetition.</param>
/// <param name="Order">The attempt that was paid.</param>
/// <param name="Transaction">The gateway's own name for it.</param>
/// <param name="RequestedBy">Who asks: the account's key, no name.</param>
/// <param name="RequestedAt">UTC; the same in every repetition.</param>
public sealed record GatewayRefund(
    string RequestId,
    PaymentOrder Order,
    string Transaction,
    string RequestedBy,
    DateTimeOffset RequestedAt
);

/// <summary>What a gateway can fail at.</summary>
public static class PaymentGatewayErrors
{
    /// <summary>It doesn't answer, or not in time; trying again later is right.</summary>
    public static readonly DomainError Unavailable = new("payment.gateway-unavailable", ErrorKind.Unavailable);

    /// <summary>It answers that it won't; its own code is the parameter <c>reason</c>.</summary>
    public static readonly DomainError Refused = new("payment.gateway-refused", ErrorKind.Unavailable);

    /// <summary>Its code of authentication is wrong or missing.</summary>
    public static readonly DomainError Forged = new("payment.notice-forged", ErrorKind.Malformed);

    /// <summary>Its code of authentication is right, but it can't be read.</summary>
    public static readonly DomainError Malformed = new("payment.notice-malformed", ErrorKind.Malformed);

    /// <summary>It gives no money back by itself; the unit's accountant does.</summary>
    public static readonly DomainError RefundUnsupported = new("payment.refund-unsupported", ErrorKind.Refused);
}
