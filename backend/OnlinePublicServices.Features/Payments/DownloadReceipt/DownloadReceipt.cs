using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Looks;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// A receipt for the owner, for staff of the unit, or for whoever proves by key or digits to belong to the dossier.
/// Refused: <c>resource.not-found</c>, <c>tracking.not-found</c>, <c>request.too-many</c>.
/// </summary>
internal sealed record DownloadReceipt(string Code, Guid ReceiptId, TrackingProof Proof) : IQuery<PaperFile>, ILook
{
    public StaffLookKind What => StaffLookKind.IssuedPaper;

    public Guid? SubjectId => ReceiptId;
}

internal sealed class DownloadReceiptHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    ReceiptPrinting printing
) : IRequestHandler<DownloadReceipt, Result<PaperFile>>
{
    public Task<Result<PaperFile>> Handle(DownloadReceipt request, CancellationToken cancellationToken) =>
        reading
            .OpenForProof(request.Code, request.Proof, cancellationToken)
            .ThenAsync(async dossier =>
                await db.Receipts.SingleOrDefaultAsync(
                    r => r.Id == request.ReceiptId && r.DossierId == dossier.Id,
                    cancellationToken
                )
                    is { } receipt
                    ? (Result<PaperFile>)printing.FileOf(dossier, receipt)
                    : RequestErrors.NotFound
            );
}

/// <summary><c>GET /api/dossiers/{code}/payment/receipts/{id}</c>.</summary>
public static class DownloadReceiptEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/payment/receipts/{id:guid}", DownloadReceipt)
            .ForWhoeverBelongs(nameof(DownloadReceipt), "Payments");

    /// <summary>
    /// A receipt as PDF: sealed, or a printing that says that it isn't yet. Errors: <c>resource.not-found</c>,
    /// <c>tracking.not-found</c>, <c>request.too-many</c>, <c>look.reason-needed</c> for staff whose work it is not.
    /// </summary>
    public static Task<IResult> DownloadReceipt(
        string code,
        Guid id,
        [FromHeader(Name = "X-Tracking-Key")] string? key,
        [FromHeader(Name = "X-Phone-Last4")] string? phoneLast4,
        string? disposition,
        IMediator mediator,
        IDocumentStore store,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        mediator
            .Send(new DownloadReceipt(code, id, new TrackingProof(key, phoneLast4)), cancellationToken)
            .SendAsync(context, store, disposition);
}
