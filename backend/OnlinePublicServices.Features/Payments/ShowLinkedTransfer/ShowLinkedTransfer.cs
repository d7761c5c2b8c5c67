using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// How the holder of a key transfers what is due. It begins nothing. Refused: <c>payment-link.not-found</c>,
/// <c>payment.nothing-due</c>, <c>payment.way-unknown</c>.
/// </summary>
internal sealed record ShowLinkedTransfer(string? Key) : IQuery<TransferView>;

internal sealed class ShowLinkedTransferHandler(PaymentLinks links, TransferShowing showing)
    : IRequestHandler<ShowLinkedTransfer, Result<TransferView>>
{
    public Task<Result<TransferView>> Handle(ShowLinkedTransfer request, CancellationToken cancellationToken) =>
        links.Open(request.Key, cancellationToken).ThenAsync(opened => showing.Show(opened.Open));
}

/// <summary><c>GET /api/linked-payment/transfer-code</c>.</summary>
public static class ShowLinkedTransferEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/linked-payment/transfer-code", ShowLinkedTransfer)
            .ForPaymentKey(nameof(ShowLinkedTransfer))
            .Produces<TransferView>()
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// How to transfer what is due under a key. Errors: <c>payment-link.not-found</c>, <c>payment.nothing-due</c>,
    /// <c>payment.way-unknown</c> where the unit takes no transfers, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> ShowLinkedTransfer(
        [FromHeader(Name = LinkedPayments.KeyHead)] string? key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowLinkedTransfer(key), cancellationToken)).ToOk();
}
