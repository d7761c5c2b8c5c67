using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// A receipt for the holder of a key, once it is paid and while the receipt holds. Refused: <c>payment-link.not-found</c>,
/// <c>resource.not-found</c>.
/// </summary>
internal sealed record DownloadLinkedReceipt(string? Key, Guid ReceiptId) : IQuery<PaperFile>;

internal sealed class DownloadLinkedReceiptHandler(
    PublicServicesDbContext db,
    PaymentLinks links,
    ReceiptPrinting printing
) : IRequestHandler<DownloadLinkedReceipt, Result<PaperFile>>
{
    public Task<Result<PaperFile>> Handle(DownloadLinkedReceipt request, CancellationToken cancellationToken) =>
        links
            .Open(request.Key, cancellationToken)
            .ThenAsync(async opened =>
                opened.Open.Payment is { Status: PaymentStatus.Settled, Id: var paid }
                && await db.Receipts.SingleOrDefaultAsync(
                    r => r.Id == request.ReceiptId && r.PaymentId == paid && r.CancelledAt == null,
                    cancellationToken
                )
                    is { } receipt
                    ? (Result<PaperFile>)printing.FileOf(opened.Open.Dossier, receipt)
                    : RequestErrors.NotFound
            );
}

/// <summary><c>GET /api/linked-payment/receipts/{id}</c>.</summary>
public static class DownloadLinkedReceiptEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/linked-payment/receipts/{id:guid}", DownloadLinkedReceipt)
            .ForPaymentKey(nameof(DownloadLinkedReceipt))
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf");

    /// <summary>
    /// A receipt as PDF, by a key, once it is paid. Errors: <c>payment-link.not-found</c>, <c>resource.not-found</c>,
    /// <c>request.too-many</c>.
    /// </summary>
    public static Task<IResult> DownloadLinkedReceipt(
        [FromHeader(Name = LinkedPayments.KeyHead)] string? key,
        Guid id,
        string? disposition,
        IMediator mediator,
        IDocumentStore store,
        HttpContext context,
        CancellationToken cancellationToken
    ) => mediator.Send(new DownloadLinkedReceipt(key, id), cancellationToken).SendAsync(context, store, disposition);
}
