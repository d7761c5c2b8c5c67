using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// How to transfer what is due to the unit's account. It begins nothing: the transfer is booked when the counter finds it on
/// the bank's statement. Refused: <c>resource.not-found</c>, <c>payment.nothing-due</c>, <c>payment.way-unknown</c> (the
/// unit takes no transfers).
/// </summary>
internal sealed record ShowTransferCode(string Code) : IQuery<TransferView>;

internal sealed class ShowTransferCodeHandler(PaymentDesk desk, TransferShowing showing)
    : IRequestHandler<ShowTransferCode, Result<TransferView>>
{
    public Task<Result<TransferView>> Handle(ShowTransferCode request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken).ThenAsync(showing.Show);
}

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
