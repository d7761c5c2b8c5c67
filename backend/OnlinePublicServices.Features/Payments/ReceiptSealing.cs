using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// Puts the seal of the unit that took the money under its receipts. Runs beside the acts, on any number of instances: of
/// two who enter the same receipt the second finds it entered. Killed in between, it is done again. Source:
/// 123/2020/ND-CP, Art. 32 (signature of the collector); 68/2024/ND-CP, Art. 33.
/// </summary>
internal sealed partial class ReceiptSealing(
    PublicServicesDbContext db,
    ReceiptPrinting printing,
    IOrganisationSeals seals,
    IFormSigning signing,
    IDocumentStore documents,
    Catalogue catalogue,
    TimeProvider clock,
    ILogger<ReceiptSealing> logger
)
{
    private const int RowsMax = 200;

    /// <summary>
    /// Seals what waits, the oldest first. One that fails, or whose unit has no seal, waits and stops no other.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var waiting = await db
            .Receipts.AsNoTracking()
            .Where(r => r.Sha256 == null && r.CancelledAt == null)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .Take(RowsMax)
            .ToListAsync(cancellationToken);
        foreach (var id in waiting)
        {
            db.ChangeTracker.Clear();
            try
            {
                var done = await SealOne(id, cancellationToken);
                if (done.IsRefused)
                {
                    NotSealed(logger, id, done.Error.Code);
                }
            }
            // Whatever is wrong with one receipt must not hold the others back.
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(logger, failure, id);
            }
        }
    }

    private async Task<Result<Done>> SealOne(Guid id, CancellationToken cancellationToken)
    {
        var receipt = await db.Receipts.SingleAsync(r => r.Id == id, cancellationToken);
        var unit = catalogue.Units.Find(receipt.UnitId)!.Name.Vi;
        if (seals.ChainOf(receipt.UnitId, unit) is not { } chain)
        {
            return Done.Value;
        }

        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == receipt.DossierId, cancellationToken);
        var now = clock.GetUtcNow();
        var printed = printing.Print(dossier, receipt, FormSignatureMode.Digital);
        var author = printing.AuthorOf(receipt);
        var prepared = await signing.PrepareAsync(
            new FormContent(
                printed.Pdf.ToArray(),
                printed.SignaturePlace!,
                printing.SealBlock(receipt, now),
                chain,
                now,
                Reason: author.Name,
                Author: author
            ),
            cancellationToken
        );
        if (prepared.IsRefused)
        {
            return prepared.Error;
        }

        var form = prepared.Value;
        var value = await seals.SignAsync(receipt.UnitId, form.SignedAttributes, form.Algorithm, cancellationToken);
        if (value.IsRefused)
        {
            return value.Error;
        }

        var signed = await signing.CompleteAsync(form, new FormSignature(value.Value), cancellationToken);
        if (signed.IsRefused)
        {
            return signed.Error;
        }

        await Enter(receipt, signed.Value, cancellationToken);
        return Done.Value;
    }

    private async Task Enter(Receipt receipt, SignedForm file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(file.Pdf, writable: false);
        var stored = await documents.StoreAsync(bytes, cancellationToken);
        receipt.Sign(file.Sha256);
        db.StoredDocuments.Add(
            new StoredDocument(file.Sha256, "application/pdf", stored.Length, ScanState.Clean, clock.GetUtcNow())
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance has sealed it, or it was cancelled meanwhile.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Receipt {Receipt} was not sealed: {Code}")]
    private static partial void NotSealed(ILogger logger, Guid receipt, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Receipt {Receipt} could not be sealed")]
    private static partial void Failed(ILogger logger, Exception failure, Guid receipt);
}
