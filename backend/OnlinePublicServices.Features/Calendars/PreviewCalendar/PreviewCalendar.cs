using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>Which dossiers a version of the calendar moves, for administrators: their codes and dates, no names.</summary>
internal sealed record PreviewCalendar(int Number, string? After) : IQuery<CalendarMoveList>;

/// <summary>A version and some of the dossiers that it moves.</summary>
/// <param name="Year">The year that it changes.</param>
/// <param name="Decision">The instrument that fixed the days.</param>
/// <param name="Adoptable">True while it can be put in force, or was and has dossiers to look at.</param>
/// <param name="Items">By the due instant that holds now; a page may be empty and others follow.</param>
/// <param name="NextCursor">Where to look on; absent when all were looked at.</param>
public sealed record CalendarMoveList(
    int Year,
    string Decision,
    bool Adoptable,
    IReadOnlyList<CalendarMove> Items,
    string? NextCursor
);

/// <summary>A dossier whose date moves.</summary>
/// <param name="Code">The dossier.</param>
/// <param name="ProcedureName">What it asks for.</param>
/// <param name="UnitName">Who received it.</param>
/// <param name="OldDueAt">When it is due by the version that it counts by, UTC.</param>
/// <param name="NewDueAt">When it would be due, UTC.</param>
public sealed record CalendarMove(
    string Code,
    LocalText ProcedureName,
    LocalText UnitName,
    DateTimeOffset? OldDueAt,
    DateTimeOffset? NewDueAt
);

internal sealed class PreviewCalendarHandler(
    PublicServicesDbContext db,
    PublishedCalendars calendars,
    CalendarMoves moves,
    Catalogue catalogue,
    StaffDesk desk
) : IRequestHandler<PreviewCalendar, Result<CalendarMoveList>>
{
    public async Task<Result<CalendarMoveList>> Handle(PreviewCalendar request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var version = desk.KeepsCalendars
            ? await db
                .CalendarVersions.AsNoTracking()
                .SingleOrDefaultAsync(v => v.Number == request.Number, cancellationToken)
            : null;
        if (version is null)
        {
            return RequestErrors.NotFound;
        }

        var superseded = version.Number < calendars.InForce.Version;
        var looked = superseded
            ? new LookedAt([], null)
            : await moves.After(after.Value, version, calendars.Under(version), cancellationToken);
        return new CalendarMoveList(
            version.Year,
            version.Decision,
            !superseded && version.FinishedAt is null,
            [.. looked.Moves.Select(Show)],
            looked.Next?.ToString()
        );
    }

    private CalendarMove Show(DossierMove move) =>
        new(
            move.Dossier.Code.ToString(),
            catalogue.Version(move.Dossier.Procedure, move.Dossier.ProcedureVersion)!.Name,
            catalogue.Units.Find(move.Dossier.UnitId)!.Name,
            move.OldDueAt,
            move.NewDueAt
        );
}

/// <summary><c>GET /api/calendars/versions/{number}/moves</c>.</summary>
public static class PreviewCalendarEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/calendars/versions/{number:int}/moves", PreviewCalendar)
            .ForStaff()
            .WithName(nameof(PreviewCalendar))
            .WithTags("Calendars")
            .Produces<CalendarMoveList>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The running dossiers whose date a version moves. Each page looks at a bounded number of dossiers. Errors:
    /// <c>request.cursor-malformed</c>; <c>resource.not-found</c>, for staff who don't keep the system too.
    /// </summary>
    public static async Task<IResult> PreviewCalendar(
        int number,
        string? cursor,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new PreviewCalendar(number, cursor), cancellationToken)).ToOk();
}
