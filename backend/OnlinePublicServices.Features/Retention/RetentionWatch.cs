using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Drafts;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>The day for which this instance has done what is done once a day; doing it twice does no harm.</summary>
internal sealed class RetentionDay
{
    /// <summary>Has looked for dossiers that were closed.</summary>
    public DateOnly? Looked { get; set; }

    /// <summary>Has destroyed records that are no dossier's.</summary>
    public DateOnly? Swept { get; set; }

    /// <summary>Has compared the ledger with the database.</summary>
    public DateOnly? Compared { get; set; }
}

/// <summary>
/// Once a day takes up dossiers that were closed; then, a bounded number at a time, asks the catalogue again and warns
/// whoever it concerns fourteen days before, of dossiers and of drafts. Killed, it goes on where it was.
/// </summary>
internal sealed class RetentionWatch(PublicServicesDbContext db, OneByOne acts, RetentionDay day, TimeProvider clock)
{
    private const int RowsAtATime = 200;
    private const int WarningsAtATime = 100;

    /// <summary>How long a written date is trusted; before anything follows from it, it is asked again anyway.</summary>
    private static readonly TimeSpan CheckedEvery = TimeSpan.FromDays(7);

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.DayOf(now);
        if (day.Looked != today)
        {
            await TakeUp(cancellation);
            day.Looked = today;
        }

        var before = now - CheckedEvery;
        var stale = await db
            .RetentionTerms.Where(t => t.ErasedAt == null && t.CheckedAt < before)
            .OrderBy(t => t.CheckedAt)
            .Select(t => t.DossierId)
            .Take(RowsAtATime)
            .ToListAsync(cancellation);
        if (stale.Count > 0)
        {
            await acts.Send(new FollowRetention(stale), cancellation);
        }

        await Warn(now, cancellation);
    }

    private async Task TakeUp(CancellationToken cancellation)
    {
        var last = Guid.Empty;
        while (true)
        {
            var closed = await db
                .Dossiers.Where(d =>
                    d.Id > last
                    && RetentionReading.Ends.Contains(d.Status)
                    && d.ErasedAt == null
                    && !db.RetentionTerms.Any(t => t.DossierId == d.Id)
                )
                .OrderBy(d => d.Id)
                .Select(d => d.Id)
                .Take(RowsAtATime)
                .ToListAsync(cancellation);
            if (closed.Count == 0)
            {
                return;
            }

            // Those that fail are in the log, and the next day tries them again.
            await acts.Send(new FollowRetention(closed), cancellation);
            last = closed[^1];
        }
    }

    private async Task Warn(DateTimeOffset now, CancellationToken cancellation)
    {
        var soon = now.AddDays(RetentionRule.WarnedDays);
        var dossiers = await db
            .RetentionTerms.Where(t => t.WarnedAt == null && t.ErasedAt == null && t.DueAt <= soon)
            .OrderBy(t => t.DueAt)
            .Select(t => t.DossierId)
            .Take(WarningsAtATime)
            .ToListAsync(cancellation);
        foreach (var id in dossiers)
        {
            await acts.Send(new WarnOfErasure(id), cancellation);
        }

        var untouched = now.AddDays(Draft.WarnedDays - Draft.KeptDays);
        var drafts = await db
            .Drafts.Where(d =>
                d.ChangedAt < untouched && d.ClerkAccount == null && (d.WarnedAt == null || d.WarnedAt < d.ChangedAt)
            )
            .OrderBy(d => d.ChangedAt)
            .Select(d => d.Id)
            .Take(WarningsAtATime)
            .ToListAsync(cancellation);
        foreach (var id in drafts)
        {
            await acts.Send(new WarnOfDraft(id), cancellation);
        }
    }
}

/// <summary>Writes down anew what dossiers and catalogue say of some dossiers' dates.</summary>
internal sealed record FollowRetention(IReadOnlyList<Guid> DossierIds) : IAct<Done>;

internal sealed class FollowRetentionHandler(PublicServicesDbContext db, RetentionReading reading, TimeProvider clock)
    : IRequestHandler<FollowRetention, Result<Done>>
{
    public async Task<Result<Done>> Handle(FollowRetention request, CancellationToken cancellationToken)
    {
        var dossiers = await reading
            .Dossiers.Where(d => request.DossierIds.Contains(d.Id))
            .ToListAsync(cancellationToken);
        var terms = await db
            .RetentionTerms.Where(t => request.DossierIds.Contains(t.DossierId))
            .ToDictionaryAsync(t => t.DossierId, cancellationToken);
        foreach (var dossier in dossiers)
        {
            if (!terms.TryGetValue(dossier.Id, out var term))
            {
                term = new RetentionTerm(dossier.Id, dossier.UnitId);
                db.RetentionTerms.Add(term);
            }

            term.Follow(dossier.UnitId, dossier.ClosedAt, reading.DatesOf(dossier), clock.GetUtcNow());
        }

        return Done.Value;
    }
}

/// <summary>Warns the person concerned that a dossier's time ends, once, in their portal and on the way they chose.</summary>
internal sealed record WarnOfErasure(Guid DossierId) : IAct<Done>;

internal sealed class WarnOfErasureHandler(PublicServicesDbContext db, RetentionReading reading, TimeProvider clock)
    : IRequestHandler<WarnOfErasure, Result<Done>>
{
    public async Task<Result<Done>> Handle(WarnOfErasure request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var term = await db.RetentionTerms.SingleAsync(t => t.DossierId == request.DossierId, cancellationToken);
        var found = await reading.Dossiers.SingleOrDefaultAsync(d => d.Id == request.DossierId, cancellationToken);
        if (found is null || term is not { WarnedAt: null, ErasedAt: null })
        {
            return Done.Value;
        }

        var dates = reading.DatesOf(found);
        term.Follow(found.UnitId, found.ClosedAt, dates, now);
        if (dates?.WarnAt <= now)
        {
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == found.Id, cancellationToken);
            db.Owe(MessageKind.ErasureComing, dossier, now);
            term.Warned(now);
        }

        return Done.Value;
    }
}

/// <summary>Warns the owner of a draft that it ends, once for each time that they have left it.</summary>
internal sealed record WarnOfDraft(Guid DraftId) : IAct<Done>;

internal sealed class WarnOfDraftHandler(PublicServicesDbContext db, TimeProvider clock)
    : IRequestHandler<WarnOfDraft, Result<Done>>
{
    public async Task<Result<Done>> Handle(WarnOfDraft request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Id == request.DraftId, cancellationToken);
        if (
            draft is not { ClerkAccount: null }
            || draft.WarnedAt >= draft.ChangedAt
            || draft.ChangedAt >= now.AddDays(Draft.WarnedDays - Draft.KeptDays)
        )
        {
            return Done.Value;
        }

        draft.Warned(now);
        db.OutboxMessages.Add(
            OutboxMessage.ToPerson(
                Guid.CreateVersion7(now),
                MessageKind.DraftEnding,
                draft.Id,
                draft.OwnerId,
                draft.UnitId,
                now
            )
        );
        return Done.Value;
    }
}
