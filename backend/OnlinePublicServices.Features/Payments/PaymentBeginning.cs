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
internal sealed class PaymentBeginning(IPaymentGateways gateways, TimeProvider clock)
{
    /// <summary>
    /// A try, of which the gateway is told outside the transaction. Errors: <c>payment.way-unknown</c>,
    /// <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>.
    /// </summary>
    /// <param name="open">What is paid.</param>
    /// <param name="choice">What the payer chose.</param>
    /// <param name="by">Who begins it, as attempts name them.</param>
    public Result<BegunAttempt> Begin(OpenPayment open, PaymentChoice choice, string by)
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
        return open.Payment.Begin(Guid.CreateVersion7(now), start).Map(attempt => new BegunAttempt(attempt.Id));
    }

    /// <summary>The payer's address on the network.</summary>
    public static string AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "";
}

/// <summary>A try that was begun: all that is remembered to answer a repetition. What the gateway is told follows from it.</summary>
internal sealed record BegunAttempt(Guid Id);

/// <summary>Asks the gateway for its page. Changes nothing here: what comes of it is told by the gateway.</summary>
/// <param name="Begun">The try.</param>
/// <param name="ClientAddress">Where the payer is on the network at this moment; it is kept nowhere, and no part of what they asked.</param>
internal sealed record OpenGateway(BegunAttempt Begun, string ClientAddress) : IQuery<PaymentPage>;

internal sealed class OpenGatewayHandler(PaymentOrders orders, IPaymentGateways gateways)
    : IRequestHandler<OpenGateway, Result<PaymentPage>>
{
    public async Task<Result<PaymentPage>> Handle(OpenGateway request, CancellationToken cancellationToken)
    {
        if (
            await orders.Find(request.Begun.Id, request.ClientAddress, cancellationToken) is not var (_, attempt, order)
            || gateways.Find(attempt.Provider) is not { } gateway
        )
        {
            return PaymentErrors.WayUnknown;
        }

        return (await gateway.BeginAsync(order, cancellationToken)).Map(page => new PaymentPage(
            order.Reference,
            page,
            order.ExpiresAt
        ));
    }
}

/// <summary>Where to pay.</summary>
/// <param name="Reference">Our name for the attempt.</param>
/// <param name="Address">The gateway's page; the browser goes there.</param>
/// <param name="ExpiresAt">Until when it can be paid there, UTC.</param>
public sealed record PaymentPage(string Reference, Uri Address, DateTimeOffset ExpiresAt);
