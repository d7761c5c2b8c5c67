using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What the holder of a key may pay. Refused: <c>payment-link.not-found</c>.</summary>
internal sealed record ShowLinkedPayment(string? Key) : IQuery<LinkedPaymentView>;

internal sealed class ShowLinkedPaymentHandler(
    PublicServicesDbContext db,
    PaymentLinks links,
    PaymentDesk desk,
    Catalogue catalogue
) : IRequestHandler<ShowLinkedPayment, Result<LinkedPaymentView>>
{
    public Task<Result<LinkedPaymentView>> Handle(ShowLinkedPayment request, CancellationToken cancellationToken) =>
        links
            .Open(request.Key, cancellationToken)
            .MapAsync(opened => db.Show(opened, desk, catalogue, cancellationToken));
}

/// <summary><c>GET /api/linked-payment</c>.</summary>
public static class ShowLinkedPaymentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/linked-payment", ShowLinkedPayment)
            .ForPaymentKey(nameof(ShowLinkedPayment))
            .Produces<LinkedPaymentView>();

    /// <summary>
    /// What is due under a key, and how far it is; nothing of a person. Errors: <c>payment-link.not-found</c> for a key
    /// that is unknown, was renewed or is over, <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> ShowLinkedPayment(
        [FromHeader(Name = LinkedPayments.KeyHead)] string? key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowLinkedPayment(key), cancellationToken)).ToOk();
}
