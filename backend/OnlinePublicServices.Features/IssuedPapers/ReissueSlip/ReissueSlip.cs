using MediatR;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.IssuedPapers;

/// <summary>
/// Takes over a slip that waits for a colleague: one in the asker's name supersedes it, to be signed by them. What was
/// promised stays. Refused: <c>resource.not-found</c>, <c>request.stale-version</c>, <c>slip.already-signed</c>,
/// <c>slip.already-yours</c>, <c>dossier.act-out-of-turn</c>, <c>dossier.act-not-yours</c>.
/// Source: 03/2025/TT-VPCP, form 01 (signed by whoever receives for the office).
/// </summary>
internal sealed record ReissueSlip(string Code, int Version, string IdempotencyKey) : IAct<SlipReissue>, IRepeatable;

/// <summary>A slip given out anew.</summary>
/// <param name="Slip">The slip that holds now, waiting for the asker's signature.</param>
/// <param name="Version">The dossier's version after it.</param>
public sealed record SlipReissue(PaperView Slip, int Version);

internal sealed class ReissueSlipHandler(PublicServicesDbContext db, DossierReading reading, TimeProvider clock)
    : IRequestHandler<ReissueSlip, Result<SlipReissue>>
{
    public async Task<Result<SlipReissue>> Handle(ReissueSlip request, CancellationToken cancellationToken)
    {
        var opened = await reading.OpenForStaff(request.Code, request.Version, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Error;
        }

        var (dossier, actor) = opened.Value;
        var now = clock.GetUtcNow();
        var act = dossier.ReissueSlip(actor, now);
        if (act.IsRefused)
        {
            return act.Error;
        }

        var waiting = (await reading.SlipOf(dossier.Id, cancellationToken))!;
        var number = await db.DrawPaperNumber(PaperKind.AppointmentSlip, dossier.UnitId, now, cancellationToken);
        return waiting
            .Reissue(Guid.CreateVersion7(now), number, actor.Id, now)
            .Map(slip =>
            {
                db.IssuedPapers.Add(slip);
                return new SlipReissue(reading.Show(slip), dossier.Version);
            });
    }
}
