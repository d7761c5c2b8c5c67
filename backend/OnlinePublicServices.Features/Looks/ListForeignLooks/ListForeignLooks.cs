using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Looks;

/// <summary>Looks at dossiers of the supervisor's units that were not the work of whoever looked, the newest first.</summary>
internal sealed record ListForeignLooks(string? After, int? Limit) : IQuery<ForeignLooks>;

/// <summary>A page of looks at dossiers that were not somebody's work.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record ForeignLooks(IReadOnlyList<ForeignLook> Items, string? NextCursor);

/// <summary>A look at a dossier that was not the person's work.</summary>
/// <param name="At">UTC; later looks of the same hour are part of it.</param>
/// <param name="DossierCode">At which dossier.</param>
/// <param name="Person">Who looked.</param>
/// <param name="Unit">Where their post is.</param>
/// <param name="Role">What it does there.</param>
/// <param name="What">What was looked at.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">In the words of whoever looked, where it had to be stated.</param>
/// <param name="IsAlarm">True for the look that was one too many within an hour.</param>
public sealed record ForeignLook(
    DateTimeOffset At,
    string DossierCode,
    string Person,
    LocalText Unit,
    StaffRole Role,
    StaffLookKind What,
    LookPurpose Purpose,
    string? Reason,
    bool IsAlarm
);

internal sealed class ListForeignLooksHandler(PublicServicesDbContext db, StaffDesk desk, Catalogue catalogue)
    : IRequestHandler<ListForeignLooks, Result<ForeignLooks>>
{
    public async Task<Result<ForeignLooks>> Handle(ListForeignLooks request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var units = desk.UnitsServedAs(StaffRole.Supervisor);
        if (units.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys = await PagesOfUnits.MergeNewest(
            units,
            unit => Newest(unit, after.Value, limit),
            limit + 1,
            cancellationToken
        );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var rows = await db
            .StaffLooks.AsNoTracking()
            .Where(l => page.Contains(l.Id))
            .Join(db.Dossiers, l => l.DossierId, d => d.Id, (look, d) => new { look, d.Code })
            .ToDictionaryAsync(row => row.look.Id, cancellationToken);
        return new ForeignLooks(
            [.. page.Select(id => Show(rows[id].look, rows[id].Code.ToString()))],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private IQueryable<PageKey> Newest(string unit, Cursor? after, int limit)
    {
        var looks = db.StaffLooks.AsNoTracking().Where(l => l.UnitId == unit && l.IsForeign);
        if (after is { } last)
        {
            looks = looks.Where(l => l.At < last.At || (l.At == last.At && l.Id < last.Id));
        }

        return looks
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Select(l => new PageKey { At = l.At, Id = l.Id })
            .Take(limit + 1);
    }

    private ForeignLook Show(StaffLook look, string code) =>
        new(
            look.At,
            code,
            catalogue.StaffNamed(look.Account)?.Name ?? look.Account,
            catalogue.Units.Find(look.PostUnit)?.Name ?? new LocalText(look.PostUnit),
            look.PostRole,
            look.What,
            look.Purpose,
            look.Reason,
            look.Alarm is not null
        );
}

/// <summary><c>GET /api/looks</c>.</summary>
public static class ListForeignLooksEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/looks", ListForeignLooks)
            .ForStaff()
            .WithName(nameof(ListForeignLooks))
            .WithTags("Clerk")
            .Produces<ForeignLooks>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// Looks at dossiers of the supervisor's units that were not the work of whoever looked. Errors:
    /// <c>resource.not-found</c> for anybody but a supervisor, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListForeignLooks(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListForeignLooks(cursor, limit), cancellationToken)).ToOk();
}
