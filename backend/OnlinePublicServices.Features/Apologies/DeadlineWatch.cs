using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Apologies;

/// <summary>
/// Sees to it that no dossier passes its date in silence: drafts the apology before the date, and where nobody makes it,
/// lets it leave on its own by the date. Each dossier is an act of its own, so that one that fails keeps no other back,
/// and whatever was cut off is done at the next look. Safe on every instance: the dossier itself takes one apology only.
/// </summary>
internal sealed class DeadlineWatch(
    PublicServicesDbContext db,
    DossierReading reading,
    OneByOne acts,
    TimeProvider clock
)
{
    /// <summary>The longest time off between two working days, with a margin.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(14);

    /// <summary>The nearest to their date in one look; the next look goes on with the others.</summary>
    private const int RowsMax = 5_000;

    private static readonly DossierStatus[] Running = [DossierStatus.Accepted, DossierStatus.InProcessing];

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var row in await Nearing(now, cancellation))
        {
            if (NeedsAct(row, now))
            {
                await acts.Send(new WatchDeadline(row.Id), cancellation);
            }
        }
    }

    /// <summary>
    /// Running dossiers near their date or past it that have no apology yet. Those that have one are past it for good and
    /// are never asked for again, so that a look costs what is near, not what is old.
    /// </summary>
    private Task<List<NearingDossier>> Nearing(DateTimeOffset now, CancellationToken cancellation)
    {
        var until = now + Horizon;
        return db
            .Dossiers.AsNoTracking()
            .Where(d =>
                Running.Contains(d.Status)
                && d.OriginalDueAt <= until
                && !db.Apologies.Any(a => a.DossierId == d.Id && a.MadeAt != null)
            )
            .OrderBy(d => d.OriginalDueAt)
            .Take(RowsMax)
            .Select(d => new NearingDossier(
                d.Id,
                d.Code,
                d.AcceptedAt!.Value,
                d.OriginalDueAt!.Value,
                db.Apologies.Where(a => a.DossierId == d.Id).Select(a => (DateTimeOffset?)a.DueAt).FirstOrDefault()
            ))
            .ToListAsync(cancellation);
    }

    private bool NeedsAct(NearingDossier row, DateTimeOffset now)
    {
        var calendar = reading.CalendarOf(row.Code);
        var isTime = ApologyProposal
            .DraftAt(row.AcceptedAt, row.DueAt, calendar)
            .Match(draftAt => now >= draftAt, _ => true);
        return isTime ? row.DraftedFor != row.DueAt || HasToLeave() : row.DraftedFor is not null;

        bool HasToLeave() =>
            ApologyProposal.LeavesAt(row.DueAt, calendar).Match(leavesAt => now >= leavesAt, _ => true);
    }

    private sealed record NearingDossier(
        Guid Id,
        DossierCode Code,
        DateTimeOffset AcceptedAt,
        DateTimeOffset DueAt,
        DateTimeOffset? DraftedFor
    );
}

/// <summary>One dossier's date: drafts its apology, or makes it where the time has come.</summary>
internal sealed record WatchDeadline(Guid DossierId) : IAct<Done>;

internal sealed class WatchDeadlineHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    Catalogue catalogue,
    PaperDesk papers,
    TimeProvider clock
) : IRequestHandler<WatchDeadline, Result<Done>>
{
    /// <summary>In the place of a reason that a person would have chosen.</summary>
    private const string NobodySaid = "notStated";

    public async Task<Result<Done>> Handle(WatchDeadline request, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == request.DossierId, cancellationToken);
        var draft = await db.Apologies.SingleOrDefaultAsync(a => a.DossierId == dossier.Id, cancellationToken);
        if (
            dossier.OriginalDueAt is not { } dueAt
            || dossier.Apology is not null
            || DossierLifecycle.Find(dossier.Status, DossierAct.Apologise, ActorRole.System).IsRefused
        )
        {
            return Done.Value;
        }

        var now = clock.GetUtcNow();
        var calendar = reading.CalendarOf(dossier);
        var decided = ApologyProposal
            .DraftAt(dossier.AcceptedAt!.Value, dueAt, calendar)
            .Then(draftAt => now < draftAt ? Nothing(draft) : Propose(dossier, draft, dueAt, now));
        if (dossier.Apology is not null)
        {
            await papers.IssueApology(dossier, Actor.System.Id, now, cancellationToken);
        }

        return decided;

        Result<Done> Propose(Dossier late, Apology? known, DateTimeOffset due, DateTimeOffset at) =>
            ApologyProposal
                .NewDueAt(late.AcceptedAt!.Value, due, calendar)
                .Then(newDueAt =>
                {
                    var apology = Drafted(late, known, due, newDueAt, at);
                    return ApologyProposal
                        .LeavesAt(due, calendar)
                        .Then(leavesAt => at < leavesAt ? Done.Value : Leave(late, apology, newDueAt, at));
                });
    }

    /// <summary>The date has moved away: what was drafted for the old one no longer holds.</summary>
    private Result<Done> Nothing(Apology? draft)
    {
        if (draft is not null)
        {
            db.Apologies.Remove(draft);
        }

        return Done.Value;
    }

    private Apology Drafted(
        Dossier dossier,
        Apology? draft,
        DateTimeOffset dueAt,
        DateTimeOffset newDueAt,
        DateTimeOffset now
    )
    {
        var holding = dossier.Custody.Now;
        if (draft is null)
        {
            draft = new Apology(dossier.Id, dossier.UnitId, dueAt, newDueAt, holding.Step, holding.Post.UnitId, now);
            db.Apologies.Add(draft);
        }
        else if (draft.DueAt != dueAt || draft.CauseStep != holding.Step || draft.CauseUnit != holding.Post.UnitId)
        {
            draft.Refresh(dueAt, newDueAt, holding.Step, holding.Post.UnitId);
        }

        return draft;
    }

    /// <summary>
    /// Nobody has acted: it leaves with what is known. A date already past, as after an outage, is promised from now.
    /// </summary>
    private Result<Done> Leave(Dossier dossier, Apology apology, DateTimeOffset newDueAt, DateTimeOffset now)
    {
        var calendar = reading.CalendarOf(dossier);
        var words = apology.Words.Length > 0 ? apology.Words : catalogue.ApologyByItself.Vi;
        var code = apology.ReasonCode.Length > 0 ? apology.ReasonCode : NobodySaid;
        var proposed = apology.NewDueAt > newDueAt ? apology.NewDueAt : newDueAt;
        var promised = proposed > now ? proposed : ApologyProposal.NewDueAt(dossier.AcceptedAt!.Value, now, calendar);
        return promised.Then(newDate =>
            Reason
                .Create(code, words)
                .Then(reason => dossier.Apologise(reason, newDate, Actor.System, now))
                .Map(done =>
                {
                    apology.Write(code, words, newDate);
                    apology.Make(automatically: true, now);
                    db.Owe(MessageKind.ApologyMade, dossier, now);
                    return done;
                })
        );
    }
}
