using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>
/// What was destroyed because its time was over: at the asker's units, and of no unit; the newest first. Refused:
/// <c>resource.not-found</c>, <c>request.cursor-malformed</c>.
/// </summary>
internal sealed record ListRecordSweeps(string? After, int? Limit) : IQuery<RecordSweepPage>;

/// <summary>A page of records of what was destroyed.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record RecordSweepPage(IReadOnlyList<RecordSweepView> Items, string? NextCursor);

/// <summary>How many records of a kind were destroyed on a day, and of whom nothing.</summary>
/// <param name="Number">Its place among these records.</param>
/// <param name="Kind">What was destroyed.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">The unit whose they were; absent where they were no unit's.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Months">The rule: months after a record's end.</param>
/// <param name="Source">What that rests on.</param>
/// <param name="Count">How many.</param>
/// <param name="Seal">The seal of this record and of all before it, SHA-256 in hexadecimal.</param>
public sealed record RecordSweepView(
    int Number,
    RecordKind Kind,
    LocalText Name,
    UnitRef? Unit,
    DateTimeOffset At,
    int Months,
    string Source,
    int Count,
    string Seal
);

internal sealed class ListRecordSweepsHandler(PublicServicesDbContext db, RetentionDesk desk, Catalogue catalogue)
    : IRequestHandler<ListRecordSweeps, Result<RecordSweepPage>>
{
    public async Task<Result<RecordSweepPage>> Handle(ListRecordSweeps request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        var units = desk.Sees;
        if (after.IsRefused || units.Count == 0)
        {
            return after.IsRefused ? after.Error : RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = await PagesOfUnits.MergeNewest(
            [.. units, ""],
            unit => Newest(unit, after.Value, limit + 1),
            limit + 1,
            cancellationToken
        );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var sweeps = await db
            .RecordSweeps.AsNoTracking()
            .Where(s => page.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, cancellationToken);
        return new RecordSweepPage(
            [.. page.Select(id => Show(sweeps[id]))],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private RecordSweepView Show(RecordSweep sweep) =>
        new(
            sweep.Number!.Value,
            sweep.Kind,
            catalogue.PeriodOf(sweep.Kind, VietnamTime.DayOf(sweep.At))?.Name ?? new LocalText(sweep.Kind.ToString()),
            catalogue.Units.Find(sweep.UnitId) is { } unit ? new UnitRef(unit.Id, unit.Name) : null,
            sweep.At,
            sweep.Months,
            sweep.Source,
            sweep.Count,
            sweep.Seal!
        );

    private IQueryable<PageKey> Newest(string unit, Cursor? after, int rows)
    {
        var sweeps = db.RecordSweeps.AsNoTracking().Where(s => s.UnitId == unit && s.Number != null);
        if (after is { } last)
        {
            sweeps = sweeps.Where(s => s.At < last.At || (s.At == last.At && s.Id < last.Id));
        }

        return sweeps
            .OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Id)
            .Select(s => new PageKey { At = s.At, Id = s.Id })
            .Take(rows);
    }
}

/// <summary><c>GET /api/record-sweeps</c>.</summary>
public static class ListRecordSweepsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/record-sweeps", ListRecordSweeps)
            .ForStaff()
            .WithName(nameof(ListRecordSweeps))
            .WithTags("Retention")
            .Produces<RecordSweepPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// How many requests, reflections, petitions, notices, looks and profiles were destroyed by their time, at the asker's
    /// units and of no unit. Errors: <c>resource.not-found</c>, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListRecordSweeps(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListRecordSweeps(cursor, limit), cancellationToken)).ToOk();
}
