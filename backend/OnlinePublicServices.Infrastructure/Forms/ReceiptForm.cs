using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Infrastructure.Forms.Layout;
using OnlinePublicServices.Infrastructure.Forms.Pdf;

namespace OnlinePublicServices.Infrastructure.Forms;

/// <summary>
/// The receipt for phí or for lệ phí. Source: 123/2020/ND-CP, Art. 32; 32/2025/TT-BTC, form 06; read 2026-11-29.
/// </summary>
internal static class ReceiptForm
{
    public static RenderedForm Draw(ReceiptContent receipt)
    {
        var title = receipt.Kind switch
        {
            FeeKind.ServiceFee => FormTexts.ReceiptTitleFee,
            FeeKind.Charge => FormTexts.ReceiptTitleCharge,
        };
        var sheet = new Sheet(
            new PdfDescription(
                $"{title} {PrintedText.Clean(receipt.DossierCode, 60)}",
                PrintedText.Clean(receipt.Office.Name, 200),
                PrintedText.Clean(receipt.Procedure, 200),
                receipt.IssuedAt
            )
        );
        sheet.Head(receipt.Office, receipt.Number, receipt.IssuedAt);
        sheet.PaperTitle(title);

        sheet.FieldPair((FormTexts.ReceiptSeries, receipt.Series), (FormTexts.ReceiptNumber, receipt.Number));
        sheet.Field(FormTexts.ReceiptOffice, receipt.Office.Name);
        if (receipt.TaxCode is { } taxCode)
        {
            sheet.Field(FormTexts.ReceiptTaxCode, taxCode);
        }

        sheet.Field(FormTexts.ReceiptPayer, receipt.Payer.Name, strong: true);
        sheet.Field(FormTexts.Address, receipt.Payer.PostalAddress);
        sheet.Field(FormTexts.DossierCode, receipt.DossierCode);
        sheet.Field(FormTexts.Request, receipt.Procedure);
        sheet.Space(4);
        sheet.Table(
            [FormTexts.ReceiptItem, FormTexts.ReceiptQuantity, FormTexts.ReceiptAmount],
            [.. receipt.Items.Select(Row)]
        );
        sheet.Field(FormTexts.ReceiptTotal, FormWording.Dong(receipt.Amount.Amount), strong: true);
        sheet.Field(FormTexts.ReceiptInWords, AmountInWords.Of(receipt.Amount));
        sheet.KeepWithSignatures();
        sheet.Field(FormTexts.ReceiptPaidBy, WordOf(receipt.PaidBy));
        var place = sheet.Signature(
            new Signer(FormTexts.ReceiptCollector, FormTexts.SealedDigitally, receipt.Signing.Notice, receipt.Collector)
        );
        return sheet.Render(receipt.Signing, place);
    }

    private static IReadOnlyList<string> Row(ReceiptItem item) =>
        [item.Name, FormWording.Two(item.Quantity), FormWording.Dong(item.Amount.Amount)];

    private static string WordOf(PaidBy way) =>
        way switch
        {
            PaidBy.Cash => FormTexts.ReceiptCash,
            PaidBy.Transfer => FormTexts.ReceiptTransfer,
            PaidBy.Gateway => FormTexts.ReceiptGateway,
        };
}
