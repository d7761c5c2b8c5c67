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
/// <c>Tạo đường dẫn nộp phí</c>: the owner, or the counter, lets somebody else pay, once for each idempotency key; who did
/// is kept. A new one ends the one before. Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>,
/// <c>payment.nothing-due</c>, <c>payment.way-unknown</c> (it can be paid at the counter alone). No legal source: our own
/// rule.
/// </summary>
internal sealed record MakePaymentLink(string Code, string IdempotencyKey) : IAct<MadeLink>, IRepeatable;

/// <summary>A link that was made: what is remembered to answer a repetition has no key in it.</summary>
internal sealed record MadeLink(string KeySha256);

internal sealed class MakePaymentLinkHandler(PaymentDesk desk, PaymentLinks links)
    : IRequestHandler<MakePaymentLink, Result<MadeLink>>
{
    public Task<Result<MadeLink>> Handle(MakePaymentLink request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken)
            .ThenAsync<OpenPayment, OpenPayment>(open =>
                !MayMake(open) ? PaymentErrors.ActNotYours
                : !open.IsPayable ? PaymentErrors.NothingDue
                : !desk.WaysTo(open.Payment.UnitId).Any() ? PaymentErrors.WayUnknown
                : open
            )
            .MapAsync(async open => new MadeLink(
                (await links.Draw(open.Payment, open.Actor.Id, cancellationToken)).KeySha256
            ));

    /// <summary>The owner, or the counter.</summary>
    public static bool MayMake(OpenPayment open) =>
        open.Actor.Role is ActorRole.Citizen || PaymentDesk.TakesMoney(open.Actor);
}

/// <summary>
/// The link that was made, to whoever made it, for as long as it opens something. Refused: <c>resource.not-found</c>,
/// <c>dossier.act-not-yours</c>, <c>payment-link.not-found</c> once it has ended.
/// </summary>
internal sealed record ShowMadeLink(string Code, MadeLink Made) : IQuery<PaymentLinkView>;

internal sealed class ShowMadeLinkHandler(
    PaymentDesk desk,
    PaymentLinks links,
    PortalAddress portal,
    ITransferCodeDrawing drawing
) : IRequestHandler<ShowMadeLink, Result<PaymentLinkView>>
{
    public Task<Result<PaymentLinkView>> Handle(ShowMadeLink request, CancellationToken cancellationToken) =>
        desk.Open(request.Code, cancellationToken)
            .ThenAsync<OpenPayment, OpenPayment>(open =>
                MakePaymentLinkHandler.MayMake(open) ? open : PaymentErrors.ActNotYours
            )
            .ThenAsync(open => links.Made(open.Payment, request.Made.KeySha256, cancellationToken))
            .MapAsync(link =>
            {
                var address = portal.PaymentByKey(link.Key);
                return Task.FromResult(new PaymentLinkView(address, drawing.Svg(address.AbsoluteUri), link.ExpiresAt));
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
            .RequireIdempotencyKey()
            .WithName(nameof(MakePaymentLink))
            .WithTags("Payments")
            .Produces<PaymentLinkView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Makes an address at which somebody without an account pays what is due, for thirty days; the one before ends. The
    /// same key again shows the same address, until another is made or its time is over. Errors:
    /// <c>resource.not-found</c>, <c>dossier.act-not-yours</c>, <c>payment.nothing-due</c>, <c>payment.way-unknown</c>,
    /// <c>payment-link.not-found</c>, <c>idempotency.key-missing</c>, <c>idempotency.key-reused</c>.
    /// </summary>
    public static async Task<IResult> MakePaymentLink(
        string code,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator
                .Send(new MakePaymentLink(code, key.Value), cancellationToken)
                .ThenAsync(made => mediator.Send(new ShowMadeLink(code, made), cancellationToken))
        ).ToOk();
}
