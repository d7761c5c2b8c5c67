using System.Data.Common;
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

    /// <summary>The new appointment, once an apology made one.</summary>
    public required DateTimeOffset? PromisedDueAt { get; init; }

    /// <summary>When what was personal of it was destroyed, its time of retention over.</summary>
    public required DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The version of the calendar by which its date counts.</summary>
    public int CalendarVersion { get; init; }

    /// <summary>The first first.</summary>
    public required IReadOnlyList<StatusChange> Changes { get; init; }

    /// <summary>By the unique index of codes and the key of the acts: one row an act, the first first.</summary>
    private const string Statement = """
        SELECT d.owner_id, d.procedure_code, d.procedure_version, d.unit_id, d.edition, d.status, d.time_limit,
               d.submitted_at, d.acceptance_due_at, d.accepted_at, a.from_status, a.to_status, a.at, a.act, d.promised_due_at,
               a.calendar_version, d.erased_at
        FROM dossiers d JOIN dossier_acts a ON a.dossier_id = d.id
        WHERE d.code = @value
        ORDER BY a.number
        """;

    /// <summary>The outline of a code, or nothing.</summary>
    public static Task<DossierOutline?> Find(
        IPreparedReads reads,
        DossierCode code,
        CancellationToken cancellationToken
    ) => reads.Ask(Statement, code.ToString(), reader => Read(code, reader), cancellationToken);

    private static DossierOutline? Read(DossierCode code, DbDataReader reader)
    {
        if (!reader.Read())
        {
            return null;
        }

        var changes = new List<StatusChange>();
        var calendarVersion = 1;
        var outline = new DossierOutline
        {
            Code = code,
            OwnerId = reader.GetGuid(0),
            Procedure = ProcedureCode.Parse(reader.GetString(1)).Value,
            ProcedureVersion = reader.GetInt32(2),
            UnitId = reader.GetString(3),
            Edition = Enum.Parse<LegalEdition>(reader.GetString(4)),
            Status = (DossierStatus)reader.GetInt32(5),
            TimeLimit = TimeLimit.Parse(reader.GetString(6)).Value,
            SubmittedAt = Instant(7),
            AcceptanceDueAt = Instant(8),
            AcceptedAt = reader.IsDBNull(9) ? null : Instant(9),
            PromisedDueAt = reader.IsDBNull(14) ? null : Instant(14),
            ErasedAt = reader.IsDBNull(16) ? null : Instant(16),
            Changes = changes,
        };
        do
        {
            DossierStatus? from = reader.IsDBNull(10) ? null : (DossierStatus)reader.GetInt32(10);
            var act = Enum.Parse<DossierAct>(reader.GetString(13));
            changes.Add(new StatusChange(act, from, (DossierStatus)reader.GetInt32(11), Instant(12)));
            calendarVersion = reader.IsDBNull(15) ? calendarVersion : reader.GetInt32(15);
        } while (reader.Read());

        return outline with
        {
            CalendarVersion = calendarVersion,
        };

        DateTimeOffset Instant(int column) => UtcInstant.FromStored(reader.GetDateTime(column));
    }
}

/// <summary>An act as far as it changed the status.</summary>
/// <param name="Act">What was done.</param>
/// <param name="From">None at submission.</param>
/// <param name="To">The status after.</param>
/// <param name="At">UTC.</param>
internal sealed record StatusChange(DossierAct Act, DossierStatus? From, DossierStatus To, DateTimeOffset At);
