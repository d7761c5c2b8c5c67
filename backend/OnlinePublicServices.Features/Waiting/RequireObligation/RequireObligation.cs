using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Waiting;

/// <summary>A duty of payment, or its discharge.</summary>
/// <param name="Reference">The notice's number, or the proof of payment; at most 100 characters.</param>
/// <param name="AmountVnd">In whole dong, more than nothing.</param>
public sealed record ObligationGiven(string Reference, long AmountVnd)
{
    private const int ReferenceLengthMax = 100;

    internal Result<ObligationOf> Read() =>
        string.IsNullOrWhiteSpace(Reference) || Reference.Length > ReferenceLengthMax || AmountVnd <= 0
            ? new DomainError("obligation.incomplete", ErrorKind.Malformed)
            : new ObligationOf(Reference.Trim(), AmountVnd);
}

/// <summary>
/// <c>Yêu cầu thực hiện nghĩa vụ tài chính</c>: the clock waits. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>obligation.incomplete</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>.
/// Source: 151/2025/ND-CP, Annex I, part V.
/// </summary>
internal sealed record RequireObligation(string Code, int Version, ObligationGiven Obligation, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class RequireObligationHandler(DossierReading reading, PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<RequireObligation, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(RequireObligation request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open =>
                request
                    .Obligation.Read()
                    .Then(duty => open.Dossier.RequireObligation(duty, open.Actor, clock.GetUtcNow()))
                    .Map(done =>
                    {
                        db.Owe(MessageKind.ObligationRequired, open.Dossier, clock.GetUtcNow());
                        return done;
                    }),
            cancellationToken
        );
}

/// <summary>
/// The duty is discharged: the clock goes on. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>obligation.incomplete</c>, <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record SettleObligation(string Code, int Version, ObligationGiven Proof, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class SettleObligationHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<SettleObligation, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(SettleObligation request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open =>
                request
                    .Proof.Read()
                    .Then(proof =>
                    {
                        var (calendar, rules) = reading.ClockOf(open.Dossier);
                        return open.Dossier.SettleObligation(proof, open.Actor, clock.GetUtcNow(), calendar, rules);
                    }),
            cancellationToken
        );
}

/// <summary><c>/api/dossiers/{code}/financial-obligation</c>.</summary>
public static class ObligationEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/dossiers/{code}/financial-obligation", RequireObligation)
            .ForDeskAct(nameof(RequireObligation));
        endpoints
            .MapPost("/api/dossiers/{code}/financial-obligation/settlement", SettleObligation)
            .ForDeskAct(nameof(SettleObligation))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>
    /// Lays a duty of payment on the applicant; the clock waits. Errors: <c>obligation.incomplete</c>,
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> RequireObligation(
        string code,
        ObligationGiven obligation,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(new RequireObligation(code, version.Version, obligation, key.Value), cancellationToken)
        ).ToHttp(context);

    /// <summary>
    /// Notes that the duty is discharged; the clock goes on. Errors: <c>obligation.incomplete</c>,
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> SettleObligation(
        string code,
        ObligationGiven proof,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new SettleObligation(code, version.Version, proof, key.Value), cancellationToken)).ToHttp(
            context
        );
}
