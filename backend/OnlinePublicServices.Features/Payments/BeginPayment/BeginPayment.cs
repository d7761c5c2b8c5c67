using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What a payer chooses.</summary>
/// <param name="Way">The gateway's name, as <c>ways</c> of the payment lists them.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>: the language of its page.</param>
public sealed record PaymentChoice(string Way, string Language = "vi");

/// <summary>
/// A try to pay what is due, once for each key. The gateway is told of it only afterwards, outside the transaction.
/// Refused: <c>resource.not-found</c>, <c>payment.way-unknown</c>, <c>payment.nothing-due</c>,
/// <c>payment.too-many-attempts</c>.
/// </summary>
internal sealed record BeginPayment(string Code, PaymentChoice Choice, string ClientAddress, string IdempotencyKey)
    : IAct<PaymentOrder>,
        IRepeatable;

internal sealed class BeginPaymentHandler(
    PaymentDesk desk,
    PaymentOrders orders,
    IPaymentGateways gateways,
    StaffDesk who,
    TimeProvider clock
) : IRequestHandler<BeginPayment, Result<PaymentOrder>>
{
    public Task<Result<PaymentOrder>> Handle(BeginPayment request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken)
            .ThenAsync<OpenPayment, PaymentOrder>(open =>
            {
                if (gateways.Find(request.Choice.Way) is null || request.Choice.Language is not ("vi" or "en"))
                {
                    return PaymentErrors.WayUnknown;
                }

                if (!open.IsPayable)
                {
                    return PaymentErrors.NothingDue;
                }

                var now = clock.GetUtcNow();
                var start = new AttemptStart(
                    request.Choice.Way,
                    open.NextReference(now),
                    who.ActorId,
                    request.Choice.Language,
                    now,
                    now + PaymentOrders.PayWithin
                );
                return open
                    .Payment.Begin(Guid.CreateVersion7(now), start)
                    .Map(attempt => orders.Of(open.Dossier, open.Payment, attempt, request.ClientAddress));
            });
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

/// <summary><c>POST /api/dossiers/{code}/payment-attempts</c>.</summary>
public static class BeginPaymentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/payment-attempts", BeginPayment)
            .ForCitizens()
            .RequireIdempotencyKey()
            .WithName(nameof(BeginPayment))
            .WithTags("Payments")
            .Produces<PaymentPage>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Begins to pay at a gateway. Errors: <c>resource.not-found</c>, <c>payment.way-unknown</c>,
    /// <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>, <c>payment.gateway-unavailable</c>,
    /// <c>payment.gateway-refused</c>, <c>idempotency.key-missing</c>, <c>idempotency.key-reused</c>.
    /// </summary>
    public static async Task<IResult> BeginPayment(
        string code,
        PaymentChoice choice,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var address = context.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "";
        var begun = await mediator.Send(new BeginPayment(code, choice, address, key.Value), cancellationToken);
        return begun.IsRefused
            ? begun.Error.ToProblem()
            : (await mediator.Send(new OpenGateway(choice.Way, begun.Value), cancellationToken)).ToHttp(page =>
                TypedResults.Created($"/api/dossiers/{code}/payment", page)
            );
    }
}
