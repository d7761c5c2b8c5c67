using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.PaperStore;
using OnlinePublicServices.Features.Payments;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// <c>Tiếp nhận hồ sơ</c>: the statutory clock begins, the due instant is promised, the appointment slip is born. The
/// slip waits for its signature; acceptance never waits for a key. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>dossier.papers-unseen</c>, <c>dossier.papers-faulty</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>, <c>calendar.not-published</c>, <c>payment.due</c>.
/// Source: 61/2018/ND-CP, Art. 17; 118/2025/ND-CP.
/// </summary>
internal sealed record AcceptDossier(string Code, int Version, string IdempotencyKey) : IAct<Acceptance>, IRepeatable;

/// <summary>What acceptance brings about.</summary>
/// <param name="Due">When the result is due and how that came about.</param>
/// <param name="Slip">The appointment slip, waiting for its signature.</param>
/// <param name="Version">The dossier's version after it.</param>
public sealed record Acceptance(DueDateView Due, PaperView Slip, int Version);

internal sealed class AcceptDossierHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    PaperDesk papers,
    PaymentDesk payments,
    PaperShelf shelf,
    TimeProvider clock
) : IRequestHandler<AcceptDossier, Result<Acceptance>>
{
    public async Task<Result<Acceptance>> Handle(AcceptDossier request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        if (await payments.OwesBy(PaymentStage.Receipt, dossier.Id, cancellationToken))
        {
            return PaymentErrors.Due;
        }

        var now = clock.GetUtcNow();
        var accepted = dossier.Accept(actor, now, reading.CalendarOf(dossier), reading.RulesOf(dossier));
        if (accepted.IsRefused)
        {
            return accepted.Error;
        }

        var slip = await papers.IssueSlip(dossier, actor.Id, now, cancellationToken);
        await shelf.KeepPapers(dossier, cancellationToken);
        db.Owe(MessageKind.DossierAccepted, dossier, now);
        return new Acceptance(DueDateView.Of(accepted.Value), reading.Show(slip), dossier.Version);
    }
}

/// <summary><c>POST /api/dossiers/{code}/acceptance</c>.</summary>
public static class AcceptDossierEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/dossiers/{code}/acceptance", AcceptDossier)
            .ForStaff()
            .RequireIfMatch()
            .RequireIdempotencyKey()
            .WithName(nameof(AcceptDossier))
            .WithTags("Clerk")
            .Produces<Acceptance>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Accepts a dossier whose papers are all good. Errors: <c>resource.not-found</c>, <c>request.stale-version</c>,
    /// <c>dossier.papers-unseen</c>, <c>dossier.papers-faulty</c>, <c>dossier.act-out-of-turn</c>,
    /// <c>dossier.act-not-yours</c>, <c>calendar.not-published</c>, <c>payment.due</c>.
    /// </summary>
    public static async Task<IResult> AcceptDossier(
        string code,
        IfMatch version,
        IdempotencyKey key,
        IMediator mediator,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new AcceptDossier(code, version.Version, key.Value), cancellationToken)).ToHttp(
            acceptance =>
            {
                context.SetVersion(acceptance.Version);
                return TypedResults.Created($"/api/dossiers/{code}/appointment-slip", acceptance);
            }
        );
}
