using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Waiting;

/// <summary>
/// <c>Rút hồ sơ</c>: the applicant wants the dossier back, with a reason or without. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>withdrawal.decision-exists</c>, <c>dossier.act-out-of-turn</c>,
/// <c>dossier.act-not-yours</c>. Source: 03/2025/TT-VPCP, Art. 7.
/// </summary>
internal sealed record RequestWithdrawal(string Code, int Version, string? Reason, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class RequestWithdrawalHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<RequestWithdrawal, Result<ActReceipt>>
{
    /// <summary>The applicant need not choose from a catalogue.</summary>
    private const string OwnWords = "applicantsWords";

    public async Task<Result<ActReceipt>> Handle(RequestWithdrawal request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForSignedIn(request.Code, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        if (dossier.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        Reason? reason = null;
        if (!string.IsNullOrWhiteSpace(request.Reason))
        {
            var given = Reason.Create(OwnWords, request.Reason);
            if (given.IsRefused)
            {
                return given.Error;
            }

            reason = given.Value;
        }

        return dossier.RequestWithdrawal(reason, actor, clock.GetUtcNow()).Map(_ => ActReceipt.Of(dossier));
    }
}

/// <summary>
/// Gives a dossier back to its applicant. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record GrantWithdrawal(string Code, int Version, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class GrantWithdrawalHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    PaperDesk papers,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<GrantWithdrawal, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(GrantWithdrawal request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open =>
                open.Dossier.GrantWithdrawal(open.Actor, clock.GetUtcNow())
                    .Map(done =>
                    {
                        db.Owe(MessageKind.DossierStopped, open.Dossier, clock.GetUtcNow());
                        return done;
                    }),
            open =>
                papers.Issue(Stopped(open.Dossier), open.Dossier, open.Actor.Id, clock.GetUtcNow(), cancellationToken),
            cancellationToken
        );

    private StopFacts Stopped(Dossier dossier)
    {
        var asked = dossier.History.Last(record => record.Act is DossierAct.RequestWithdrawal);
        return new StopFacts(asked.At, asked.Reason ?? catalogue.WithdrawalWanted.Vi);
    }
}

/// <summary>
/// Does not give it back, with the reason; the work goes on. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>dossier.reason-missing</c>, <c>calendar.not-published</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record DeclineWithdrawal(string Code, int Version, ReasonGiven Reason, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class DeclineWithdrawalHandler(PublicServicesDbContext db, DossierReading reading, TimeProvider clock)
    : IRequestHandler<DeclineWithdrawal, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(DeclineWithdrawal request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open =>
                request
                    .Reason.Read()
                    .Then(reason =>
                    {
                        var (calendar, rules) = reading.ClockOf(open.Dossier);
                        return open.Dossier.DeclineWithdrawal(reason, open.Actor, clock.GetUtcNow(), calendar, rules);
                    })
                    .Map(done =>
                    {
                        db.Owe(MessageKind.WithdrawalDeclined, open.Dossier, clock.GetUtcNow());
                        return done;
                    }),
            cancellationToken
        );
}

/// <summary>Why somebody wants a dossier back.</summary>
/// <param name="Reason">In words, at most 2,000 characters; need not be given.</param>
public sealed record WithdrawalWish(string? Reason = null);

/// <summary><c>/api/dossiers/{code}/withdrawal</c>.</summary>
public static class WithdrawEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/dossiers/{code}/withdrawal", RequestWithdrawal)
            .ForSignedIn()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(RequestWithdrawal))
            .WithTags("Dossiers")
            .Produces<ActReceipt>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);
        endpoints.MapPost("/api/dossiers/{code}/withdrawal/grant", GrantWithdrawal).ForDeskAct(nameof(GrantWithdrawal));
        endpoints
            .MapPost("/api/dossiers/{code}/withdrawal/denial", DeclineWithdrawal)
            .ForDeskAct(nameof(DeclineWithdrawal))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>
    /// The applicant, or the counter for them, asks to have a dossier back; the clock waits meanwhile. Errors:
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>dossier.reason-missing</c> (too long),
    /// <c>withdrawal.decision-exists</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> RequestWithdrawal(
        string code,
        WithdrawalWish wish,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(new RequestWithdrawal(code, version.Version, wish.Reason, key.Value), cancellationToken)
        ).ToHttp(context);

    /// <summary>
    /// Gives a dossier back to its applicant; a stop notice tells so. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> GrantWithdrawal(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GrantWithdrawal(code, version.Version, key.Value), cancellationToken)).ToHttp(context);

    /// <summary>
    /// Does not give it back, with the reason. Errors: <c>dossier.reason-missing</c>, <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>calendar.not-published</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> DeclineWithdrawal(
        string code,
        ReasonGiven reason,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(new DeclineWithdrawal(code, version.Version, reason, key.Value), cancellationToken)
        ).ToHttp(context);
}
