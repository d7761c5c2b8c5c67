using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Retention;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>What no single file can say: references between files, and rules that dates, versions and ids obey.</summary>
internal static class CatalogueChecks
{
    public static (CatalogueContent Content, IReadOnlyList<CatalogueFault> Faults) Check(CatalogueSource source)
    {
        var (procedures, units, texts) = (source.Procedures, source.Units, source.Texts);
        var faults = new List<CatalogueFault>();
        var (tree, treeFaults) = UnitTree.Build(units.SelectMany(file => file.Value.Units));
        faults.AddRange(treeFaults.Select(fault => OfUnit(fault, units)));

        var fieldIds = source.Fields.Value.Fields.Select(field => field.Id).ToHashSet(StringComparer.Ordinal);
        var functions = tree.All.Select(unit => unit.Function).OfType<string>().ToHashSet(StringComparer.Ordinal);
        faults.AddRange(procedures.SelectMany(file => ProcedureChecks.Check(file, fieldIds, functions)));
        faults.AddRange(ProcedureChecks.CheckVersions(procedures));

        var codes = procedures.Select(file => file.Value.Code).ToHashSet();
        faults.AddRange(source.Competence.SelectMany(file => OfCompetence(file, codes, tree)));
        faults.AddRange(units.SelectMany(OfAccounts));
        faults.AddRange(StaffChecks.Check(source.Staff, tree));
        faults.AddRange(TariffChecks.Check(source.Tariffs, [.. procedures.Select(file => file.Value)], tree));
        faults.AddRange(OfSynonyms(source.Synonyms, codes));
        faults.AddRange(OfReasons(source.Reasons));
        faults.AddRange(OfReusablePapers(source.ReusablePapers, codes));
        faults.AddRange(OfRetention(source.Retention));
        faults.AddRange(NoticeChecks.Check(source.Notices, source.LaidNotices));
        faults.AddRange(
            Enum.GetValues<CompetentLevel>()
                .Where(level => !texts.Value.Levels.ContainsKey(level))
                .Select(level => new CatalogueFault(texts.File, "$.levels", $"The level {level} has no text."))
        );

        var content = new CatalogueContent(
            source.Fields.Value.Fields,
            [.. procedures.Select(file => file.Value)],
            tree,
            [.. source.Competence.SelectMany(file => file.Value.Rules)],
            [.. source.Staff.SelectMany(file => file.Value.Staff)],
            [.. source.Tariffs.SelectMany(file => file.Value.Tariffs)],
            source.Synonyms.Value,
            texts.Value,
            source.Reasons.Value.Lists,
            source.ReusablePapers.Value,
            source.Retention.Value.Records,
            [.. source.Notices.SelectMany(file => file.Value.Templates)],
            [.. source.LaidNotices.Where(one => one.Adoption is not null)]
        );
        return (content, faults);
    }

    /// <summary>Of whatever a dossier holds there is one kind at most.</summary>
    private static IEnumerable<CatalogueFault> OfReusablePapers(
        Loaded<ReusablePapersFile> file,
        HashSet<ProcedureCode> codes
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, kind) in file.Value.Papers.Index())
        {
            string[] names =
            [
                $"kind {kind.Id}",
                .. kind.Papers.Select(code => $"paper {code}"),
                .. kind.ResultOf.Select(code => $"result of {code}"),
            ];
            foreach (var name in names.Where(name => !seen.Add(name)))
            {
                yield return new CatalogueFault(file.File, $"$.papers[{at}]", $"Twice: {name}.", "catalogue.taken");
            }

            foreach (var unknown in kind.ResultOf.Where(code => !codes.Contains(code)))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.papers[{at}].resultOf",
                    $"There is no procedure {unknown}.",
                    "catalogue.unknown-reference"
                );
            }

            if (kind.ValidMonths is < 1)
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.papers[{at}].validMonths",
                    "A time has at least one month.",
                    "catalogue.invalid"
                );
            }
        }
    }

    /// <summary>Each kind has a time, from a day on at most one.</summary>
    private static IEnumerable<CatalogueFault> OfRetention(Loaded<RetentionFile> file)
    {
        var records = file.Value.Records;
        foreach (var kind in Enum.GetValues<RecordKind>().Where(kind => records.All(one => one.Kind != kind)))
        {
            yield return new CatalogueFault(file.File, "$.records", $"{kind} have no time.", "field.required");
        }

        var seen = new HashSet<(RecordKind, DateOnly)>();
        foreach (var (at, record) in records.Index())
        {
            if (!seen.Add((record.Kind, record.ValidFrom)))
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.records[{at}].validFrom",
                    $"{record.Kind} have another time from that day on.",
                    "catalogue.taken"
                );
            }

            if (record.Months is < RecordPeriod.MonthsMin or > RecordPeriod.MonthsMax)
            {
                yield return new CatalogueFault(
                    file.File,
                    $"$.records[{at}].months",
                    $"From {RecordPeriod.MonthsMin} to {RecordPeriod.MonthsMax} months.",
                    "catalogue.invalid"
                );
            }

            // Each record of destruction repeats it, on one line.
            foreach (var (language, text) in new[] { ("vi", record.Source.Vi), ("en", record.Source.En ?? "") })
            {
                if (text.Length > RecordPeriod.SourceLengthMax || text.Any(char.IsControl))
                {
                    yield return new CatalogueFault(
                        file.File,
                        $"$.records[{at}].source.{language}",
                        $"One line of at most {RecordPeriod.SourceLengthMax} characters.",
                        "catalogue.invalid"
                    );
                }
            }
        }
    }

    private static IEnumerable<CatalogueFault> OfReasons(Loaded<ReasonsFile> file)
    {
        foreach (var list in file.Value.Lists)
        {
            var (name, seen) = (CatalogueEntry.NameOf(CatalogueKind.Reasons, list.Id), new HashSet<string>());
            foreach (var (at, reason) in list.Reasons.Index())
            {
                if (!seen.Add(reason.Code))
                {
                    yield return new CatalogueFault(
                        name,
                        $"$.reasons[{at}].code",
                        $"'{reason.Code}' stands twice.",
                        "catalogue.taken"
                    );
                }

                foreach (var (field, text) in new[] { ("code", reason.Code), ("label.vi", reason.Label.Vi) })
                {
                    if (string.IsNullOrWhiteSpace(text))
                    {
                        yield return new CatalogueFault(
                            name,
                            $"$.reasons[{at}].{field}",
                            "A reason has a code and a label.",
                            "field.required"
                        );
                    }
                }
            }

            if (list.Reasons.Count == 0)
            {
                yield return new CatalogueFault(name, "$.reasons", "There must be one to choose.", "field.required");
            }
        }
    }

    /// <summary>An account that no code for transfers can name would be found out by whoever wants to pay.</summary>
    private static IEnumerable<CatalogueFault> OfAccounts(Loaded<UnitsFile> file) =>
        file
            .Value.Units.Index()
            .Where(one =>
                one.Item.Account is { } account && !new TransferAccount(account.BankBin, account.Number).IsValid
            )
            .Select(one => new CatalogueFault(
                file.File,
                $"$.units[{one.Index}].account",
                "A bank has six digits, an account at most 19 letters and digits.",
                "catalogue.invalid"
            ));

    /// <summary>What a fault of the tree is called where an administrator sees it.</summary>
    private static string CodeOf(string fault) =>
        fault.Split('.')[^1] switch
        {
            "repeated" => "catalogue.taken",
            "reversed" => "catalogue.dates-reversed",
            "unknown" => "catalogue.unknown-reference",
            "not-in-force" => "catalogue.not-in-force",
            "of-living-unit" => "catalogue.successor-of-living-unit",
            "foreign" or "without-rest" => "catalogue.division-unclear",
            _ => "catalogue.invalid",
        };

    private static CatalogueFault OfUnit(Domain.Rules.DomainError fault, IReadOnlyList<Loaded<UnitsFile>> files)
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
                        $"{id}: {fault.Code}",
                        CodeOf(fault.Code)
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
