using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>A unit as a person looks for it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Full name.</param>
/// <param name="Kind">What sort of body it is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Hours">When its counter is open.</param>
/// <param name="OneStopName">The counter that receives for it.</param>
public sealed record UnitSummary(
    string Id,
    LocalText Name,
    UnitKind Kind,
    LocalText? Address,
    string? Phone,
    LocalText? Hours,
    LocalText OneStopName
)
{
    /// <summary>The unit as it was on a day of Viet Nam.</summary>
    public static UnitSummary Of(Unit unit, UnitTree units, DateOnly day) =>
        new(unit.Id, unit.Name, unit.Kind, unit.Address, unit.Phone, unit.Hours, units.CounterOf(unit, day).Name);
}

/// <summary>Another unit, named.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Full name.</param>
public sealed record UnitName(string Id, LocalText Name)
{
    /// <summary>The unit's name.</summary>
    public static UnitName Of(Unit unit) => new(unit.Id, unit.Name);
}
