using MediatR;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Procedures;

/// <summary>
/// The units that decide a procedure on a day of Viet Nam; today unless told. Errors: <c>resource.not-found</c> for a
/// procedure that nobody publishes.
/// </summary>
internal sealed record ListCompetentUnits(string Code, DateOnly? On) : IQuery<UnitSummary[]>;

internal sealed class ListCompetentUnitsHandler(Catalogue catalogue, TimeProvider clock)
    : IRequestHandler<ListCompetentUnits, Result<UnitSummary[]>>
{
    public Task<Result<UnitSummary[]>> Handle(ListCompetentUnits list, CancellationToken cancellationToken)
    {
        var day = list.On ?? VietnamTime.DayOf(clock.GetUtcNow());
        var units = ProcedureCode
            .Parse(list.Code)
            .Match<Result<UnitSummary[]>>(
                code => catalogue.Version(code, 1) is null ? RequestErrors.NotFound : CompetentFor(code, day),
                _ => RequestErrors.NotFound
            );
        return Task.FromResult(units);
    }

    private UnitSummary[] CompetentFor(ProcedureCode code, DateOnly day) =>
        [.. catalogue.Competence.CompetentUnits(code, day).Select(unit => UnitSummary.Of(unit, catalogue.Units, day))];
}
