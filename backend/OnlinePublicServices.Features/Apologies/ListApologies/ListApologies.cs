using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Apologies;

/// <summary>The apologies that wait for the head of a unit, the next to pass its date first.</summary>
internal sealed record ListApologies(string? After, int? Limit) : IQuery<ApologiesToMake>;

/// <summary>A page of apologies to make.</summary>
/// <param name="Items">The next to pass its date first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record ApologiesToMake(IReadOnlyList<ApologyToMake> Items, string? NextCursor);

/// <summary>An apology that waits.</summary>
/// <param name="DossierCode">For which dossier.</param>
/// <param name="DossierVersion">Making it names this version.</param>
/// <param name="ProcedureName">What was asked for.</param>
/// <param name="DueAt">The date that is about to pass, UTC.</param>
/// <param name="ProposedDueAt">The new date that is proposed, UTC.</param>
/// <param name="CauseStep">The step that has it.</param>
/// <param name="CauseUnit">The unit that has it.</param>
public sealed record ApologyToMake(
    string DossierCode,
    int DossierVersion,
    LocalText ProcedureName,
    DateTimeOffset DueAt,
    DateTimeOffset ProposedDueAt,
    LocalText CauseStep,
    LocalText CauseUnit
);

internal sealed class ListApologiesHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    DossierReading reading,
    StaffDesk desk
) : IRequestHandler<ListApologies, Result<ApologiesToMake>>
{
    public async Task<Result<ApologiesToMake>> Handle(ListApologies request, CancellationToken cancellationToken)
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
            unit => Page(unit, after.Value, limit + 1),
            limit + 1,
            cancellationToken
        );
        var page = keys.Take(limit).Select(key => key.Id).ToList();
        var rows = await db
            .Apologies.AsNoTracking()
            .Where(a => page.Contains(a.DossierId))
            .Join(
                db.Dossiers,
                a => a.DossierId,
                d => d.Id,
                (apology, d) => new ApologyRow(apology, d.Code, d.Version, d.Procedure, d.ProcedureVersion)
            )
            .ToDictionaryAsync(row => row.Apology.DossierId, cancellationToken);
        return new ApologiesToMake(
            [.. page.Where(rows.ContainsKey).Select(id => Show(rows[id]))],
            keys.Count > limit ? new Cursor(keys[limit - 1].At, keys[limit - 1].Id).ToString() : null
        );
    }

    private ApologyToMake Show(ApologyRow row)
    {
        var procedure = reading.ProcedureOf(row.Procedure, row.ProcedureVersion);
        return new ApologyToMake(
            row.Code.ToString(),
            row.Version,
            procedure.Name,
            row.Apology.DueAt,
            row.Apology.NewDueAt,
            procedure.Process.FirstOrDefault(step => step.Id == row.Apology.CauseStep)?.Name
                ?? new LocalText(row.Apology.CauseStep),
            catalogue.Units.Find(row.Apology.CauseUnit)?.Name ?? new LocalText(row.Apology.CauseUnit)
        );
    }

    private sealed record ApologyRow(
        Apology Apology,
        DossierCode Code,
        int Version,
        ProcedureCode Procedure,
        int ProcedureVersion
    );

    private IQueryable<PageKey> Page(string unit, Cursor? after, int rows)
    {
        var waiting = db.Apologies.AsNoTracking().Where(a => a.UnitId == unit && a.MadeAt == null);
        if (after is { } last)
        {
            waiting = waiting.Where(a => a.DueAt > last.At || (a.DueAt == last.At && a.DossierId > last.Id));
        }

        return waiting
            .OrderBy(a => a.DueAt)
            .ThenBy(a => a.DossierId)
            .Select(a => new PageKey { At = a.DueAt, Id = a.DossierId })
            .Take(rows);
    }
}

/// <summary><c>GET /api/apologies</c>.</summary>
public static class ListApologiesEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/apologies", ListApologies)
            .ForStaff()
            .WithName(nameof(ListApologies))
            .WithTags("Clerk")
            .Produces<ApologiesToMake>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The apologies that wait to be made, for those who answer for the unit; the next to pass its date first. Errors:
    /// <c>request.cursor-malformed</c>, <c>resource.not-found</c>.
    /// </summary>
    public static async Task<IResult> ListApologies(
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListApologies(cursor, limit), cancellationToken)).ToOk();
}
