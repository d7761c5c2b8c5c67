using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>Words what is due as a transfer to the unit's account. It begins nothing.</summary>
internal sealed class TransferShowing(Catalogue catalogue, ITransferCodeDrawing drawing)
{
    /// <summary>Errors: <c>payment.nothing-due</c>, <c>payment.way-unknown</c> (the unit takes no transfers).</summary>
    public Result<TransferView> Show(OpenPayment open)
    {
        var (dossier, payment, _) = open;
        if (!open.IsPayable)
        {
            return PaymentErrors.NothingDue;
        }

        if (catalogue.Units.Find(payment.UnitId)!.Account is not { } account)
        {
            return PaymentErrors.WayUnknown;
        }

        var purpose = PaymentReference.ForTransfer(dossier.Code.ToString(), payment.Attempts.Count + 1);
        var payload = TransferCode.Of(new TransferAccount(account.BankBin, account.Number), payment.DueVnd, purpose);
        return new TransferView(
            account.Bank,
            account.Number,
            account.Holder,
            payment.DueVnd.Amount,
            purpose,
            drawing.Svg(payload)
        );
    }
}

/// <summary>A transfer to be made.</summary>
/// <param name="Bank">The bank.</param>
/// <param name="Number">The account.</param>
/// <param name="Holder">Whose it is.</param>
/// <param name="AmountVnd">Whole đồng.</param>
/// <param name="Purpose">What has to stand on it, so that it is found.</param>
/// <param name="Svg">The square that a bank's application reads (VietQR), a picture in SVG.</param>
public sealed record TransferView(
    LocalText Bank,
    string Number,
    string Holder,
    long AmountVnd,
    string Purpose,
    string Svg
);
