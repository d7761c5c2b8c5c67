using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Feedback;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Feedback;

/// <summary>
/// The columns of the report on reflections, for each of the asker's units, counted from the acts. Both kinds are counted
/// for all who answer for a unit: numbers name nobody. Refused: <c>resource.not-found</c>,
/// <c>feedback.period-malformed</c>, <c>calendar.not-published</c>.
/// </summary>
internal sealed record CountFeedback(DateOnly? From, DateOnly? Through) : IQuery<FeedbackCounts>;

/// <summary>The report of a period.</summary>
/// <param name="Units">The units that had any.</param>
public sealed record FeedbackCounts(IReadOnlyList<UnitFeedback> Units);

/// <summary>The report of a unit.</summary>
public sealed record UnitFeedback(UnitRef Unit, FeedbackReport Report);

internal sealed class CountFeedbackHandler(
    PublicServicesDbContext db,
    FeedbackReading reading,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<CountFeedback, Result<FeedbackCounts>>
{
    /// <summary>A commune has a few hundred in a year; so many are read at once at most.</summary>
    private const int DaysMax = 400;

    public async Task<Result<FeedbackCounts>> Handle(CountFeedback request, CancellationToken cancellationToken)
    {
        var units = desk.UnitsServed;
        if (units.Count == 0)
        {
            return RequestErrors.NotFound;
        }

        if (
            request is not { From: { } first, Through: { } last }
            || first > last
            || last.DayNumber - first.DayNumber > DaysMax
        )
        {
            return new DomainError("feedback.period-malformed", ErrorKind.Malformed);
        }

        var from = VietnamTime.Instant(first, TimeOnly.MinValue);
        var until = VietnamTime.Instant(last.AddDays(1), TimeOnly.MinValue);
        var cases = await db
            .FeedbackCases.AsNoTracking()
            .Where(c =>
                units.Contains(c.UnitId)
                && c.ReceivedAt < until
                && (
                    c.ReceivedAt >= from
                    || c.LastActAt >= from
                    || EF.Property<DateTimeOffset?>(c, FeedbackColumns.DueAt) != null
                )
            )
            .ToListAsync(cancellationToken);
        // A period that still runs is judged as of now.
        var now = clock.GetUtcNow();
        List<UnitFeedback> counted = [];
        foreach (var unit in cases.GroupBy(c => c.UnitId).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var report = FeedbackReport.Of(
                [.. unit],
                reading.CalendarOf(unit.Key),
                from,
                until < now ? until : now.AddTicks(1)
            );
            if (report.IsRefused)
            {
                return report.Error;
            }

            counted.Add(new UnitFeedback(new UnitRef(unit.Key, reading.NameOf(unit.Key)), report.Value));
        }

        return new FeedbackCounts(counted);
    }
}

/// <summary><c>GET /api/feedback-report</c>.</summary>
public static class CountFeedbackEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/feedback-report", CountFeedback)
            .ForStaff()
            .WithName(nameof(CountFeedback))
            .WithTags("Feedback")
            .Produces<FeedbackCounts>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// The report on reflections over days of Viet Nam, both included, 400 at most. Errors: <c>resource.not-found</c>,
    /// <c>feedback.period-malformed</c>, <c>calendar.not-published</c>.
    /// </summary>
    public static async Task<IResult> CountFeedback(
        DateOnly? from,
        DateOnly? through,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new CountFeedback(from, through), cancellationToken)).ToOk();
}
