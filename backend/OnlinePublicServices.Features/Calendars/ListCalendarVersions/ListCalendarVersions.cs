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

/// <summary>The versions of the calendar, the newest first, for administrators.</summary>
internal sealed record ListCalendarVersions(int? Before, int? Limit) : IQuery<CalendarVersionList>;

/// <summary>A page of versions.</summary>
/// <param name="Items">The newest first; version 1 stands in files and isn't among them.</param>
/// <param name="NextBefore">Where the next page begins; absent on the last.</param>
public sealed record CalendarVersionList(IReadOnlyList<CalendarVersionView> Items, int? NextBefore);

/// <summary>One version and what became of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">The year that it changes.</param>
/// <param name="Decision">The instrument that fixed the days.</param>
/// <param name="ProposedBy">Who drew it up.</param>
/// <param name="ProposedAt">When, UTC.</param>
/// <param name="AdoptedBy">Who put it in force.</param>
/// <param name="AdoptedAt">When, UTC.</param>
/// <param name="FinishedAt">When every dossier that was running had been looked at, UTC.</param>
/// <param name="Superseded">A later one came into force before it could.</param>
public sealed record CalendarVersionView(
    int Number,
    int Year,
    string Decision,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? AdoptedBy,
    DateTimeOffset? AdoptedAt,
    DateTimeOffset? FinishedAt,
    bool Superseded
);

internal sealed class ListCalendarVersionsHandler(
    PublicServicesDbContext db,
    PublishedCalendars calendars,
    Catalogue catalogue,
    StaffDesk desk
) : IRequestHandler<ListCalendarVersions, Result<CalendarVersionList>>
{
    public async Task<Result<CalendarVersionList>> Handle(
        ListCalendarVersions request,
        CancellationToken cancellationToken
    )
    {
        if (!desk.KeepsCalendars)
        {
            return RequestErrors.NotFound;
        }

        var inForce = calendars.InForce.Version;
        var (limit, before) = (Cursor.Limit(request.Limit), request.Before ?? int.MaxValue);
        var rows = await db
            .CalendarVersions.AsNoTracking()
            .Where(v => v.Number < before)
            .OrderByDescending(v => v.Number)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new CalendarVersionList(
            [.. rows.Take(limit).Select(version => Show(version, inForce))],
            rows.Count > limit ? rows[limit - 1].Number : null
        );
    }

    private CalendarVersionView Show(CalendarVersion version, int inForce) =>
        new(
            version.Number,
            version.Year,
            version.Decision,
            NameOf(version.ProposedBy),
            version.ProposedAt,
            version.AdoptedBy is { } by ? NameOf(by) : null,
            version.AdoptedAt,
            version.FinishedAt,
            version.AdoptedAt is null && version.Number < inForce
        );

    private string NameOf(string actor) => catalogue.StaffNamed(actor)?.Name ?? "";
}

/// <summary><c>GET /api/calendars/versions</c>.</summary>
public static class ListCalendarVersionsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/calendars/versions", ListCalendarVersions)
            .ForStaff()
            .WithName(nameof(ListCalendarVersions))
            .WithTags("Calendars")
            .Produces<CalendarVersionList>();

    /// <summary>
    /// The versions of the calendar with who drew them up and put them in force. Errors: <c>resource.not-found</c> for
    /// staff who don't keep the system.
    /// </summary>
    public static async Task<IResult> ListCalendarVersions(
        int? before,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListCalendarVersions(before, limit), cancellationToken)).ToOk();
}
