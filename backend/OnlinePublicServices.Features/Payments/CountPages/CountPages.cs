using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Payments;

/// <summary>What the counter counted.</summary>
/// <param name="FeeId">The line that is computed from it.</param>
/// <param name="Pages">Pages of the original, 1 to 10,000.</param>
/// <param name="Copies">Copies made of it, 1 to 1,000.</param>
public sealed record PagesCounted(string FeeId, int Pages, int Copies);

/// <summary>
/// Takes down pages and copies, from which the tariff of certified copies gives the amount. Refused:
/// <c>resource.not-found</c>, <c>dossier.act-not-yours</c>, <c>request.stale-version</c>, <c>fee.count-invalid</c>,
/// <c>payment.settled</c>. Source: 226/2016/TT-BTC, Art. 4.
/// </summary>
internal sealed record CountPages(string Code, int Version, PagesCounted Counted, string IdempotencyKey)
    : IAct<PaymentView>,
        IRepeatable;

internal sealed class CountPagesHandler(PaymentDesk desk, PaymentLinks links)
    : IRequestHandler<CountPages, Result<PaymentView>>
{
    public Task<Result<PaymentView>> Handle(CountPages request, CancellationToken cancellationToken) =>
        desk.Act(
            request.Code,
            request.Version,
            open =>
                open.Payment.Assessment.Lines.Any(line => line.FeeId == request.Counted.FeeId)
                    ? FeeCount
                        .Create(request.Counted.Pages, request.Counted.Copies)
                        .Then(count => open.Payment.Count(request.Counted.FeeId, count))
                        .Then(_ => desk.Reassess(open))
                    : PaymentErrors.CountInvalid,
            (open, _) => links.Owe(open.Dossier, open.Payment, cancellationToken),
            cancellationToken
        );
}

/// <summary><c>POST /api/dossiers/{code}/payment/count</c>.</summary>
public static class CountPagesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/dossiers/{code}/payment/count", CountPages).ForCounterAct(nameof(CountPages));

    /// <summary>
    /// Takes down pages and copies. Errors: <c>resource.not-found</c>, <c>dossier.act-not-yours</c>,
    /// <c>request.stale-version</c>, <c>fee.count-invalid</c>, <c>payment.settled</c>.
    /// </summary>
    public static async Task<IResult> CountPages(
        string code,
        PagesCounted counted,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new CountPages(code, version.Version, counted, key.Value), cancellationToken)).ToHttp(
            context
        );
}
