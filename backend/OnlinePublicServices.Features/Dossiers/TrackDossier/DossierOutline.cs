using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// As much of a dossier as its code alone may show: no applicant, no answers, no papers.
/// </summary>
internal sealed record DossierOutline
{
    public required DossierCode Code { get; init; }

    public required Guid OwnerId { get; init; }

    public required ProcedureCode Procedure { get; init; }

    public required int ProcedureVersion { get; init; }

    public required string UnitId { get; init; }

    public required LegalEdition Edition { get; init; }

    public required DossierStatus Status { get; init; }

    public required TimeLimit TimeLimit { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? AcceptedAt { get; init; }

    public required IReadOnlyList<StatusChange> Changes { get; init; }

    /// <summary>The outline of a code, or nothing.</summary>
    public static Task<DossierOutline?> Find(
        PublicServicesDbContext db,
        DossierCode code,
        CancellationToken cancellationToken
    ) =>
        db
            .Dossiers.AsNoTracking()
            .Where(d => d.Code == code)
            .Select(d => new DossierOutline
            {
                Code = d.Code,
                OwnerId = d.OwnerId,
                Procedure = d.Procedure,
                ProcedureVersion = d.ProcedureVersion,
                UnitId = d.UnitId,
                Edition = d.Edition,
                Status = d.Status,
                TimeLimit = d.TimeLimit,
                SubmittedAt = d.SubmittedAt,
                AcceptanceDueAt = d.AcceptanceDueAt,
                AcceptedAt = d.AcceptedAt,
                Changes = d.History.Select(r => new StatusChange(r.Number, r.From, r.To, r.At)).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
}

/// <summary>An act as far as it changed the status.</summary>
/// <param name="Number">Its place in the history.</param>
/// <param name="From">None at submission.</param>
/// <param name="To">The status after.</param>
/// <param name="At">UTC.</param>
internal sealed record StatusChange(int Number, DossierStatus? From, DossierStatus To, DateTimeOffset At);
