using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>When it is to be paid.</summary>
/// <param name="Stage">At the latest.</param>
public sealed record PaymentDeferral(PaymentStage Stage);

/// <summary>
/// Lets what is due be paid at another stage. Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>,
/// <c>request.stale-version</c>, <c>payment.settled</c>. No legal source: our own rule.
/// </summary>
internal sealed record DeferPayment(string Code, int Version, PaymentStage Stage, string IdempotencyKey)
    : IAct<PaymentView>,
        IRepeatable;

internal sealed class DeferPaymentHandler(PaymentDesk desk) : IRequestHandler<DeferPayment, Result<PaymentView>>
{
    public Task<Result<PaymentView>> Handle(DeferPayment request, CancellationToken cancellationToken) =>
        desk.Act(request.Code, request.Version, open => open.Payment.Defer(request.Stage), cancellationToken);
}

/// <summary><c>POST /api/dossiers/{code}/payment/deferral</c>.</summary>
public static class DeferPaymentEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/dossiers/{code}/payment/deferral", DeferPayment).ForCounterAct(nameof(DeferPayment));

    /// <summary>
    /// Lets what is due be paid at another stage. Errors: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>,
    /// <c>request.stale-version</c>, <c>payment.settled</c>.
    /// </summary>
    public static async Task<IResult> DeferPayment(
        string code,
        PaymentDeferral deferral,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(new DeferPayment(code, version.Version, deferral.Stage, key.Value), cancellationToken)
        ).ToHttp(context);
}
