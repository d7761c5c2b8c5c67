using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Waiting;

/// <summary>
/// <c>Yêu cầu bổ sung, hoàn thiện hồ sơ</c> (Form 02): everything that is missing or wrong, at once, each with its
/// reason. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>supplement.empty</c>,
/// <c>supplement.item-unknown</c>, <c>supplement.already-requested</c> (not acknowledged), <c>dossier.reason-missing</c>,
/// <c>calendar.not-published</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// Source: 107/2021/ND-CP (once); 03/2025/TT-VPCP, form 02.
/// </summary>
internal sealed record RequestSupplement(string Code, int Version, SupplementWish Wish, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

/// <summary>What the applicant is asked for.</summary>
/// <param name="Items">One to fifty.</param>
/// <param name="Acknowledged">That a second request, which counts as late, is meant.</param>
public sealed record SupplementWish(IReadOnlyList<SupplementWanted> Items, bool Acknowledged = false);

/// <summary>One thing to supply or to correct: a paper, or a field of the form.</summary>
/// <param name="PaperCode">The required document.</param>
/// <param name="AttachmentId">The faulty paper that a new one replaces.</param>
/// <param name="Field">The form's field.</param>
/// <param name="ReasonCode">By the catalogue of reasons.</param>
/// <param name="Reason">What is wrong and what to do, at most 2,000 characters.</param>
public sealed record SupplementWanted(
    string? PaperCode,
    Guid? AttachmentId,
    string? Field,
    string ReasonCode,
    string Reason
);

internal sealed class RequestSupplementValidator : AbstractValidator<RequestSupplement>
{
    private const int ItemsMax = 50;

    public RequestSupplementValidator() =>
        RuleFor(r => r.Wish.Items)
            .Must(items => items is null || items.Count <= ItemsMax)
            .WithErrorCode("field.too-many");
}

internal sealed class RequestSupplementHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    SupplementPaper paper,
    TimeProvider clock
) : IRequestHandler<RequestSupplement, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(RequestSupplement request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open => Ask(open, request.Wish, clock.GetUtcNow()),
            open => paper.Issue(open, clock.GetUtcNow(), cancellationToken),
            cancellationToken
        );

    private Result<Done> Ask(OpenDossier open, SupplementWish wish, DateTimeOffset now)
    {
        var (dossier, actor) = open;
        var items = new List<SupplementItem>();
        foreach (var wanted in wish.Items ?? [])
        {
            var reason = Reason.Create(wanted.ReasonCode, wanted.Reason);
            if (reason.IsRefused)
            {
                return reason.Error;
            }

            items.Add(
                new SupplementItem(
                    wanted.PaperCode,
                    wanted.AttachmentId,
                    wanted.Field,
                    reason.Value.Code,
                    reason.Value.Text
                )
            );
        }

        var (calendar, rules) = reading.ClockOf(dossier);
        return calendar
            .DueDateOf(now, TimeLimit.WorkingDays(reading.ProcedureOf(dossier).SupplementDays), rules)
            .Then(due =>
                dossier.RequestSupplement(new SupplementAsked(items, due.DueAt!.Value), wish.Acknowledged, actor, now)
            )
            .Map(done =>
            {
                db.Owe(MessageKind.SupplementRequested, dossier, now);
                return done;
            });
    }
}

/// <summary><c>POST /api/dossiers/{code}/supplement-requests</c>.</summary>
public static class RequestSupplementEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/supplement-requests", RequestSupplement)
            .ForDeskAct(nameof(RequestSupplement))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Asks the applicant for everything that is missing or wrong, at once; the clock waits. A second request after
    /// acceptance has to be acknowledged. Errors: <c>request.invalid</c>, <c>supplement.empty</c>,
    /// <c>supplement.item-unknown</c>, <c>supplement.already-requested</c>, <c>dossier.reason-missing</c>,
    /// <c>resource.not-found</c>, <c>request.stale-version</c>, <c>calendar.not-published</c>, <c>routing.not-holder</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>.
    /// </summary>
    public static async Task<IResult> RequestSupplement(
        string code,
        SupplementWish wish,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new RequestSupplement(code, version.Version, wish, key.Value), cancellationToken)).ToHttp(
            context
        );
}
