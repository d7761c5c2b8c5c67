using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Prints receipts from what is booked. The same receipt always gives the same bytes.</summary>
internal sealed class ReceiptPrinting(Catalogue catalogue, DossierPrinting printing, IFormRenderer renderer)
{
    /// <summary>The receipt as a file that no one has sealed.</summary>
    public RenderedForm Print(Dossier dossier, Receipt receipt, FormSignatureMode mode)
    {
        var text = receipt.NumberText.Split(' ');
        return renderer.Render(
            new ReceiptContent
            {
                Office = OfficeOf(receipt),
                TaxCode = catalogue.Units.Find(receipt.UnitId)!.TaxCode,
                Kind = receipt.Kind,
                Series = text[0],
                Number = text[1],
                IssuedAt = receipt.IssuedAt,
                Payer = DossierPrinting.PartyOf(dossier.Applicant),
                DossierCode = dossier.Code.ToString(),
                Procedure = catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Name.Vi,
                Items = [.. receipt.Lines.Select(line => new ReceiptItem(line.Name.Vi, line.Quantity, line.AmountVnd))],
                Amount = receipt.AmountVnd,
                PaidBy = receipt.Provider switch
                {
                    Counter.Cash => PaidBy.Cash,
                    Counter.Transfer => PaidBy.Transfer,
                    _ => PaidBy.Gateway,
                },
                Collector = AuthorOf(receipt).Name,
                Signing = mode,
            }
        );
    }

    /// <summary>The receipt as it is handed out: sealed, or a printing that says that it isn't yet.</summary>
    public PaperFile FileOf(Dossier dossier, Receipt receipt) =>
        new(
            $"bien-lai-{receipt.NumberText.Replace(' ', '-')}.pdf",
            receipt.Sha256,
            receipt.Sha256 is null ? Print(dossier, receipt, FormSignatureMode.NotYet).Pdf : default
        );

    /// <summary>For whom the seal stands: who took the money, or the system where a gateway did.</summary>
    public SignatureAuthor AuthorOf(Receipt receipt) =>
        catalogue.StaffNamed(receipt.CollectedBy) is { } person
            ? new SignatureAuthor(person.Name, "")
            : new SignatureAuthor(catalogue.IssuedByItself.Vi, "");

    /// <summary>What the visible seal says: which office, for whom, when.</summary>
    public IReadOnlyList<string> SealBlock(Receipt receipt, DateTimeOffset at) =>
        [OfficeOf(receipt).Name, AuthorOf(receipt).Name, VietnamTime.Written(at)];

    private IssuingOffice OfficeOf(Receipt receipt) =>
        printing.OfficeOf(receipt.UnitId, VietnamTime.DayOf(receipt.IssuedAt));
}
