using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Routing;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Routing;

/// <summary>
/// Finds the posts that are competent for the steps of a procedure at an authority. A dossier keeps the process of its
/// procedure's version; which unit has a function is asked anew each day, so that a merger strands nothing.
/// </summary>
internal sealed class RouteBook(Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The counter's step of a procedure without a described process.</summary>
    private static readonly ProcessStep CounterStep = new()
    {
        Id = "receive",
        Name = new LocalText("receive"),
        Function = "one-stop",
        Role = StaffRole.ReceivingClerk,
    };

    /// <summary>The route of a dossier, by today's units.</summary>
    public ProcessingRoute Of(Dossier dossier) =>
        For(catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!, dossier.UnitId);

    /// <summary>The route of a procedure at the authority that receives.</summary>
    public ProcessingRoute For(Procedure procedure, string unitId) =>
        For(catalogue, procedure, unitId, VietnamTime.DayOf(clock.GetUtcNow()));

    /// <summary>The same by any catalogue on any day of Viet Nam.</summary>
    public static ProcessingRoute For(Catalogue catalogue, Procedure procedure, string unitId, DateOnly day)
    {
        var authority = catalogue.Units.InPlaceOf(unitId, day).FirstOrDefault() ?? catalogue.Units.Find(unitId)!;
        var process = procedure.Process.Count > 0 ? procedure.Process : [CounterStep];
        return new ProcessingRoute([.. process.Select(step => Step(catalogue.Units, step, authority, day))]);
    }

    private static RoutingStep Step(UnitTree units, ProcessStep step, Unit authority, DateOnly day)
    {
        // The authority itself answers for a function that nobody below or beside it has.
        var unit = units.ForFunction(authority, step.Function, day) ?? authority;
        return new RoutingStep
        {
            Id = step.Id,
            Name = step.Name,
            Post = new Post(unit.Id, step.Role),
            BodyId = (units.AuthorityOf(unit.Id) ?? authority).Id,
            Time = step.Time,
            Alongside = [.. step.Alongside.Select(other => Step(units, other, authority, day))],
        };
    }
}
