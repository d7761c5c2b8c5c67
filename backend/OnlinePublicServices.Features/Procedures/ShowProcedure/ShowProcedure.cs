using MediatR;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Procedures;

/// <summary>
/// All that is published about a procedure: the version in force, or the one asked for. Errors:
/// <c>resource.not-found</c>.
/// </summary>
internal sealed record ShowProcedure(string Code, int? Version) : IQuery<ProcedureDetails>;

internal sealed class ShowProcedureHandler(Catalogue catalogue, TimeProvider clock)
    : IRequestHandler<ShowProcedure, Result<ProcedureDetails>>
{
    public Task<Result<ProcedureDetails>> Handle(ShowProcedure show, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var procedure = ProcedureCode
            .Parse(show.Code)
            .Match(
                code => show.Version is { } version ? catalogue.Version(code, version) : catalogue.Current(code, today),
                _ => null
            );
        return Task.FromResult<Result<ProcedureDetails>>(
            procedure is null ? RequestErrors.NotFound : ProcedureDetails.Of(procedure, catalogue)
        );
    }
}
