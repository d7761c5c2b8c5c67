using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// A try to pay by the holder of a key, once for each idempotency key, and twenty for each key at the most. The gateway is
/// told of it only afterwards. Refused: <c>payment-link.not-found</c>, <c>payment.way-unknown</c>,
/// <c>payment.nothing-due</c>, <c>payment.too-many-attempts</c>.
/// </summary>
/// <param name="Key">The key of the link.</param>
/// <param name="Choice">What the payer chose.</param>
/// <param name="IdempotencyKey">Nobody is signed in, so that two payers are told apart by the link's key in it.</param>
internal sealed record BeginLinkedPayment(string? Key, PaymentChoice Choice, string IdempotencyKey)
    : IAct<BegunAttempt>,
        IRepeatable;

internal sealed class BeginLinkedPaymentHandler(PaymentLinks links, PaymentBeginning beginning)
    : IRequestHandler<BeginLinkedPayment, Result<BegunAttempt>>
{
    public Task<Result<BegunAttempt>> Handle(BeginLinkedPayment request, CancellationToken cancellationToken) =>
        links
            .Open(request.Key, cancellationToken)
            .ThenAsync<OpenLink, BegunAttempt>(opened =>
                !opened.Link.MayBegin
                    ? PaymentErrors.TooManyAttempts
                    : beginning
                        .Begin(opened.Open, request.Choice, PaymentLinks.Payer)
                        .Map(begun =>
                        {
                            opened.Link.Count();
                            return begun;
                        })
            );
}

/// <summary>
/// Whether a key opens anything, asked before an act is looked up that may have been answered already: what was begun by a
/// key that has ended since is not told. Refused: <c>payment-link.not-found</c>.
/// </summary>
internal sealed record TryPaymentKey(string? Key) : IQuery<Done>;

internal sealed class TryPaymentKeyHandler(PaymentLinks links, PublicServicesDbContext db)
    : IRequestHandler<TryPaymentKey, Result<Done>>
{
    public async Task<Result<Done>> Handle(TryPaymentKey request, CancellationToken cancellationToken)
    {
        var opened = await links.Open(request.Key, cancellationToken);
        // The act reads it anew, in its own transaction.
        db.ChangeTracker.Clear();
        return opened.Map(_ => Done.Value);
    }
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
        var page = await mediator
            .Send(new TryPaymentKey(key), cancellationToken)
            .ThenAsync(_ =>
                mediator.Send(new BeginLinkedPayment(key, choice, $"{key} {idempotencyKey.Value}"), cancellationToken)
            )
            .ThenAsync(begun =>
                mediator.Send(new OpenGateway(begun, PaymentBeginning.AddressOf(context)), cancellationToken)
            );
        return page.ToHttp(shown => TypedResults.Created("/api/linked-payment", shown));
    }
}
