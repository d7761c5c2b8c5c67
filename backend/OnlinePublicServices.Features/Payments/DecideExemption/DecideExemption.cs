using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What the counter made of a claimed exemption.</summary>
/// <param name="Decision">Whether its papers prove it.</param>
/// <param name="Reason">Why not, in words for the applicant; at most 500 characters.</param>
public sealed record ExemptionDecision(ClaimDecision Decision, string? Reason = null)
{
    private const int ReasonLengthMax = 500;

    internal Result<ExemptionDecision> Read() =>
        Decision is ClaimDecision.Granted ? this with { Reason = null }
        : string.IsNullOrWhiteSpace(Reason) || Reason.Length > ReasonLengthMax
            ? new DomainError("fee.reason-missing", ErrorKind.Malformed)
        : this with { Reason = Reason.Trim() };
}

/// <summary>
/// <c>Xét miễn, giảm phí, lệ phí</c>: confirms a claimed exemption by its papers, or declines it with the reason; then the full amount is
/// due. Refused: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>, <c>request.stale-version</c>,
/// <c>fee.reason-missing</c>, <c>fee.no-claim</c>, <c>payment.settled</c>. Source: 60/2014/QH13, Art. 11.
/// </summary>
internal sealed record DecideExemption(string Code, int Version, ExemptionDecision Given, string IdempotencyKey)
    : IAct<PaymentView>,
        IRepeatable;

internal sealed class DecideExemptionHandler(PaymentDesk desk, PaymentLinks links)
    : IRequestHandler<DecideExemption, Result<PaymentView>>
{
    public Task<Result<PaymentView>> Handle(DecideExemption request, CancellationToken cancellationToken) =>
        desk.Act(
            request.Code,
            request.Version,
            open =>
                request
                    .Given.Read()
                    .Then(given => open.Payment.DecideClaim(given.Decision, given.Reason))
                    .Then(_ => desk.Reassess(open)),
            async (open, _) =>
            {
                await desk.ReleaseResult(open.Dossier, open.Payment, cancellationToken);
                await links.Owe(open.Dossier, open.Payment, cancellationToken);
            },
            cancellationToken
        );
}

/// <summary><c>POST /api/dossiers/{code}/payment/exemption</c>.</summary>
public static class DecideExemptionEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/payment/exemption", DecideExemption)
            .ForCounterAct(nameof(DecideExemption));

    /// <summary>
    /// Confirms or declines a claimed exemption. Errors: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>,
    /// <c>request.stale-version</c>, <c>fee.reason-missing</c>, <c>fee.no-claim</c>, <c>payment.settled</c>.
    /// </summary>
    public static async Task<IResult> DecideExemption(
        string code,
        ExemptionDecision decision,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(new DecideExemption(code, version.Version, decision, key.Value), cancellationToken)
        ).ToHttp(context);
}
