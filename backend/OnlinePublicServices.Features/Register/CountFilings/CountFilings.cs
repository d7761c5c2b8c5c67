using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Register;

/// <summary>
/// How a unit's dossiers came in, by day of receipt: what a clerk enters for somebody is no self-service and is counted
/// apart. Refused: <c>resource.not-found</c>, <c>date.implausible</c>.
/// </summary>
internal sealed record CountFilings(string? UnitId, DateOnly? From, DateOnly? Until) : IQuery<FilingCounts>;

/// <summary>How dossiers came in.</summary>
/// <param name="SelfService">Filed online by the person.</param>
/// <param name="AtCounter">Entered by a clerk, at this counter or another.</param>
/// <param name="WithPopulationData">Of both, those that use what the population register says, looked up or filled in (index 766, 4.5).</param>
public sealed record FilingCounts(int SelfService, int AtCounter, int WithPopulationData);

internal sealed class CountFilingsValidator : AbstractValidator<CountFilings>
{
    public CountFilingsValidator() =>
        RuleFor(r => r.Until)
            .Must((request, until) => RegisterPeriod.IsPlausible(request.From, until))
            .WithErrorCode("date.implausible");
}

internal sealed class CountFilingsHandler(PublicServicesDbContext db, StaffDesk desk, TimeProvider clock)
    : IRequestHandler<CountFilings, Result<FilingCounts>>
{
    private static readonly StaffRole[] Keepers = [StaffRole.ReceivingClerk, StaffRole.Supervisor];

    public async Task<Result<FilingCounts>> Handle(CountFilings request, CancellationToken cancellationToken)
    {
        var units = Keepers.SelectMany(desk.UnitsServedAs).ToList();
        if ((request.UnitId ?? units.FirstOrDefault()) is not { } unit || !units.Contains(unit, StringComparer.Ordinal))
        {
            return RequestErrors.NotFound;
        }

        var (from, until) = RegisterPeriod.Of(request.From, request.Until, VietnamTime.DayOf(clock.GetUtcNow()));
        var filed = db
            .Dossiers.Where(d => d.UnitId == unit && d.SubmittedAt >= from && d.SubmittedAt < until)
            // Refused in the act that entered it, it was never filed (Form 03).
            .Where(d => !d.History.Any(r => r.Number == 2 && r.Act == DossierAct.Refuse && r.At == d.SubmittedAt));
        var counts = await filed
            .GroupBy(d => d.History.Any(r => r.Number == 1 && r.Role == ActorRole.Citizen))
            .Select(group => new { IsSelfService = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.IsSelfService, group => group.Count, cancellationToken);
        return new FilingCounts(
            counts.GetValueOrDefault(true),
            counts.GetValueOrDefault(false),
            await filed.CountAsync(
                d => d.IsFilledFromRegister || d.History.Any(r => r.Act == DossierAct.ConsultRegister),
                cancellationToken
            )
        );
    }
}

/// <summary><c>GET /api/register/filings</c>.</summary>
public static class CountFilingsEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/register/filings", CountFilings)
            .ForStaff()
            .WithName(nameof(CountFilings))
            .WithTags("Clerk")
            .Produces<FilingCounts>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

    /// <summary>
    /// How many dossiers of a unit, the asker's first unless named, people filed themselves and clerks entered for them,
    /// from one day to another, Viet Nam time, at most 366 days, this month unless named. Errors:
    /// <c>resource.not-found</c>, <c>request.invalid</c>.
    /// </summary>
    public static async Task<IResult> CountFilings(
        string? unit,
        DateOnly? from,
        DateOnly? until,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new CountFilings(unit, from, until), cancellationToken)).ToOk();
}
