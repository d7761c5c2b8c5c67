using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Retention;

/// <summary>Which dossiers a list of retention shows.</summary>
internal enum RetentionListKind
{
    /// <summary>Their time is over; what was over first comes first. Some may be held.</summary>
    Due,

    /// <summary>Warned, and not over yet.</summary>
    Warned,

    /// <summary>Held back by somebody named; the last hold first.</summary>
    Held,
}

/// <summary>
/// Dossiers at the end of their time, at the units for which the asker proposes or decides. Refused:
/// <c>resource.not-found</c>, <c>request.cursor-malformed</c>.
/// </summary>
internal sealed record ListRetention(RetentionListKind List, string? After, int? Limit) : IQuery<RetentionPage>;

/// <summary>A page of dossiers at the end of their time.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record RetentionPage(IReadOnlyList<RetentionEntry> Items, string? NextCursor);

/// <summary>A dossier at the end of its time; it names nobody.</summary>
/// <param name="Code">Its code.</param>
/// <param name="ProcedureName">Its procedure.</param>
/// <param name="Unit">The unit.</param>
/// <param name="ClosedAt">When it was closed, UTC.</param>
/// <param name="DueAt">When its time is over, UTC.</param>
/// <param name="WarnedAt">When the person concerned was warned, UTC.</param>
/// <param name="ErasableFrom">From when it may be destroyed, UTC.</param>
/// <param name="Holds">What keeps it now.</param>
/// <param name="OnList">The number of the list on which it stands.</param>
/// <param name="LegalHold">Who keeps it back, until when and why.</param>
public sealed record RetentionEntry(
    string Code,
    LocalText ProcedureName,
    LocalText Unit,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? WarnedAt,
    DateTimeOffset? ErasableFrom,
    IReadOnlyList<RetentionHold> Holds,
    int? OnList,
    LegalHoldView? LegalHold
);

/// <summary>That a dossier is kept back.</summary>
/// <param name="Id">Id.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlacedBy">Who placed it.</param>
/// <param name="PlacedAt">UTC.</param>
/// <param name="Until">The last day, in Viet Nam.</param>
public sealed record LegalHoldView(Guid Id, string Reason, string PlacedBy, DateTimeOffset PlacedAt, DateOnly Until);

internal sealed class ListRetentionHandler(
    PublicServicesDbContext db,
    RetentionDesk desk,
    RetentionReading reading,
    DestructionShowing showing,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<ListRetention, Result<RetentionPage>>
{
    public async Task<Result<RetentionPage>> Handle(ListRetention request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        var units = desk.Sees;
        if (after.IsRefused || units.Count == 0)
        {
            return after.IsRefused ? after.Error : RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var keys =
            request.List is RetentionListKind.Held
                ? await PagesOfUnits.MergeNewest(
                    units,
                    unit => Held(unit, after.Value, limit + 1),
                    limit + 1,
                    cancellationToken
                )
                : await PagesOfUnits.Merge(
                    units,
                    unit => Terms(unit, request.List, after.Value, limit + 1),
                    limit + 1,
                    cancellationToken
                );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var dossiers =
            request.List is RetentionListKind.Held
                ? await db
                    .LegalHolds.Where(h => page.Contains(h.Id))
                    .ToDictionaryAsync(h => h.Id, h => h.DossierId, cancellationToken)
                : page.ToDictionary(id => id);
        var shown = await Show([.. dossiers.Values.Distinct()], cancellationToken);
        return new RetentionPage(
            [.. page.Where(id => shown.ContainsKey(dossiers[id])).Select(id => shown[dossiers[id]])],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private IQueryable<PageKey> Terms(string unit, RetentionListKind list, Cursor? after, int rows)
    {
        var now = clock.GetUtcNow();
        var terms = db
            .RetentionTerms.AsNoTracking()
            .Where(t => t.UnitId == unit && t.ErasedAt == null && t.DueAt != null);
        terms =
            list is RetentionListKind.Due
                ? terms.Where(t => t.DueAt <= now)
                : terms.Where(t => t.DueAt > now && t.WarnedAt != null);
        if (after is { } last)
        {
            terms = terms.Where(t => t.DueAt > last.At || (t.DueAt == last.At && t.DossierId > last.Id));
        }

        return terms
            .OrderBy(t => t.DueAt)
            .ThenBy(t => t.DossierId)
            .Select(t => new PageKey { At = t.DueAt!.Value, Id = t.DossierId })
            .Take(rows);
    }

    private IQueryable<PageKey> Held(string unit, Cursor? after, int rows)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var holds = db.LegalHolds.AsNoTracking().Where(h => h.UnitId == unit && h.LiftedAt == null && h.Until >= today);
        if (after is { } last)
        {
            holds = holds.Where(h => h.PlacedAt < last.At || (h.PlacedAt == last.At && h.Id < last.Id));
        }

        return holds
            .OrderByDescending(h => h.PlacedAt)
            .ThenByDescending(h => h.Id)
            .Select(h => new PageKey { At = h.PlacedAt, Id = h.Id })
            .Take(rows);
    }

    private async Task<Dictionary<Guid, RetentionEntry>> Show(List<Guid> ids, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.DayOf(now);
        var asked = await reading.Ask(ids, cancellationToken);
        var terms = await db
            .RetentionTerms.AsNoTracking()
            .Where(t => ids.Contains(t.DossierId))
            .ToDictionaryAsync(t => t.DossierId, cancellationToken);
        var lists = terms.Values.Select(t => t.ListId).OfType<Guid>().Distinct().ToList();
        var numbers = await db
            .DestructionLists.Where(l => lists.Contains(l.Id))
            .Select(l => new { l.Id, l.Number })
            .ToDictionaryAsync(l => l.Id, l => l.Number, cancellationToken);
        var holds = (
            await db
                .LegalHolds.AsNoTracking()
                .Where(h => ids.Contains(h.DossierId) && h.LiftedAt == null && h.Until >= today)
                .ToListAsync(cancellationToken)
        ).ToLookup(h => h.DossierId);
        return asked.Values.ToDictionary(
            one => one.Dossier.Id,
            one =>
            {
                var (dossier, facts) = one;
                var term = terms.GetValueOrDefault(dossier.Id);
                var hold = holds[dossier.Id].MaxBy(h => h.Until);
                return new RetentionEntry(
                    dossier.Code.ToString(),
                    showing.NameOfProcedure(dossier.Procedure.ToString()),
                    catalogue.Units.Find(dossier.UnitId)!.Name,
                    dossier.ClosedAt,
                    facts.Dates?.DueAt,
                    term?.WarnedAt,
                    facts.Dates is { } dates ? RetentionRule.ErasableFrom(dates.DueAt, facts.WarnedAt) : null,
                    facts.HoldsAt(now),
                    term?.ListId is { } list ? numbers.GetValueOrDefault(list) : null,
                    hold is null
                        ? null
                        : new LegalHoldView(
                            hold.Id,
                            hold.Reason,
                            showing.NameOf(hold.PlacedBy),
                            hold.PlacedAt,
                            hold.Until
                        )
                );
            }
        );
    }
}

/// <summary><c>GET /api/retention</c>.</summary>
public static class ListRetentionEndpoint
{
    private static readonly DomainError ListUnknown = new("request.malformed", ErrorKind.Malformed);

    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/retention", ListRetention)
            .ForStaff()
            .WithName(nameof(ListRetention))
            .WithTags("Retention")
            .Produces<RetentionPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// Dossiers at the end of their time, for the records clerk, the head of the counter and the head of the unit:
    /// <c>list=due</c>, which is meant when nothing is said, <c>list=warned</c> or <c>list=held</c>. Errors:
    /// <c>resource.not-found</c>, <c>request.malformed</c> for an unknown list, <c>request.cursor-malformed</c>.
    /// </summary>
    public static async Task<IResult> ListRetention(
        string? list,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        AddressEnum.TryRead(list, RetentionListKind.Due, out var wanted)
            ? (await mediator.Send(new ListRetention(wanted, cursor, limit), cancellationToken)).ToOk()
            : ListUnknown.ToProblem();
}
