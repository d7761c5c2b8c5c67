using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>What a tariff's file obeys: it names units and lines that there are, and no amount twice.</summary>
internal static class TariffChecks
{
    public static IEnumerable<CatalogueFault> Check(
        IReadOnlyList<Loaded<TariffsFile>> files,
        IReadOnlyList<Procedure> procedures,
        UnitTree units
    )
    {
        var lines = procedures.SelectMany(one => one.Fees.Select(fee => (one.Code, fee.Id))).ToHashSet();
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var (at, tariff) in file.Value.Tariffs.Index())
            {
                if (!seen.Add(tariff.Id))
                {
                    yield return Fault(file, $"[{at}].id", $"'{tariff.Id}' stands twice.", "catalogue.taken");
                }

                if (tariff.Unit is { } unit && units.Find(unit) is null)
                {
                    yield return Fault(
                        file,
                        $"[{at}].unit",
                        $"There is no unit '{unit}'.",
                        "catalogue.unknown-reference"
                    );
                }

                if (tariff.ValidTo < tariff.ValidFrom)
                {
                    yield return Fault(
                        file,
                        $"[{at}].validTo",
                        "The last day is before the first.",
                        "catalogue.dates-reversed"
                    );
                }

                foreach (var fault in CheckRates(file, at, tariff, lines))
                {
                    yield return fault;
                }
            }
        }
    }

    private static IEnumerable<CatalogueFault> CheckRates(
        Loaded<TariffsFile> file,
        int tariffAt,
        Tariff tariff,
        HashSet<(ProcedureCode, string)> lines
    )
    {
        foreach (var (at, rate) in tariff.Rates.Index())
        {
            var path = $"[{tariffAt}].rates[{at}]";
            if (!lines.Contains((rate.Procedure, rate.Fee)))
            {
                yield return Fault(
                    file,
                    path,
                    $"{rate.Procedure} has no fee '{rate.Fee}'.",
                    "catalogue.unknown-reference"
                );
            }

            if (
                tariff
                    .Rates.Take(at)
                    .Any(one => (one.Procedure, one.Fee, one.Channel) == (rate.Procedure, rate.Fee, rate.Channel))
            )
            {
                yield return Fault(file, path, "The same line and channel stands twice.", "catalogue.taken");
            }
        }
    }

    private static CatalogueFault Fault(Loaded<TariffsFile> file, string path, string message, string code) =>
        new(file.File, $"$.tariffs{path}", message, code);
}
