using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// <c>Tạo đường dẫn nộp phí</c>: the owner, or the counter, lets somebody else pay. The address is shown this once; a new one
/// ends the one before. Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>, <c>payment.nothing-due</c>,
/// <c>payment.way-unknown</c> (it can be paid at the counter alone). No legal source: our own rule.
/// </summary>
internal sealed record MakePaymentLink(string Code) : IAct<PaymentLinkView>;

internal sealed class MakePaymentLinkHandler(PaymentDesk desk, PaymentLinks links, ITransferCodeDrawing drawing)
    : IRequestHandler<MakePaymentLink, Result<PaymentLinkView>>
{
    public Task<Result<PaymentLinkView>> Handle(MakePaymentLink request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken)
            .ThenAsync<OpenPayment, OpenPayment>(open =>
                open.Actor.Role is not ActorRole.Citizen && !PaymentDesk.TakesMoney(open.Actor)
                    ? PaymentErrors.ActNotYours
                : !open.IsPayable ? PaymentErrors.NothingDue
                : !desk.WaysTo(open.Payment.UnitId).Any() ? PaymentErrors.WayUnknown
                : open
            )
            .MapAsync(async open =>
            {
                var drawn = await links.Draw(open.Payment, cancellationToken);
                return new PaymentLinkView(drawn.Address, drawing.Svg(drawn.Address.AbsoluteUri), drawn.ExpiresAt);
            });
}

/// <summary>An address at which somebody else can pay.</summary>
/// <param name="Address">The page; the key stands in its fragment.</param>
/// <param name="Svg">The same as a square for a telephone, a picture in SVG.</param>
/// <param name="ExpiresAt">From when on it opens nothing, UTC.</param>
public sealed record PaymentLinkView(Uri Address, string Svg, DateTimeOffset ExpiresAt);

/// <summary><c>POST /api/dossiers/{code}/payment/link</c>.</summary>
public static class MakePaymentLinkEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/payment/link", MakePaymentLink)
            .ForSignedIn()
            .WithName(nameof(MakePaymentLink))
            .WithTags("Payments")
            .Produces<PaymentLinkView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Makes an address at which somebody without an account pays what is due, for thirty days; the one before ends.
    /// Errors: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>, <c>payment.nothing-due</c>,
    /// <c>payment.way-unknown</c>.
    /// </summary>
    public static async Task<IResult> MakePaymentLink(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new MakePaymentLink(code), cancellationToken)).ToOk();
}
