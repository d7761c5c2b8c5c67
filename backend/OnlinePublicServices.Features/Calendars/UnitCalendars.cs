using System.Collections.Frozen;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Calendars;

/// <summary>The working calendars of all units at one version; it never changes.</summary>
public sealed class UnitCalendars
{
    private readonly IReadOnlyDictionary<UnitCode, SeasonalHours> hoursOfUnits;
    private readonly SeasonalHours hoursOfAllOthers;
    private readonly FrozenDictionary<SeasonalHours, WorkingCalendar> byHours;

    private UnitCalendars(
        int version,
        IReadOnlyDictionary<UnitCode, SeasonalHours> hoursOfUnits,
        SeasonalHours hoursOfAllOthers,
        FrozenDictionary<SeasonalHours, WorkingCalendar> byHours
    )
    {
        Version = version;
        this.hoursOfUnits = hoursOfUnits;
        this.hoursOfAllOthers = hoursOfAllOthers;
        this.byHours = byHours;
    }

    /// <summary>Its number; 1 stands in the catalogue's files.</summary>
    public int Version { get; }

    /// <summary>The published years, by their number.</summary>
    public IReadOnlyDictionary<int, CalendarYear> Years => byHours[hoursOfAllOthers].Years;

    /// <summary>The working calendar of a unit; a unit with no hours of its own keeps the default ones.</summary>
    public WorkingCalendar For(UnitCode unit) => byHours[hoursOfUnits.GetValueOrDefault(unit, hoursOfAllOthers)];

    /// <summary>
    /// The working calendar of a unit or a division of one, under its code of today or of its time: it keeps its hours by
    /// either.
    /// </summary>
    public WorkingCalendar Of(string unitId, UnitTree units) =>
        (units.Find(unitId) is { AgencyCodes.Count: > 0 } own ? own : units.AuthorityOf(unitId))?.AgencyCodes
            is [.., var code]
            ? For(code)
            : throw new InvalidOperationException($"{unitId} has no agency code.");

    /// <summary>The first version. Errors: <c>calendar.years-broken</c>.</summary>
    internal static Result<UnitCalendars> Create(
        IReadOnlyCollection<CalendarYear> years,
        IReadOnlyDictionary<UnitCode, SeasonalHours> hoursOfUnits,
        SeasonalHours hoursOfAllOthers
    ) => Create(1, years, hoursOfUnits, hoursOfAllOthers);

    /// <summary>
    /// A later version, in which one year is another or new. Errors: <c>calendar.years-broken</c> (it leaves a gap).
    /// </summary>
    internal Result<UnitCalendars> With(int version, CalendarYear year) =>
        Create(
            version,
            [.. Years.Values.Where(other => other.Year != year.Year), year],
            hoursOfUnits,
            hoursOfAllOthers
        );

    private static Result<UnitCalendars> Create(
        int version,
        IReadOnlyCollection<CalendarYear> years,
        IReadOnlyDictionary<UnitCode, SeasonalHours> hoursOfUnits,
        SeasonalHours hoursOfAllOthers
    )
    {
        var calendars = new Dictionary<SeasonalHours, WorkingCalendar>();
        foreach (var hours in hoursOfUnits.Values.Append(hoursOfAllOthers).Distinct())
        {
            var calendar = WorkingCalendar.Create(years, hours, version);
            if (calendar.IsRefused)
            {
                return calendar.Error;
            }

            calendars.Add(hours, calendar.Value);
        }

        return new UnitCalendars(version, hoursOfUnits, hoursOfAllOthers, calendars.ToFrozenDictionary());
    }
}
