using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// The counter's dossiers by urgency: what has to be answered first, then what is due first. Only those of the units
/// that the asker's positions serve.
/// </summary>
/// <param name="Status">One status, or none for dossiers in any.</param>
/// <param name="Procedure">National code, to see only these.</param>
/// <param name="Query">A code or its beginning, or words of a name.</param>
/// <param name="After">Where the page begins.</param>
/// <param name="Limit">Rows, at most a hundred.</param>
internal sealed record ListClerkQueue(
    DossierStatus? Status,
    string? Procedure,
    string? Query,
    string? After,
    int? Limit
) : IQuery<QueuePage>;

/// <summary>A page of the queue.</summary>
/// <param name="Items">The most urgent first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
/// <param name="Counts">How many wait, each counted up to a bound.</param>
public sealed record QueuePage(IReadOnlyList<QueueItem> Items, string? NextCursor, QueueCounts Counts);

/// <summary>How many wait. Counting stops at <paramref name="Bound"/>; that figure means "so many or more".</summary>
/// <param name="Registered">Waiting for acceptance.</param>
/// <param name="Accepted">Accepted, not yet taken up.</param>
/// <param name="WaitingSignature">Slips that wait for the asker's signature.</param>
/// <param name="Bound">Where counting stops.</param>
public sealed record QueueCounts(int Registered, int Accepted, int WaitingSignature, int Bound);

/// <summary>A dossier in the queue.</summary>
public sealed record QueueItem
{
    /// <summary>The number.</summary>
    public required string Code { get; init; }

    /// <summary>National code of the procedure.</summary>
    public required string ProcedureCode { get; init; }

    /// <summary>What it asks for.</summary>
    public required LocalText ProcedureName { get; init; }

    /// <summary>Who applies.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>Where it stands.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>When it was received, UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Until when the counter has to answer, UTC.</summary>
    public required DateTimeOffset AcceptanceDueAt { get; init; }

    /// <summary>When the result is due, UTC.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Working minutes until the next of the two instants; negative once it has passed; nothing where none is set.</summary>
    public int? MinutesLeft { get; init; }

    /// <summary><c>overdue</c>, <c>soon</c> (less than two working hours) or <c>normal</c>.</summary>
    public required string Urgency { get; init; }

    /// <summary>How many papers it has.</summary>
    public required int Attachments { get; init; }

    /// <summary>A colleague who has it open.</summary>
    public string? Watcher { get; init; }

    /// <summary><c>none</c>, <c>waiting</c>, <c>signed</c> or <c>superseded</c>.</summary>
    public required string Slip { get; init; }
}

internal sealed class ListClerkQueueHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    DossierReading reading,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<ListClerkQueue, Result<QueuePage>>
{
    private const int CountBound = 1000;
    private const int SoonMinutes = 120;

    public async Task<Result<QueuePage>> Handle(ListClerkQueue request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var units = desk.UnitsServed;
        if (units.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = await PagesOfUnits.Merge(
            units,
            unit => First(Filter(request, unit, after.Value), limit + 1),
            limit + 1,
            cancellationToken
        );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var rows = await Select(db.Dossiers.AsNoTracking().Where(d => page.Contains(d.Id)))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return new QueuePage(
            [.. page.Where(rows.ContainsKey).Select(id => Show(rows[id]))],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null,
            await Count(units, cancellationToken)
        );
    }

    private IQueryable<Dossier> Filter(ListClerkQueue request, string unit, Cursor? after)
    {
        var dossiers = db.Dossiers.AsNoTracking().Where(d => d.UnitId == unit);

        // Whoever knows the number wants that dossier, wherever it stands.
        if (WholeCode(request.Query) is { } code)
        {
            return dossiers.Where(d => d.Code == code);
        }

        if (request.Status is { } status)
        {
            dossiers = dossiers.Where(d => d.Status == status);
        }

        if (request.Procedure is { Length: > 0 } procedure)
        {
            dossiers = ProcedureCode
                .Parse(procedure)
                .Match(known => dossiers.Where(d => d.Procedure == known), _ => dossiers.Where(d => false));
        }

        if (request.Query is { Length: > 0 } query)
        {
            dossiers = Search(dossiers, unit, query);
        }

        return after is { } last
            ? dossiers.Where(d =>
                EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt) > last.At
                || (EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt) == last.At && d.Id > last.Id)
            )
            : dossiers;
    }

    private static DossierCode? WholeCode(string? query) =>
        DossierCode.Parse(query ?? "").Match<DossierCode?>(code => code, _ => null);

    /// <summary>Words of a name, the last one perhaps half typed.</summary>
    private IQueryable<Dossier> Search(IQueryable<Dossier> dossiers, string unit, string query)
    {
        foreach (var word in DossierColumns.Fold(query).Take(DossierWord.WordsMax))
        {
            var end = word[..^1] + (char)(word[^1] + 1);

            // The database compares by code point, which folded words need; the overload for it can't be translated.
#pragma warning disable CA1309, MA0074
            dossiers = dossiers.Where(d =>
                db.DossierWords.Any(w =>
                    w.UnitId == unit
                    && string.Compare(w.Word, word) >= 0
                    && string.Compare(w.Word, end) < 0
                    && w.DossierId == d.Id
                )
            );
#pragma warning restore CA1309, MA0074
        }

        return dossiers;
    }

    private static IQueryable<PageKey> First(IQueryable<Dossier> dossiers, int rows) =>
        dossiers
            .OrderBy(d => EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt))
            .ThenBy(d => d.Id)
            .Select(d => new PageKey { At = EF.Property<DateTimeOffset>(d, DossierColumns.UrgentAt), Id = d.Id })
            .Take(rows);

    private IQueryable<QueueRow> Select(IQueryable<Dossier> dossiers)
    {
        var now = clock.GetUtcNow();
        return dossiers.Select(d => new QueueRow
        {
            Id = d.Id,
            Code = d.Code,
            Procedure = d.Procedure,
            ProcedureVersion = d.ProcedureVersion,
            ApplicantName = d.Applicant.Name,
            Status = d.Status,
            SubmittedAt = d.SubmittedAt,
            AcceptanceDueAt = d.AcceptanceDueAt,
            DueAt = d.PromisedDueAt,
            Attachments = d.Attachments.Count,
            Watcher = db
                .DossierWatches.Where(w => w.DossierId == d.Id && w.Until > now && w.Account != desk.ActorId)
                .OrderBy(w => w.Since)
                .Select(w => w.Name)
                .FirstOrDefault(),
            Slip = db
                .IssuedPapers.Where(p =>
                    p.Kind == PaperKind.AppointmentSlip && p.DossierId == d.Id && p.State != PaperState.Superseded
                )
                .Select(s => (PaperState?)s.State)
                .FirstOrDefault(),
        });
    }

    private QueueItem Show(QueueRow row)
    {
        var target = row.Status == DossierStatus.Registered ? row.AcceptanceDueAt : row.DueAt;
        var minutes = target is { } at ? MinutesLeft(row, at) : null;
        return new QueueItem
        {
            Code = row.Code.ToString(),
            ProcedureCode = row.Procedure.ToString(),
            ProcedureName = catalogue.Version(row.Procedure, row.ProcedureVersion)!.Name,
            ApplicantName = row.ApplicantName,
            Status = row.Status,
            SubmittedAt = row.SubmittedAt,
            AcceptanceDueAt = row.AcceptanceDueAt,
            DueAt = row.DueAt,
            MinutesLeft = minutes,
            Urgency = minutes switch
            {
                < 0 => "overdue",
                < SoonMinutes => "soon",
                _ => "normal",
            },
            Attachments = row.Attachments,
            Watcher = row.Watcher,
            Slip = row.Slip.ToContract(),
        };
    }

    private int? MinutesLeft(QueueRow row, DateTimeOffset target)
    {
        var now = clock.GetUtcNow();
        var calendar = reading.CalendarOf(row.Code);
        var (from, until, sign) = target >= now ? (now, target, 1) : (target, now, -1);
        return calendar
            .WorkingMinutesBetween(from, until)
            .Match<int?>(minutes => sign < 0 ? -Math.Max(1, minutes) : minutes, _ => null);
    }

    /// <summary>Counting stops at a bound, so that it costs the same however much waits.</summary>
    private async Task<QueueCounts> Count(IReadOnlyList<string> units, CancellationToken cancellationToken)
    {
        Task<int> Of(DossierStatus status) =>
            db
                .Dossiers.Where(d => units.Contains(d.UnitId) && d.Status == status)
                .Select(d => d.Id)
                .Take(CountBound)
                .CountAsync(cancellationToken);

        return new QueueCounts(
            await Of(DossierStatus.Registered),
            await Of(DossierStatus.Accepted),
            await db
                .IssuedPapers.Where(s => s.IssuedBy == desk.ActorId && s.State == PaperState.Waiting)
                .Take(CountBound)
                .CountAsync(cancellationToken),
            CountBound
        );
    }
}

/// <summary>A row as the database gives it.</summary>
internal sealed record QueueRow
{
    public required Guid Id { get; init; }

    public required DossierCode Code { get; init; }

    public required ProcedureCode Procedure { get; init; }

    public required int ProcedureVersion { get; init; }

    public required string ApplicantName { get; init; }

    public required DossierStatus Status { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required int Attachments { get; init; }

    public required string? Watcher { get; init; }

    public required PaperState? Slip { get; init; }
}
