using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Retention;

/// <summary>A dossier as far as its retention asks.</summary>
internal sealed record RetainedDossier
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required DossierCode Code { get; init; }

    public required string UnitId { get; init; }

    public required DossierStatus Status { get; init; }

    public required ProcedureCode Procedure { get; init; }

    public required int ProcedureVersion { get; init; }

    /// <summary>When it was last closed, UTC; it may be open again.</summary>
    public required DateTimeOffset? LastClosedAt { get; init; }

    public DateTimeOffset? ClosedAt => RetentionRule.IsClosed(Status) ? LastClosedAt : null;
}

/// <summary>Asks dossiers, catalogue and all around them what is to be kept, and why.</summary>
internal sealed class RetentionReading(PublicServicesDbContext db, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The statuses in which a dossier is closed.</summary>
    public static readonly DossierStatus[] Ends = [.. Enum.GetValues<DossierStatus>().Where(RetentionRule.IsClosed)];

    private static readonly DataRequestStatus[] Unanswered = [DataRequestStatus.Filed, DataRequestStatus.Acknowledged];

    private static readonly FeedbackStatus[] Answered = [FeedbackStatus.Published, FeedbackStatus.Refused];

    /// <summary>
    /// The time of a procedure as its newest version has it: the list of retention periods of today counts for what is kept
    /// today.
    /// </summary>
    public RetentionPeriod? PeriodOf(ProcedureCode procedure) =>
        catalogue
            .Procedures.LastOrDefault(one =>
                one.Code == procedure && one.ValidFrom <= VietnamTime.DayOf(clock.GetUtcNow())
            )
            ?.Retention;

    /// <summary>Those whose results are not kept for good.</summary>
    public List<ProcedureCode> ProceduresWhoseResultsEnd() =>
        [
            .. catalogue
                .Procedures.Select(procedure => procedure.Code)
                .Distinct()
                .Where(code => RetentionRule.ResultDueAt(PeriodOf(code), clock.GetUtcNow()) is not null),
        ];

    /// <summary>The dates of a dossier; nothing where it isn't closed, is kept for good, or nobody has fixed a time.</summary>
    public RetentionDates? DatesOf(RetainedDossier dossier) =>
        dossier.ClosedAt is { } closed ? RetentionRule.Of(PeriodOf(dossier.Procedure), closed) : null;

    /// <summary>Dossiers as far as their retention asks; destroyed ones are none.</summary>
    public IQueryable<RetainedDossier> Dossiers =>
        db
            .Dossiers.AsNoTracking()
            .Where(d => d.ErasedAt == null)
            .Select(d => new RetainedDossier
            {
                Id = d.Id,
                OwnerId = d.OwnerId,
                Code = d.Code,
                UnitId = d.UnitId,
                Status = d.Status,
                Procedure = d.Procedure,
                ProcedureVersion = d.ProcedureVersion,
                LastClosedAt = d
                    .History.Where(act => Ends.Contains(act.To) && act.From != act.To)
                    .Max(act => (DateTimeOffset?)act.At),
            });

    /// <summary>What keeps each of some dossiers now; nothing is said of one that is there no more.</summary>
    public async Task<IReadOnlyDictionary<Guid, (RetainedDossier Dossier, RetentionFacts Facts)>> Ask(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var dossiers = await Dossiers.Where(d => ids.Contains(d.Id)).ToListAsync(cancellationToken);
        var owners = dossiers.Select(d => d.OwnerId).Distinct().ToList();
        var warned = await db
            .RetentionTerms.AsNoTracking()
            .Where(t => ids.Contains(t.DossierId))
            .ToDictionaryAsync(t => t.DossierId, t => t.WarnedAt, cancellationToken);
        var held = await db
            .LegalHolds.Where(h => ids.Contains(h.DossierId) && h.LiftedAt == null && h.Until >= today)
            .Select(h => h.DossierId)
            .ToListAsync(cancellationToken);
        var asking = await db
            .DataRequests.Where(r => owners.Contains(r.PersonId) && Unanswered.Contains(r.Status))
            .Select(r => r.PersonId)
            .ToListAsync(cancellationToken);
        var writing = await db
            .FeedbackCases.AsNoTracking()
            .Where(f =>
                f.Author.PersonId != null
                && owners.Contains(f.Author.PersonId.Value)
                && !f.IsKeptClosed
                && !Answered.Contains(f.Status)
            )
            .Select(f => new { f.Author.PersonId, f.UnitId })
            .ToListAsync(cancellationToken);
        var payments = await db
            .Payments.AsNoTracking()
            .Where(p => ids.Contains(p.DossierId))
            .ToListAsync(cancellationToken);
        return dossiers.ToDictionary(
            d => d.Id,
            d =>
                (
                    d,
                    new RetentionFacts(
                        DatesOf(d),
                        d.ClosedAt is not null,
                        warned.GetValueOrDefault(d.Id),
                        held.Contains(d.Id),
                        asking.Contains(d.OwnerId),
                        writing.Exists(f => f.PersonId == d.OwnerId && f.UnitId == d.UnitId),
                        payments.Exists(p => p.DossierId == d.Id && RetentionFacts.IsOpen(p))
                    )
                )
        );
    }
}
