using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Waiting;

/// <summary>
/// Warns applicants three working days before the time to supply something ends, and stops a dossier whose supplements
/// never came. Source: the 2025 decree on joint electronic procedures (15 working days).
/// </summary>
internal sealed class SupplementWatch(PublicServicesDbContext db, OneByOne acts, TimeProvider clock)
{
    private const int RowsMax = 1_000;

    /// <summary>Three working days and the longest time off.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(14);

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + Horizon;
        var waiting = await db
            .Dossiers.AsNoTracking()
            .Where(d =>
                d.Status == DossierStatus.AwaitingSupplement
                && EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt) <= until
            )
            .OrderBy(d => EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt))
            .Take(RowsMax)
            .Select(d => d.Id)
            .ToListAsync(cancellation);
        foreach (var id in waiting)
        {
            await acts.Send(new WatchSupplement(id), cancellation);
        }
    }
}

/// <summary>One dossier that waits for its supplements: warns, or stops it.</summary>
internal sealed record WatchSupplement(Guid DossierId) : IAct<Done>;

internal sealed class WatchSupplementHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    Catalogue catalogue,
    PaperDesk papers,
    TimeProvider clock
) : IRequestHandler<WatchSupplement, Result<Done>>
{
    private const int WarnMinutes = 3 * 480;
    private const string Unanswered = "supplementUnanswered";
    private const string Warned = "supplement ending";

    public async Task<Result<Done>> Handle(WatchSupplement request, CancellationToken cancellationToken)
    {
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == request.DossierId, cancellationToken);
        if (dossier.OpenSupplement is not { } asked)
        {
            return Done.Value;
        }

        var now = clock.GetUtcNow();
        if (now > asked.AnswerBy)
        {
            return await Stop(dossier, now, cancellationToken);
        }

        var key = $"{Warned} {asked.AnswerBy.UtcDateTime:yyyy-MM-dd}";
        var isTime = reading
            .CalendarOf(dossier)
            .WorkingMinutesBetween(now, asked.AnswerBy)
            .Match(left => left <= WarnMinutes, _ => false);
        if (isTime && !await db.Reminders.AnyAsync(r => r.DossierId == dossier.Id && r.Key == key, cancellationToken))
        {
            db.Reminders.Add(
                new Reminder
                {
                    DossierId = dossier.Id,
                    Key = key,
                    At = now,
                }
            );
            db.Owe(MessageKind.SupplementEnding, dossier, now);
        }

        return Done.Value;
    }

    private async Task<Result<Done>> Stop(Dossier dossier, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = catalogue.SupplementUnanswered.Vi;
        var stopped = Reason.Create(Unanswered, words).Then(reason => dossier.Stop(reason, Actor.System, now));
        if (stopped.IsRefused)
        {
            return stopped;
        }

        await papers.Issue(new StopFacts(null, words), dossier, Actor.System.Id, now, cancellationToken);
        db.Owe(MessageKind.DossierStopped, dossier, now);
        return Done.Value;
    }
}
