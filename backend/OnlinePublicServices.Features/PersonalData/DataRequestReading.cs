using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.PersonalData;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.PersonalData;

/// <summary>A column of a request that follows from its acts, for its lists.</summary>
internal static class DataRequestColumns
{
    /// <summary>What is due next, UTC; nothing when the office owes nothing.</summary>
    public const string DueAt = "DueAt";
}

/// <summary>
/// Opens requests for those who answer for the unit: its head and the head of its counter. Others of the counter have no
/// part in them.
/// </summary>
internal sealed class DataRequestReading(
    PublicServicesDbContext db,
    Catalogue catalogue,
    PublishedCalendars published,
    StaffDesk desk,
    TimeProvider clock
)
{
    /// <summary>How many looks are shown of one request.</summary>
    private const int LooksMax = 50;

    /// <summary>The units whose requests the asker answers today.</summary>
    public IReadOnlyList<string> Units =>
        [
            .. desk.UnitsServedAs(StaffRole.ApprovingOfficer)
                .Union(desk.UnitsServedAs(StaffRole.Supervisor), StringComparer.Ordinal),
        ];

    /// <summary>In which post the asker answers for a unit.</summary>
    public StaffPosition PositionFor(string unitId) =>
        desk.Positions.First(position =>
            position.Role is StaffRole.ApprovingOfficer or StaffRole.Supervisor
            && catalogue.Units.ServedFrom(position.UnitId).Any(unit => unit.Id == unitId)
        );

    /// <summary>Who of the office opened a request, the newest first; post and unit, not names.</summary>
    public async Task<IReadOnlyList<DataRequestLookView>> LooksAt(Guid requestId, CancellationToken cancellationToken)
    {
        var looks = await db
            .DataRequestLooks.AsNoTracking()
            .Where(l => l.RequestId == requestId)
            .OrderByDescending(l => l.At)
            .Take(LooksMax)
            .ToListAsync(cancellationToken);
        return looks.ConvertAll(l => new DataRequestLookView(NameOf(l.PostUnit), l.PostRole, l.At));
    }

    /// <summary>A request for those who answer for its unit. Errors: <c>resource.not-found</c>.</summary>
    public async Task<Result<DataRequest>> OpenForStaff(Guid id, CancellationToken cancellationToken)
    {
        var found = await db.DataRequests.SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        return found is not null && Units.Contains(found.UnitId, StringComparer.Ordinal)
            ? found
            : RequestErrors.NotFound;
    }

    /// <summary>Errors: <c>calendar.not-published</c>.</summary>
    public Result<DataRequestClock> ClockOf(DataRequest request) =>
        DataRequestClock.Of(request, published.InForce.Of(request.UnitId, catalogue.Units));

    /// <summary>Puts down what is due next, as its acts and the calendar now say. Errors: <c>calendar.not-published</c>.</summary>
    public Result<Done> Reckon(DataRequest changed) =>
        ClockOf(changed)
            .Map(read =>
            {
                db.Entry(changed).Property<DateTimeOffset?>(DataRequestColumns.DueAt).CurrentValue = read.NextDue(
                    changed
                );
                return Done.Value;
            });

    /// <summary>For the person who asks. Errors: <c>calendar.not-published</c>.</summary>
    public Result<DataRequestView> ShowToPerson(DataRequest request) =>
        ClockOf(request).Map(read => View(request, read));

    /// <summary>For the unit. Errors: <c>calendar.not-published</c>.</summary>
    public async Task<Result<DataRequestView>> ShowToStaff(DataRequest request, CancellationToken cancellationToken)
    {
        var person = await db
            .People.Where(p => p.Id == request.PersonId)
            .Select(p => new DataRequester(p.FullName, p.Phone, p.Email))
            .SingleAsync(cancellationToken);
        return ClockOf(request)
            .Map(read => View(request, read) with { Person = person, AllowedActs = request.AllowedActs });
    }

    private DataRequestView View(DataRequest request, DataRequestClock read) =>
        new()
        {
            Id = request.Id,
            Version = request.Version,
            Kind = request.Kind,
            Status = request.Status,
            Unit = new UnitRef(request.UnitId, NameOf(request.UnitId)),
            FiledAt = request.FiledAt,
            AcknowledgeBy = read.AcknowledgeBy,
            AnswerBy = read.AnswerBy,
            Late = read.NextDue(request) < clock.GetUtcNow(),
            LegalGround = request.LegalGround,
            History =
            [
                .. request
                    .History.OrderBy(act => act.Number)
                    .Select(act => new DataRequestEntry(act.Act, act.At, act.Words)),
            ],
            AllowedActs = [],
        };

    /// <summary>The name of a unit.</summary>
    public LocalText NameOf(string unitId) => catalogue.Units.Find(unitId)?.Name ?? new LocalText(unitId);
}
