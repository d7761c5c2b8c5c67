using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Procedures;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>The rules that a procedure's file obeys beyond its shape.</summary>
internal static class ProcedureChecks
{
    // The head of the authority itself, which is a person's post and no unit.
    private const string Leadership = "leadership";

    public static IEnumerable<CatalogueFault> Check(
        Loaded<Procedure> file,
        HashSet<string> fields,
        HashSet<string> functions
    )
    {
        var procedure = file.Value;
        var expected = $"procedures/{procedure.Code}.v{procedure.Version}.json";
        var cases = procedure.Cases.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        (string Path, bool Holds, string Message, string Code)[] rules =
        [
            (
                "$.code",
                file.File == expected,
                $"By code and version the file's name is '{expected}'.",
                "catalogue.invalid"
            ),
            ("$.version", procedure.Version >= 1, "Versions count from 1.", "catalogue.invalid"),
            (
                "$.validTo",
                procedure.ValidTo is not { } last || last >= procedure.ValidFrom,
                "The last day is before the first.",
                "catalogue.dates-reversed"
            ),
            (
                "$.field",
                fields.Contains(procedure.Field),
                $"No field of work has the id '{procedure.Field}'.",
                "catalogue.unknown-reference"
            ),
            ("$.name.vi", !string.IsNullOrWhiteSpace(procedure.Name.Vi), "The name is empty.", "field.required"),
            (
                "$.legacyLevel",
                procedure.LegacyLevel == LegacyLevelOf(procedure.OnlineLevel),
                "The old level does not fit onlineLevel.",
                "catalogue.invalid"
            ),
        ];
        return rules
            .Concat(RulesOfParts(procedure, cases.Count))
            .Where(rule => !rule.Holds)
            .Select(rule => new CatalogueFault(file.File, rule.Path, rule.Message, rule.Code))
            .Concat(CheckPapers(file))
            .Concat(CheckFees(file))
            .Concat(CheckCaseNames(file, cases))
            .Concat(CheckProcess(file, functions));
    }

    private static (string Path, bool Holds, string Message, string Code)[] RulesOfParts(
        Procedure procedure,
        int distinctCases
    ) =>
        [
            ("$.audience", procedure.Audience.Count > 0, "Somebody must be able to file.", "field.required"),
            ("$.channels", procedure.Channels.Count > 0, "There must be a way to file.", "field.required"),
            (
                "$.times",
                procedure.Times is [{ OnlyIn.Count: 0 }, ..],
                "The first line is the general one, without onlyIn.",
                "catalogue.invalid"
            ),
            (
                "$.retention",
                procedure.Retention?.IsWhole is not false,
                "For good, or 24 to 840 months; a result no shorter than its dossier.",
                "catalogue.invalid"
            ),
            ("$.steps", procedure.Steps.Count > 0, "The steps are missing.", "field.required"),
            ("$.legalBasis", procedure.LegalBasis.Count > 0, "The legal basis is missing.", "field.required"),
            ("$.cases", distinctCases == procedure.Cases.Count, "Two cases have the same id.", "catalogue.taken"),
            (
                "$.papers",
                AreDistinct(procedure.Papers.Select(paper => paper.Code)),
                "Two papers have the same code.",
                "catalogue.taken"
            ),
            (
                "$.fees",
                AreDistinct(procedure.Fees.Select(fee => fee.Id)),
                "Two fees have the same id.",
                "catalogue.taken"
            ),
        ];

    /// <summary>Two versions of one procedure never apply to the same day, and a later number comes later.</summary>
    public static IEnumerable<CatalogueFault> CheckVersions(IEnumerable<Loaded<Procedure>> files)
    {
        foreach (var versions in files.GroupBy(file => file.Value.Code))
        {
            foreach (var (earlier, later) in versions.OrderBy(file => file.Value.Version).Pairwise())
            {
                if (later.Value.Version == earlier.Value.Version)
                {
                    yield return new CatalogueFault(
                        later.File,
                        "$.version",
                        $"'{earlier.File}' has the same version.",
                        "catalogue.taken"
                    );
                }
                else if (earlier.Value.ValidTo is not { } last || later.Value.ValidFrom <= last)
                {
                    yield return new CatalogueFault(
                        later.File,
                        "$.validFrom",
                        $"'{earlier.File}' still applies on that day.",
                        "catalogue.versions-overlap"
                    );
                }
            }
        }
    }

    private static int LegacyLevelOf(ServiceLevel level) =>
        level switch
        {
            ServiceLevel.None => 2,
            ServiceLevel.Partial => 3,
            ServiceLevel.Full => 4,
        };

    private static IEnumerable<CatalogueFault> CheckPapers(Loaded<Procedure> file)
    {
        foreach (var (at, paper) in file.Value.Papers.Index())
        {
            if (paper.Copies < 1)
            {
                yield return new CatalogueFault(file.File, $"$.papers[{at}].copies", "At least one.");
            }

            if (!IsLookUpClear(paper))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.papers[{at}].answeredBy",
                    "A look-up names facts, each once, the instrument that allows it, and stands in replacedBy."
                );
            }

            if (paper is { Fileable: true, Accepts.Count: 0 })
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.papers[{at}].accepts",
                    "What can be uploaded is missing."
                );
            }
        }
    }

    /// <summary>A look-up without a source is none, and whoever reads the procedure has to see it too.</summary>
    private static bool IsLookUpClear(RequiredDocument paper) =>
        paper.AnsweredBy is not { } answer
        || (
            answer.Facts.Count > 0
            && answer.Facts.Distinct().Count() == answer.Facts.Count
            && !string.IsNullOrWhiteSpace(answer.Source)
            && paper.ReplacedBy is not null
        );

    private static IEnumerable<CatalogueFault> CheckFees(Loaded<Procedure> file)
    {
        foreach (var (at, fee) in file.Value.Fees.Index())
        {
            if (fee is { AmountVnd: not null, Formula: not null })
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.fees[{at}]",
                    "A line has an amount or a formula, not both."
                );
            }

            foreach (var exemption in fee.Exemptions)
            {
                if (exemption.Case is null == exemption.Timely is null || exemption.PaysPercent is < 0 or > 99)
                {
                    yield return new CatalogueFault(
                        file.File,
                        $"$.fees[{at}].exemptions",
                        $"'{exemption.Id}' holds by a case or by dates, and leaves 0 to 99 percent to pay."
                    );
                }
            }

            if (fee.Formula is not (null or CertifiedCopyFee.FormulaName))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.fees[{at}].formula",
                    $"There is no formula '{fee.Formula}'."
                );
            }
        }
    }

    /// <summary>Every step with where it stands, those alongside another included.</summary>
    private static IEnumerable<(string Path, ProcessStep Step)> AllSteps(Procedure procedure) =>
        procedure
            .Process.Index()
            .SelectMany(step =>
                step.Item.Alongside.Index()
                    .Select(other => ($"$.process[{step.Index}].alongside[{other.Index}]", other.Item))
                    .Prepend(($"$.process[{step.Index}]", step.Item))
            );

    private static IEnumerable<CatalogueFault> CheckProcess(Loaded<Procedure> file, HashSet<string> functions)
    {
        var (process, seen) = (file.Value.Process, new HashSet<string>(StringComparer.Ordinal));
        if (process.Count >= 2 && process.SkipLast(1).Count(step => step.Time is null) != 1)
        {
            yield return new CatalogueFault(
                file.File,
                "$.process",
                "Of the steps before the last exactly one has no time of its own.",
                "catalogue.rest-step"
            );
        }

        foreach (var (path, step) in AllSteps(file.Value))
        {
            if (!seen.Add(step.Id))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"{path}.id",
                    "Two steps have the same id.",
                    "catalogue.taken"
                );
            }

            if (string.IsNullOrWhiteSpace(step.Name.Vi))
            {
                yield return new CatalogueFault(file.File, $"{path}.name.vi", "The name is empty.", "field.required");
            }

            if (step.Time is not (null or { Kind: TimeLimitKind.WorkingDays or TimeLimitKind.WorkingHours }))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"{path}.time",
                    "A step takes working days or hours.",
                    "catalogue.step-time"
                );
            }

            if (step.Function != Leadership && !functions.Contains(step.Function))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"{path}.function",
                    $"No unit has the function '{step.Function}'.",
                    "catalogue.unknown-reference"
                );
            }
        }
    }

    private static IEnumerable<CatalogueFault> CheckCaseNames(Loaded<Procedure> file, HashSet<string> cases)
    {
        var procedure = file.Value;
        var named = procedure
            .Papers.Index()
            .SelectMany(one => one.Item.OnlyIn.Select(name => ($"$.papers[{one.Index}].onlyIn", name)))
            .Concat(
                procedure
                    .Papers.Index()
                    .SelectMany(one => one.Item.NotIn.Select(name => ($"$.papers[{one.Index}].notIn", name)))
            )
            .Concat(
                procedure
                    .Times.Index()
                    .SelectMany(one => one.Item.OnlyIn.Select(name => ($"$.times[{one.Index}].onlyIn", name)))
            )
            .Concat(
                procedure
                    .Fees.Index()
                    .SelectMany(one => one.Item.OnlyIn.Select(name => ($"$.fees[{one.Index}].onlyIn", name)))
            )
            .Concat(
                procedure
                    .Fees.Index()
                    .SelectMany(one =>
                        one.Item.Exemptions.Select(exemption => exemption.Case)
                            .OfType<string>()
                            .Select(name => ($"$.fees[{one.Index}].exemptions", name))
                    )
            );
        return named
            .Where(use => !cases.Contains(use.name))
            .Select(use => new CatalogueFault(file.File, use.Item1, $"There is no case '{use.name}'."));
    }

    private static bool AreDistinct(IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return ids.All(seen.Add);
    }

    private static IEnumerable<(T, T)> Pairwise<T>(this IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Zip(list.Skip(1));
    }
}
