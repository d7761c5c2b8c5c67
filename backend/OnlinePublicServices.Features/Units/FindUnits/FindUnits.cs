using FluentValidation;
using MediatR;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Pipeline;
using Unit = OnlinePublicServices.Domain.Units.Unit;

namespace OnlinePublicServices.Features.Units;

/// <summary>
/// Finds authorities by their old or new name; without a query, those that exist today. At most 50.
/// </summary>
internal sealed record FindUnits(string? Query) : IQuery<FoundUnits>;

internal sealed class FindUnitsValidator : AbstractValidator<FindUnits>
{
    /// <summary>The longest query, in characters.</summary>
    public const int QueryLengthMax = 200;

    public FindUnitsValidator() => RuleFor(find => find.Query).MaximumLength(QueryLengthMax);
}

internal sealed class FindUnitsHandler(Catalogue catalogue, TimeProvider clock)
    : IRequestHandler<FindUnits, Result<FoundUnits>>
{
    private const int Most = 50;

    public Task<Result<FoundUnits>> Handle(FindUnits find, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var units = string.IsNullOrWhiteSpace(find.Query)
            ? catalogue.Units.At(today).Where(unit => unit.IsAuthority)
            : catalogue.FindUnits(find.Query).Hits.Select(id => catalogue.Units.Find(id)!);
        return Task.FromResult<Result<FoundUnits>>(
            new FoundUnits([.. units.Take(Most).Select(unit => Found(unit, today))])
        );
    }

    private FoundUnit Found(Unit unit, DateOnly today) =>
        new(
            unit.Id,
            unit.Name,
            unit.Kind,
            unit.ValidFrom,
            unit.ValidTo,
            unit.IsInForceOn(today),
            unit.IsInForceOn(today) ? [] : [.. catalogue.Units.InPlaceOf(unit.Id, today).Select(UnitName.Of)]
        );
}

/// <summary>Units found, the best first.</summary>
/// <param name="Items">The units.</param>
public sealed record FoundUnits(IReadOnlyList<FoundUnit> Items);

/// <summary>A unit, living or not.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Full name.</param>
/// <param name="Kind">What sort of body it is.</param>
/// <param name="ValidFrom">First day, in Viet Nam.</param>
/// <param name="ValidTo">Last day; absent while it exists.</param>
/// <param name="InForce">True when it exists today.</param>
/// <param name="Now">What stands in its place today, when it has ended.</param>
public sealed record FoundUnit(
    string Id,
    LocalText Name,
    UnitKind Kind,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    bool InForce,
    IReadOnlyList<UnitName> Now
);
