using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Domain.Units;

/// <summary>
/// All units that ever were, as a tree with dates. Asking for a day gives the tree of that day; nothing is ever
/// renamed or removed.
/// </summary>
public sealed class UnitTree
{
    private readonly Dictionary<string, Unit> byId;
    private readonly ILookup<string, Unit> children;
    private readonly ILookup<string, Unit> predecessors;

    private UnitTree(Dictionary<string, Unit> byId)
    {
        this.byId = byId;
        All = [.. byId.Values.OrderBy(unit => unit.ValidFrom).ThenBy(unit => unit.Id, StringComparer.Ordinal)];
        children = All.Where(unit => unit.ParentId is not null)
            .ToLookup(unit => unit.ParentId!, StringComparer.Ordinal);
        predecessors = All.SelectMany(unit => unit.Successors.Select(id => (Id: id, Unit: unit)))
            .ToLookup(pair => pair.Id, pair => pair.Unit, StringComparer.Ordinal);
    }

    /// <summary>Every unit, by first day and id.</summary>
    public IReadOnlyList<Unit> All { get; }

    /// <summary>
    /// Builds the tree, or says all that is wrong with it. Errors, each with <c>unit</c> and <c>field</c>:
    /// <c>unit.id.repeated</c>, <c>unit.dates.reversed</c>, <c>unit.parent.unknown</c>, <c>unit.parent.circular</c>,
    /// <c>unit.parent.not-in-force</c>, <c>unit.successor.unknown</c>, <c>unit.successor.not-in-force</c>,
    /// <c>unit.successor.of-living-unit</c>, <c>unit.division.foreign</c>, <c>unit.division.without-rest</c>.
    /// </summary>
    public static (UnitTree Tree, IReadOnlyList<DomainError> Faults) Build(IEnumerable<Unit> units)
    {
        var known = new Dictionary<string, Unit>(StringComparer.Ordinal);
        var faults = new List<DomainError>();
        foreach (var unit in units)
        {
            if (!known.TryAdd(unit.Id, unit))
            {
                faults.Add(Fault("unit.id.repeated", unit, "id"));
            }
        }

        foreach (var unit in known.Values)
        {
            if (unit.ValidTo < unit.ValidFrom)
            {
                faults.Add(Fault("unit.dates.reversed", unit, "validTo"));
            }

            faults.AddRange(FaultsOfParent(unit, known));
            faults.AddRange(FaultsOfSuccessors(unit, known));
        }

        return (new UnitTree(known), faults);
    }

    /// <summary>The unit with this id, living or not.</summary>
    public Unit? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    /// <summary>The units that existed on a day of Viet Nam.</summary>
    public IEnumerable<Unit> At(DateOnly day) => All.Where(unit => unit.IsInForceOn(day));

    /// <summary>The units directly below this one on a day.</summary>
    public IEnumerable<Unit> ChildrenOf(string id, DateOnly day) => children[id].Where(child => child.IsInForceOn(day));

    /// <summary>The units that this one directly became.</summary>
    public IEnumerable<Unit> SuccessorsOf(string id) =>
        Find(id) is { } unit ? unit.Successors.Select(successor => byId[successor]) : [];

    /// <summary>
    /// What stands in the unit's place on a later day: itself while it exists, else its successors, followed through
    /// every merger in between. Empty when it ended without a successor.
    /// </summary>
    public IEnumerable<Unit> InPlaceOf(string id, DateOnly day) =>
        Find(id) switch
        {
            null => [],
            var unit when unit.ValidTo is not { } last || day <= last => [unit],
            _ => SuccessorsOf(id).SelectMany(successor => InPlaceOf(successor.Id, day)).Distinct(),
        };

    /// <summary>The units that this one was directly made from.</summary>
    public IEnumerable<Unit> PredecessorsOf(string id) => predecessors[id];

    /// <summary>
    /// The bodies whose affairs are dealt with in a unit: the one in whose name it acts, and all whose place that one
    /// took, through every merger in between.
    /// </summary>
    public IEnumerable<Unit> ServedFrom(string id) =>
        AuthorityOf(id) is { } authority ? WithThoseBefore(authority) : [];

    private IEnumerable<Unit> WithThoseBefore(Unit unit) =>
        PredecessorsOf(unit.Id).SelectMany(WithThoseBefore).Prepend(unit).Distinct();

    /// <summary>The body in whose name a unit acts: itself, or the nearest authority above it.</summary>
    public Unit? AuthorityOf(string id)
    {
        var unit = Find(id);
        while (unit is not null && !unit.IsAuthority)
        {
            unit = unit.ParentId is null ? null : Find(unit.ParentId);
        }

        return unit;
    }

    /// <summary>A unit, and those above it up to the top.</summary>
    public IEnumerable<Unit> AndAbove(string id)
    {
        for (var unit = Find(id); unit is not null; unit = unit.ParentId is { } parent ? Find(parent) : null)
        {
            yield return unit;
        }
    }

    /// <summary>The counter of an authority on a day: its one-stop centre, or the authority itself.</summary>
    public Unit CounterOf(Unit authority, DateOnly day) =>
        ChildrenOf(authority.Id, day).FirstOrDefault(child => child.Kind is UnitKind.OneStopCentre) ?? authority;

    /// <summary>
    /// The unit that has a function in an authority's processes on a day: the authority itself, its counter, its
    /// department, or the body beside it that serves it. Nothing where there is none.
    /// </summary>
    /// <param name="authority">The receiving authority.</param>
    /// <param name="function">As process steps name it.</param>
    /// <param name="day">A day of Viet Nam.</param>
    public Unit? ForFunction(Unit authority, string function, DateOnly day) =>
        function switch
        {
            "one-stop" => CounterOf(authority, day),
            "leadership" => authority,
            _ when authority.Function == function => authority,
            _ => ChildrenOf(authority.Id, day).FirstOrDefault(child => child.Function == function)
                ?? At(day)
                    .FirstOrDefault(unit =>
                        unit.Function == function && unit.Serves.Contains(authority.Id, StringComparer.Ordinal)
                    ),
        };

    /// <summary>
    /// True when the work of one unit is done in another on a day: they are the same, or the one took the other's place,
    /// itself or as the department of the same function of the authority that did.
    /// </summary>
    public bool StandsFor(string unitId, string formerId, DateOnly day)
    {
        if (unitId == formerId || InPlaceOf(formerId, day).Any(unit => unit.Id == unitId))
        {
            return true;
        }

        return Find(unitId) is { Function: { } function } unit
            && Find(formerId) is { ParentId: { } formerParent } former
            && former.Function == function
            && !former.IsInForceOn(day)
            && InPlaceOf(formerParent, day).Any(parent => parent.Id == unit.ParentId);
    }

    /// <summary>
    /// The authority that goes on with a dossier on a day: the unit itself while it exists, else its heir, through every
    /// merger and split in between. Nothing when several could and no rule names one.
    /// </summary>
    /// <param name="id">The unit that had it.</param>
    /// <param name="field">The field of work of its procedure.</param>
    /// <param name="procedure">The national code of its procedure.</param>
    /// <param name="day">A day of Viet Nam.</param>
    public Unit? HeirOf(string id, string field, string procedure, DateOnly day)
    {
        var unit = Find(id);
        while (unit is { ValidTo: { } last } && last < day)
        {
            unit = unit.HeirOf(field, procedure) is { } heir ? Find(heir) : null;
        }

        return unit;
    }

    /// <summary>
    /// Where the work of a unit is done on a day for dossiers of an authority: there still, at its successor, or at what
    /// has its function under the authority that took over.
    /// </summary>
    public Unit PlaceOf(string formerId, Unit authority, DateOnly day)
    {
        if (Find(formerId) is not { } former || former.IsInForceOn(day))
        {
            return Find(formerId) ?? authority;
        }

        if (!former.IsAuthority && InPlaceOf(formerId, day).FirstOrDefault() is { } successor)
        {
            return successor;
        }

        var over = AuthorityOf(formerId) is { } before ? InPlaceOf(before.Id, day).ToList() : [];
        var body = over.Contains(authority) ? authority : over.FirstOrDefault() ?? authority;
        return former switch
        {
            { IsAuthority: true } => body,
            { Kind: UnitKind.OneStopCentre } => CounterOf(body, day),
            { Function: { } function } => ForFunction(body, function, day) ?? body,
            _ => body,
        };
    }

    private static IEnumerable<DomainError> FaultsOfParent(Unit unit, Dictionary<string, Unit> byId)
    {
        if (unit.ParentId is null)
        {
            yield break;
        }

        if (!byId.TryGetValue(unit.ParentId, out var parent))
        {
            yield return Fault("unit.parent.unknown", unit, "parentId").With("parent", unit.ParentId);
            yield break;
        }

        if (
            !parent.IsInForceOn(unit.ValidFrom)
            || (parent.ValidTo is { } end && (unit.ValidTo ?? DateOnly.MaxValue) > end)
        )
        {
            yield return Fault("unit.parent.not-in-force", unit, "parentId").With("parent", parent.Id);
        }

        // The walk ends at the root, or after as many steps as there are units, which only a circle can take.
        var steps = 0;
        for (Unit? above = parent; above?.ParentId is not null; above = byId.GetValueOrDefault(above.ParentId))
        {
            if (++steps > byId.Count)
            {
                yield return Fault("unit.parent.circular", unit, "parentId");
                yield break;
            }
        }
    }

    private static IEnumerable<DomainError> FaultsOfSuccessors(Unit unit, Dictionary<string, Unit> byId)
    {
        if (unit is { ValidTo: null, Successors.Count: > 0 })
        {
            yield return Fault("unit.successor.of-living-unit", unit, "successors");
        }

        if (unit.Division.Any(rule => !unit.Successors.Contains(rule.SuccessorId, StringComparer.Ordinal)))
        {
            yield return Fault("unit.division.foreign", unit, "division");
        }

        if (unit.Division.Count > 0 && unit.Division.Count(rule => rule.IsRest) != 1)
        {
            yield return Fault("unit.division.without-rest", unit, "division");
        }

        foreach (var id in unit.Successors)
        {
            if (!byId.TryGetValue(id, out var successor))
            {
                yield return Fault("unit.successor.unknown", unit, "successors").With("successor", id);
            }
            else if (unit.ValidTo is { } last && (successor.ValidTo <= last || successor.ValidFrom > last.AddDays(1)))
            {
                yield return Fault("unit.successor.not-in-force", unit, "successors").With("successor", id);
            }
        }
    }

    private static DomainError Fault(string code, Unit unit, string field) =>
        new DomainError(code, ErrorKind.Malformed).With("unit", unit.Id).With("field", field);
}
