using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Routing;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Reconciliation;

/// <summary>
/// What the last night found done in reality and open here, with the act that closes it: of the asker's posts, and of
/// the whole unit for its head and supervisor. The longest done first.
/// </summary>
internal sealed record ListUnclosed(string? After, int? Limit) : IQuery<UnclosedPage>;

/// <summary>A page of what is to be closed.</summary>
/// <param name="Items">The longest done first; what was closed since the night is left out.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
/// <param name="ReconciledAt">When the night's look was, UTC; absent before the first.</param>
public sealed record UnclosedPage(IReadOnlyList<UnclosedItem> Items, string? NextCursor, DateTimeOffset? ReconciledAt);

/// <summary>A step that is done and still open.</summary>
/// <param name="Code">The dossier.</param>
/// <param name="Version">The closing act names it.</param>
/// <param name="ProcedureName">What was asked for.</param>
/// <param name="ApplicantName">Who applies.</param>
/// <param name="Custody">Who has it.</param>
/// <param name="Evidence">What shows that it is done.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Closing">The act that closes it.</param>
/// <param name="NextStep">Where it is handed, when that is the act.</param>
/// <param name="IsMine">Whether the asker may do that act.</param>
public sealed record UnclosedItem(
    string Code,
    int Version,
    LocalText ProcedureName,
    string ApplicantName,
    CustodyView Custody,
    StepEvidence Evidence,
    DateTimeOffset Since,
    DossierAct Closing,
    NextStepView? NextStep,
    bool IsMine
);

internal sealed class ListUnclosedHandler(
    PublicServicesDbContext db,
    DossierReading reading,
    CustodyShowing showing,
    RouteBook routes,
    ResultEvidences evidences,
    StaffDesk desk
) : IRequestHandler<ListUnclosed, Result<UnclosedPage>>
{
    /// <summary>Who looks after the work of a whole unit.</summary>
    private static readonly StaffRole[] Overseers = [StaffRole.Supervisor, StaffRole.ApprovingOfficer];

    public async Task<Result<UnclosedPage>> Handle(ListUnclosed request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var posts = desk.Posts.ToList();
        if (posts.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        var limit = Cursor.Limit(request.Limit);
        var units = Overseers.SelectMany(desk.UnitsServedAs).Distinct(StringComparer.Ordinal);
        var rows = new List<PageKey>();
        foreach (var list in units.Select(OfUnit).Concat(posts.Select(OfPost)))
        {
            rows.AddRange(await Page(list, after.Value, limit + 1).ToListAsync(cancellationToken));
        }

        rows = [.. rows.DistinctBy(key => key.Id).OrderBy(key => key.At).ThenBy(key => key.Id).Take(limit + 1)];
        var page = rows.Take(limit).Select(key => key.Id).ToList();
        var dossiers = await db
            .Dossiers.AsNoTracking()
            .AsSplitQuery()
            .Where(d => page.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        var results = await evidences.Of(dossiers.Values, cancellationToken);
        var night = await db.ReconciledNights.OrderByDescending(n => n.Day).FirstOrDefaultAsync(cancellationToken);
        return new UnclosedPage(
            [
                .. page.Where(dossiers.ContainsKey)
                    .Select(id => Show(dossiers[id], results(dossiers[id])))
                    .OfType<UnclosedItem>(),
            ],
            rows.Count > limit ? new Cursor(rows[limit - 1].At, rows[limit - 1].Id).ToString() : null,
            night?.At
        );
    }

    private IQueryable<Dossier> OfUnit(string unit) => db.Dossiers.Where(d => d.UnitId == unit);

    private IQueryable<Dossier> OfPost(Domain.Routing.Post post) =>
        db.Dossiers.Where(d =>
            EF.Property<string?>(d, DossierColumns.HolderUnit) == post.UnitId
            && EF.Property<StaffRole?>(d, DossierColumns.HolderRole) == post.Role
        );

    private IQueryable<PageKey> Page(IQueryable<Dossier> dossiers, Cursor? after, int rows)
    {
        var unclosed = db.UnclosedDossiers.AsNoTracking();
        if (after is { } last)
        {
            unclosed = unclosed.Where(u => u.Since > last.At || (u.Since == last.At && u.DossierId > last.Id));
        }

        return unclosed
            .Where(u => dossiers.Any(d => d.Id == u.DossierId))
            .OrderBy(u => u.Since)
            .ThenBy(u => u.DossierId)
            .Select(u => new PageKey { At = u.Since, Id = u.DossierId })
            .Take(rows);
    }

    private UnclosedItem? Show(Dossier dossier, ResultEvidence result)
    {
        var route = routes.Of(dossier);
        if (
            dossier.DoneButOpen(route, result) is not { } open
            || desk.ActingFor(dossier) is not { } acting
            || showing.Show(dossier, acting.Actor, reading.CalendarOf(dossier)) is not { } custody
        )
        {
            return null;
        }

        return new UnclosedItem(
            dossier.Code.ToString(),
            dossier.Version,
            reading.ProcedureOf(dossier).Name,
            dossier.Applicant.Name,
            custody,
            open.Evidence,
            open.Since,
            open.Closing,
            custody.Next.FirstOrDefault(step => step.Step == open.NextStep),
            dossier.AllowedTo(acting.Actor, route).Contains(open.Closing)
        );
    }
}

/// <summary><c>GET /api/work/unclosed</c>.</summary>
public static class ListUnclosedEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/work/unclosed", ListUnclosed)
            .ForStaff()
            .WithName(nameof(ListUnclosed))
            .WithTags("Clerk")
            .Produces<UnclosedPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// What the last night found done in reality and open here, with the act that closes it. Errors:
    /// <c>request.cursor-malformed</c>; <c>resource.not-found</c> for staff in no post that works on dossiers.
    /// </summary>
    public static async Task<IResult> ListUnclosed(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListUnclosed(cursor, limit), cancellationToken)).ToOk();
}
