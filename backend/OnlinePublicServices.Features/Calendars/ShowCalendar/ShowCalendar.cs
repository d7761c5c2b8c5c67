using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>A year of the calendar in force, for administrators.</summary>
internal sealed record ShowCalendar(int Year) : IQuery<CalendarYearView>;

/// <summary>A year of the calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Version">The version in force: a new one is drawn up from it.</param>
/// <param name="Decision">The instrument that fixed the days; empty in the year after the last.</param>
/// <param name="Provisional">True while the plan is not yet announced.</param>
/// <param name="NeedsReview">True while some day waits to be compared with the official text.</param>
/// <param name="Days">The days that are not what their weekday says, in order.</param>
/// <param name="FirstYear">The first published year.</param>
/// <param name="LastYear">The last published year.</param>
public sealed record CalendarYearView(
    int Year,
    int Version,
    string Decision,
    bool Provisional,
    bool NeedsReview,
    IReadOnlyList<CalendarDay> Days,
    int FirstYear,
    int LastYear
);

internal sealed class ShowCalendarHandler(PublishedCalendars calendars, StaffDesk desk)
    : IRequestHandler<ShowCalendar, Result<CalendarYearView>>
{
    public Task<Result<CalendarYearView>> Handle(ShowCalendar request, CancellationToken cancellationToken) =>
        Task.FromResult(Show(request.Year));

    private Result<CalendarYearView> Show(int asked)
    {
        if (!desk.KeepsCalendars)
        {
            return RequestErrors.NotFound;
        }

        var inForce = calendars.InForce;
        var (first, last) = (inForce.Years.Keys.Min(), inForce.Years.Keys.Max());
        if (asked < first || asked > last + 1)
        {
            return RequestErrors.NotFound;
        }

        var year = inForce.Years.GetValueOrDefault(asked);
        return new CalendarYearView(
            asked,
            inForce.Version,
            year?.Decision ?? "",
            year?.IsProvisional ?? true,
            year?.NeedsReview ?? false,
            [.. (year?.SpecialDays ?? []).Select(day => new CalendarDay(day.Day, day.Kind, day.Name))],
            first,
            last
        );
    }
}

/// <summary><c>GET /api/calendars/{year}</c>.</summary>
public static class ShowCalendarEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/calendars/{year:int}", ShowCalendar)
            .ForStaff()
            .WithName(nameof(ShowCalendar))
            .WithTags("Calendars")
            .Produces<CalendarYearView>();

    /// <summary>
    /// A year of the calendar in force; the year after the last is empty. Errors: <c>resource.not-found</c>, for staff
    /// who don't keep the system too.
    /// </summary>
    public static async Task<IResult> ShowCalendar(int year, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ShowCalendar(year), cancellationToken)).ToOk();
}
