using MediatR;
using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What a payer chooses.</summary>
/// <param name="Way">The gateway's name, as <c>ways</c> of the payment lists them.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>: the language of its page.</param>
public sealed record PaymentChoice(string Way, string Language = "vi");

/// <summary>Begins tries to pay at a gateway, for whoever was let in.</summary>
internal sealed class PaymentBeginning(PaymentOrders orders, IPaymentGateways gateways, TimeProvider clock)
{
    /// <summary>
    /// A try, and the order of which the gateway is told outside the transaction. Errors: <c>payment.way-unknown</c>,
    /// <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>.
    /// </summary>
    /// <param name="open">What is paid.</param>
    /// <param name="choice">What the payer chose.</param>
    /// <param name="by">Who begins it, as attempts name them.</param>
    /// <param name="clientAddress">The payer's address on the network; it is kept nowhere.</param>
    public Result<PaymentOrder> Begin(OpenPayment open, PaymentChoice choice, string by, string clientAddress)
    {
        if (gateways.Find(choice.Way) is null || choice.Language is not ("vi" or "en"))
        {
            return PaymentErrors.WayUnknown;
        }

        if (!open.IsPayable)
        {
            return PaymentErrors.NothingDue;
        }

        var now = clock.GetUtcNow();
        var start = new AttemptStart(
            choice.Way,
            open.NextReference(now),
            by,
            choice.Language,
            now,
            now + PaymentOrders.PayWithin
        );
        return open
            .Payment.Begin(Guid.CreateVersion7(now), start)
            .Map(attempt => orders.Of(open.Dossier, open.Payment, attempt, clientAddress));
    }

    /// <summary>The payer's address on the network.</summary>
    public static string AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "";
}

/// <summary>Asks the gateway for its page. Changes nothing here: what comes of it is told by the gateway.</summary>
internal sealed record OpenGateway(string Way, PaymentOrder Order) : IQuery<PaymentPage>;

internal sealed class OpenGatewayHandler(IPaymentGateways gateways) : IRequestHandler<OpenGateway, Result<PaymentPage>>
{
    public async Task<Result<PaymentPage>> Handle(OpenGateway request, CancellationToken cancellationToken) =>
        (await gateways.Find(request.Way)!.BeginAsync(request.Order, cancellationToken)).Map(page => new PaymentPage(
            request.Order.Reference,
            page,
            request.Order.ExpiresAt
        ));
}

/// <summary>Where to pay.</summary>
/// <param name="Reference">Our name for the attempt.</param>
/// <param name="Address">The gateway's page; the browser goes there.</param>
/// <param name="ExpiresAt">Until when it can be paid there, UTC.</param>
public sealed record PaymentPage(string Reference, Uri Address, DateTimeOffset ExpiresAt);
