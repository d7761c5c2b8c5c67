using System.Collections.Frozen;
using System.Globalization;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>
/// The published calendars and every unit's office hours, read once from the catalogue's data files. A file that does
/// not fit stops the start with an <see cref="InvalidDataException"/> that names the file and the field.
/// </summary>
public sealed class CalendarBook
{
    private const string HoursFile = "hours.json";

    private readonly FrozenDictionary<UnitCode, WorkingCalendar> ownCalendars;
    private readonly WorkingCalendar ofAllOthers;

    private CalendarBook(IReadOnlyDictionary<UnitCode, WorkingCalendar> byUnit, WorkingCalendar ofAllOthers)
    {
        ownCalendars = byUnit.ToFrozenDictionary();
        this.ofAllOthers = ofAllOthers;
    }

    /// <summary>The working calendar of a unit; a unit with no hours of its own keeps the default ones.</summary>
    public WorkingCalendar For(UnitCode unit) => ownCalendars.GetValueOrDefault(unit, ofAllOthers);

    /// <summary>Reads <c>hours.json</c> and one file per year from a folder.</summary>
    public static CalendarBook Load(string folder)
    {
        var years = Directory
            .EnumerateFiles(folder, "*.json")
            .Where(path => Path.GetFileName(path) != HoursFile)
            .Order(StringComparer.Ordinal)
            .Select(ReadYear)
            .ToList();
        var hoursPath = Path.Combine(folder, HoursFile);
        var file = CalendarFiles.Read<HoursFileContent>(hoursPath);
        var templates = new Dictionary<string, WorkingCalendar>(StringComparer.Ordinal);
        foreach (var (at, template) in file.Templates.Index())
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"templates[{at}]");
            var calendar = WorkingCalendar.Create(years, ReadHours(hoursPath, field, template));
            if (!templates.TryAdd(template.Code, calendar.OrStop(folder, "years")))
            {
                throw CalendarFiles.Broken(hoursPath, $"{field}.code", "stands twice");
            }
        }

        var byUnit = new Dictionary<UnitCode, WorkingCalendar>();
        foreach (var (unit, code) in file.Units)
        {
            var field = $"units.{unit}";
            byUnit.Add(UnitCode.Parse(unit).OrStop(hoursPath, field), Template(code, field));
        }

        return new CalendarBook(byUnit, Template(file.Default, "default"));

        WorkingCalendar Template(string code, string field) =>
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
            .Create(file.Year, days, file.Decision, file.KnownThrough, file.Provisional)
            .OrStop(path, "days");
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
        );
    }
}
