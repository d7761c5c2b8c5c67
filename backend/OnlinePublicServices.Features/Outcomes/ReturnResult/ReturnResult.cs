using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Returns;

namespace OnlinePublicServices.Features.Outcomes;

/// <summary>How a result was handed out.</summary>
/// <param name="Way">How it reached the person.</param>
/// <param name="Proof">What proves who got it.</param>
/// <param name="Code">The collection code that was said, where that is the proof.</param>
public sealed record ResultHandedOut(ReturnWay Way, CollectionProof Proof, string? Code = null);

/// <summary>
/// <c>Trả kết quả</c>, with what proves who got it. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>payment.due</c>, <c>return.dispatched</c>, <c>collection.code-wrong</c>, <c>routing.not-competent</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>. Source: 61/2018/ND-CP, Art. 20.
/// </summary>
internal sealed record ReturnResult(string Code, int Version, ResultHandedOut HandedOut, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class ReturnResultHandler(
    DossierReading reading,
    PaymentDesk payments,
    ReturnDesk returns,
    PublicServicesDbContext db,
    TimeProvider clock
) : IRequestHandler<ReturnResult, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(ReturnResult request, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(request.Code, request.Version, cancellationToken)
            .ThenAsync(async open =>
            {
                if (await payments.OwesBy(PaymentStage.Return, open.Dossier.Id, cancellationToken))
                {
                    return PaymentErrors.Due;
                }

                var (way, proof, said) = request.HandedOut;
                if (!await IsProved(open.Dossier, proof, said, cancellationToken))
                {
                    return new DomainError("collection.code-wrong", ErrorKind.Refused);
                }

                var returned = open.Dossier.ReturnResult(new CollectedBy(way, proof), open.Actor, clock.GetUtcNow());
                return returned.IsRefused
                    ? returned.Error
                    : (await returns.Follow(open.Dossier, cancellationToken)).Map(_ => ActReceipt.Of(open.Dossier));
            });

    /// <summary>A code that was said has to be the right one; what a clerk compares, only they can know.</summary>
    private async Task<bool> IsProved(
        Dossier dossier,
        CollectionProof proof,
        string? said,
        CancellationToken cancellationToken
    ) =>
        proof switch
        {
            CollectionProof.Code => (await db.CollectionCodes.FindAsync([dossier.Id], cancellationToken))?.Is(said)
                is true,
            CollectionProof.Mandate => (await returns.Find(dossier.Id, cancellationToken))?.Mandate?.Is(said) is true,
            CollectionProof.Identity or CollectionProof.SignedIn or CollectionProof.PostReceipt => true,
        };
}

/// <summary>
/// The applicant takes the result as a signed file. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>,
/// <c>outcome.not-signed</c> (it is on paper, or not sealed yet), <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record TakeResult(string Code, int Version, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class TakeResultHandler(DossierReading reading, PaymentDesk payments, TimeProvider clock)
    : IRequestHandler<TakeResult, Result<ActReceipt>>
{
    private static readonly CollectedBy AsFile = new(ReturnWay.Electronic, CollectionProof.SignedIn);

    public async Task<Result<ActReceipt>> Handle(TakeResult request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForSignedIn(request.Code, cancellationToken);
        if (opened.IsRefused || opened.Value.IsStaff)
        {
            return RequestErrors.NotFound;
        }

        var (dossier, actor) = opened.Value;
        if (dossier.Version != request.Version)
        {
            return RequestErrors.StaleVersion;
        }

        if (await payments.OwesBy(PaymentStage.Return, dossier.Id, cancellationToken))
        {
            return PaymentErrors.Due;
        }

        var paper = await reading.LastOf(PaperKind.Result, dossier.Id, cancellationToken);
        return paper?.State is PaperState.Signed
            ? dossier.ReturnResult(AsFile, actor, clock.GetUtcNow()).Map(_ => ActReceipt.Of(dossier))
            : new DomainError("outcome.not-signed", ErrorKind.Conflict);
    }
}

/// <summary>
/// Takes a result back before it was handed out, because an error was found. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>dossier.reason-missing</c>, <c>return.dispatched</c>, <c>routing.not-competent</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record ReopenDossier(string Code, int Version, ReasonGiven Reason, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class ReopenDossierHandler(
    DossierReading reading,
    PaperDesk papers,
    ReturnDesk returns,
    TimeProvider clock
) : IRequestHandler<ReopenDossier, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(ReopenDossier request, CancellationToken cancellationToken) =>
        reading
            .OpenForStaff(request.Code, request.Version, cancellationToken)
            .ThenAsync(async open =>
            {
                var reopened = request
                    .Reason.Read()
                    .Then(reason => open.Dossier.Reopen(reason, open.Actor, clock.GetUtcNow()));
                if (reopened.IsRefused)
                {
                    return reopened.Error;
                }

                await papers.WithdrawResult(open.Dossier, cancellationToken);
                return (await returns.Follow(open.Dossier, cancellationToken)).Map(_ => ActReceipt.Of(open.Dossier));
            });
}

/// <summary>
/// <c>Đính chính</c> of a result that was handed out. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>dossier.reason-missing</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// </summary>
internal sealed record NoteCorrection(string Code, int Version, ReasonGiven Reason, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class NoteCorrectionHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<NoteCorrection, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(NoteCorrection request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open =>
                request
                    .Reason.Read()
                    .Then(reason => open.Dossier.NoteCorrection(reason, open.Actor, clock.GetUtcNow())),
            cancellationToken
        );
}

/// <summary><c>/api/dossiers/{code}/result-return</c>, and the correction of errors.</summary>
public static class ReturnResultEndpoint
{
    /// <summary>Maps the routes.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/api/dossiers/{code}/result-return", ReturnResult)
            .ForDeskAct(nameof(ReturnResult))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        endpoints
            .MapPost("/api/dossiers/{code}/result-receipt", TakeResult)
            .ForSignedIn()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(TakeResult))
            .WithTags("Dossiers")
            .Produces<ActReceipt>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);
        endpoints.MapPost("/api/dossiers/{code}/reopening", ReopenDossier).ForDeskAct(nameof(ReopenDossier));
        endpoints.MapPost("/api/dossiers/{code}/corrections", NoteCorrection).ForDeskAct(nameof(NoteCorrection));
    }

    /// <summary>
    /// Hands the result out. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>,
    /// <c>collection.code-wrong</c>, <c>routing.not-competent</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> ReturnResult(
        string code,
        ResultHandedOut handedOut,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ReturnResult(code, version.Version, handedOut, key.Value), cancellationToken)).ToHttp(
            context
        );

    /// <summary>
    /// The applicant takes the result as a signed file. Errors: <c>resource.not-found</c>,
    /// <c>request.stale-version</c>, <c>outcome.not-signed</c>, <c>dossier.act-out-of-turn</c>.
    /// </summary>
    public static async Task<IResult> TakeResult(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new TakeResult(code, version.Version, key.Value), cancellationToken)).ToHttp(context);

    /// <summary>
    /// Takes a result back before it was handed out, with the reason. Errors: <c>dossier.reason-missing</c>,
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>routing.not-competent</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> ReopenDossier(
        string code,
        ReasonGiven reason,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ReopenDossier(code, version.Version, reason, key.Value), cancellationToken)).ToHttp(
            context
        );

    /// <summary>
    /// Notes an error in a result that was handed out. Errors: <c>dossier.reason-missing</c>,
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> NoteCorrection(
        string code,
        ReasonGiven reason,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new NoteCorrection(code, version.Version, reason, key.Value), cancellationToken)).ToHttp(
            context
        );
}
