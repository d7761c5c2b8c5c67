using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Routing;

namespace OnlinePublicServices.Features.Reconciliation;

/// <summary>
/// Once a night, at the first look after midnight of Viet Nam: lists the dossiers whose work was done before that day
/// and is still open here. Changes no dossier; killed, it begins again. No legal source: our own rule.
/// </summary>
internal sealed class NightlyReconciler(
    PublicServicesDbContext db,
    RouteBook routes,
    ResultEvidences evidences,
    OneByOne acts,
    TimeProvider clock
)
{
    private const int RowsAtATime = 200;

    private static readonly DossierStatus[] Open =
    [
        DossierStatus.Accepted,
        DossierStatus.InProcessing,
        DossierStatus.Resolved,
    ];

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        if (await db.ReconciledNights.AnyAsync(night => night.Day == today, cancellation))
        {
            return;
        }

        var found = new List<UnclosedDossier>();
        var page = await Page(Guid.Empty, cancellation);
        while (page.Count > 0)
        {
            found.AddRange(await DoneBefore(VietnamTime.Instant(today, TimeOnly.MinValue), page, cancellation));
            page = await Page(page[^1].Id, cancellation);
        }

        await acts.Send(new EnterNight(today, found), cancellation);
    }

    /// <summary>Only where a result was drafted can any of the evidence be.</summary>
    private Task<List<Dossier>> Page(Guid after, CancellationToken cancellation) =>
        db
            .Dossiers.AsNoTracking()
            .AsSplitQuery()
            .Where(d =>
                d.Id > after
                && Open.Contains(d.Status)
                && EF.Property<DateTimeOffset?>(d, DossierColumns.OfferedAt) == null
                && d.History.Any(record => record.Act == DossierAct.DraftOutcome)
            )
            .OrderBy(d => d.Id)
            .Take(RowsAtATime)
            .ToListAsync(cancellation);

    private async Task<IEnumerable<UnclosedDossier>> DoneBefore(
        DateTimeOffset instant,
        List<Dossier> dossiers,
        CancellationToken cancellation
    )
    {
        var results = await evidences.Of(dossiers, cancellation);
        return dossiers
            .Select(dossier => (dossier.Id, Open: dossier.DoneButOpen(routes.Of(dossier), results(dossier))))
            .Where(one => one.Open is { } open && open.Since < instant)
            .Select(one => new UnclosedDossier
            {
                DossierId = one.Id,
                Evidence = one.Open!.Evidence,
                Since = one.Open.Since,
            });
    }
}

/// <summary>What is known of the results of dossiers.</summary>
internal sealed class ResultEvidences(PublicServicesDbContext db)
{
    public async Task<Func<Dossier, ResultEvidence>> Of(
        IEnumerable<Dossier> dossiers,
        CancellationToken cancellationToken
    )
    {
        var ids = dossiers.Select(dossier => dossier.Id).ToList();
        var signed = await db
            .IssuedPapers.AsNoTracking()
            .Where(p => ids.Contains(p.DossierId) && p.Kind == PaperKind.Result && p.State == PaperState.Signed)
            .ToDictionaryAsync(p => p.DossierId, cancellationToken);
        return dossier =>
            signed.TryGetValue(dossier.Id, out var result)
                ? new ResultEvidence(result.SignedAt, result.FetchedAt)
                : new ResultEvidence(null);
    }
}

/// <summary>Puts what a night has found in the place of what the one before had.</summary>
internal sealed record EnterNight(DateOnly Day, IReadOnlyList<UnclosedDossier> Found) : IAct<Done>;

internal sealed class EnterNightHandler(PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<EnterNight, Result<Done>>
{
    public async Task<Result<Done>> Handle(EnterNight request, CancellationToken cancellationToken)
    {
        // Another instance was faster.
        if (await db.ReconciledNights.AnyAsync(night => night.Day == request.Day, cancellationToken))
        {
            return Done.Value;
        }

        await db.UnclosedDossiers.ExecuteDeleteAsync(cancellationToken);
        db.UnclosedDossiers.AddRange(request.Found);
        db.ReconciledNights.Add(
            new ReconciledNight
            {
                Day = request.Day,
                At = clock.GetUtcNow(),
                Found = request.Found.Count,
            }
        );
        return Done.Value;
    }
}
