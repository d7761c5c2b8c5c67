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
/// Whoever comes back from a gateway with a key has it asked what became of each undecided try. What the browser brought back is
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
                var now = clock.GetUtcNow();
                var undecided = opened
                    .Open.Payment.Attempts.Where(one =>
                        one.State is AttemptState.Open or AttemptState.Held
                        && one.AskedAt + PaymentRecovery.Pause <= now
                    )
                    .OrderByDescending(one => one.StartedAt)
                    .Take(Payment.LiveAttemptsMax)
                    .Select(one => one.Id)
                    .ToList();
                foreach (var attempt in undecided)
                {
                    // What it answers is taken down in a scope of its own: what was read here is old by then.
                    await recovery.AskAsync(attempt, cancellationToken);
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
    /// Asks the gateway what became of each undecided try, every five seconds at the most, and shows the payment. Errors:
    /// <c>payment-link.not-found</c>, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> CheckLinkedPayment(
        [FromHeader(Name = LinkedPayments.KeyHead)] string? key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new CheckLinkedPayment(key), cancellationToken)).ToOk();
}
