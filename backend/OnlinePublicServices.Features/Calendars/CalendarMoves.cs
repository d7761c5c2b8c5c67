using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>A dossier whose date a version moves.</summary>
internal sealed record DossierMove(Guid Id, RunningDossier Dossier, DateTimeOffset? OldDueAt, DateTimeOffset? NewDueAt);

/// <summary>Some of the running dossiers, looked at.</summary>
/// <param name="Moves">Those whose date moves.</param>
/// <param name="Next">Where to look on; nothing after the last.</param>
internal sealed record LookedAt(IReadOnlyList<DossierMove> Moves, Cursor? Next);

/// <summary>As much of a running dossier as its date needs, and nothing about the person.</summary>
internal sealed record RunningDossier
{
    public required Guid Id { get; init; }

    public required DossierCode Code { get; init; }

    public required ProcedureCode Procedure { get; init; }

    public required int ProcedureVersion { get; init; }

    public required string UnitId { get; init; }

    public required LegalEdition Edition { get; init; }

    public required TimeLimit TimeLimit { get; init; }

    public required DateTimeOffset? AcceptedAt { get; init; }

    public required DateTimeOffset? OriginalDueAt { get; init; }

    public required IReadOnlyList<RunningAct> Acts { get; init; }
}

/// <summary>An act as far as a date needs it.</summary>
internal sealed record RunningAct(DossierAct Act, DossierStatus To, DateTimeOffset At, int? CalendarVersion);

/// <summary>
/// Finds the dossiers whose date a version of the calendar moves. Each look reads so many rows by an index and no more,
/// however many dossiers there are.
/// </summary>
internal sealed class CalendarMoves(PublicServicesDbContext db, PublishedCalendars calendars, CalendarBook book)
{
    /// <summary>How many dossiers one look reads.</summary>
    public const int Look = 100;

    /// <summary>
    /// The statuses in which the period runs. A dossier that waits counts by the version in force when it goes on.
    /// </summary>
    private static readonly DossierStatus[] Running = [DossierStatus.Accepted, DossierStatus.InProcessing];

    /// <summary>The dossiers after a place, by their due instant.</summary>
    public async Task<LookedAt> After(
        Cursor? place,
        CalendarVersion version,
        UnitCalendars proposed,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<RunningDossier>();
        foreach (var status in Running)
        {
            rows.AddRange(await Rows(status, place, version.ProposedAt, cancellationToken));
        }

        var looked = rows.OrderBy(row => row.OriginalDueAt).ThenBy(row => row.Id).Take(Look).ToList();
        return new LookedAt(
            [.. looked.Select(row => MoveOf(row, proposed)).Where(move => move.OldDueAt != move.NewDueAt)],
            rows.Count > Look ? new Cursor(looked[^1].OriginalDueAt!.Value, looked[^1].Id) : null
        );
    }

    // No day before the proposal changes, so what was due before it can't move.
    private async Task<List<RunningDossier>> Rows(
        DossierStatus status,
        Cursor? place,
        DateTimeOffset notBefore,
        CancellationToken cancellationToken
    )
    {
        var running = db.Dossiers.AsNoTracking().Where(d => d.Status == status && d.OriginalDueAt >= notBefore);
        if (place is { } last)
        {
            running = running.Where(d => d.OriginalDueAt > last.At || (d.OriginalDueAt == last.At && d.Id > last.Id));
        }

        return await running
            .OrderBy(d => d.OriginalDueAt)
            .ThenBy(d => d.Id)
            .Take(Look + 1)
            .Select(d => new RunningDossier
            {
                Id = d.Id,
                Code = d.Code,
                Procedure = d.Procedure,
                ProcedureVersion = d.ProcedureVersion,
                UnitId = d.UnitId,
                Edition = d.Edition,
                TimeLimit = d.TimeLimit,
                AcceptedAt = d.AcceptedAt,
                OriginalDueAt = d.OriginalDueAt,
                Acts = d
                    .History.OrderBy(r => r.Number)
                    .Select(r => new RunningAct(r.Act, r.To, r.At, r.CalendarVersion))
                    .ToList(),
            })
            .ToListAsync(cancellationToken);
    }

    private DossierMove MoveOf(RunningDossier dossier, UnitCalendars proposed)
    {
        var own = calendars.At(
            dossier.Acts.LastOrDefault(act => act.CalendarVersion is not null)?.CalendarVersion ?? 1
        );
        return new DossierMove(
            dossier.Id,
            dossier,
            DueBy(own),
            own.Version < proposed.Version ? DueBy(proposed) : DueBy(own)
        );

        DateTimeOffset? DueBy(UnitCalendars by) =>
            by.For(dossier.Code.Unit)
                .DueDatesOf(
                    dossier.AcceptedAt!.Value,
                    dossier.TimeLimit,
                    book.RulesOf(dossier.Edition),
                    ClockWaits.Of(dossier.Acts.Select(act => new ClockAct(act.Act, act.To, act.At)))
                )
                .Match(due => due.Legal.DueAt, _ => dossier.OriginalDueAt);
    }
}
