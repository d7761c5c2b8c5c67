using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// Whoever comes back from a gateway, or waits at the counter, has it asked what became of an attempt. What the browser
/// brought back is not looked at.
/// </summary>
internal sealed record CheckPayment(string Code, string Reference) : IQuery<PaymentView>;

internal sealed class CheckPaymentHandler(PaymentDesk desk, PaymentRecovery recovery, TimeProvider clock)
    : IRequestHandler<CheckPayment, Result<PaymentView>>
{
    public async Task<Result<PaymentView>> Handle(CheckPayment request, CancellationToken cancellationToken)
    {
        var opened = await desk.Open(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var attempt = opened.Value.Payment.Attempts.SingleOrDefault(one => one.Reference == request.Reference);
        if (attempt is null)
        {
            return RequestErrors.NotFound;
        }

        if (IsWorthAsking(opened.Value.Actor, attempt) && attempt.AskedAt + PaymentRecovery.Pause <= clock.GetUtcNow())
        {
            await recovery.AskAsync(attempt.Id, cancellationToken);
        }

        return await desk.Open(request.Code, cancellationToken).MapAsync(open => desk.Show(open, cancellationToken));
    }

    /// <summary>
    /// What failed or was given up is asked about anew by staff, who may have seen the money in the gateway's own file.
    /// </summary>
    private static bool IsWorthAsking(Actor actor, PaymentAttempt attempt) =>
        attempt.State is AttemptState.Open or AttemptState.Held
        || (actor.Role is not ActorRole.Citizen && attempt.State is (AttemptState.Failed or AttemptState.Expired));
}

/// <summary><c>POST /api/dossiers/{code}/payment-attempts/{reference}/check</c>.</summary>
public static class CheckPaymentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/payment-attempts/{reference}/check", CheckPayment)
            .ForSignedIn()
            .WithName(nameof(CheckPayment))
            .WithTags("Payments")
            .Produces<PaymentView>();

    /// <summary>
    /// Asks the gateway what became of an attempt, every five seconds at the most, and shows the payment. Errors:
    /// <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> CheckPayment(
        string code,
        string reference,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new CheckPayment(code, reference), cancellationToken)).ToHttp(context);
}
