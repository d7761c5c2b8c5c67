using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Routing;

/// <summary>
/// <c>Chuyển hồ sơ</c>: offers it to the post that is competent for a step. A hand-over that this unit has never made for
/// this procedure, and that is not the planned one, asks once. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>routing.unusual-step</c> (not confirmed), <c>routing.*</c>,
/// <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>. Source: 61/2018/ND-CP, Art. 18.
/// </summary>
internal sealed record HandOverDossier(string Code, int Version, string Step, bool Confirmed, string IdempotencyKey)
    : IAct<ActReceipt>,
        IRepeatable;

internal sealed class HandOverDossierHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    RouteBook routes,
    TimeProvider clock
) : IRequestHandler<HandOverDossier, Result<ActReceipt>>
{
    public async Task<Result<ActReceipt>> Handle(HandOverDossier request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var route = routes.Of(dossier);
        var from = dossier.Custody.Now.Step;
        var isHabit =
            route.After(from)?.Id == request.Step
            || await db.HandOverHabits.AnyAsync(Habit(dossier, from, request.Step), cancellationToken);
        var handed = dossier.HandOver(request.Step, route, actor, clock.GetUtcNow());
        if (handed.IsRefused)
        {
            return handed.Error;
        }

        if (!isHabit && !request.Confirmed)
        {
            return new DomainError("routing.unusual-step", ErrorKind.Conflict);
        }

        if (!isHabit)
        {
            db.HandOverHabits.Add(
                new HandOverHabit
                {
                    UnitId = dossier.UnitId,
                    Procedure = dossier.Procedure.National,
                    FromStep = from,
                    ToStep = request.Step,
                }
            );
        }

        return ActReceipt.Of(dossier);
    }

    private static System.Linq.Expressions.Expression<Func<HandOverHabit, bool>> Habit(
        Dossier dossier,
        string from,
        string to
    )
    {
        var (unit, procedure) = (dossier.UnitId, dossier.Procedure.National);
        return h => h.UnitId == unit && h.Procedure == procedure && h.FromStep == from && h.ToStep == to;
    }
}

/// <summary>
/// <c>Thu hồi</c>: takes one's own offer back while nobody has taken it. Refused: <c>resource.not-found</c>,
/// <c>request.stale-version</c>, <c>routing.not-holder</c>, <c>routing.not-offered</c>, <c>dossier.act-out-of-turn</c>.
/// </summary>
internal sealed record RecallDossier(string Code, int Version, string IdempotencyKey) : IAct<ActReceipt>, IRepeatable;

internal sealed class RecallDossierHandler(DossierReading reading, TimeProvider clock)
    : IRequestHandler<RecallDossier, Result<ActReceipt>>
{
    public Task<Result<ActReceipt>> Handle(RecallDossier request, CancellationToken cancellationToken) =>
        reading.Act(
            request.Code,
            request.Version,
            open => open.Dossier.Recall(open.Actor, clock.GetUtcNow()),
            cancellationToken
        );
}
