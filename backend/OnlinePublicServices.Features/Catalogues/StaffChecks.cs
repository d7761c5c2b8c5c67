using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>The rules that people, their posts and absences obey.</summary>
internal static class StaffChecks
{
    public static IEnumerable<CatalogueFault> Check(IReadOnlyList<Loaded<StaffFile>> files, UnitTree units)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var logins = files.SelectMany(file => file.Value.Staff).Select(m => m.Login).ToHashSet(StringComparer.Ordinal);
        return files.SelectMany(file =>
            file.Value.Staff.Index()
                .SelectMany(one =>
                    OfMember(one.Item, seen)
                        .Concat(OfPositions(one.Item, units, seen))
                        .Concat(OfAbsences(one.Item, logins))
                        .Select(fault => new CatalogueFault(
                            file.File,
                            $"$.staff[{one.Index}].{fault.Field}",
                            fault.Message,
                            fault.Code
                        ))
                )
        );
    }

    private static IEnumerable<Fault> OfMember(StaffMember member, HashSet<string> seen)
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
                yield return new Fault(name, $"'{id}' is somebody else's.", "catalogue.taken");
            }
        }

        foreach (var (name, text) in new[] { ("login", member.Login), ("name", member.Name), ("email", member.Email) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return new Fault(name, "It is empty.", "field.required");
            }
        }

        if (member.Issuer is null && !Guid.TryParse(member.Subject, out _))
        {
            yield return new Fault(
                "subject",
                "An account of the built-in provider has a GUID; for another provider name its issuer.",
                "catalogue.invalid"
            );
        }
    }

    private static IEnumerable<Fault> OfPositions(StaffMember member, UnitTree units, HashSet<string> seen)
    {
        foreach (var (at, position) in member.Positions.Index())
        {
            if (!seen.Add($"position {position.Id}"))
            {
                yield return new Fault(
                    $"positions[{at}].id",
                    $"'{position.Id}' is another position.",
                    "catalogue.taken"
                );
            }

            if (position.ValidTo < position.ValidFrom)
            {
                yield return new Fault(
                    $"positions[{at}].validTo",
                    "The last day is before the first.",
                    "catalogue.dates-reversed"
                );
            }

            if (string.IsNullOrWhiteSpace(position.Title.Vi))
            {
                yield return new Fault($"positions[{at}].title.vi", "The title is empty.", "field.required");
            }

            if (OfPlace(position, units) is { } fault)
            {
                yield return fault with
                {
                    Field = $"positions[{at}].{fault.Field}",
                };
            }
        }
    }

    private static IEnumerable<Fault> OfAbsences(StaffMember member, HashSet<string> logins)
    {
        foreach (var (at, absence) in member.Absences.Index())
        {
            if (absence.To < absence.From)
            {
                yield return new Fault(
                    $"absences[{at}].to",
                    "The last day is before the first.",
                    "catalogue.dates-reversed"
                );
            }

            if (absence.Deputy == member.Login || !logins.Contains(absence.Deputy))
            {
                yield return new Fault(
                    $"absences[{at}].deputy",
                    $"'{absence.Deputy}' can't be the deputy.",
                    "catalogue.unknown-reference"
                );
            }
        }
    }

    /// <summary>A position lies in a unit, and within the unit's life.</summary>
    private static Fault? OfPlace(StaffPosition position, UnitTree units)
    {
        if (units.Find(position.UnitId) is not { } unit)
        {
            return new Fault("unitId", $"No unit has the id '{position.UnitId}'.", "catalogue.unknown-reference");
        }

        return
            position.ValidFrom < unit.ValidFrom
            || (position.ValidTo ?? DateOnly.MaxValue) > (unit.ValidTo ?? DateOnly.MaxValue)
            ? new Fault("validFrom", $"The position outlasts its unit '{unit.Id}'.", "catalogue.not-in-force")
            : null;
    }

    private sealed record Fault(string Field, string Message, string Code);
}
