using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Calendars;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>
/// What a dossier's due date follows from, and which step used which day: for anyone with the code, so that anyone can
/// compute the date again. Nothing about the person. Refused: <c>tracking.not-found</c>, also before acceptance.
/// </summary>
internal sealed record ExplainDueDate(string Code) : IQuery<DueExplanation>;

/// <summary>What a due date follows from.</summary>
/// <param name="Inputs">All that it takes to compute it again.</param>
/// <param name="Steps">Which step used which day so far; none where the procedure itself is not told.</param>
public sealed record DueExplanation(DueDateInputs Inputs, IReadOnlyList<DueStep> Steps);

internal sealed class ExplainDueDateHandler(PublicServicesDbContext db, DossierReading reading, DueSteps steps)
    : IRequestHandler<ExplainDueDate, Result<DueExplanation>>
{
    public async Task<Result<DueExplanation>> Handle(ExplainDueDate request, CancellationToken cancellationToken)
    {
        var code = DossierCode.Parse(request.Code);
        var dossier = code.IsRefused
            ? null
            : await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(d => d.Code == code.Value, cancellationToken);
        if (dossier?.AcceptedAt is not { } acceptedAt)
        {
            return TrackingGate.NotFound;
        }

        return new DueExplanation(
            new DueDateInputs(
                OfficeTime.Of(reading.CalendarBehind(dossier), new DateOnly(VietnamTime.DayOf(acceptedAt).Year, 1, 1)),
                DueFacts.Of(acceptedAt, dossier.TimeLimit, reading.RulesOf(dossier), dossier.Pauses)
            ),
            reading.ProcedureOf(dossier).Sensitive ? [] : steps.Of(dossier)
        );
    }
}

/// <summary><c>GET /api/tracking/{code}/due-date</c>.</summary>
public static class ExplainDueDateEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/tracking/{code}/due-date", ExplainDueDate)
            .ForAnyone()
            .RequireRateLimiting(Throttles.Tracking)
            .WithName(nameof(ExplainDueDate))
            .WithTags("Tracking")
            .Produces<DueExplanation>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// What the due date of an accepted dossier follows from. Errors: <c>tracking.not-found</c>,
    /// <c>request.too-many</c>.
    /// </summary>
    public static async Task<IResult> ExplainDueDate(
        string code,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ExplainDueDate(code), cancellationToken)).ToOk();
}
