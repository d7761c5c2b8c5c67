using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Why a receipt no longer holds.</summary>
/// <param name="Reason">In words; at most 500 characters.</param>
public sealed record ReceiptCancellation(string Reason)
{
    internal Result<string> Read() =>
        string.IsNullOrWhiteSpace(Reason) || Reason.Length > Receipt.ReasonLengthMax
            ? new DomainError("fee.reason-missing", ErrorKind.Malformed)
            : Reason.Trim();
}

/// <summary>
/// <c>Hủy biên lai</c>: the receipt stays with its number and its reason, and another takes its place, since the money is
/// still ours. Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c> (supervisors alone),
/// <c>request.stale-version</c>, <c>fee.reason-missing</c>, <c>receipt.cancelled</c>. Source: 123/2020/ND-CP, Art. 32.
/// </summary>
internal sealed record CancelReceipt(
    string Code,
    Guid ReceiptId,
    int Version,
    ReceiptCancellation Cancellation,
    string IdempotencyKey
) : IAct<PaymentView>, IRepeatable;

internal sealed class CancelReceiptHandler(PaymentDesk desk, PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<CancelReceipt, Result<PaymentView>>
{
    public async Task<Result<PaymentView>> Handle(CancelReceipt request, CancellationToken cancellationToken)
    {
        var receipt = await db.Receipts.SingleOrDefaultAsync(r => r.Id == request.ReceiptId, cancellationToken);
        return await desk.Act(
            request.Code,
            request.Version,
            open =>
                receipt?.PaymentId != open.Payment.Id ? RequestErrors.NotFound
                : open.Actor.Role is not ActorRole.Supervisor ? PaymentErrors.ActNotYours
                : request.Cancellation.Read().Then(reason => receipt.Cancel(reason, open.Actor.Id, clock.GetUtcNow())),
            (open, _) => Replace(open.Payment, receipt!, cancellationToken),
            cancellationToken
        );
    }

    private async Task Replace(Payment payment, Receipt cancelled, CancellationToken cancellationToken)
    {
        // The old one is let go before the new one claims its place.
        await db.SaveChangesAsync(cancellationToken);
        var attempt = payment.Attempts.Single(one => one.Id == cancelled.AttemptId);
        await desk.WriteReceipt(payment, attempt, cancelled.Kind, cancellationToken);
    }
}

/// <summary><c>POST /api/dossiers/{code}/payment/receipts/{id}/cancellation</c>.</summary>
public static class CancelReceiptEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/payment/receipts/{id:guid}/cancellation", CancelReceipt)
            .ForCounterAct(nameof(CancelReceipt));

    /// <summary>
    /// Cancels a receipt; another takes its place. Errors: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>,
    /// <c>request.stale-version</c>, <c>fee.reason-missing</c>, <c>receipt.cancelled</c>.
    /// </summary>
    public static async Task<IResult> CancelReceipt(
        string code,
        Guid id,
        ReceiptCancellation cancellation,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new CancelReceipt(code, id, version.Version, cancellation, key.Value),
                cancellationToken
            )
        ).ToHttp(context);
}
