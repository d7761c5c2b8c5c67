using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>What no single file can say: references between files, and rules that dates, versions and ids obey.</summary>
internal static class CatalogueChecks
{
    public static (CatalogueContent Content, IReadOnlyList<CatalogueFault> Faults) Check(
        Loaded<FieldsFile> fields,
        List<Loaded<Procedure>> procedures,
        List<Loaded<UnitsFile>> units,
        List<Loaded<CompetenceFile>> competence,
        List<Loaded<StaffFile>> staff,
        Loaded<SynonymsFile> synonyms,
        Loaded<CatalogueTexts> texts
    )
    {
        var faults = new List<CatalogueFault>();
        var (tree, treeFaults) = UnitTree.Build(units.SelectMany(file => file.Value.Units));
        faults.AddRange(treeFaults.Select(fault => OfUnit(fault, units)));

        var fieldIds = fields.Value.Fields.Select(field => field.Id).ToHashSet(StringComparer.Ordinal);
        var functions = tree.All.Select(unit => unit.Function).OfType<string>().ToHashSet(StringComparer.Ordinal);
        faults.AddRange(procedures.SelectMany(file => ProcedureChecks.Check(file, fieldIds, functions)));
        faults.AddRange(ProcedureChecks.CheckVersions(procedures));

        var codes = procedures.Select(file => file.Value.Code).ToHashSet();
        faults.AddRange(competence.SelectMany(file => OfCompetence(file, codes, tree)));
        faults.AddRange(OfStaff(staff, tree));
        faults.AddRange(OfSynonyms(synonyms, codes));
        faults.AddRange(
            Enum.GetValues<CompetentLevel>()
                .Where(level => !texts.Value.Levels.ContainsKey(level))
                .Select(level => new CatalogueFault(texts.File, "$.levels", $"The level {level} has no text."))
        );

        var content = new CatalogueContent(
            fields.Value.Fields,
            [.. procedures.Select(file => file.Value)],
            tree,
            [.. competence.SelectMany(file => file.Value.Rules)],
            [.. staff.SelectMany(file => file.Value.Staff)],
            synonyms.Value,
            texts.Value
        );
        return (content, faults);
    }

    private static CatalogueFault OfUnit(Domain.Rules.DomainError fault, List<Loaded<UnitsFile>> files)
    {
        var id = fault.Parameters["unit"];
        foreach (var file in files)
        {
            for (var at = file.Value.Units.Count - 1; at >= 0; at--)
            {
                if (file.Value.Units[at].Id == id)
                {
                    return new CatalogueFault(
                        file.File,
                        $"$.units[{at}].{fault.Parameters["field"]}",
                        $"{id}: {fault.Code}"
                    );
                }
            }
        }

        throw new InvalidOperationException($"No file holds the unit {id}.");
    }

    private static IEnumerable<CatalogueFault> OfCompetence(
        Loaded<CompetenceFile> file,
        HashSet<ProcedureCode> codes,
        UnitTree units
    )
    {
        foreach (var (at, rule) in file.Value.Rules.Index())
        {
            foreach (var code in rule.Procedures.Where(code => !codes.Contains(code)))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.rules[{at}].procedures",
                    $"No procedure has the code {code}."
                );
            }

            foreach (var id in rule.Units.Where(id => units.Find(id)?.IsAuthority is not true))
            {
                yield return new CatalogueFault(file.File, $"$.rules[{at}].units", $"'{id}' is no unit that decides.");
            }

            if (rule.Kind is null == (rule.Units.Count == 0))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.rules[{at}]",
                    "A rule names a kind of unit or units, not both."
                );
            }

            if (rule.ValidTo < rule.ValidFrom)
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.rules[{at}].validTo",
                    "The last day is before the first."
                );
            }
        }
    }

    private static IEnumerable<CatalogueFault> OfStaff(List<Loaded<StaffFile>> files, UnitTree units)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var (at, member) in file.Value.Staff.Index())
            {
                foreach (
                    var (name, id) in new[]
                    {
                        ("subject", $"{member.Issuer} {member.Subject}".TrimStart()),
                        ("login", member.Login),
                        ("email", member.Email),
                    }
                )
                {
                    if (!seen.Add($"{name} {id}"))
                    {
                        yield return new CatalogueFault(
                            file.File,
                            $"$.staff[{at}].{name}",
                            $"'{id}' is somebody else's."
                        );
                    }
                }

                if (member.Issuer is null && !Guid.TryParse(member.Subject, out _))
                {
                    yield return new CatalogueFault(
                        file.File,
                        $"$.staff[{at}].subject",
                        "An account of the built-in provider has a GUID; for another provider name its issuer."
                    );
                }

                foreach (var (index, position) in member.Positions.Index())
                {
                    var path = $"$.staff[{at}].positions[{index}]";
                    if (!seen.Add($"position {position.Id}"))
                    {
                        yield return new CatalogueFault(
                            file.File,
                            $"{path}.id",
                            $"'{position.Id}' is another position."
                        );
                    }

                    if (OfPlace(position, units) is var (field, message))
                    {
                        yield return new CatalogueFault(file.File, $"{path}.{field}", message);
                    }
                }
            }
        }
    }

    /// <summary>A position lies in a unit, and within the unit's life.</summary>
    private static (string Field, string Message)? OfPlace(StaffPosition position, UnitTree units)
    {
        if (units.Find(position.UnitId) is not { } unit)
        {
            return ("unitId", $"No unit has the id '{position.UnitId}'.");
        }

        return
            position.ValidFrom < unit.ValidFrom
            || (position.ValidTo ?? DateOnly.MaxValue) > (unit.ValidTo ?? DateOnly.MaxValue)
            ? ("validFrom", $"The position outlasts its unit '{unit.Id}'.")
            : null;
    }

    private static IEnumerable<CatalogueFault> OfSynonyms(Loaded<SynonymsFile> file, HashSet<ProcedureCode> codes) =>
        file
            .Value.Synonyms.Index()
            .SelectMany(entry =>
                entry
                    .Item.Procedures.Where(code => !codes.Contains(code))
                    .Select(code => new CatalogueFault(
                        file.File,
                        $"$.synonyms[{entry.Index}].procedures",
                        $"No procedure has the code {code}."
                    ))
            );
}
