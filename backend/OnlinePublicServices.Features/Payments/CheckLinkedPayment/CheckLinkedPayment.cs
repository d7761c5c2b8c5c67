using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// Whoever comes back from a gateway with a key has it asked what became of the newest try. What the browser brought back is
/// not looked at. Refused: <c>payment-link.not-found</c>.
/// </summary>
internal sealed record CheckLinkedPayment(string? Key) : IQuery<LinkedPaymentView>;

internal sealed class CheckLinkedPaymentHandler(
    PublicServicesDbContext db,
    PaymentLinks links,
    PaymentDesk desk,
    PaymentRecovery recovery,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<CheckLinkedPayment, Result<LinkedPaymentView>>
{
    public Task<Result<LinkedPaymentView>> Handle(CheckLinkedPayment request, CancellationToken cancellationToken) =>
        links
            .Open(request.Key, cancellationToken)
            .ThenAsync(async opened =>
            {
                var newest = opened.Open.Payment.Attempts.MaxBy(one => one.StartedAt);
                if (
                    newest is { State: AttemptState.Open or AttemptState.Held }
                    && newest.AskedAt + PaymentRecovery.Pause <= clock.GetUtcNow()
                )
                {
                    // What it answers is taken down in a scope of its own: what was read here is old by then.
                    await recovery.AskAsync(newest.Id, cancellationToken);
                    db.ChangeTracker.Clear();
                }

                return await links.Open(request.Key, cancellationToken);
            })
            .MapAsync(opened => db.Show(opened, desk, catalogue, cancellationToken));
}

/// <summary><c>POST /api/linked-payment/check</c>.</summary>
public static class CheckLinkedPaymentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/linked-payment/check", CheckLinkedPayment)
            .ForPaymentKey(nameof(CheckLinkedPayment))
            .Produces<LinkedPaymentView>();

    /// <summary>
    /// Asks the gateway what became of the newest try, every five seconds at the most, and shows the payment. Errors:
    /// <c>payment-link.not-found</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> CheckLinkedPayment(
        [FromHeader(Name = LinkedPayments.KeyHead)] string? key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new CheckLinkedPayment(key), cancellationToken)).ToOk();
}
