using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// A try to pay what is due, once for each key. The gateway is told of it only afterwards, outside the transaction.
/// Refused: <c>resource.not-found</c>, <c>payment.way-unknown</c>, <c>payment.nothing-due</c>,
/// <c>payment.too-many-attempts</c>.
/// </summary>
internal sealed record BeginPayment(string Code, PaymentChoice Choice, string IdempotencyKey)
    : IAct<BegunAttempt>,
        IRepeatable;

internal sealed class BeginPaymentHandler(PaymentDesk desk, PaymentBeginning beginning, StaffDesk who)
    : IRequestHandler<BeginPayment, Result<BegunAttempt>>
{
    public Task<Result<BegunAttempt>> Handle(BeginPayment request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken)
            .ThenAsync(open => beginning.Begin(open, request.Choice, who.ActorId));
}

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
        var page = await mediator
            .Send(new BeginPayment(code, choice, key.Value), cancellationToken)
            .ThenAsync(begun =>
                mediator.Send(new OpenGateway(begun, PaymentBeginning.AddressOf(context)), cancellationToken)
            );
        return page.ToHttp(shown => TypedResults.Created($"/api/dossiers/{code}/payment", shown));
    }
}
