using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Editions;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>
/// The first calendars, every unit's office hours and the clock's rules, read once from the catalogue's data files; an
/// administrator's later versions are read through <see cref="PublishedCalendars"/>. A file that does not fit stops the start with an <see cref="InvalidDataException"/> that names the file and the field.
/// </summary>
public sealed class CalendarBook
{
    private const string HoursFile = "hours.json";
    private const string ClockFile = "clock.json";

    private readonly FrozenDictionary<LegalEdition, ClockRules> rules;

    private CalendarBook(UnitCalendars first, IReadOnlyDictionary<LegalEdition, ClockRules> rules)
    {
        First = first;
        Known = new() { [first.Version] = first };
        this.rules = rules.ToFrozenDictionary();
    }

    /// <summary>Version 1 of the calendars: that of the files. Later ones stand in the database.</summary>
    public UnitCalendars First { get; }

    /// <summary>The versions that were or are in force, as far as they have been read.</summary>
    internal ConcurrentDictionary<int, UnitCalendars> Known { get; }

    /// <summary>The working calendar of a unit as the files have it.</summary>
    public WorkingCalendar For(UnitCode unit) => First.For(unit);

    /// <summary>How the clock reads a moment of receipt under an edition.</summary>
    public ClockRules RulesOf(LegalEdition edition) => rules[edition];

    /// <summary>Reads <c>hours.json</c>, <c>clock.json</c> and one file per year from a folder.</summary>
    public static CalendarBook Load(string folder)
    {
        var years = Directory
            .EnumerateFiles(folder, "*.json")
            .Where(path => Path.GetFileName(path) is not (HoursFile or ClockFile))
            .Order(StringComparer.Ordinal)
            .Select(ReadYear)
            .ToList();
        var hoursPath = Path.Combine(folder, HoursFile);
        var file = CalendarFiles.Read<HoursFileContent>(hoursPath);
        var templates = new Dictionary<string, SeasonalHours>(StringComparer.Ordinal);
        foreach (var (at, template) in file.Templates.Index())
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"templates[{at}]");
            if (!templates.TryAdd(template.Code, ReadHours(hoursPath, field, template)))
            {
                throw CalendarFiles.Broken(hoursPath, $"{field}.code", "stands twice");
            }
        }

        var byUnit = new Dictionary<UnitCode, SeasonalHours>();
        foreach (var (unit, code) in file.Units)
        {
            var field = $"units.{unit}";
            byUnit.Add(UnitCode.Parse(unit).OrStop(hoursPath, field), Template(code, field));
        }

        var first = UnitCalendars.Create(years, byUnit, Template(file.Default, "default")).OrStop(folder, "years");
        return new CalendarBook(first, ReadRules(Path.Combine(folder, ClockFile)));

        SeasonalHours Template(string code, string field) =>
            templates.GetValueOrDefault(code) ?? throw CalendarFiles.Broken(hoursPath, field, $"no template '{code}'");
    }

    private static CalendarYear ReadYear(string path)
    {
        var file = CalendarFiles.Read<YearFileContent>(path);
        var days = new List<SpecialDay>();
        foreach (var day in file.Days.Where(day => day.InForce))
        {
            days.Add(new SpecialDay(day.Day, day.Kind, day.Name));
        }

        return CalendarYear
            .Create(file.Year, days, file.Decision, file.KnownThrough, file.Provisional, file.NeedsReview)
            .OrStop(path, "days");
    }

    private static Dictionary<LegalEdition, ClockRules> ReadRules(string path)
    {
        var byEdition = new Dictionary<LegalEdition, ClockRules>();
        foreach (var (at, entry) in CalendarFiles.Read<ClockFileContent>(path).Editions.Index())
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"editions[{at}]");
            if (
                !TimeOnly.TryParseExact(
                    entry.SameDayUntil,
                    "HH:mm",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var sameDayUntil
                )
            )
            {
                throw CalendarFiles.Broken(path, $"{field}.sameDayUntil", "is no HH:mm");
            }

            if (entry.AcceptanceMinutes < 1)
            {
                throw CalendarFiles.Broken(path, $"{field}.acceptanceMinutes", "is no time");
            }

            var read = new ClockRules
            {
                LastHourCountsFromNextDay = entry.LastHourCountsFromNextDay,
                SameDayUntil = sameDayUntil,
                AcceptanceMinutes = entry.AcceptanceMinutes,
                NeedsReview = entry.NeedsReview,
            };
            if (!byEdition.TryAdd(entry.Edition, read))
            {
                throw CalendarFiles.Broken(path, $"{field}.edition", "stands twice");
            }
        }

        var missing = Enum.GetValues<LegalEdition>().Where(edition => !byEdition.ContainsKey(edition)).ToList();
        return missing.Count == 0
            ? byEdition
            : throw CalendarFiles.Broken(path, "editions", $"lack {string.Join(", ", missing)}");
    }

    private static SeasonalHours ReadHours(string path, string field, HoursTemplate template)
    {
        if (template.Seasons.Count == 0)
        {
            throw CalendarFiles.Broken(path, $"{field}.seasons", "is empty");
        }

        return new SeasonalHours(
            template.Seasons.Select(
                (season, at) =>
                {
                    var here = string.Create(CultureInfo.InvariantCulture, $"{field}.seasons[{at}]");
                    // A leap year, so that a season may begin on 29 February.
                    if (
                        !DateOnly.TryParseExact(
                            $"2024-{season.From}",
                            "yyyy-MM-dd",
                            CultureInfo.InvariantCulture,
                            DateTimeStyles.None,
                            out var from
                        )
                    )
                    {
                        throw CalendarFiles.Broken(path, $"{here}.from", "is no MM-dd");
                    }

                    var hours = OfficeHours.Create(season.Counted, season.Intake, season.SaturdayIntake);
                    return new Season(from.Month, from.Day, hours.OrStop(path, here));
                }
            )
        )
        {
            NeedsReview = template.NeedsReview,
        };
    }
}
