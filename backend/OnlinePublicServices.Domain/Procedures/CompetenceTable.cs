using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Domain.Procedures;

/// <summary>
/// <c>Thẩm quyền giải quyết</c>: which units decide which procedures for a time. A rule names either a kind of unit,
/// and then every unit of that kind is meant, or single units.
/// </summary>
public sealed record CompetenceRule
{
    /// <summary>The procedures.</summary>
    public required IReadOnlyList<ProcedureCode> Procedures { get; init; }

    /// <summary>Every unit of this kind.</summary>
    public UnitKind? Kind { get; init; }

    /// <summary>These units.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>First day, in Viet Nam.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; absent while it holds.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>What gave the competence.</summary>
    public LocalText? Basis { get; init; }

    /// <summary>True on days on which the rule holds.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);
}

/// <summary>Answers who is competent for what, on any day.</summary>
public sealed class CompetenceTable(UnitTree units, IReadOnlyList<CompetenceRule> rules)
{
    private readonly ILookup<ProcedureCode, CompetenceRule> byProcedure = rules
        .SelectMany(rule => rule.Procedures.Select(code => (code, rule)))
        .ToLookup(pair => pair.code, pair => pair.rule);

    /// <summary>The authorities competent for a procedure on a day of Viet Nam, each once, in the order of the tree.</summary>
    public IEnumerable<Unit> CompetentUnits(ProcedureCode procedure, DateOnly day)
    {
        var inForce = byProcedure[procedure].Where(rule => rule.HoldsOn(day)).ToList();
        return units.At(day).Where(unit => inForce.Exists(rule => IsMeant(unit, rule)));
    }

    /// <summary>
    /// True when a unit, or the authority in whose name it acts, is competent for a procedure on a day of Viet Nam.
    /// </summary>
    public bool IsCompetent(string unitId, ProcedureCode procedure, DateOnly day) =>
        units.AuthorityOf(unitId) is { } authority
        && authority.IsInForceOn(day)
        && byProcedure[procedure].Any(rule => rule.HoldsOn(day) && IsMeant(authority, rule));

    /// <summary>
    /// True when dossiers of a procedure are addressed to a unit on a day of Viet Nam: to the competent authority itself,
    /// never to a counter or department of it, where nobody would look for them.
    /// </summary>
    public bool Receives(string unitId, ProcedureCode procedure, DateOnly day) =>
        units.AuthorityOf(unitId)?.Id == unitId && IsCompetent(unitId, procedure, day);

    private static bool IsMeant(Unit unit, CompetenceRule rule) =>
        unit.IsAuthority && (rule.Kind == unit.Kind || rule.Units.Contains(unit.Id, StringComparer.Ordinal));
}
