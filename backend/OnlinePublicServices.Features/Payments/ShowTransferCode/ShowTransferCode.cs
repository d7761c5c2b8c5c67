using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// How to transfer what is due to the unit's account. It begins nothing: the transfer is booked when the counter finds it on
/// the bank's statement. Refused: <c>resource.not-found</c>, <c>payment.nothing-due</c>, <c>payment.way-unknown</c> (the
/// unit takes no transfers).
/// </summary>
internal sealed record ShowTransferCode(string Code) : IQuery<TransferView>;

internal sealed class ShowTransferCodeHandler(PaymentDesk desk, Catalogue catalogue, ITransferCodeDrawing drawing)
    : IRequestHandler<ShowTransferCode, Result<TransferView>>
{
    public Task<Result<TransferView>> Handle(ShowTransferCode request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken)
            .ThenAsync<OpenPayment, TransferView>(open =>
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
                var payload = TransferCode.Of(
                    new TransferAccount(account.BankBin, account.Number),
                    payment.DueVnd,
                    purpose
                );
                return new TransferView(
                    account.Bank,
                    account.Number,
                    account.Holder,
                    payment.DueVnd.Amount,
                    purpose,
                    drawing.Svg(payload)
                );
            });
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

/// <summary><c>GET /api/dossiers/{code}/payment/transfer-code</c>.</summary>
public static class ShowTransferCodeEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/payment/transfer-code", ShowTransferCode)
            .ForSignedIn()
            .WithName(nameof(ShowTransferCode))
            .WithTags("Payments")
            .Produces<TransferView>()
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// How to transfer what is due. Errors: <c>resource.not-found</c>, <c>payment.nothing-due</c>,
    /// <c>payment.way-unknown</c> where the unit takes no transfers.
    /// </summary>
    public static async Task<IResult> ShowTransferCode(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowTransferCode(code), cancellationToken)).ToHttp(TypedResults.Ok);
}
