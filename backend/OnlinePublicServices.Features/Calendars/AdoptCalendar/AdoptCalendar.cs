using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>
/// Puts a version of the calendar in force and lets the next dossiers that it moves count by it, each by an act of its
/// own. Called until nothing follows; what a stopped run left is done by the next, and nothing twice. Refused:
/// <c>resource.not-found</c>, <c>calendar.version-superseded</c>, <c>request.cursor-malformed</c>.
/// </summary>
internal sealed record AdoptCalendar(int Number, string? After) : IAct<CalendarAdoption>;

/// <summary>How far an adoption has come.</summary>
/// <param name="Moved">Dossiers that count by the version since this call.</param>
/// <param name="NextCursor">What to call it with again; absent when every running dossier was looked at.</param>
public sealed record CalendarAdoption(int Moved, string? NextCursor);

internal sealed class AdoptCalendarHandler(
    PublicServicesDbContext db,
    PublishedCalendars calendars,
    CalendarBook book,
    CalendarMoves moves,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<AdoptCalendar, Result<CalendarAdoption>>
{
    public async Task<Result<CalendarAdoption>> Handle(AdoptCalendar request, CancellationToken cancellationToken)
    {
        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var version = desk.KeepsCalendars
            ? await db.CalendarVersions.SingleOrDefaultAsync(v => v.Number == request.Number, cancellationToken)
            : null;
        if (version is null)
        {
            return RequestErrors.NotFound;
        }

        // Asked of the database itself: a repeated attempt has to see what overtook the first.
        if (
            await db.CalendarVersions.AnyAsync(v => v.AdoptedAt != null && v.Number > version.Number, cancellationToken)
        )
        {
            return CalendarErrors.Superseded;
        }

        var (now, proposed) = (clock.GetUtcNow(), calendars.Under(version));
        version.Adopt(desk.ActorId, now);
        var looked = await moves.After(after.Value, version, proposed, cancellationToken);
        var ids = looked.Moves.Select(move => move.Id).ToList();
        foreach (var dossier in await db.Dossiers.Where(d => ids.Contains(d.Id)).ToListAsync(cancellationToken))
        {
            var adopted = dossier.AdoptCalendar(
                new Actor(desk.ActorId, ActorRole.Administrator),
                now,
                proposed.For(dossier.Code.Unit),
                book.RulesOf(dossier.Edition)
            );
            if (adopted.IsRefused)
            {
                return adopted.Error;
            }
        }

        if (looked.Next is null)
        {
            version.Finish(now);
        }

        return new CalendarAdoption(ids.Count, looked.Next?.ToString());
    }
}

/// <summary><c>POST /api/calendars/versions/{number}/adoption</c>.</summary>
public static class AdoptCalendarEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/calendars/versions/{number:int}/adoption", AdoptCalendar)
            .ForStaff()
            .WithName(nameof(AdoptCalendar))
            .WithTags("Calendars")
            .Produces<CalendarAdoption>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Puts a version in force and moves the next dossiers; called again with the cursor until none is left. Errors:
    /// <c>calendar.version-superseded</c>, <c>request.cursor-malformed</c>; <c>resource.not-found</c>, for staff who
    /// don't keep the system too.
    /// </summary>
    public static async Task<IResult> AdoptCalendar(
        int number,
        string? cursor,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new AdoptCalendar(number, cursor), cancellationToken)).ToOk();
}
