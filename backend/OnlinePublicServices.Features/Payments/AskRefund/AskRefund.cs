using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Which money goes back, and why.</summary>
/// <param name="Reference">The attempt that brought it.</param>
/// <param name="Reason">In words for the payer; at most 500 characters.</param>
/// <param name="AtCounter">Whether it was given back in cash or by transfer, not through the gateway.</param>
public sealed record RefundGiven(string Reference, string Reason, bool AtCounter = false)
{
    internal Result<string> Read() =>
        string.IsNullOrWhiteSpace(Reason) || Reason.Length > Receipt.ReasonLengthMax
            ? new DomainError("fee.reason-missing", ErrorKind.Malformed)
            : Reason.Trim();
}

/// <summary>
/// <c>Hoàn trả phí, lệ phí</c>, once: over the counter, or by asking the gateway that took it. Its receipts are cancelled when the
/// money has gone. Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c> (supervisors alone),
/// <c>request.stale-version</c>, <c>fee.reason-missing</c>, <c>payment.not-refundable</c>.
/// </summary>
internal sealed record AskRefund(string Code, int Version, RefundGiven Refund, string IdempotencyKey)
    : IAct<PaymentView>,
        IRepeatable;

internal sealed class AskRefundHandler(PaymentDesk desk, NoticeBook book, TimeProvider clock)
    : IRequestHandler<AskRefund, Result<PaymentView>>
{
    public Task<Result<PaymentView>> Handle(AskRefund request, CancellationToken cancellationToken) =>
        desk.Act(
            request.Code,
            request.Version,
            open => open.Actor.Role is ActorRole.Supervisor ? Ask(open, request.Refund) : PaymentErrors.ActNotYours,
            (_, attempt) =>
                attempt.State is AttemptState.Refunded
                    ? book.CancelReceipts(attempt, cancellationToken)
                    : Task.CompletedTask,
            cancellationToken
        );

    private Result<PaymentAttempt> Ask(OpenPayment open, RefundGiven refund)
    {
        var payment = open.Payment;
        if (payment.Attempts.SingleOrDefault(one => one.Reference == refund.Reference) is not { } attempt)
        {
            return PaymentErrors.NotRefundable;
        }

        var now = clock.GetUtcNow();
        return refund
            .Read()
            .Then(reason =>
                payment.AskRefund(attempt, Guid.CreateVersion7(now).ToString("N"), reason, open.Actor.Id, now)
            )
            // What was taken at the counter goes back there: no gateway knows of it.
            .Then(done =>
                refund.AtCounter || attempt.Provider is Counter.Cash or Counter.Transfer
                    ? payment.NoteRefund(attempt, now)
                    : done
            )
            .Map(_ => attempt);
    }
}

/// <summary><c>POST /api/dossiers/{code}/payment/refund</c>.</summary>
public static class AskRefundEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/dossiers/{code}/payment/refund", AskRefund).ForCounterAct(nameof(AskRefund));

    /// <summary>
    /// Gives the money of an attempt back; supervisors alone. Errors: <c>resource.not-found</c>,
    /// <c>dossier.act-not-yours</c>, <c>request.stale-version</c>, <c>fee.reason-missing</c>,
    /// <c>payment.not-refundable</c>.
    /// </summary>
    public static async Task<IResult> AskRefund(
        string code,
        RefundGiven refund,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new AskRefund(code, version.Version, refund, key.Value), cancellationToken)).ToHttp(
            context
        );
}
