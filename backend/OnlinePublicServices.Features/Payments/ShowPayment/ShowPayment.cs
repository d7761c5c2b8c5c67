using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What a dossier owes, for its owner or the staff of its unit.</summary>
internal sealed record ShowPayment(string Code) : IQuery<PaymentView>;

internal sealed class ShowPaymentHandler(PaymentDesk desk) : IRequestHandler<ShowPayment, Result<PaymentView>>
{
    public Task<Result<PaymentView>> Handle(ShowPayment request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken).MapAsync(open => desk.Show(open, cancellationToken));
}

/// <summary><c>GET /api/dossiers/{code}/payment</c>.</summary>
public static class ShowPaymentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/dossiers/{code}/payment", ShowPayment)
            .ForSignedIn()
            .WithName(nameof(ShowPayment))
            .WithTags("Payments")
            .Produces<PaymentView>();

    /// <summary>
    /// What the dossier owes, every try to pay it, and the receipts; its version is in the <c>ETag</c>. Errors:
    /// <c>resource.not-found</c>, also where the procedure costs nothing.
    /// </summary>
    public static async Task<IResult> ShowPayment(
        string code,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ShowPayment(code), cancellationToken)).ToHttp(context);
}
