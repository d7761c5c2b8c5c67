using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>
/// Draws up another version of a year, from the version in force. Nothing counts by it until it is adopted. Refused:
/// <c>resource.not-found</c>, <c>calendar.version-superseded</c> (another one came into force since
/// <paramref name="DrawnFrom"/> was read), <c>calendar.years-broken</c>, <c>calendar-year.foreign-day</c>,
/// <c>calendar-year.day-twice</c>, <c>calendar-year.not-special</c>, <c>calendar-year.day-gone</c>,
/// <c>calendar-year.unchanged</c>.
/// </summary>
internal sealed record ProposeCalendar(
    int Year,
    int DrawnFrom,
    string Decision,
    bool Provisional,
    IReadOnlyList<CalendarDay> Days,
    string IdempotencyKey
) : IAct<ProposedCalendar>, IRepeatable;

/// <summary>A year as it shall be.</summary>
/// <param name="Year">The year: a published one, or the one after the last.</param>
/// <param name="DrawnFrom">The version in force when it was drawn up.</param>
/// <param name="Decision">The instrument that fixes the days.</param>
/// <param name="Provisional">True while the plan is not yet announced.</param>
/// <param name="Days">All days that are not what their weekday says.</param>
public sealed record CalendarDraft(
    int Year,
    int DrawnFrom,
    string Decision,
    bool Provisional,
    IReadOnlyList<CalendarDay> Days
);

/// <summary>A version that waits to be adopted.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ChangedDays">The days that are something else than in the version in force.</param>
public sealed record ProposedCalendar(int Number, IReadOnlyList<DateOnly> ChangedDays);

internal sealed class ProposeCalendarValidator : AbstractValidator<ProposeCalendar>
{
    private const int DaysMax = 60;

    public ProposeCalendarValidator()
    {
        RuleFor(draft => draft.Decision).NotEmpty().WithErrorCode("field.required");
        RuleFor(draft => draft.Decision)
            .MaximumLength(CalendarVersion.DecisionLengthMax)
            .WithErrorCode("field.too-long");
        RuleFor(draft => draft.Days).Must(days => days.Count <= DaysMax).WithErrorCode("field.too-many");
        RuleForEach(draft => draft.Days)
            .ChildRules(day =>
            {
                day.RuleFor(one => one.Name).NotEmpty().WithErrorCode("field.required");
                day.RuleFor(one => one.Name)
                    .MaximumLength(CalendarVersion.NameLengthMax)
                    .WithErrorCode("field.too-long");
            });
    }
}

internal sealed class ProposeCalendarHandler(
    PublicServicesDbContext db,
    PublishedCalendars calendars,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<ProposeCalendar, Result<ProposedCalendar>>
{
    public async Task<Result<ProposedCalendar>> Handle(ProposeCalendar request, CancellationToken cancellationToken)
    {
        if (!desk.KeepsCalendars)
        {
            return RequestErrors.NotFound;
        }

        var inForce = calendars.InForce;
        if (inForce.Version != request.DrawnFrom)
        {
            return CalendarErrors.Superseded;
        }

        var now = clock.GetUtcNow();
        var last = await db.CalendarVersions.MaxAsync(v => (int?)v.Number, cancellationToken) ?? 1;
        return CalendarYear
            .Create(
                request.Year,
                [.. request.Days.Select(day => new SpecialDay(day.Day, day.Kind, day.Name.Trim()))],
                request.Decision.Trim(),
                provisional: request.Provisional
            )
            .Then(year =>
                year.Revises(inForce.Years.GetValueOrDefault(request.Year), VietnamTime.DayOf(now))
                    .Then(changed =>
                        inForce
                            .With(last + 1, year)
                            .Map(_ =>
                            {
                                db.CalendarVersions.Add(new CalendarVersion(last + 1, year, desk.ActorId, now));
                                return new ProposedCalendar(last + 1, changed);
                            })
                    )
            );
    }
}

/// <summary><c>POST /api/calendars/versions</c>.</summary>
public static class ProposeCalendarEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost("/api/calendars/versions", ProposeCalendar)
            .ForStaff()
            .RequireIdempotencyKey()
            .WithName(nameof(ProposeCalendar))
            .WithTags("Calendars")
            .Produces<ProposedCalendar>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// Draws up another version of a year. Errors: <c>request.invalid</c>, <c>calendar.version-superseded</c>,
    /// <c>calendar.years-broken</c>, <c>calendar-year.foreign-day</c>, <c>calendar-year.day-twice</c>,
    /// <c>calendar-year.not-special</c>, <c>calendar-year.day-gone</c>, <c>calendar-year.unchanged</c>;
    /// <c>resource.not-found</c> for staff who don't keep the system.
    /// </summary>
    public static async Task<IResult> ProposeCalendar(
        CalendarDraft draft,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new ProposeCalendar(
                    draft.Year,
                    draft.DrawnFrom,
                    draft.Decision,
                    draft.Provisional,
                    draft.Days,
                    key.Value
                ),
                cancellationToken
            )
        ).ToHttp(proposed =>
            TypedResults.Created(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"/api/calendars/versions/{proposed.Number}/moves"
                ),
                proposed
            )
        );
}
