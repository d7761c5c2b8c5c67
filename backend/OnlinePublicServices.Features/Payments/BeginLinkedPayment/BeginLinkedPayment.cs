using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// A try to pay by the holder of a key, once for each idempotency key, and twenty for each key at the most. The gateway is
/// told of it only afterwards. Refused: <c>payment-link.not-found</c>, <c>payment.way-unknown</c>,
/// <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>.
/// </summary>
/// <param name="Key">The key of the link.</param>
/// <param name="Choice">What the payer chose.</param>
/// <param name="ClientAddress">Their address on the network.</param>
/// <param name="IdempotencyKey">Nobody is signed in, so that two payers are told apart by the link's key in it.</param>
internal sealed record BeginLinkedPayment(
    string? Key,
    PaymentChoice Choice,
    string ClientAddress,
    string IdempotencyKey
) : IAct<PaymentOrder>, IRepeatable;

internal sealed class BeginLinkedPaymentHandler(PaymentLinks links, PaymentBeginning beginning, PortalAddress portal)
    : IRequestHandler<BeginLinkedPayment, Result<PaymentOrder>>
{
    public Task<Result<PaymentOrder>> Handle(BeginLinkedPayment request, CancellationToken cancellationToken) =>
        links
            .Open(request.Key, cancellationToken)
            .ThenAsync<OpenLink, PaymentOrder>(opened =>
                !opened.Link.MayBegin
                    ? PaymentErrors.TooManyAttempts
                    : beginning
                        .Begin(opened.Open, request.Choice, PaymentLinks.Payer, request.ClientAddress)
                        .Map(order =>
                        {
                            opened.Link.Count();
                            return order with { ReturnTo = portal.PaymentByKeyReturn(request.Choice.Language == "en") };
                        })
            );
}

/// <summary><c>POST /api/linked-payment/attempts</c>.</summary>
public static class BeginLinkedPaymentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/linked-payment/attempts", BeginLinkedPayment)
            .ForPaymentKey(nameof(BeginLinkedPayment))
            .RequireIdempotencyKey()
            .Produces<PaymentPage>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Begins to pay at a gateway, by a key. Errors: <c>payment-link.not-found</c>, <c>payment.way-unknown</c>,
    /// <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>, <c>payment.gateway-unavailable</c>,
    /// <c>payment.gateway-refused</c>, <c>request.too-many</c>, <c>idempotency.key-missing</c>,
    /// <c>idempotency.key-reused</c>.
    /// </summary>
    public static async Task<IResult> BeginLinkedPayment(
        [FromHeader(Name = LinkedPayments.KeyHead)] string? key,
        PaymentChoice choice,
        IdempotencyKey idempotencyKey,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var begin = new BeginLinkedPayment(
            key,
            choice,
            PaymentBeginning.AddressOf(context),
            $"{key} {idempotencyKey.Value}"
        );
        var begun = await mediator.Send(begin, cancellationToken);
        return begun.IsRefused
            ? begun.Error.ToProblem()
            : (await mediator.Send(new OpenGateway(choice.Way, begun.Value), cancellationToken)).ToHttp(page =>
                TypedResults.Created("/api/linked-payment", page)
            );
    }
}
