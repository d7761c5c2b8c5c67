using MediatR;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Pipeline;
using Unit = OnlinePublicServices.Domain.Units.Unit;

namespace OnlinePublicServices.Features.Units;

/// <summary>A unit with what it was made from and what it became. Errors: <c>resource.not-found</c>.</summary>
internal sealed record ShowUnit(string Id) : IQuery<UnitDetails>;

internal sealed class ShowUnitHandler(Catalogue catalogue, TimeProvider clock)
    : IRequestHandler<ShowUnit, Result<UnitDetails>>
{
    public Task<Result<UnitDetails>> Handle(ShowUnit show, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return Task.FromResult<Result<UnitDetails>>(
            catalogue.Units.Find(show.Id) is { } unit ? Details(unit, today) : RequestErrors.NotFound
        );
    }

    private UnitDetails Details(Unit unit, DateOnly today)
    {
        var units = catalogue.Units;

        // Of a unit that has ended, the last day is what a reader wants to see.
        var day = unit.ValidTo is { } last && last < today ? last : today;
        return new UnitDetails(
            UnitSummary.Of(unit, units, day),
            [.. unit.AgencyCodes.Select(code => code.ToString())],
            unit.GsoCode,
            unit.ParentId is null ? null : UnitName.Of(units.Find(unit.ParentId)!),
            [.. units.ChildrenOf(unit.Id, day).Select(UnitName.Of)],
            unit.ValidFrom,
            unit.ValidTo,
            [.. units.PredecessorsOf(unit.Id).Select(UnitName.Of)],
            [.. units.SuccessorsOf(unit.Id).Select(UnitName.Of)],
            unit.NeedsReview
        );
    }
}

/// <summary>A unit with its place in the tree and in time.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="AgencyCodes">Its official codes, at most one for each legal edition.</param>
/// <param name="GsoCode">Number of the statistics office.</param>
/// <param name="Parent">The unit above.</param>
/// <param name="Children">The units below, today or on its last day.</param>
/// <param name="ValidFrom">First day, in Viet Nam.</param>
/// <param name="ValidTo">Last day; absent while it exists.</param>
/// <param name="Predecessors">What it was made from.</param>
/// <param name="Successors">What it became.</param>
/// <param name="NeedsReview">Facts that need confirmation.</param>
public sealed record UnitDetails(
    UnitSummary Unit,
    IReadOnlyList<string> AgencyCodes,
    string? GsoCode,
    UnitName? Parent,
    IReadOnlyList<UnitName> Children,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<UnitName> Predecessors,
    IReadOnlyList<UnitName> Successors,
    IReadOnlyList<ReviewMark> NeedsReview
);
