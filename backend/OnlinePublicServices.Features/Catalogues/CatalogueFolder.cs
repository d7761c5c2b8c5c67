using System.Security.Cryptography;
using System.Text.Json;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>
/// Reads the catalogue's folder: <c>procedures/&lt;code&gt;.v&lt;version&gt;.json</c>, <c>units/*.json</c>,
/// <c>competence/*.json</c>, <c>staff/*.json</c>, <c>tariffs/*.json</c>, <c>notices/*.json</c>, <c>fields.json</c>,
/// <c>synonyms.json</c>, <c>texts.json</c>, <c>reasons.json</c>, <c>reusable-papers.json</c>,
/// <c>retention.json</c>. Forms and calendars beside them belong to other readers.
/// </summary>
public static class CatalogueFolder
{
    /// <summary>
    /// The catalogue in a folder.
    /// </summary>
    /// <exception cref="CatalogueInvalidException">Something is wrong with it; every fault is named at once.</exception>
    public static Catalogue Load(string folder) => Read(folder).OrStop();

    /// <summary>What a folder holds, not yet checked.</summary>
    /// <exception cref="CatalogueInvalidException">A file can't be read; every fault is named at once.</exception>
    internal static CatalogueSource Read(string folder)
    {
        var reading = new Reading(Path.GetFullPath(folder));
        var fields = reading.One<FieldsFile>("fields.json");
        var synonyms = reading.One<SynonymsFile>("synonyms.json");
        var texts = reading.One<CatalogueTexts>("texts.json");
        var reasons = reading.One<ReasonsFile>("reasons.json");
        var reusable = reading.One<ReusablePapersFile>("reusable-papers.json");
        var retention = reading.One<RetentionFile>("retention.json");
        var procedures = reading.Many<Procedure>("procedures");
        var units = reading.Many<UnitsFile>("units");
        var competence = reading.Many<CompetenceFile>("competence");
        var staff = reading.Many<StaffFile>("staff");
        var tariffs = reading.Many<TariffsFile>("tariffs");
        var notices = reading.Many<NoticesFile>("notices");

        // References are only looked at between files that could all be read: one typing error is one fault.
        return reading.Faults.Count > 0
            ? throw new CatalogueInvalidException(reading.Faults)
            : new CatalogueSource
            {
                Fields = fields!,
                Synonyms = synonyms!,
                Texts = texts!,
                Reasons = reasons!,
                ReusablePapers = reusable!,
                Retention = retention!,
                Procedures = procedures,
                Units = units,
                Competence = competence,
                Staff = staff,
                Tariffs = tariffs,
                Notices = notices,
                Revision = reading.Revision(),
            };
    }

    /// <summary>One pass over the folder, gathering what is wrong on the way.</summary>
    private sealed class Reading(string folder)
    {
        private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public List<CatalogueFault> Faults { get; } = [];

        public Loaded<T>? One<T>(string file)
            where T : class
        {
            if (!File.Exists(Path.Combine(folder, file)))
            {
                Faults.Add(new CatalogueFault(file, "$", "The file is missing."));
                return null;
            }

            return Read<T>(file);
        }

        public List<Loaded<T>> Many<T>(string subfolder)
            where T : class
        {
            var path = Path.Combine(folder, subfolder);
            var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.json") : [];
            if (files.Length == 0)
            {
                Faults.Add(new CatalogueFault($"{subfolder}/", "$", "The folder is missing or has no .json file."));
            }

            return
            [
                .. files
                    .Order(StringComparer.Ordinal)
                    .Select(file => Read<T>($"{subfolder}/{Path.GetFileName(file)}"))
                    .OfType<Loaded<T>>(),
            ];
        }

        public string Revision() => Convert.ToHexStringLower(digest.GetHashAndReset())[..16];

        private Loaded<T>? Read<T>(string file)
            where T : class
        {
            try
            {
                var bytes = File.ReadAllBytes(Path.Combine(folder, file));
                digest.AppendData(bytes);
                var value = JsonSerializer.Deserialize<T>(bytes, CatalogueJson.Options);
                if (value is not null)
                {
                    return new Loaded<T>(file, value);
                }

                Faults.Add(new CatalogueFault(file, "$", "The file holds nothing."));
            }
            catch (JsonException malformed)
            {
                Faults.Add(new CatalogueFault(file, malformed.Path ?? "$", Reason(malformed)));
            }

            return null;
        }

        /// <summary>The reader's words without its repetition of path and position.</summary>
        private static string Reason(JsonException malformed)
        {
            var reason = malformed.Message.Split(" Path: ", 2)[0];
            return malformed.LineNumber is { } line ? $"{reason} (line {line + 1})" : reason;
        }
    }
}

/// <summary>What was read, with the file that it came from.</summary>
internal sealed record Loaded<T>(string File, T Value);
